"""Places of a text for people: line, column and words of a span."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from checker.domain.span import Span


class Places:
    """Line index of one text; columns and lines count from 1, in code points."""

    def __init__(self, text: str, paragraphs: tuple[tuple[int, int, int], ...] = ()) -> None:
        self.text = text
        self._paragraphs = paragraphs
        self._starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line_span(self, line: int) -> Span:
        """Return the range of a line (from 1) without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
        return Span(start, end - 1 if end > start and self.text[end - 1] == "\r" else end)

    def tree(self, span: Span) -> dict[str, Any]:
        """Return the SPAN of CONTRACT.md."""
        line, column = self.line_column(span.start)
        tree = {"start": span.start, "end": span.end, "line": line, "column": column, "text": span.of(self.text)}
        number = self.paragraph(span.start)
        return {**tree, "paragraph": number} if number else tree

    def paragraph(self, offset: int) -> int | None:
        """Return the number of the Word paragraph at an offset, None for other formats."""
        k = bisect_right(self._paragraphs, offset, key=lambda p: p[0]) - 1
        return self._paragraphs[k][2] if k >= 0 else None

    def name(self, span: Span) -> str:
        """Return 「12行」, or 「第5段落」 where the text came from Word."""
        number = self.paragraph(span.start)
        return f"第{number}段落" if number else f"{self.line_column(span.start)[0]}行"
