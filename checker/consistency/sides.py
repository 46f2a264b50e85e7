"""Compare the sides that statements take in one matter (``style_rules/axes/sides``)."""

from __future__ import annotations

from datetime import date

from checker.consistency.subjects import for_some, of_other_groups, on_two_sides, theme_missed, under_condition
from checker.consistency.verdict import NONE, Verdict, comparer
from checker.domain.claim import Claim
from checker.facts.claims.sides import side_axes


@comparer(*side_axes())
def compare_sides(a: Claim, b: Claim) -> Verdict:
    """Return the verdict on two claims that share a matter: opposed sides, and not said of other people or things."""
    axis = side_axes()[a.axis]
    opposed = axis.opposed.get((a.note, b.note))
    if opposed is None or on_two_sides(a, b) or of_other_groups(a, b):
        return NONE
    if axis.careful and (under_condition(a, b) or for_some(a, b) or theme_missed(a, b) or theme_missed(b, a)):
        return NONE
    kind, order = opposed
    if order.endswith("_standing"):
        order = "any" if a.is_official or b.is_official else order.replace("_standing", "_late")
    if order.endswith("_late") and _was_done_before(a, b):
        order = "any"
    return Verdict(kind, axis.reason, order)


def _was_done_before(a: Claim, b: Claim) -> bool:
    """Tell whether one says done on a day on which the other, or later, said that it is not."""
    for done, other in ((a, b), (b, a)):
        if done.low is not None and other.at and not other.is_official:
            return date.fromisoformat(other.at[:10]).toordinal() >= done.low
    return False
