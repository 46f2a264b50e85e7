"""From claims to conflicts: group, reduce to distinct values, compare only those. Never pairs of replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from checker.consistency.assemble import Pairing, assemble
from checker.consistency.resolve import StatedValues, resolve_claims
from checker.consistency.verdict import comparer_of
from checker.domain.claim import Claim
from checker.domain.conflict import Conflict

# A loose key (``~``) may bring together what shares no word; with many values that would cost their square.
MAX_LOOSE = 120
Signature = tuple[object, ...]


def find_conflicts(claims: Iterable[Claim], incident: str | None = None) -> list[Conflict]:
    """Return the conflicts of one incident; the order of ``claims`` changes nothing.

    Two claims are compared where they have the axis and one of their ``keys`` (or the subject) in common and their
    scopes agree; distinct values are compared by the comparer of the axis, however many replies state them.
    """
    groups: dict[Signature, list[Claim]] = defaultdict(list)
    for claim in resolve_claims(list(claims)):
        groups[signature(claim)].append(claim)
    members = {sig: sorted(group, key=_order) for sig, group in groups.items()}
    buckets: dict[tuple[str, str], set[Signature]] = defaultdict(set)
    for sig, group in members.items():
        first = group[0]
        for key in first.keys or (first.subject,):
            buckets[first.axis, key].add(sig)
    pairings: dict[tuple[object, ...], Pairing] = {}
    stated = StatedValues(c for group in members.values() for c in group)
    for axis, key in sorted(buckets):
        compare = comparer_of(axis)
        if compare is None or (key.startswith("~") and len(buckets[axis, key]) > MAX_LOOSE):
            continue
        for x, y in combinations(sorted(buckets[axis, key], key=repr), 2):
            if (x, y) in pairings or not scopes_meet(members[x][0], members[y][0]):
                continue
            verdict = compare(members[x][0], members[y][0])
            if verdict.kind != "none":
                left, right = stated.apart(members[x], members[y])
                if left and right:
                    pairings[x, y] = Pairing(left, right, verdict)
    return assemble(pairings, incident)


def signature(claim: Claim) -> Signature:
    """Everything of a claim that its comparison may depend on; where and when it was said is left out."""
    return (
        claim.axis, claim.subject, claim.value, claim.scope, claim.slot, claim.keys, claim.polarity.value,
        claim.modality.value, claim.low if claim.low is not None else "", claim.high if claim.high is not None else "",
        claim.items, claim.note,
    )


def scopes_meet(a: Claim, b: Claim) -> bool:
    """Tell whether the two claims speak of the same people or things."""
    return a.scope == b.scope or not a.scope or not b.scope


def _order(claim: Claim) -> tuple[object, ...]:
    return (not claim.is_official, claim.at, claim.source, claim.span)
