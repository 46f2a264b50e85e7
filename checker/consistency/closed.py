"""Compare claims on closed axes: opposed answers to one question about the same matter."""

from __future__ import annotations

from checker.consistency.subjects import same_matter
from checker.consistency.verdict import NONE, Verdict, comparer
from checker.domain.claim import Claim
from checker.facts.claims.closed import EVENT_AXIS
from checker.facts.claims.closed_axes import closed_axes, event_opposed

THRESHOLD = 0.5


@comparer(EVENT_AXIS, *closed_axes())
def compare_closed(a: Claim, b: Claim) -> Verdict:
    """Return the verdict on two claims of one axis: opposed poles and the same matter."""
    opposed = opposition(a, b)
    if opposed is None:
        return NONE
    kind, order = opposed
    if same_matter(a, b, kind) < THRESHOLD:
        return NONE
    return Verdict(kind, "", order)


def opposition(a: Claim, b: Claim) -> tuple[str, str] | None:
    """Return kind and order of the opposition of the two poles, None where they go together."""
    if a.axis == EVENT_AXIS:
        return event_opposed().get((a.note, b.note))
    return closed_axes()[a.axis].opposed.get((a.note, b.note))
