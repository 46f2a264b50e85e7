"""From claims to conflicts: group, reduce to distinct values, compare only those. Never pairs of replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from checker.consistency.assemble import Pairing, assemble
from checker.consistency.backed import backed
from checker.consistency.complements import of_complements, states_of
from checker.consistency.conditions import while_it_holds
from checker.consistency.days import MOMENT, days_key, of_days_apart
from checker.consistency.dedupe import deduplicated
from checker.consistency.excepted import claims_leave_out
from checker.consistency.members import members_key, of_other_members
from checker.consistency.resolve import MEASURED, StatedValues, resolve_claims
from checker.consistency.room import leaves_room, limits_key
from checker.consistency.twins import followed
from checker.consistency.verdict import NONE, comparer_of
from checker.domain.claim import Claim
from checker.domain.conflict import Conflict
from checker.facts.claims.excepted import excepted_in

# A loose key (``~``) may bring together what shares no word; with many values that would cost their square.
MAX_LOOSE = 120
# So many different values of one matter are no dispute any more; the rest would only cost time.
MAX_VALUES = 800
Signature = tuple[object, ...]


def find_conflicts(claims: Iterable[Claim], incident: str | None = None) -> list[Conflict]:
    """Return the conflicts of one incident; the order of ``claims`` changes nothing.

    Two claims are compared where they have the axis and one of their ``keys`` (or the subject) in common and their
    scopes agree; distinct values are compared by the comparer of the axis, however many replies state them.
    """
    values = _values(resolve_claims(list(claims)))
    stated = StatedValues(c for group in values for c in group)
    pairings: dict[tuple[int, int], Pairing] = {}
    seen: set[tuple[int, int]] = set()
    for (axis, _), ids in sorted(_buckets(values).items()):
        compare = comparer_of(axis)
        for x, y in combinations(ids, 2) if compare else ():
            if (x, y) in seen or not scopes_meet(values[x][0], values[y][0]) or leaves_room(values[x][0], values[y][0]):
                continue
            seen.add((x, y))
            verdict = compare(values[x][0], values[y][0]) if compare else NONE
            verdict = verdict if axis in MEASURED else while_it_holds(verdict, values[x][0], values[y][0])
            if verdict.kind != "none":
                left, right = stated.apart(values[x], values[y])
                if left and right:
                    pairings[x, y] = Pairing(left, right, verdict)
    further = [*followed({pair: p.verdict for pair, p in pairings.items()}, values), *backed(pairings, values)]
    for x, y, verdict in further:
        left, right = stated.apart(values[x], values[y])
        if left and right:
            pairings[x, y] = Pairing(left, right, verdict)
    return deduplicated(assemble(pairings, incident))


def _values(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Group claims of equal signature, official and early ones first; the groups in an order of their own."""
    groups: dict[Signature, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[signature(claim)].append(claim)
    return [sorted(groups[sig], key=_order) for sig in sorted(groups, key=repr)]


def _buckets(values: Sequence[Sequence[Claim]]) -> dict[tuple[str, str], list[int]]:
    """Return the numbers of the values by axis and key; of very many only official and the most common ones."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, group in enumerate(values):
        first = group[0]
        for key in dict.fromkeys(first.keys or (first.subject,)):
            found[first.axis, key].append(i)
    out: dict[tuple[str, str], list[int]] = {}
    for place, ids in found.items():
        if place[1].startswith("~") and len(ids) > MAX_LOOSE:
            continue
        if len(ids) > MAX_VALUES:
            common = sorted(ids, key=lambda i: (not values[i][0].is_official, -len(values[i]), i))
            ids = sorted(common[:MAX_VALUES])
        out[place] = ids
    return out


def signature(claim: Claim) -> Signature:
    """Everything of a claim that its comparison may depend on; where and when it was said is left out."""
    return (
        claim.axis,
        claim.subject,
        claim.value,
        claim.scope,
        claim.slot,
        claim.keys,
        claim.polarity.value,
        claim.modality.value,
        claim.low if claim.low is not None else "",
        claim.high if claim.high is not None else "",
        claim.items,
        claim.note,
        members_key(claim),
        limits_key(claim),
        excepted_in(claim.text),
        days_key(claim),
        tuple(tuple(sorted(words)) for words in states_of(claim.text)),
    )


def scopes_meet(a: Claim, b: Claim) -> bool:
    """Tell whether the two claims speak of the same people or things."""
    if a.scope and b.scope and a.scope != b.scope:
        return False
    if of_other_members(a, b) or claims_leave_out(a, b):
        return False
    return not (of_days_apart(a, b) or (a.axis != MOMENT and of_complements(a.text, b.text)))


def _order(claim: Claim) -> tuple[object, ...]:
    return (not claim.is_official, claim.at, claim.source, claim.span)
