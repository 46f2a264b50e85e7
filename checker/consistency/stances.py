"""Compare what replies hold of the same matter: opposed stances, unless they speak of different cases."""

from __future__ import annotations

from checker.consistency.about import of_other_matters
from checker.consistency.conditions import at_other_times, granted_once_safe
from checker.consistency.costs import of_other_refunds
from checker.consistency.subjects import of_other_groups, on_two_sides, theme_missed, under_condition
from checker.consistency.verdict import NONE, Verdict, comparer
from checker.domain.claim import Claim
from checker.facts.claims.closed_plain import pattern
from checker.facts.claims.stances import AXIS, families, grave_matters, wide_matters

REASONS = {"hard": "同じことについての答えが両立しません", "soft": "勧めるかどうかがそろっていません"}


@comparer(AXIS)
def compare_stances(a: Claim, b: Claim) -> Verdict:
    """Return the verdict on two claims on one matter."""
    (family, left), (_, right) = (c.note.split("|") for c in (a, b))
    kind = families()[family].opposed.get(frozenset((left, right)))
    if kind is None or on_two_sides(a, b) or of_other_groups(a, b) or under_condition(a, b):
        return NONE
    if _apart(a, b) or at_other_times(a, b) or of_other_refunds(a, b):
        return NONE
    if {left, right} == {"free", "advise"} and pattern("no_duty").search(a.text + b.text):
        return NONE
    if a.subject in grave_matters() and granted_once_safe(a, b):
        return NONE
    if a.subject in wide_matters() and (theme_missed(a, b) or theme_missed(b, a)):
        return NONE
    if of_other_matters(a, b, kind):
        return NONE
    return Verdict(kind, REASONS[kind])


def _apart(a: Claim, b: Claim) -> bool:
    """Tell whether the two name different ways or groups (電話, 郵送; 法人, 個人), or just one another time (次回)."""
    left, right = _marks(a, "u:"), _marks(b, "u:")
    return bool(left and right and not left & right) or _marks(a, "j:") != _marks(b, "j:")


def _marks(claim: Claim, kind: str) -> frozenset[str]:
    return frozenset(i for i in claim.items if i.startswith(kind))
