"""Does a denial of harm leave room for the harm that others tell of? 「ほかにけがをされた方はいません」, 「重いけがの方はいません」."""

from __future__ import annotations

from functools import lru_cache

from checker.domain.claim import Claim
from checker.facts.claims.closed_plain import pattern
from checker.facts.claims.none_some import AXIS as NONE_SOME

# Axes that ask whether harm has come, or any like it.
HARM = frozenset({NONE_SOME, "misuse", "occurrence", "side:harm"})
_KINDS = ("others", "grave")


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


def limits_key(claim: Claim) -> tuple[str, ...]:
    """Return what ``leaves_room`` goes by, to keep values apart."""
    return tuple(sorted(limits_of(claim.text))) if claim.axis in HARM else ()
