"""Do two statements speak of days of their own? 「本日は休み」 of one day and 「本日は営業」 of the next both hold.

Nor does what is so on one date (「12月29日(火)は臨時に開館」) contradict what is so on a day of each week (「火曜は休館」), or
what is said until a day what is said from the next one on.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from checker.consistency.spells import dated_of, follow_on
from checker.domain.claim import Claim
from checker.facts.claims.days import days_of
from checker.facts.claims.open import open_axes

MOMENT = "moment"
# What these axes tell stands until it is told otherwise, whatever the day; hours and days of a week their axis compares itself.
_STANDING = frozenset({"undecided", "side:decision", "address"})
_BY_HOURS = frozenset({"hours", "weekend"})
_TODAY = 0
_UNTIL = "まで"


def of_days_apart(a: Claim, b: Claim) -> bool:
    """Tell whether two claims of one axis each hold for days of their own."""
    if a.axis == MOMENT:
        return _is_of_its_day(a) and _is_of_its_day(b) and a.low != b.low
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
    return any(_are_apart(_days(p, x.held), _days(q, y.told)) for p, x, q, y in ((a, x, b, y), (b, y, a, x)))


def days_key(claim: Claim) -> tuple[object, ...]:
    """Return what ``of_days_apart`` goes by, to keep values apart."""
    days = days_of(claim.text)
    day = claim.at[:10] if days.told else ""
    spells = dated_of(claim) if _UNTIL in claim.text else ()
    return (day, tuple(sorted(days.told)), tuple(sorted(days.held)), tuple(sorted(days.excepted)), days.is_weekly, spells)


def _is_of_its_day(claim: Claim) -> bool:
    """Tell whether a moment is no more than 本日: it tells when the statement was made."""
    return claim.low is not None and claim.low == _ordinal(claim.at) and _TODAY in days_of(claim.text).told


def _are_apart(left: frozenset[int], right: frozenset[int]) -> bool:
    return bool(left and right) and not left & right


def _days(claim: Claim, counted: frozenset[int]) -> frozenset[int]:
    """Return the dates of a clause and its days ``counted`` from the one of writing; none where that is not known."""
    written = _ordinal(claim.at)
    if not written:
        return frozenset()
    return frozenset({*(written + shift for shift in counted), *(_near(written, *day) for day in days_of(claim.text).dated)})


@lru_cache(maxsize=8192)
def _near(written: int, month: int, day: int) -> int:
    """Return the date nearest to the ordinal ``written``, 0 where there is none such."""
    base = date.fromordinal(written)
    try:
        found = [date(base.year + k, month, 1) + timedelta(days=day - 1) for k in (-1, 0, 1)]
    except ValueError:
        return 0
    return min((d.toordinal() for d in found), key=lambda d: abs(d - written))


def _ordinal(at: str) -> int:
    try:
        return date.fromisoformat(at[:10]).toordinal()
    except ValueError:
        return 0
