"""Positions of the language server protocol: lines from 0, columns in UTF-16 unless the client agreed on another unit."""

from __future__ import annotations

import re
from bisect import bisect_right

_ENDS = re.compile(r"\r\n|\n|\r")


class Positions:
    """Maps offsets (code points) of one text to lines and columns."""

    def __init__(self, text: str, unit: str = "utf-16") -> None:
        self.text = text
        self._unit = unit
        self._starts = [0, *(m.end() for m in _ENDS.finditer(text))]

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return line, self._width(self.text[self._starts[line] : offset])

    def offset(self, line: int, column: int) -> int:
        """Return the offset of line and column; beyond the end of a line its end."""
        if line >= len(self._starts):
            return len(self.text)
        at = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        while at < end and self._width(self.text[self._starts[line] : at]) < column:
            at += 1
        return at

    def _width(self, words: str) -> int:
        if self._unit == "utf-8":
            return len(words.encode("utf-8", "surrogatepass"))
        return len(words) if self._unit == "utf-32" else len(words.encode("utf-16-le", "surrogatepass")) // 2
