"""Find patterns in many sentences at once, cheaply.

``A[^。]{0,30}B`` is costly as one automaton: each counted gap is unrolled, three bytes a character. Here a pattern is cut at
its gaps, the pieces (small, and shared by many patterns) are searched by RE2, and the distance between them is measured.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache

from checker.rules.automaton import Automaton, pairs_of

_WRAP = re.compile(r"\s*[\r\n]\s*")
_GAP = re.compile(r"\[\^\\n。\]\{(\d+),(\d*)\}")
_FEW = 5  # sentences that are searched one by one faster than the whole text
_FAR = 200  # a gap without an upper bound
_STOP = "。".encode()


class Sentences:
    """Sentences joined by line ends, as UTF-8, with what was found in them."""

    def __init__(self, sentences: Iterable[str]) -> None:
        words = [_WRAP.sub("", s) if "\n" in s or "\r" in s else s for s in sentences]
        pieces = [s.encode() for s in words]
        self.starts = [0]
        for piece in pieces:
            self.starts.append(self.starts[-1] + len(piece) + 1)
        self.blob = b"\n".join(pieces)
        self._places: dict[str, int] = {}
        for i, sentence in enumerate(words):
            bit = 1 << i
            for pair in pairs_of(sentence):
                self._places[pair] = self._places.get(pair, 0) | bit
        self._bits: dict[str, int] = {}
        self._spans: dict[str, list[tuple[int, int]]] = {}

    def hits(self, pattern: str, among: int = -1) -> set[int]:
        """Return the indices of the sentences that hold ``pattern``; some may be missing that are not in the bits ``among``."""
        pieces, gaps = cut(pattern)
        for piece in pieces:
            among &= self._where(piece)
            if not among:
                return set()
        ends = [end for _, end in self._find(pieces[0])]
        for piece, (least, most) in zip(pieces[1:], gaps, strict=True):
            if not ends:
                return set()
            ends = self._after(ends, self._find(piece), least, most)
        return {bisect_right(self.starts, max(0, end - 1)) - 1 for end in ends}

    def _where(self, piece: str) -> int:
        """Return the sentences that may hold a piece, as bits; -1 for all."""
        if piece not in self._bits:
            self._bits[piece] = compiled(piece).where(self._places)
        return self._bits[piece]

    def _find(self, piece: str) -> list[tuple[int, int]]:
        """Return the places of a piece; only sentences that may hold it are searched, where they are few."""
        if piece not in self._spans:
            pattern = compiled(piece)
            where = self._where(piece)
            if where < 0 or where.bit_count() > _FEW:
                self._spans[piece] = pattern.spans(self.blob)
            else:
                some = (i for i in range(where.bit_length()) if where >> i & 1)
                parts = (pattern.spans(self.blob, self.starts[i], self.starts[i + 1] - 1) for i in some)
                self._spans[piece] = [span for part in parts for span in part]
        return self._spans[piece]

    def _after(self, ends: list[int], spans: list[tuple[int, int]], least: int, most: int) -> list[int]:
        """Return the ends of those spans that begin ``least`` to ``most`` characters after one of ``ends``."""
        found: set[int] = set()
        for end in ends:
            for start, stop in spans[bisect_left(spans, (end, 0)) :]:
                between = self.blob[end:start]
                if len(between) > 4 * most or b"\n" in between or _STOP in between:
                    break
                if least <= len(between.decode()) <= most:
                    found.add(stop)
        return sorted(found)


@cache
def cut(pattern: str) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Cut a pattern at the gaps outside all brackets: its pieces, and the least and most characters between them."""
    if not _GAP.search(pattern):
        return (pattern,), ()
    pieces: list[str] = []
    gaps: list[tuple[int, int]] = []
    depth = at = start = 0
    while at < len(pattern):
        char = pattern[at]
        gap = _GAP.match(pattern, at) if char == "[" and not depth else None
        if gap and at > start:
            pieces.append(pattern[start:at])
            gaps.append((int(gap[1]), int(gap[2] or _FAR)))
            start = at = gap.end()
            continue
        if char == "|" and not depth:
            return (pattern,), ()
        at = pattern.index("]", at + 2) if char == "[" else at + (char == "\\")
        depth += (char == "(") - (char == ")")
        at += 1
    rest = pattern[start:]
    if rest:
        return (*pieces, rest), tuple(gaps)
    # A gap at the very end asks for so many characters more, or for nothing at all.
    if gaps and gaps[-1][0] == 0:
        return tuple(pieces), tuple(gaps[:-1])
    return (pattern,), ()


@cache
def compiled(pattern: str) -> Automaton:
    """Compile an RE2 pattern (line by line: ``^`` and ``$`` are the ends of a sentence)."""
    return Automaton("(?m)" + pattern)
