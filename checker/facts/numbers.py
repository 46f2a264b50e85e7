"""Numbers in every Japanese notation: 1,234 · 1万2千 · 1億2,000万 · 三千五百 · 二〇二四 · 数十 · 十数."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.record import record
from checker.rules.regex import regex

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "壱": 1, "弐": 2, "参": 3}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}

# 「1，204」 in full width comes with 、 in the normal form.
_ARABIC = r"[0-9]{1,3}(?:[,、]\n?[0-9]{3})+(?![0-9])|[0-9]+"
_PART = regex(rf"(?P<n>(?:{_ARABIC})(?:\.[0-9]+)?)|(?P<k>[〇零一二三四五六七八九壱弐参]+)|(?P<s>[十百千])|(?P<l>[万億兆])|(?P<v>数)")
# A number starts with a figure, a kanji figure, 十百千 or 数; 万 and 億 only continue one.
NUMBER = regex(
    rf"(?:(?:{_ARABIC})(?:\.[0-9]+)?|[〇零一二三四五六七八九十百千壱弐参]+|数(?=[十百千万億]))"
    rf"(?:[十百千万億兆]|(?<=[十百千万億兆])(?:(?:{_ARABIC})|[〇零一二三四五六七八九]+|数(?=[十百千万億件名人台通社個]))|(?<=数)[十百千万億])*"
)

_BEGIN = regex(r"[0-9〇零一二三四五六七八九十百千壱弐参]|数[十百千万億]")  # where ``NUMBER`` matches, and five times as fast


def has_number(text: str) -> bool:
    """Tell whether there is a ``NUMBER`` in ``text``."""
    return _BEGIN.search(text) is not None


@record
class Number:
    """A number and its bounds; ``low`` and ``high`` differ for 数十, 十数 and the like."""

    value: float
    low: float
    high: float

    @property
    def is_vague(self) -> bool:
        """True for 数十, 十数, 百数十."""
        return self.low != self.high


@lru_cache(maxsize=2048)
def parse_number(text: str) -> Number | None:
    """Return the number that ``text`` (normal form, nothing else in it) stands for, or None."""
    if not text or "".join(m.group() for m in _PART.finditer(text)) != text:
        return None
    low = _sum(text, 2)
    high = _sum(text, 9) if "数" in text else low
    return None if low is None or high is None else Number(low, low, high)


def _sum(text: str, several: int) -> float | None:
    """Add up the parts of a number, 数 standing for ``several``."""
    total = section = 0.0
    figure: float | None = None
    for part in _PART.finditer(text):
        word = part.group()
        if part["n"]:
            if figure is not None:
                return None
            figure = float(re.sub(r"[,、\n]", "", word))
        elif part["k"]:
            if figure is not None:
                return None
            figure = float("".join(str(DIGITS[c]) for c in word))
        elif part["v"]:
            figure = float(several)
        elif part["s"]:
            section += (1.0 if figure is None else figure) * SMALL[word]
            figure = None
        else:
            section += figure or 0.0
            total += (section or 1.0) * LARGE[word]
            section, figure = 0.0, None
    return total + section + (figure or 0.0)


def parse_int(text: str) -> int | None:
    """Return a small whole number in figures or kanji (5, 二十一, 二一, 元 = 1), or None."""
    if text == "元":
        return 1
    number = parse_number(text)
    return None if number is None or number.is_vague or number.value != int(number.value) else int(number.value)
