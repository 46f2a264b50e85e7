"""RE2 patterns called where it is cheap: on bytes, without the Python layer of the package.

The layer's generator costs 5 µs a call (measured), the automaton itself 1 to 6 µs on a notice of 3 kB; a check of one notice asks
some 3,000 times. ``Automaton`` calls the automaton and falls back to the layer should a later version hide it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_EDGE = re.compile(r"(?<!\[)\^|\$|\\[AzbB]")  # signs that ask for an edge of the text or of a word


class Automaton:
    """One RE2 pattern.

    Raises:
        re2.error: if the pattern is none.
    """

    __slots__ = ("_anchor", "_layer", "_match", "is_local")

    def __init__(self, pattern: str) -> None:
        import re2

        options = re2.Options()
        options.log_errors = False  # callers tell what is wrong, and where
        self._layer = re2.compile(pattern, options=options)
        self._match: Any = getattr(getattr(self._layer, "_regexp", None), "Match", None)
        self._anchor: Any = getattr(getattr(re2, "_Anchor", None), "UNANCHORED", None)
        if self._anchor is None:
            self._match = None
        #: A match does not depend on where the text begins and ends: what matches in a part matches in the whole.
        self.is_local = _EDGE.search(pattern) is None

    def found_in(self, blob: bytes) -> bool:
        """Tell whether the pattern occurs in UTF-8 bytes."""
        if self._match is None:
            return self._layer.search(blob) is not None
        return bool(self._match(self._anchor, blob, 0, len(blob))[0][0] >= 0)

    def first(self, text: str) -> tuple[int, int] | None:
        """Return the place of the first occurrence in a string, in code points."""
        blob = text.encode()
        if self._match is None:
            match = self._layer.search(text)
            return match.span() if match else None
        start, end = self._match(self._anchor, blob, 0, len(blob))[0]
        if start < 0:
            return None
        at = len(blob[:start].decode())
        return at, at + len(blob[start:end].decode())

    def spans(self, blob: bytes) -> list[tuple[int, int]]:
        """Return the places of all occurrences in UTF-8 bytes, in bytes, without overlaps."""
        if self._match is None:
            return [match.span() for match in self._layer.finditer(blob)]
        found: list[tuple[int, int]] = []
        match, anchor, at, size = self._match, self._anchor, 0, len(blob)
        while True:
            span = match(anchor, blob, at, size)[0]
            if span[0] < 0:
                return found
            found.append(span)
            if at == size:
                return found
            at = at + 1 if at == span[1] else span[1]


@lru_cache(maxsize=4096)
def automaton(pattern: str) -> Automaton:
    """Return the automaton of a pattern, made once."""
    return Automaton(pattern)
