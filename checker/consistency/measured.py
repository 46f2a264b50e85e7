"""Compare measured values: intervals that share no value do not go together."""

from __future__ import annotations

from checker.consistency.alignment import alignment
from checker.consistency.verdict import NONE, Verdict, comparer
from checker.domain.claim import Claim

THRESHOLD = 0.42


def disjoint(a: Claim, b: Claim) -> bool:
    """Tell whether two claims of one axis have the same unit and no value in common."""
    return moments_disjoint(a, b) if a.axis == "moment" else numbers_disjoint(a, b)


def numbers_disjoint(a: Claim, b: Claim) -> bool:
    """Compare numbers of the same unit; 延べ is never compared with a number without double counting."""
    unit_a, total_a = a.note.split("|")[:2]
    unit_b, total_b = b.note.split("|")[:2]
    if unit_a != unit_b or total_a != total_b or None in (a.low, a.high, b.low, b.high):
        return False
    return _apart(a.low, a.high, b.low, b.high)


def moments_disjoint(a: Claim, b: Claim) -> bool:
    """Compare moments: first by day, then, on the same or an unsaid day, by the time of day."""
    role_a, minutes_a = a.note.split("|")[:2]
    role_b, minutes_b = b.note.split("|")[:2]
    if {role_a, role_b} == {"start", "end"}:
        return False
    if a.low is not None and b.low is not None and _apart(a.low, a.high, b.low, b.high):
        return True
    if not minutes_a or not minutes_b:
        return False
    first, last = (int(x) for x in minutes_a.split("_"))
    start, end = (int(x) for x in minutes_b.split("_"))
    return _apart(first, last, start, end)


def _apart(low_a: float | None, high_a: float | None, low_b: float | None, high_b: float | None) -> bool:
    assert low_a is not None and high_a is not None and low_b is not None and high_b is not None
    return high_a < low_b or high_b < low_a


@comparer("count", "money", "rate", "duration", "moment")
def compare_measures(a: Claim, b: Claim) -> Verdict:
    """Hard where the values exclude each other and both speak of the same matter."""
    if not disjoint(a, b) or alignment(a, b) < THRESHOLD:
        return NONE
    what = {"count": "数", "money": "金額", "rate": "割合", "duration": "期間"}.get(a.axis, "日時")
    return Verdict("hard", f"{what}が異なります")
