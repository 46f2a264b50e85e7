"""Build a Document: classify lines, find sections, cut sentences by layout and punctuation."""

from __future__ import annotations

from checker.domain.span import Span
from checker.text.document import Document, Line, LineKind
from checker.text.layout import classify_line, layout
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
    titles = [line.span for line in lines if line.kind is LineKind.TITLE]
    if not titles:
        return None
    words = Span(titles[0].start, titles[-1].end).of(text)
    left, right = len(words) - len(words.lstrip()), len(words.rstrip())
    return Span(titles[0].start + left, titles[0].start + right)
