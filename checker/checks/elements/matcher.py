"""Find patterns in many sentences at once, cheaply.

``A[^。]{0,30}B`` is costly as one automaton: each counted gap is unrolled, three bytes a character. Here a pattern is cut at
its gaps, the pieces (small, and shared by many patterns) are searched by RE2, and the distance between them is measured.
The characters of a piece first tell the sentences that may hold it, as bits of a number: mostly none, else one or two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from checker.rules.automaton import Automaton, pairs_of

_WRAP = re.compile(r"\s*[\r\n]\s*")
_GAP = re.compile(r"\[\^\\n。\]\{(\d+),(\d*)\}")
_FAR = 200  # a gap without an upper bound
_STOP = "。".encode()
Gaps = tuple[tuple[int, int], ...]


class Sentences:
    """Sentences with what was found in them. Sets of sentences are the bits of a number: the first is bit 0."""

    def __init__(self, sentences: Iterable[str]) -> None:
        words = [_WRAP.sub("", s) if "\n" in s or "\r" in s else s for s in sentences]
        self._blobs = [s.encode() for s in words]
        self._all = (1 << len(words)) - 1
        self._places: dict[int, int] = {}
        get = self._places.get
        for i, sentence in enumerate(words):
            bit = 1 << i
            for pair in pairs_of(sentence):
                self._places[pair] = get(pair, 0) | bit
        self._pairs = frozenset(self._places)
        self._bits: dict[Automaton, int] = {}
        self._told: dict[Automaton, tuple[int, int]] = {}
        self._spans: dict[tuple[Automaton, int], list[tuple[int, int]]] = {}

    def hits(self, pattern: str, among: int = -1) -> int:
        """Return the sentences that hold ``pattern``, of those ``among`` (-1: of all)."""
        pieces, gaps = prepared(pattern)
        bits = self._bits
        among &= self._all
        for piece in pieces:
            where = bits.get(piece)
            if where is None:
                where = bits[piece] = piece.where(self._places, self._pairs)
            among &= where
            if not among:
                return 0
        if not gaps:
            return self._holding(pieces[0], among)
        return sum(1 << i for i in indices(among) if self._holds(pieces, gaps, i))

    def _holding(self, piece: Automaton, among: int) -> int:
        """Return those of ``among`` that hold a piece; each sentence is asked once."""
        asked, holding = self._told.get(piece, (0, 0))
        new = among & ~asked
        if new:
            holding |= sum(1 << i for i in indices(new) if piece.found_in(self._blobs[i]))
            self._told[piece] = asked | new, holding
        return among & holding

    def _holds(self, pieces: tuple[Automaton, ...], gaps: Gaps, index: int) -> bool:
        """Tell whether the pieces stand in a sentence at the distances of ``gaps``."""
        ends = [end for _, end in self._find(pieces[0], index)]
        for piece, (least, most) in zip(pieces[1:], gaps, strict=True):
            if not ends:
                return False
            ends = _after(self._blobs[index], ends, self._find(piece, index), least, most)
        return bool(ends)

    def _find(self, piece: Automaton, index: int) -> list[tuple[int, int]]:
        """Return the places of a piece in a sentence."""
        key = piece, index
        found = self._spans.get(key)
        if found is None:
            found = self._spans[key] = piece.spans(self._blobs[index])
        return found


def indices(bits: int) -> Iterator[int]:
    """Return the numbers of the bits that are set, ascending."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _after(blob: bytes, ends: list[int], spans: list[tuple[int, int]], least: int, most: int) -> list[int]:
    """Return the ends of those spans that begin ``least`` to ``most`` characters after one of ``ends``."""
    found: set[int] = set()
    for end in ends:
        for at in range(bisect_left(spans, (end, 0)), len(spans)):
            start, stop = spans[at]
            between = blob[end:start]
            if len(between) > 4 * most or b"\n" in between or _STOP in between:
                break
            if least <= len(between.decode()) <= most:
                found.add(stop)
    return sorted(found)


@cache
def prepared(pattern: str) -> tuple[tuple[Automaton, ...], Gaps]:
    """Return the pieces of a pattern, ready to be searched, and the least and most characters between them."""
    pieces, gaps = cut(pattern)
    return tuple(map(compiled, pieces)), gaps


@cache
def cut(pattern: str) -> tuple[tuple[str, ...], Gaps]:
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
