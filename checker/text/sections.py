"""Sections: headings, their depth, and the range up to the next one."""

from __future__ import annotations

from checker.domain.span import Span
from checker.text.document import Line, LineKind, Section
from checker.text.headings import heading_style
from checker.text.looks import answer_start


def find_sections(text: str, lines: list[Line]) -> list[Section]:
    """Return the sections in order; the first lies before any heading.

    Levels follow the order in which styles of marks appear (■ over 1. over (1)), Markdown marks say theirs.
    """
    heads = [line for line in lines if line.kind in (LineKind.HEADING, LineKind.QUESTION)]
    starts = [line.span.start for line in heads]
    sections = [Section(None, 0, Span(0, starts[0] if starts else len(text)))]
    styles: list[str] = []
    for i, line in enumerate(heads):
        words = line.span.of(text)
        style = "question" if line.kind is LineKind.QUESTION else heading_style(words) or "plain"
        level = _level(styles, style)
        if line.kind is LineKind.QUESTION:
            words = words[: answer_start(words)]
        end = starts[i + 1] if i + 1 < len(starts) else len(text)
        sections.append(Section(_bare(words, line.span), level, Span(line.span.start, end)))
    return sections


def _level(styles: list[str], style: str) -> int:
    if style.startswith("md"):
        while styles and not (styles[-1].startswith("md") and styles[-1] < style):
            styles.pop()
        styles.append(style)
        return int(style[2:])
    if style in styles:
        del styles[styles.index(style) + 1 :]
    else:
        styles.append(style)
    return len(styles)


def _bare(words: str, span: Span) -> Span:
    left = len(words) - len(words.lstrip())
    return Span(span.start + left, span.start + len(words.rstrip()))
