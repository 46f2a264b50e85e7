"""Do two opposed statements hold at one time and for one person? 「濁っている間は飲まないで」 and 「透きとおっていれば飲めます」 do not.

What asks for something or forbids it is set against what grants or spares it. Conditions on both sides go together unless they
are one condition; a demand under a condition is an exception to the general leave (「お使いいただけます」, 「異常を感じたら中止を」).
The general ban stands against a leave under a condition, but not against what holds once things are over or for other things.
What is told until something happens is told of now, as what is told without any condition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.consistency.subjects import same_event, words_of
from checker.consistency.verdict import Verdict
from checker.domain.claim import Claim
from checker.facts.claims.closed import EVENT_AXIS
from checker.facts.claims.closed_plain import pattern
from checker.facts.claims.conditions import (
    AS_IS,
    NOT_SO,
    OUTSIDE,
    OVER,
    SO,
    UNTIL,
    Condition,
    always_holds,
    conditions_in,
    from_items,
    stems_of,
)
from checker.facts.claims.fulfilled import is_fulfilled
from checker.facts.claims.sides import PREFIX as SIDES
from checker.facts.claims.stances import AXIS as STANCE

USE = "use"
# Axes on which a condition decides whether two answers meet.
CONDITIONED = frozenset({USE, STANCE, EVENT_AXIS})
_FORBIDS = frozenset({"stop", "forbid"})
_REFUSES = frozenset({"cannot", "wont", "no"})
_ASKS = frozenset({"required", "must"})
_ADVISES = frozenset({"advised", "advise"})
_LEAVES = frozenset({"may", "can"})
_EXEMPTS = frozenset({"free", "not_required"})
_SPARES = frozenset({"may", "can", "free", "not_required"})
_GRANTS = _SPARES | {"let", "will", "cont", "planned", "yes"}


def at_other_times(a: Claim, b: Claim) -> bool:
    """Tell whether two opposed claims go together because each, or the demand alone, holds only under its own condition."""
    sides = _sides(a, b)
    if sides is None:
        return False
    strict, lenient = sides
    forbids = _pole(strict) in _FORBIDS
    if forbids and _is_outside(strict) != _is_outside(lenient):
        return True
    demands, leaves = _restricting(strict), _restricting(lenient)
    pairs = [(x, y) for x in demands for y in leaves]
    if any(x.same(y) for x, y in pairs):
        return False
    if any(x.turned(y) for x, y in pairs):
        return True
    if not forbids and _pole(strict) in _REFUSES:  # 「受け付けません」 is said for many reasons
        return any(x.beside(y) for x, y in pairs)
    if any(x.is_kind == y.is_kind for x, y in pairs):
        return True
    if any(not c.is_kind for c in demands):
        return _is_exception(demands, lenient)
    if not forbids and _pole(lenient) in _EXEMPTS and any(c.sense in (SO, NOT_SO) and not c.is_kind for c in leaves) and not always_holds(strict.text):
        return True  # 「会員の方は保証書は不要です」 excepts from 「保証書が必要です」
    return forbids and any(c.sense == OVER for c in leaves)


def while_it_holds(verdict: Verdict, a: Claim, b: Claim) -> Verdict:
    """Return the verdict with the order in which it holds: what waits for something ends where it is told to have come.

    「点検が済むまで使わないで」 is no dispute with a later 「点検が済みましたので使えます」, but with an earlier one; 「まだ飲まないで」 is
    told of its day.
    """
    if verdict.order != "any":
        return verdict
    for waits, other, order in ((a, b, "a_late"), (b, a, "b_late")):
        if has_come(waits, other):
            return replace(verdict, order=order)
        if _pole(waits) in _FORBIDS and _pole(other) in _LEAVES and pattern("yet").search(waits.text):
            return replace(verdict, order=f"{order}_day!")
    return verdict


def has_come(waits: Claim, other: Claim) -> bool:
    """Tell whether ``other`` tells that what ``waits`` waits for has come: 「点検が済むまで」, 「点検が済みましたので」.

    On other axes まで may tell how far something went (「暗号化まではしていません」).
    """
    if waits.axis not in CONDITIONED and not waits.axis.startswith(SIDES):
        return False
    return any(is_fulfilled(c, other.items) for c in from_items(waits.items))


def held_by_turns(a: str, b: str) -> bool:
    """Tell whether two statements hold under one condition, and each only where the other does not (割れていれば, 割れていなければ)."""
    pairs = [(x, y) for x in conditions_in("", a) for y in conditions_in("", b) if not x.even_so and not y.even_so]
    return any(x.turned(y) and {x.sense, y.sense} == {SO, NOT_SO} for x, y in pairs) and not any(x.same(y) for x, y in pairs)


def are_opposed(a: Claim, b: Claim) -> bool:
    """Tell whether two claims of one axis that conditions may part forbid or ask for what the other one grants or spares."""
    if a.axis != b.axis or a.axis not in CONDITIONED or _sides(a, b) is None:
        return False
    return same_event(a, b, loose=False) if a.axis == EVENT_AXIS else a.axis == USE or a.subject == b.subject


def granted_once_safe(a: Claim, b: Claim) -> bool:
    """Tell whether the one that grants speaks of what is out of danger by then: 「交換後はお使いいただけます」.

    「代わりの品が届くまでは」 speaks of the time before.
    """
    grants = [c for c in (a, b) if _pole(c) in _LEAVES]
    return any(pattern("once_safe").search(c.text) and not _until_then(c) for c in grants)


def _until_then(claim: Claim) -> bool:
    return any(c.sense == UNTIL for c in from_items(claim.items))


def _sides(a: Claim, b: Claim) -> tuple[Claim, Claim] | None:
    """Return the claim that forbids, refuses or asks, and the one that grants or spares; None where there are no two such."""
    for x, y in ((a, b), (b, a)):
        strict, lenient = _pole(x), _pole(y)
        if strict in _FORBIDS and lenient in _SPARES | _ASKS | _ADVISES:
            return x, y
        if (strict in _REFUSES and lenient in _GRANTS) or (strict in _ASKS and lenient in _SPARES):
            return x, y
    return None


def _pole(claim: Claim) -> str:
    return claim.note.rsplit("|", 1)[-1]


def _restricting(claim: Claim) -> list[Condition]:
    return [c for c in from_items(claim.items) if not c.even_so and c.sense != OUTSIDE]


def _is_outside(claim: Claim) -> bool:
    return any(c.sense == OUTSIDE for c in from_items(claim.items))


def _is_exception(demands: Sequence[Condition], lenient: Claim) -> bool:
    """Tell whether the conditions of a demand leave the general leave as it is: it neither names them nor holds even so.

    What may be eaten may be eaten as it is: this is none.
    """
    if always_holds(lenient.text):
        return False
    words = words_of(lenient.items)
    named = stems_of(words["c"] | words["s"] | words["q"])
    even_so = [c for c in from_items(lenient.items) if c.even_so]
    return any(
        c.sense != UNTIL and not c.is_kind and c.words != AS_IS and not (c.words and c.words <= named) and not any(c.same(e) for e in even_so)
        for c in demands
    )
