"""Build a Document: classify lines, find sections, cut sentences by layout and punctuation."""

from __future__ import annotations

from itertools import groupby

from checker.domain.span import Span
from checker.text.document import Document, Line, LineKind
from checker.text.kinds import classify_line
from checker.text.layout import layout
from checker.text.sections import find_sections
from checker.text.sentences import cut_sentences
from checker.text.source import SourceText

__all__ = ["build_document", "classify_line"]


def build_document(source: SourceText) -> Document:
    """Segment ``source`` into lines, sections and sentences."""
    lines = layout(source)
    sections = find_sections(source.text, lines)
    sentences = cut_sentences(source.text, lines, sections)
    return Document(source, tuple(lines), tuple(sections), tuple(sentences), _title(source.text, lines))


def _title(text: str, lines: list[Line]) -> Span | None:
    """Return the longest run of title lines (「第２報」 may stand apart from the headline)."""
    runs = [list(run) for kind, run in groupby(lines, key=lambda line: line.kind) if kind is LineKind.TITLE]
    if not runs:
        return None
    best = max((Span(run[0].span.start, run[-1].span.end) for run in runs), key=lambda span: span.end - span.start)
    words = best.of(text)
    return Span(best.start + len(words) - len(words.lstrip()), best.start + len(words.rstrip()))
