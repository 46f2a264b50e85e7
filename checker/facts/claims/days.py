"""For which days a clause holds: 「本日は」, 「12月29日(火)は」, or one day of each week (火曜は).

Words and patterns are in ``style_rules/axes/reading/days.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.rules.files import load_group
from checker.rules.regex import regex

HELD, SINCE, TOLD = "held", "since", "told"
DAY = "day"


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day that a clause names.

    Attributes:
        role: HELD where the whole clause holds for it (本日は), SINCE where from it on (本日より), else TOLD.
        shift: how many days, weeks, months or years (``unit``) after the one of writing (本日: 0, 明日: 1); of a date 0.
        date: month and day of a date, else (0, 0).
    """

    role: str
    shift: int = 0
    unit: str = DAY
    date: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a clause: those it names, without dates that are only told (they may be what is asked for).

    Attributes:
        named: see there.
        themes: dates that are the theme themselves (12月29日は).
        excepted: dates at which something is, for which it may but need not hold.
        is_weekly: it tells what is so on certain days of each week, and names no other day.
    """

    named: tuple[Day, ...] = ()
    themes: tuple[tuple[int, int], ...] = ()
    excepted: tuple[tuple[int, int], ...] = ()
    is_weekly: bool = False

    @property
    def counted(self) -> frozenset[int]:
        """Return the single days that are counted from the one of writing."""
        return frozenset(day.shift for day in self.named if day.date == (0, 0) and day.unit == DAY)


_NONE = Days()


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load_group("axes/reading")["axes.reading.days"]
    return data


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return regex(_data()[name])


@cache
def _relative() -> tuple[tuple[re.Pattern[str], int, str], ...]:
    return tuple((regex(words), int(count.split()[0]), count.split()[1]) for words, count in _data()["relative"].items())


@lru_cache(maxsize=65536)
def days_of(text: str) -> Days:
    """Return the days of a clause (normal form)."""
    dates = [((int(m["month"]), int(m["day"])), text[m.end() :]) for m in _pattern("date").finditer(text)]
    named = {Day(role, date=date) for date, rest in dates if (role := _role(rest)) not in ("", TOLD)} | set(_counted(text))
    themes = {date for date, rest in dates if _pattern("theme").search(rest)}
    excepted = {date for date, rest in dates if _role(rest) == HELD or _pattern("excepted").search(rest)}
    weekly = not named and not dates and bool(_pattern("weekly").search(text))
    return Days(tuple(sorted(named)), tuple(sorted(themes)), tuple(sorted(excepted)), weekly) if named or excepted or weekly else _NONE


def _counted(text: str) -> Iterator[Day]:
    for words, shift, unit in _relative():
        for match in words.finditer(text):
            role = _role(text[match.end() :])
            if role:
                yield Day(role, shift, unit)


def _role(rest: str) -> str:
    """Return the role of a day by what follows it, empty where the clause speaks of the time up to it."""
    if _pattern("up_to").search(rest):
        return ""
    return next((role for role in (HELD, SINCE) if _pattern(role).search(rest)), TOLD)
