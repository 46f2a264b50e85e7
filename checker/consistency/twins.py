"""What follows from an official value: who repeats it contradicts whatever contradicts it, and the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.consistency.measured import LIMITS, disjoint
from checker.consistency.members import of_other_members
from checker.consistency.verdict import Verdict
from checker.domain.claim import Claim
from checker.facts.claims.places import ROLES, flags_of

Pair = tuple[int, int]
# An official value that so many different wordings repeat needs no further pairs to be seen.
MAX_TWINS = 60


def followed(verdicts: Mapping[Pair, Verdict], values: Sequence[Sequence[Claim]]) -> Iterator[tuple[int, int, Verdict]]:
    """Yield the further pairs of measured values that do not go together, ``x < y``.

    Args:
        verdicts: by the numbers ``x < y`` of two values that contradict each other.
        values: the claims of each value; those of one value are alike.
    """
    twins = _twins(values)
    if not twins:
        return
    known = set(verdicts)
    for (x, y), verdict in sorted(verdicts.items()):
        for one, other, found in ((x, y, verdict), (y, x, verdict.turned())):
            for twin in twins.get(one, ()):
                pair = (min(twin, other), max(twin, other))
                if twin == other or pair in known or other in twins.get(twin, ()):
                    continue
                a, b = values[twin][0], values[other][0]
                if disjoint(a, b) and (a.scope == b.scope or not a.scope or not b.scope) and not of_other_members(a, b) and not _settled(a, b):
                    known.add(pair)
                    yield (*pair, found if pair[0] == twin else found.turned())


def _settled(a: Claim, b: Claim) -> bool:
    """Tell whether the official text holds both values: then each has a matter of its own."""
    return all(c.is_official or flags_of(c) & {"known", "explained"} for c in (a, b))


def _twins(values: Sequence[Sequence[Claim]]) -> dict[int, list[int]]:
    """Return for each official measured value those of replies that repeat it, and for each of these the official one."""
    official: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, group in enumerate(values):
        if group[0].axis in LIMITS and group[0].is_official:
            official[group[0].axis, _unit(group[0])].append(i)
    found: dict[int, list[int]] = defaultdict(list)
    for i, group in enumerate(values):
        claim = group[0]
        if claim.axis not in LIMITS or claim.is_official or "explained" not in flags_of(claim):
            continue
        same = [o for o in official[claim.axis, _unit(claim)] if _repeats(claim, values[o][0])]
        if len(same) == 1 and len(found[same[0]]) < MAX_TWINS:
            found[same[0]].append(i)
            found[i].append(same[0])
    return found


def _repeats(claim: Claim, official: Claim) -> bool:
    """Tell whether two values meet and share a word; moments the time of day too."""
    if None in (claim.low, claim.high, official.low, official.high):
        return False
    meets = official.low <= claim.high and claim.low <= official.high  # type: ignore[operator]
    if claim.axis == "moment" and claim.note.split("|")[1] != official.note.split("|")[1]:
        return False
    return meets and bool(_core(claim) & _core(official))


def _core(claim: Claim) -> set[str]:
    return {i.removeprefix("q:") for i in claim.items if i[0] != "?" and i[:2] not in ROLES}


def _unit(claim: Claim) -> str:
    return "" if claim.axis == "moment" else claim.note.split("|", 1)[0]
