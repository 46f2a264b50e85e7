"""The picture responder × slot as inline SVG: how many replies of whom are to be corrected, and in which matters."""

from __future__ import annotations

from html import escape

from checker.domain.audit import AuditReport
from checker.domain.names import slot_name
from checker.report.audit.summary import by_responder, by_slot
from checker.report.lines import cut

MOST_ROWS = 40
_LEFT, _TOP, _CELL_W, _CELL_H = 170, 90, 62, 26


def heatmap(report: AuditReport) -> str:
    """Return the picture, empty where nobody is to be corrected; at most MOST_ROWS responders."""
    people = [row for row in by_responder(report) if row.deviating][:MOST_ROWS]
    slots = [s.slot for s in by_slot(report) if any(s.slot in row.by_slot for row in people)]
    if not people:
        return ""
    most = max(count for row in people for count in row.by_slot.values())
    shapes = [_slot(slot, i) for i, slot in enumerate(slots)]
    for k, row in enumerate(people):
        y = _TOP + k * _CELL_H
        name = escape(cut(row.responder, 18))
        shapes.append(f'<text x="{_LEFT - 8}" y="{y + 18}" text-anchor="end">{name} <tspan class="minor">{row.deviating}/{row.replies}</tspan></text>')
        shapes.extend(_cell(i, y, row.by_slot.get(slot, 0), most) for i, slot in enumerate(slots))
    width, height = _LEFT + len(slots) * _CELL_W + 40, _TOP + len(people) * _CELL_H + 6
    label = f"回答者ごと・項目ごとの、訂正が要る回答の数。最も多いのは{people[0].responder}の{people[0].deviating}件"
    return (
        f'<div class="map"><svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(label)}" xmlns="http://www.w3.org/2000/svg">{"".join(shapes)}</svg></div>'
    )


def _slot(slot: str, i: int) -> str:
    x = _LEFT + i * _CELL_W + _CELL_W // 2
    return f'<text class="minor" x="{x}" y="{_TOP - 10}" transform="rotate(-35 {x} {_TOP - 10})">{escape(slot_name(slot))}</text>'


def _cell(i: int, y: int, count: int, most: int) -> str:
    x = _LEFT + i * _CELL_W
    heat = 0 if not count else 1 + min(2, 3 * (count - 1) // max(1, most))
    number = f'<text class="on{heat}" x="{x + _CELL_W // 2}" y="{y + 18}" text-anchor="middle">{count}</text>' if count else ""
    return f'<rect class="h{heat}" x="{x}" y="{y}" width="{_CELL_W}" height="{_CELL_H}"/>{number}'
