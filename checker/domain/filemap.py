"""FileMap (対応): where the characters of an extracted text stand in the file they were taken from."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from checker.domain.span import Span

_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


@dataclass(frozen=True, slots=True, repr=False)
class FileMap:
    """The decoded file (HTML) and, for each character of the extracted text, the offset of what made it.

    Attributes:
        text: the whole file, decoded.
        origins: an offset of ``text`` for each character of the extracted text; marks that stand for a tag have the tag's.
    """

    text: str
    origins: tuple[int, ...]

    def span(self, span: Span) -> Span:
        """Return the range of the file that a span of the extracted text comes from, tags in it included."""
        if not self.origins:
            return Span(0, 0)
        start = self.origins[min(span.start, len(self.origins) - 1)]
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self._end(span.end - 1)))

    def offset(self, origin: int) -> int:
        """Return the place in the extracted text of the first character that stands at or behind ``origin`` in the file."""
        return bisect_left(self.origins, origin)

    def _end(self, last: int) -> int:
        """Return where the character ``last`` of the extracted text ends in the file: a reference is one character."""
        at = self.origins[min(last, len(self.origins) - 1)]
        if self.text[at : at + 1] == "<":  # a mark that stands for a tag takes no room of its own
            return at
        found = _REFERENCE.match(self.text, at)
        return found.end() if found else at + 1
