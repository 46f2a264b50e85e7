"""Places of a text for people and machines: line, column and words of a span, in the file it came from."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from checker.domain.filemap import FileMap
from checker.domain.report import DocumentReport
from checker.domain.span import Span


class Places:
    """Line index of one text; columns and lines count from 1, in code points.

    Args:
        paragraphs: (start, end, number) of the paragraphs of a Word file, which has no lines.
        file: for an extracted text (HTML), the file: what people and programs are told are places of that.
    """

    def __init__(self, text: str, paragraphs: tuple[tuple[int, int, int], ...] = (), file: FileMap | None = None) -> None:
        self.text = text
        self._paragraphs = paragraphs
        self._starts = _starts(text)
        self._file = file
        self._file_starts = _starts(file.text) if file else []

    @property
    def file_text(self) -> str:
        """The text that ``in_file`` counts in."""
        return self._file.text if self._file else self.text

    def in_file(self, span: Span) -> Span:
        """Return the range of a span in the file it came from; the span itself where they are the same."""
        return self._file.span(span) if self._file else span

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset of the text itself."""
        return _line_column(self._starts, offset)

    def file_line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset of the file (see ``in_file``)."""
        return _line_column(self._file_starts if self._file else self._starts, offset)

    def shown(self, span: Span) -> tuple[int, int]:
        """Return where a span begins, for people: line and column of the file, or paragraph and column in it (Word)."""
        k = self._paragraph_at(span.start)
        if k >= 0:
            start, end, number = self._paragraphs[k]
            return number, min(max(span.start, start), end) - start + 1
        return self.file_line_column(self.in_file(span).start)

    def line_span(self, line: int) -> Span:
        """Return the range of a line (from 1) of the text itself, without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
        return Span(start, end - 1 if end > start and self.text[end - 1] == "\r" else end)

    def tree(self, span: Span) -> dict[str, Any]:
        """Return the SPAN of CONTRACT.md; ``shown`` are the words without the tags, where the file has tags in them."""
        there = self.in_file(span)
        line, column = self.file_line_column(there.start)
        tree = {"start": there.start, "end": there.end, "line": line, "column": column, "text": there.of(self.file_text)}
        if self._file and tree["text"] != span.of(self.text):
            tree["shown"] = span.of(self.text)
        number = self.paragraph(span.start)
        return {**tree, "paragraph": number} if number else tree

    def paragraph(self, offset: int) -> int | None:
        """Return the number of the Word paragraph at an offset, None for other formats."""
        k = self._paragraph_at(offset)
        return self._paragraphs[k][2] if k >= 0 else None

    def name(self, span: Span) -> str:
        """Return 「12行」, or 「第5段落」 where the text came from Word."""
        return f"第{number}段落" if (number := self.paragraph(span.start)) else f"{self.shown(span)[0]}行"

    def _paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph at or before an offset (the first one for what stands before it), -1 without any."""
        k = bisect_right(self._paragraphs, offset, key=lambda p: p[0]) - 1
        return max(k, 0) if self._paragraphs else -1


def places_of(document: DocumentReport) -> Places:
    """Return the places of a document."""
    return Places(document.text, document.paragraphs, document.file)


def _starts(text: str) -> list[int]:
    return [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]


def _line_column(starts: list[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
