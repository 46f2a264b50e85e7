"""Cut text into the pieces of the network's vocabulary: unigram pieces as SentencePiece makes them.

The pieces (``models/opposition/pieces.tsv``) are those of multilingual-e5-small that Japanese text needs; the best cut is
found by Viterbi's algorithm over their log probabilities (Kudo 2018, "Subword regularization", section 3.2).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

START, END, PAD, UNKNOWN = 0, 1, 2, 3
SPACE = "\u2581"  # SentencePiece's sign for a space, also before the first word
_LONGEST = 16
_FAR = -1e30


class Pieces:
    """The vocabulary; ``cut`` gives the numbers of the pieces of a text."""

    def __init__(self, scores: Mapping[str, tuple[int, float]]) -> None:
        self._scores = scores
        self._unknown = min(score for _, score in scores.values()) - 10.0

    @classmethod
    def open(cls, path: Path) -> Pieces:
        """Read ``path``: a line a piece, its log probability after a tab; the first four are the special ones."""
        lines = path.read_text(encoding="utf-8").split("\n")
        table = {}
        for number, line in enumerate(lines):
            piece, _, score = line.rpartition("\t")
            if piece and number > UNKNOWN:
                table[piece] = (number, float(score))
        return cls(table)

    def cut(self, text: str, most: int) -> list[int]:
        """Return the numbers of the first ``most`` pieces of ``text``."""
        folded = SPACE + SPACE.join(unicodedata.normalize("NFKC", text).split())
        size = len(folded)
        best = [_FAR] * (size + 1)
        best[0] = 0.0
        came: list[tuple[int, int]] = [(UNKNOWN, 0)] * (size + 1)
        for start in range(size):
            here = best[start]
            for end in range(start + 1, min(size, start + _LONGEST) + 1):
                found = self._scores.get(folded[start:end])
                if found and here + found[1] > best[end]:
                    best[end], came[end] = here + found[1], (found[0], start)
            if here + self._unknown > best[start + 1]:
                best[start + 1], came[start + 1] = here + self._unknown, (UNKNOWN, start)
        numbers = []
        while size:
            number, size = came[size]
            numbers.append(number)
        return numbers[::-1][:most]
