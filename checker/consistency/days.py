"""Do two statements speak of days of their own? 「本日は休み」 of one day and 「本日は営業」 of the next both hold.

Nor does what is so on one date (「12月29日(火)は臨時に開館」) contradict what is so on a day of each week (「火曜は休館」), or
what is said until a day what is said from the next one on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from checker.consistency.spells import dated_of, follow_on
from checker.domain.claim import Claim
from checker.facts.claims.days import HELD, SINCE, Day, days_of
from checker.facts.claims.moments import day_number
from checker.facts.claims.open import open_axes

MOMENT = "moment"
# What these axes tell stands until it is told otherwise, whatever the day; hours and days of a week their axis compares itself.
_STANDING = frozenset({"undecided", "side:decision", "address"})
_BY_HOURS = frozenset({"hours", "weekend"})
_TODAY = 0
_ANY = date(2024, 7, 1).toordinal()  # where no day of writing is known, dates are set beside each other in one year
_UNTIL = "まで"


def of_days_apart(a: Claim, b: Claim) -> bool:
    """Tell whether two claims of one axis each hold for days of their own."""
    if a.axis == MOMENT:
        return a.low != b.low and ((_is_of_its_day(a) and _is_of_its_day(b)) or (_is_theme(a) and _is_theme(b)))
    if a.axis in _STANDING or a.axis in open_axes():
        return False
    if told_of_days_apart(a, b):
        return True
    return a.axis not in _BY_HOURS and (_UNTIL in a.text or _UNTIL in b.text) and follow_on(a, b)


def told_of_days_apart(a: Claim, b: Claim) -> bool:
    """Tell whether of two statements one holds for days that the other does not name, or for a date and the other by the week."""
    x, y = days_of(a.text), days_of(b.text)
    if (x.is_weekly and y.excepted) or (y.is_weekly and x.excepted):
        return True
    if not x.named or not y.named or HELD not in {day.role for day in (*x.named, *y.named)}:
        return False
    left, right = _spans(a, b, x.named), _spans(b, a, y.named)
    return bool(left and right) and all(last < start or end < first for first, last in left for start, end in right)


def days_key(claim: Claim) -> tuple[object, ...]:
    """Return what ``of_days_apart`` goes by, to keep values apart."""
    days = days_of(claim.text)
    day = claim.at[:10] if any(d.date == (0, 0) for d in days.named) else ""
    named = tuple((d.role, d.shift, d.unit, d.date) for d in days.named)
    return (day, named, days.excepted, days.is_weekly, dated_of(claim) if _UNTIL in claim.text else ())


def _is_of_its_day(claim: Claim) -> bool:
    """Tell whether a moment is no more than 本日: it tells when the statement was made."""
    return claim.low is not None and claim.low == day_number(claim.at) and _TODAY in days_of(claim.text).counted


def _is_theme(claim: Claim) -> bool:
    """Tell whether a moment is the date of which its clause tells what is then: 「12月29日は休館です」, 「来月は休みます」."""
    if claim.low is None:
        return False
    day, days, written = date.fromordinal(int(claim.low)), days_of(claim.text), day_number(claim.at)
    counted = [_counted(written, d) for d in days.named if d.role == HELD and d.date == (0, 0)] if written else []
    return (day.month, day.day) in days.themes or (claim.low, claim.high) in counted


def _spans(claim: Claim, other: Claim, named: Iterable[Day]) -> list[tuple[float, float]]:
    """Return first and last of the days that a clause names, as ordinals; none where the day of writing is not known but needed."""
    written = day_number(claim.at)
    found: list[tuple[float, float]] = []
    for day in named:
        if day.date == (0, 0) and not written:
            return []
        first, last = _counted(written, day)
        if day.date != (0, 0):
            first = last = _near(written or day_number(other.at) or _ANY, *day.date)
        found.append((first, math.inf if day.role == SINCE else last))
    return found


def _counted(written: int, day: Day) -> tuple[int, int]:
    """Return first and last day of a day, week, month or year that is counted from the day of writing."""
    base = date.fromordinal(written or _ANY)
    if day.unit == "week":
        first = base.toordinal() - base.weekday() + 7 * day.shift
        return first, first + 6
    if day.unit == "month":
        index = base.year * 12 + base.month - 1 + day.shift
        starts = [date(i // 12, i % 12 + 1, 1).toordinal() for i in (index, index + 1)]
        return starts[0], starts[1] - 1
    if day.unit == "year":
        return date(base.year + day.shift, 1, 1).toordinal(), date(base.year + day.shift, 12, 31).toordinal()
    return written + day.shift, written + day.shift


@lru_cache(maxsize=8192)
def _near(written: int, month: int, day: int) -> int:
    """Return the date nearest to the ordinal ``written``, 0 where there is none such."""
    base = date.fromordinal(written)
    try:
        found = [date(base.year + k, month, 1) + timedelta(days=day - 1) for k in (-1, 0, 1)]
    except ValueError:
        return 0
    return min((d.toordinal() for d in found), key=lambda d: abs(d - written))
