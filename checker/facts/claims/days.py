"""For which days a clause holds: 「本日は」, 「12月29日(火)は」, or one day of each week (火曜は).

Words and patterns are in ``style_rules/axes/reading/days.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.rules.files import load_group
from checker.rules.regex import regex


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a clause.

    Attributes:
        told: days that it names counted from the one of writing (本日: 0, 明日: 1).
        held: those of them for which the whole clause holds (本日は).
        dated: dates (month, day) for which it holds.
        excepted: dates at which something is, for which it may but need not hold.
        is_weekly: it tells what is so on certain days of each week, and names no other day.
    """

    told: frozenset[int] = frozenset()
    held: frozenset[int] = frozenset()
    dated: frozenset[tuple[int, int]] = frozenset()
    excepted: frozenset[tuple[int, int]] = frozenset()
    is_weekly: bool = False


NONE = Days()


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load_group("axes/reading")["axes.reading.days"]
    return data


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return regex(_data()[name])


@cache
def _relative() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((regex(words), int(shift)) for words, shift in _data()["relative"].items())


@lru_cache(maxsize=65536)
def days_of(text: str) -> Days:
    """Return the days of a clause (normal form)."""
    told, held = _counted(text)
    dates = [((int(m["month"]), int(m["day"])), text[m.end() :]) for m in _pattern("dated").finditer(text)]
    dated = frozenset(day for day, rest in dates if _holds(rest))
    excepted = frozenset(day for day, rest in dates if _holds(rest) or _pattern("excepted").search(rest))
    weekly = not told and not dates and bool(_pattern("weekly").search(text))
    return Days(told, held, dated, excepted, weekly) if told or dates or weekly else NONE


def _counted(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return the days that a text counts from the one of writing, and those for which it holds."""
    found = [(shift, text[m.end() :]) for words, shift in _relative() for m in words.finditer(text)]
    return frozenset(shift for shift, _ in found), frozenset(shift for shift, rest in found if _holds(rest))


def _holds(rest: str) -> bool:
    return bool(_pattern("held").search(rest))
