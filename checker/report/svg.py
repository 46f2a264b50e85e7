"""The timeline picture 発生 → 発覚 → 公表 as inline SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from checker.report.overview import Step, ago, japanese_date

_WIDTH, _HEIGHT, _MARGIN, _Y = 700, 110, 90, 50


def timeline_svg(steps: Sequence[Step], delay_days: int | None) -> str:
    """Return the picture, empty for fewer than two points; the way from 発覚 to 公表 is bold where it takes a day or more."""
    if len(steps) < 2:
        return ""
    gap = (_WIDTH - 2 * _MARGIN) / (len(steps) - 1)
    shapes: list[str] = []
    for i, step in enumerate(steps):
        x = _MARGIN + gap * i
        if i:
            late = step.name == "公表" and bool(delay_days)
            css = ' class="late"' if late else ""
            shapes.append(f'<line{css} x1="{x - gap:.0f}" y1="{_Y}" x2="{x:.0f}" y2="{_Y}"/>')
            shapes.append(_text(x - gap / 2, _Y - 10, ago(step.days), "minor"))
    for i, step in enumerate(steps):
        x = _MARGIN + gap * i
        shapes.append(f'<circle cx="{x:.0f}" cy="{_Y}" r="8"/>')
        shapes.append(_text(x, _Y + 28, step.name, ""))
        shapes.append(_text(x, _Y + 48, japanese_date(step.date.value), "minor"))
    said = "、".join(f"{s.name} {japanese_date(s.date.value)}" for s in steps)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(said)}" xmlns="http://www.w3.org/2000/svg">'
        f"{''.join(shapes)}</svg>"
    )


def _text(x: float, y: int, words: str, css: str) -> str:
    return f'<text x="{x:.0f}" y="{y}" text-anchor="middle" class="{css}">{escape(words)}</text>' if words else ""
