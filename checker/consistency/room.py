"""Does a denial of harm leave room for the harm that others tell of? 「ほかにけがをされた方はいません」, 「重いけがの方はいません」."""

from __future__ import annotations

from functools import lru_cache

from checker.domain.claim import Claim
from checker.facts.claims.closed import plain_text
from checker.facts.claims.closed_plain import pattern
from checker.facts.claims.none_some import AXIS as NONE_SOME
from checker.facts.claims.sides import side_axes

# Axes that ask whether harm has come, or any like it.
SIDE = "side:harm"
HARM = frozenset({NONE_SOME, "misuse", "occurrence", SIDE})
_KINDS = ("others", "besides", "grave")
SO_FAR, AS_OF = "so_far", "as_of"


@lru_cache(maxsize=16_384)
def limits_of(text: str) -> frozenset[str]:
    """Return by what a clause on harm is limited: to others, to grave harm."""
    return frozenset(kind for kind in _KINDS if pattern(kind).search(text))


def leaves_room(a: Claim, b: Claim) -> bool:
    """Tell whether of two claims on harm just one is limited: the denial to others or to grave harm, or both to different kinds."""
    if a.axis not in HARM:
        return False
    denials = [(x, y) for x, y in ((a, b), (b, a)) if x.note in ("none", "never") or x.note == "no"]
    return any(limits_of(x.text) - limits_of(y.text) for x, y in denials)


def order_of_harm(order: str, a: Claim, b: Claim) -> str:
    """Return the order in which a denial of harm contradicts harm told: a plain one holds for its whole day.

    「けが人はいません」 in the morning does not go with 「1名がけがをされました」 of that noon; it does where it is only so far
    so, where it names no harm itself (「そのような例は」), or where the harm is told as further harm (「もう1名が」).
    """
    denial, told = (a, b) if order.startswith("a") else (b, a)
    if a.axis in HARM and denial.is_official and pattern(AS_OF).search(denial.text):
        order = order.replace("!", "")  # it holds for the day it names, and says nothing of what came later
    if a.axis not in HARM or not order[1:].startswith("_late") or pattern(SO_FAR).search(denial.text):
        return order
    if pattern("further").search(told.text) or not side_axes()[SIDE].named.search(plain_text(denial.text)):
        return order
    return order.replace("_late", "_late_day")


def limits_key(claim: Claim) -> tuple[str, ...]:
    """Return what of the words of a claim on harm its comparison goes by, to keep values apart."""
    if claim.axis not in HARM:
        return ()
    named = side_axes()[SIDE].named.search(plain_text(claim.text)) is not None
    return (*sorted(limits_of(claim.text)), *(n for n in (SO_FAR, AS_OF, "further") if pattern(n).search(claim.text)), str(named))
