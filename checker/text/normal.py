"""A normal form for matching that remembers where each character came from.

NFKC changes lengths (㈱ → (株)), so patterns run on the normal form and their matches are mapped back to the source.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from checker.domain.span import Span

_FOLD = str.maketrans(
    {"〜": "~", "～": "~", "‐": "-", "‑": "-", "–": "-", "—": "-", "―": "-", "−": "-", "，": "、", "．": "."}
)
# 「5 月 5 日」, 「1,234 件」: white space between a figure and its unit is layout, not content.
_SPACED = re.compile(
    r"(?<=[0-9])[ \t]+(?=[年月日時分秒件名人台通円社者冊組箱本枚回か個%])|(?<=[年月日時])[ \t]+(?=[0-9])"
)


@lru_cache(maxsize=8192)
def _fold(char: str) -> str:
    return unicodedata.normalize("NFKC", char.translate(_FOLD))


@dataclass(frozen=True, slots=True)
class NormalText:
    """Normal form of a piece of source text.

    Attributes:
        text: the normal form: NFKC, one dash, one wave dash, no white space inside 「5 月 5 日」.
        starts: for each character of ``text`` the source offset it came from; one more entry closes the last.
    """

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, source: str, offset: int = 0) -> NormalText:
        """Normalise ``source``, whose first character stands at ``offset`` of the whole text."""
        pieces: list[str] = []
        starts: list[int] = []
        for i, char in enumerate(source):
            folded = char if char.isascii() else _fold(char)
            pieces.append(folded)
            starts.extend([offset + i] * len(folded))
        text = "".join(pieces)
        if " " in text or "\t" in text:
            kept: list[int] = []
            last = 0
            for gap in _SPACED.finditer(text):
                kept.extend(range(last, gap.start()))
                last = gap.end()
            if last:
                kept.extend(range(last, len(text)))
                text = "".join(text[k] for k in kept)
                starts = [starts[k] for k in kept]
        starts.append(offset + len(source))
        return cls(text, tuple(starts))

    def span(self, start: int, end: int) -> Span:
        """Map ``[start, end)`` of the normal form to the source; an empty range stays empty."""
        if end <= start:
            return Span(self.starts[start], self.starts[start])
        first, last = self.starts[start], self.starts[end - 1]
        k = end
        while k < len(self.starts) - 1 and self.starts[k] == last:
            k += 1
        return Span(first, min(last + 1, self.starts[-1]))
