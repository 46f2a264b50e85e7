"""Turn date mentions into calendar dates by their context: written years, the date of publication, the date before.

A month and day without a year take the year that lies nearest to the publication (past before future) or to the nearest
written year; without either they stay ``--MM-DD``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from checker.facts.dates import DateMention
from checker.record import record

_NO_YEAR = 2000  # a leap year to reckon in where no year is known
_STEPS = {"same_day": 0, "next_day": 1, "two_days_on": 2, "day_before": -1, "two_days_before": -2}
_FROM_TODAY = {"today": 0, "yesterday": -1, "two_days_ago": -2, "tomorrow": 1, "in_two_days": 2}
_FUTURE_COST = 3
_FAR = 400  # days: a date written so long before the latest one tells of the past, not of the incident


@record
class CalendarDate:
    """A resolved date; parts that are not known are None. ``note`` says in Japanese how it was inferred."""

    year: int | None
    month: int | None = None
    day: int | None = None
    inferred: bool = False
    note: str = ""

    @property
    def iso(self) -> str:
        """``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` or ``--MM-DD``, ``--MM`` without a year."""
        head = "-" if self.year is None else f"{self.year:04d}"
        return head + "".join(f"-{n:02d}" for n in (self.month, self.day) if n is not None)

    @property
    def first_day(self) -> date | None:
        """First day it can mean; None without a month and year, or where the calendar has no such day."""
        if self.year is None:
            return None
        return _day(self.year, self.month or 1, self.day or 1)


@dataclass(slots=True)
class Context:
    """What was read before: publication, the last date, the last written year, the start of an open range.

    ``reference``: the latest date written with its year anywhere in the text, near the time of writing.
    """

    published: date | None = None
    reference: date | None = None
    previous: CalendarDate | None = None
    previous_day: CalendarDate | None = None
    written: CalendarDate | None = None
    range_start: CalendarDate | None = None
    seen: list[CalendarDate] = field(default_factory=list)


def resolve(mention: DateMention, context: Context, is_future: bool = False) -> CalendarDate | None:
    """Resolve one mention, or None where its context does not say; moves ``context`` on."""
    found = _resolve(mention, context, is_future)
    context.range_start = found if mention.is_range_start else None
    if found is None:
        return None
    if found.month is not None or found.year is not None:
        context.previous = found
    if found.day is not None and mention.relative not in ("day_before", "two_days_before"):
        context.previous_day = found
    if mention.year is not None and mention.day is not None:
        context.written = found
    return found


def _resolve(mention: DateMention, context: Context, is_future: bool) -> CalendarDate | None:
    if mention.relative in _STEPS:
        return _shift(context.previous_day, _STEPS[mention.relative], "直前の日付")
    if mention.relative in _FROM_TODAY:
        base = context.published
        today = CalendarDate(base.year, base.month, base.day) if base else None
        return _shift(today, _FROM_TODAY[mention.relative], "公表日")
    if mention.relative == "day":
        return _bare_day(mention.day or 1, context)
    if mention.relative == "next_date":
        return _after(mention.day or 1, context)
    if mention.relative in ("month_part", "year_part"):
        return None
    year, year_note = _year(mention, context)
    month, month_year = _month(mention, context)
    if year is None and month_year is not None:
        return CalendarDate(month_year, month, mention.day, True, "「同月」などから月を補いました。")
    if mention.relative_month and month is None:
        return None
    if year is not None:
        return CalendarDate(year, month, mention.day, bool(year_note), year_note)
    return None if month is None else _nearest(month, mention.day, context, is_future)


def _year(mention: DateMention, context: Context) -> tuple[int | None, str]:
    if mention.year is not None:
        return mention.year, ""
    before = context.previous.year if context.previous else None
    today = context.published or context.reference
    now = today.year if today else None
    base, step = {
        "same": (before or now, 0), "next": (before or now, 1), "previous": (before or now, -1), "this": (now, 0),
        "last": (now, -1), "before_last": (now, -2), "coming": (now, 1),
    }.get(mention.relative_year, (None, 0))
    return (None, "") if base is None else (base + step, "「同年」「昨年」などから年を補いました。")


def _month(mention: DateMention, context: Context) -> tuple[int | None, int | None]:
    """Return the month and, for 同月, 翌月, 今月, its year."""
    if not mention.relative_month:
        return mention.month, None
    before = context.previous
    if mention.relative_month in ("same", "next", "previous") and before and before.month:
        year, month = before.year or _NO_YEAR, before.month
    elif context.published:
        year, month = context.published.year, context.published.month
    else:
        return None, None
    step = {"next": 1, "coming": 1, "previous": -1, "last": -1}.get(mention.relative_month, 0)
    index = year * 12 + month - 1 + step
    known = not (before and before.year is None and mention.relative_month in ("same", "next", "previous"))
    return index % 12 + 1, (index // 12 if known else None)


def _nearest(month: int, day: int | None, context: Context, is_future: bool) -> CalendarDate:
    start = context.range_start
    if start and start.year and start.month:
        year = start.year + ((month, day or 31) < (start.month, start.day or 1))
        return CalendarDate(year, month, day, True, f"期間の始まりから{year}年としました。")
    written = context.written
    anchor = context.published
    if written and written.year and written.month and anchor and written.year != anchor.year:
        year = written.year + ((month, day or 31) < (written.month, written.day or 1))
        guess = _day(year, month, day or 1)
        if guess and guess <= anchor:
            return CalendarDate(year, month, day, True, f"前に書かれた年から{year}年としました。")
    source = "公表日"
    if anchor is None:
        anchor, source = _anchor(written, context.reference)
        if anchor is None:
            return CalendarDate(None, month, day)
    options = [d for y in (-1, 0, 1) if (d := _day(anchor.year + y, month, day or 1))]
    if not options:
        return CalendarDate(anchor.year, month, day, True)
    cost = 1 if is_future else _FUTURE_COST
    best = min(options, key=lambda d: (d - anchor).days * cost if d > anchor else (anchor - d).days)
    return CalendarDate(best.year, month, day, True, f"{source}に近い年から{best.year}年としました。")


def _anchor(written: CalendarDate | None, latest: date | None) -> tuple[date | None, str]:
    """Choose the date whose year an undated text gives: the one written just before, or the latest of all if that is far."""
    before = written.first_day if written else None
    if before is not None and (latest is None or (latest - before).days <= _FAR):
        return before, f"前に書かれた日付({before.year}年{before.month}月{before.day}日)"
    return latest, f"文中の日付({latest.year}年{latest.month}月)" if latest else ""


def _bare_day(day: int, context: Context) -> CalendarDate | None:
    base = context.range_start or context.previous
    if base and base.month:
        year, month = base.year, base.month
        if context.range_start and base.day and day < base.day:
            index = (year or _NO_YEAR) * 12 + month
            year, month = (index // 12 if year else None), index % 12 + 1
        elif _is_next_month(day, base, context.published):
            now = context.published
            year, month = (now.year, now.month) if now else (year, month)
        return CalendarDate(year, month, day, True, f"直前の日付から{month}月としました。")
    now = context.published
    if now is None:
        return None
    month = now.month if day <= now.day else now.month - 1 or 12
    year = now.year - (month > now.month)
    return CalendarDate(year, month, day, True, f"公表日から{month}月としました。")


def _is_next_month(day: int, base: CalendarDate, now: date | None) -> bool:
    """Tell whether 「4日」 after 「12月28日」, published on 6 January, must be in January."""
    if now is None or base.day is None or base.month is None or day >= base.day:
        return False
    return base.month % 12 + 1 == now.month and day <= now.day


def _after(day: int, context: Context) -> CalendarDate | None:
    """Resolve 「翌20日」: the next day with that number after the date before."""
    base = context.previous_day
    if base is None:
        return _bare_day(day, context)
    for step in range(1, 32):
        found = _shift(base, step, "直前の日付")
        if found and found.day == day:
            return found
    return None


def _shift(base: CalendarDate | None, days: int, source: str) -> CalendarDate | None:
    if base is None or base.month is None or base.day is None:
        return None
    start = _day(base.year or _NO_YEAR, base.month, base.day)
    if start is None:
        return None
    moved = start + timedelta(days=days)
    return CalendarDate(moved.year if base.year else None, moved.month, moved.day, True, f"{source}から数えました。")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
