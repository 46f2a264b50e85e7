"""Moments: dates and times of a sentence resolved to day and minute intervals, with their role in a range."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from checker.facts.dates import DateMention, find_dates
from checker.facts.times import TimeMention, find_times

NOWHEN = date(2000, 1, 1)
_STEPS = {"same_day": 0, "next_day": 1, "two_days_on": 2, "day_before": -1, "two_days_before": -2}
_FROM_ANCHOR = {"today": 0, "yesterday": -1, "two_days_ago": -2, "tomorrow": 1, "in_two_days": 2}
_START = re.compile(r"(?:の?[^、。0-9]{0,8})?(?:から|より|以降|~|に開始|に始ま)")
_END = re.compile(r"(?:の?[^、。0-9]{0,4})?(?:まで|にかけて|に終了|必着|消印)")
# Vague times of day, in minutes, with room to both sides.
_VAGUE = (
    ("夜明け前", 120, 360), ("未明", 0, 360), ("早朝", 210, 540), ("午前中", 0, 720), ("昼前", 570, 735), ("昼過ぎ", 710, 930),
    ("昼すぎ", 710, 930), ("午前", 0, 720), ("午後", 715, 1439), ("正午", 710, 730), ("夕方", 900, 1170), ("夕刻", 900, 1170),
    ("深夜", 1260, 1740), ("朝", 240, 660), ("昼", 660, 900), ("夜", 1020, 1740),
)  # fmt: skip
_VAGUE_WORD = re.compile(rf"(?:の)?(?:お)?({'|'.join(w for w, _, _ in _VAGUE)})(?![0-9])")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of time of a sentence.

    Attributes:
        start, end: offsets in the sentence.
        days: first and last day it may be (ordinals), or None where no date is known.
        minutes: first and last minute of the day, or None.
        role: ``start`` or ``end`` of a range, else ``point``.
        is_year_known: the year is written, or follows from 昨年, 本日 …
        is_half_unsaid: 「3時」, which may be 15時.
        is_month_guessed: only the day is written (「21日に」), and no date before it gives the month.
    """

    start: int
    end: int
    days: tuple[int, int] | None
    minutes: tuple[int, int] | None
    role: str
    is_year_known: bool = True
    is_month_guessed: bool = False
    is_half_unsaid: bool = False


@lru_cache(maxsize=65536)
def moments_of(sentence: str, previous: tuple[str, ...], anchor: str) -> tuple[Moment, ...]:
    """Return the moments of a normal sentence.

    Args:
        sentence: the sentence; offsets are of it.
        previous: the sentences before it, whose dates 同日 and 「5日」 lean on.
        anchor: ``YYYY-MM-DD`` of the reply or text, empty if unknown.
    """
    base = day_of(anchor)
    last: date | None = None
    guessed = True  # whether the month of the last date, if any, is a guess
    for text in previous[-1:]:  # 同日 and 翌日 reach back one sentence, no further
        for mention in find_dates(text):
            resolved = _resolve(mention, base, last)
            last = resolved[0] if resolved else last
            guessed = guessed and (resolved is None or _is_day_alone(mention))
    out: list[Moment] = []
    used: set[int] = set()
    for mention in find_dates(sentence):
        resolved = _resolve(mention, base, last)
        end = mention.end
        minutes = None
        if mention.time:
            minutes, end = _minutes(mention.time, sentence), mention.time.end
            used.add(mention.time.start)
        else:
            vague = _VAGUE_WORD.match(sentence, mention.end)
            if vague:
                minutes, end = next((a, b) for w, a, b in _VAGUE if w == vague[1]), vague.end()
        if resolved is None:
            if minutes is not None:
                out.append(Moment(mention.start, end, None, minutes, _role(sentence, end), False))
            continue
        first, final = resolved
        guessed = guessed and _is_day_alone(mention)
        last = first
        if mention.is_approximate and not mention.time:
            first, final = first - timedelta(days=2), final + timedelta(days=2)
        role = "start" if mention.is_range_start else "end" if mention.is_range_end else _role(sentence, end)
        days = (first.toordinal(), final.toordinal())
        if minutes and minutes[0] >= 1440:  # 24時 is 0時 of the next day
            days, minutes = (days[0] + 1, days[1] + 1), (minutes[0] - 1440, minutes[1] - 1440)
        out.append(
            Moment(
                mention.start, end, days, minutes, role, _has_year(mention), guessed and mention.relative in ("", "day"),
                bool(mention.time and _is_half_unsaid(mention.time, sentence)),
            )
        )
    out.extend(_clock(sentence, [t for t in find_times(sentence) if t.start not in used], out))
    return tuple(sorted(out, key=lambda m: m.start))


def _clock(sentence: str, times: Sequence[TimeMention], dated: Sequence[Moment]) -> list[Moment]:
    """Return the moments of times that stand without a date; the end of a range lends the day of its beginning."""
    found: list[Moment] = []
    for time in times:
        last = (found or dated)[-1] if found or dated else None
        role = "start" if time.is_range_start else "end" if time.is_range_end else _role(sentence, time.end)
        day = last.days if last and role == "end" and time.is_range_end and last.minutes else None
        minutes = _minutes(time, sentence)
        at_night = last and last.minutes and "夜" in sentence[last.start : last.end]
        if role == "end" and time.hour < 12 and at_night:
            minutes = (minutes[0] + 720, minutes[1] + 720)  # 夜9時から11時
        found.append(Moment(time.start, time.end, day, minutes, role, is_half_unsaid=_is_half_unsaid(time, sentence)))
    return found


_HALF = re.compile(r"午前|午後|朝|昼|夕|夜|晩|未明|明け|0[0-9]時")
_CLEAR_DAY = re.compile(r"[0-9]月[0-9]{1,2}日")


def shown_moment(words: str, moment: Moment) -> str:
    """Return the moment for people; 昨日, 同日 and 「5日」 are named by their date."""
    if moment.days is None or moment.days[0] != moment.days[1] or _CLEAR_DAY.search(words):
        return words.strip()
    day = date.fromordinal(moment.days[0])
    clock = ""
    if moment.minutes and moment.minutes[0] == moment.minutes[1]:
        clock = f"{moment.minutes[0] // 60}時{moment.minutes[0] % 60:02d}分"
    return f"{day.month}月{day.day}日{clock}({words.strip()})"


def _has_year(mention: DateMention) -> bool:
    return bool(mention.year or mention.relative_year or mention.relative_month or mention.relative in _FROM_ANCHOR)


def _is_day_alone(mention: DateMention) -> bool:
    return mention.month is None and mention.day is not None and not mention.relative_month


def _role(sentence: str, end: int) -> str:
    if _END.match(sentence, end):
        return "end"
    return "start" if _START.match(sentence, end) else "point"


def _is_half_unsaid(time: TimeMention, sentence: str) -> bool:
    """Tell whether the words leave open which half of the day is meant; figures with a colon or minutes do not."""
    words = sentence[max(0, time.start - 3) : time.end]
    is_round = time.minute in (None, 30)
    return is_round and not time.half and 1 <= time.hour <= 11 and not time.day_offset and ":" not in words and not _HALF.search(words)


def _minutes(time: TimeMention, sentence: str) -> tuple[int, int]:
    in_hour = sentence[time.end : time.end + 1] == "台"
    at = (time.hour + 24 * time.day_offset) * 60 + (time.minute or 0)
    if time.minute is not None:
        return (at - 20, at + 20) if time.is_approximate else (at, at)
    return (at - 30, at + 59) if time.is_approximate else (at, at + (59 if in_hour else 29))


def day_of(at: str) -> date | None:
    """Return the day of a time (``YYYY-MM-DD`` and whatever follows), None where it is none: who calls the library may write anything."""
    try:
        return date.fromisoformat(at[:10])
    except ValueError:
        return None


def day_number(at: str) -> int:
    """Return the ordinal of the day of a time, 0 where it is none."""
    day = day_of(at)
    return day.toordinal() if day else 0


def _resolve(mention: DateMention, base: date | None, last: date | None) -> tuple[date, date] | None:
    """Return the first and last day a mention may mean, None where it cannot be known."""
    try:
        return _resolved(mention, base, last)
    except ValueError:
        return None


def _resolved(mention: DateMention, base: date | None, last: date | None) -> tuple[date, date] | None:
    if mention.relative in _STEPS:
        day = (last or base or NOWHEN) + timedelta(days=_STEPS[mention.relative])
        return (day, day) if last else None
    if mention.relative in _FROM_ANCHOR:
        if base is None:
            return None
        day = base + timedelta(days=_FROM_ANCHOR[mention.relative])
        return day, day
    month = mention.month
    near = last or base
    if month is None:
        if mention.relative == "year_part" or near is None or mention.precision == "year":
            return (
                None
                if mention.precision != "year" or not mention.year
                else (date(mention.year, 1, 1), date(mention.year, 12, 31))
            )
        if mention.relative_month and base:
            shift = {"this": 0, "last": -1, "coming": 1}.get(mention.relative_month)
            origin = base if shift is not None else near
            shift = {"same": 0, "next": 1, "previous": -1}.get(mention.relative_month, shift or 0)
            index = origin.year * 12 + origin.month - 1 + shift
            return _span(index // 12, index % 12 + 1, mention)
        if mention.day is None and mention.relative != "month_part":
            return None
        if last is None and base is not None and mention.day is not None:
            return _nearest_day(mention.day, base)
        return _span(near.year, near.month, mention)
    year = mention.year or _year(mention, month, base, last)
    return _span(year, month, mention)


def _year(mention: DateMention, month: int, base: date | None, last: date | None) -> int:
    shift = {"this": 0, "last": -1, "before_last": -2, "coming": 1}.get(mention.relative_year)
    if shift is not None and base:
        return base.year + shift
    near = base or last or NOWHEN
    if mention.relative_year in ("next", "previous", "same") and last:
        return last.year + {"next": 1, "previous": -1, "same": 0}[mention.relative_year]
    # A month without a year is the one nearest to the day of writing.
    return min((near.year - 1, near.year, near.year + 1), key=lambda y: abs((date(y, month, 15) - near).days))


def _nearest_day(day: int, base: date) -> tuple[date, date]:
    found: list[date] = []
    for shift in (-1, 0, 1):
        index = base.year * 12 + base.month - 1 + shift
        year, month = index // 12, index % 12 + 1
        if day <= monthrange(year, month)[1]:
            found.append(date(year, month, day))
    best = min(found, key=lambda d: (abs((d - base).days), d))
    return best, best


def _span(year: int, month: int, mention: DateMention) -> tuple[date, date]:
    last = monthrange(year, month)[1]
    if mention.day is not None:
        day = date(year, month, mention.day)
        return day, day
    low, high = {"early": (1, 12), "mid": (9, 22), "late": (19, last), "end": (last - 6, last)}.get(
        mention.part, (1, last)
    )
    return date(year, month, low), date(year, month, high)
