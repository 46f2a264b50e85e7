"""A normal form for matching that remembers where each character came from.

NFKC changes lengths (㈱ → (株)), so patterns run on the normal form and their matches are mapped back to the source.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import field

from checker.domain.span import Span
from checker.record import record
from checker.rules.regex import regex

_FOLD = str.maketrans(
    {
        **dict.fromkeys("〜～", "~"),
        **dict.fromkeys("‐‑–—―−", "-"),
        "，": "、",
        "．": ".",
        # Radicals that PDF viewers put for kanji; NFKC knows the Kangxi block (⽉ → 月) but not these.
        **dict(zip("⺟⺠⻁⻄⻑⻘⻝⻤⻩⻫⻭⻯⻲⻨", "母民虎西長青食鬼黄斉歯竜亀麦", strict=True)),
        # Invisible characters of web pages.
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    }
)
_MARKS = frozenset("\u3099\u309a")  # combining sound marks: texts from a Mac, half-width kana
# 「5 月 5 日」, 「1,234 件」: white space between a figure and its unit is layout, not content.
_SPACED = regex(
    r"(?<=[0-9])[ \t]+(?=[年月日時分秒件名人台通円社者冊組箱本枚回か個%])|(?<=[年月日時])[ \t]+(?=[0-9])"
)
# 「お 知 ら せ」: every character stands alone.
_LETTERS = regex(r"(?<![^\s])[ぁ-んァ-ヶー一-龥々、。](?: [ぁ-んァ-ヶー一-龥々、。0-9]){3,}(?![^\s])")
_new = tuple.__new__  # a named tuple without the detour over its Python code
_NO_ENDS: Mapping[int, int] = {}


class _Folds(dict[int, str]):
    """The normal form of each character, for ``str.translate`` (five times as fast as a call a character).

    Attributes:
        odd: characters met whose normal form is not one character; they become ``_ODD``, for a text to be told by it at once.
    """

    def __init__(self) -> None:
        super().__init__()
        self.odd: dict[str, str] = {}

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char.translate(_FOLD))
        if len(folded) != 1 or folded in _MARKS:
            if len(self.odd) < _MOST:
                self.odd[char] = folded
            folded = _ODD
        if len(self) < _MOST:
            self[code] = folded
        return folded

    def of(self, char: str) -> str:
        """Return the normal form of any character."""
        folded = char.translate(self)
        if folded != _ODD:
            return folded
        known = self.odd.get(char)
        return unicodedata.normalize("NFKC", char.translate(_FOLD)) if known is None else known


_ODD = "\ufdd0"  # no character of any language, for good
_MOST = 8192  # characters remembered; there are more in Unicode than a long-lived server should keep
_folds = _Folds()


@record
class NormalText:
    """Normal form of a piece of source text.

    Attributes:
        text: the normal form: NFKC, one dash, one wave dash, no white space inside 「5 月 5 日」 or 「お 知 ら せ」.
        starts: for each character of ``text`` the source offset it came from; one more entry closes the last.
        ends: source end of the characters that stand for more than one of the source, by their start.
    """

    text: str
    starts: tuple[int, ...]
    ends: Mapping[int, int] = field(default_factory=lambda: _NO_ENDS)

    @classmethod
    def of(cls, source: str, offset: int = 0) -> NormalText:
        """Normalise ``source``, whose first character stands at ``offset`` of the whole text."""
        text = source.translate(_folds)
        starts: Sequence[int] = range(offset, offset + len(source))
        ends: dict[int, int] = {}
        if _ODD in text:
            text, starts, ends = _composed([_folds.of(char) for char in source], offset)
        if " " in text or "\t" in text:
            text, starts = _without_gaps(text, starts)
        return cls(text, (*starts, offset + len(source)), ends or _NO_ENDS)

    def span(self, start: int, end: int) -> Span:
        """Map ``[start, end)`` of the normal form to the source; an empty range stays empty."""
        if end <= start:
            return Span(self.starts[start], self.starts[start])
        first, last = self.starts[start], self.starts[end - 1]
        if not self.ends:
            return _new(Span, (first, last + 1))
        return Span(first, min(self.ends.get(last, last + 1), self.starts[-1]))


def _without_gaps(text: str, starts: Sequence[int]) -> tuple[str, Sequence[int]]:
    gaps: set[int] = set()
    for gap in _SPACED.finditer(text):
        gaps.update(range(gap.start(), gap.end()))
    for run in _LETTERS.finditer(text) if text.count(" ") > 2 else ():
        gaps.update(k for k in range(run.start(), run.end()) if text[k] == " ")
    if not gaps:
        return text, starts
    kept = [k for k in range(len(text)) if k not in gaps]
    return "".join(text[k] for k in kept), [starts[k] for k in kept]


def _composed(folds: list[str], offset: int) -> tuple[str, list[int], dict[int, int]]:
    """Join the folded characters; a combining sound mark goes into the character before it."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: dict[int, int] = {}
    for i, folded in enumerate(folds):
        if folded in _MARKS and pieces and len(composed := unicodedata.normalize("NFC", pieces[-1] + folded)) == 1:
            pieces[-1] = composed
            ends[starts[-1]] = offset + i + 1
        elif folded:
            pieces.append(folded)
            starts.extend([offset + i] * len(folded))
    return "".join(pieces), starts, ends
