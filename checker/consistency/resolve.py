"""What only the whole incident shows of a claim: a number that the official text gives for something else."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from checker.consistency.alignment import likeness
from checker.consistency.costs import tells_apart
from checker.consistency.settled import with_settled
from checker.domain.claim import Claim
from checker.facts.claims.addresses import AXIS as ADDRESS
from checker.facts.claims.addresses import PHONE
from checker.facts.claims.places import ROLES
from checker.facts.claims.sides import PREFIX

# Marks the only telephone number of its source; of an official one, of all official texts.
ONLY = "only"
# How many days the month guessed for a day may be off: the one before or the one after.
MONTHS_OFF = 31
PAYER = "payer"
# Axes whose claims are intervals.
MEASURED = frozenset({"count", "money", "rate", "duration", "moment"})


def resolve_claims(claims: Sequence[Claim]) -> list[Claim]:
    """Mark measured claims of replies whose value stands in an official text.

    The flag is ``explained`` where an official claim of that value shares a concept with it, else ``known``. The only
    telephone number of a source is marked as well, and since when holds what an official text dates.
    """
    official: dict[tuple[str, str], set[tuple[float, float, tuple[str, ...]]]] = defaultdict(set)
    for claim in claims:
        if claim.is_official and claim.axis in MEASURED and claim.low is not None and claim.high is not None:
            official[claim.axis, unit_of(claim)].add((claim.low, claim.high, claim.items))
    given_out = {claim.value for claim in claims if claim.is_official and claim.axis == ADDRESS}
    numbers = _numbers(claims)
    memo: dict[tuple[object, ...], str] = {}
    out: list[Claim] = []
    days = _official_days(claims)
    for claim in with_settled(claims):
        claim = _in_official_month(claim, days)
        same = official.get((claim.axis, unit_of(claim)))
        if same and not claim.is_official and claim.low is not None and claim.high is not None:
            key = (claim.axis, claim.note, claim.low, claim.high, claim.items)
            if key not in memo:
                memo[key] = _mark(claim, same)
            claim = replace(claim, note=memo[key])
        elif claim.axis == ADDRESS:
            known = "known" if claim.value in given_out else claim.note
            only = claim.subject == PHONE and len(numbers[_giver(claim)]) == 1
            claim = replace(claim, note=known, items=(ONLY, *claim.items) if only else claim.items)
        out.append(claim)
    return out


def _official_days(claims: Iterable[Claim]) -> Mapping[int, set[date]]:
    """Return the dates that official texts give with their month, by the day of the month."""
    found: dict[int, set[date]] = defaultdict(set)
    for claim in claims:
        if claim.is_official and claim.axis == "moment" and claim.low is not None and claim.low == claim.high and "no_month" not in claim.note:
            day = date.fromordinal(int(claim.low))
            found[day.day].add(day)
    return found


def _in_official_month(claim: Claim, days: Mapping[int, set[date]]) -> Claim:
    """Read a day without its month (「20日まで」) as the only date of official texts that has it, where one is near."""
    if claim.is_official or claim.axis != "moment" or "no_month" not in claim.note or claim.low is None or claim.low != claim.high:
        return claim
    known = days.get(date.fromordinal(int(claim.low)).day, set())
    if len(known) != 1:
        return claim
    (day,) = known
    if not 0 < abs(day.toordinal() - claim.low) <= MONTHS_OFF:
        return claim
    own = float(day.toordinal())
    return replace(claim, low=own, high=own, value=f"{day.month}月{claim.value.split('月', 1)[-1]}")


def _numbers(claims: Iterable[Claim]) -> Mapping[str, set[str]]:
    """Return the telephone numbers that each source gives out, those of all official texts together."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.axis == ADDRESS and claim.subject == PHONE:
            found[_giver(claim)].add(digits_of(claim.value))
    return found


def _giver(claim: Claim) -> str:
    return "" if claim.is_official else claim.source


def digits_of(value: str) -> str:
    """Return a telephone number without the signs between its parts, which everybody sets differently."""
    return value.replace("-", "")


def unit_of(claim: Claim) -> str:
    """Return the unit of a measured value; of a moment none."""
    return "" if claim.axis == "moment" else claim.note.split("|", 1)[0]


def _mark(claim: Claim, official: set[tuple[float, float, tuple[str, ...]]]) -> str:
    assert claim.low is not None and claim.high is not None
    core = {i.removeprefix("q:") for i in claim.items if i[0] != "?" and i[:2] not in ROLES}
    meets = [items for low, high, items in official if low <= claim.high and claim.low <= high]
    if not meets:
        parts = _addends(claim, official) if claim.axis in ("count", "money") else ()
        return f"{claim.note},sum,{','.join(f'of={p:g}' for p in parts)}" if parts else claim.note
    fit = max(likeness(claim.items, items) for items in meets)
    explained = any(core & {i for i in items if i[0] != "?" and i[:2] not in ("q:", *ROLES)} for items in meets)
    return f"{claim.note},{'explained' if explained else 'known'},fit={fit:.2f}"


def _addends(claim: Claim, official: set[tuple[float, float, tuple[str, ...]]]) -> tuple[float, ...]:
    """Return the official figures of which the figure is the sum, or the one of which it is a part."""
    exact = sorted({low for low, high, _ in official if low == high})[:40]
    value = claim.low
    if value is None or value != claim.high:
        return ()
    found = {x for i, a in enumerate(exact) for b in exact[i:] if a + b == value for x in (a, b)}
    found |= {b for a in exact for b in exact if a + value == b and a != b}
    return tuple(sorted(found))


def _meet(a: Claim, b: Claim) -> bool:
    """Tell whether the days of two moments have one in common, or one of them names no day."""
    if a.low is None or b.low is None or a.high is None or b.high is None:
        return True
    return a.low <= b.high and b.low <= a.high


class StatedValues:
    """The values each source states.

    Who gives both figures contradicts neither of them; two sources that both state both moments agree.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._values: dict[tuple[str, str, str], set[tuple[float, float]]] = defaultdict(set)
        self._sides: set[tuple[str, str, str, str]] = set()
        self._paid: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.axis.startswith(PREFIX):
                self._sides.update((claim.source, claim.axis, key, claim.note) for key in claim.keys)
            if claim.axis == PAYER:
                self._paid[claim.source, claim.note].append(claim)
            if claim.axis in MEASURED and claim.low is not None and claim.high is not None:
                self._values[claim.source, claim.axis, unit_of(claim)].add((claim.low, claim.high))

    def apart(self, a: Sequence[Claim], b: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """Return those claims of two values whose sources do not state the other value as well."""
        if a[0].axis.startswith(PREFIX):
            return self._one_sided(a, b[0]), self._one_sided(b, a[0])
        if a[0].axis == PAYER:
            return self._of_one_cost(a, b[0]), self._of_one_cost(b, a[0])
        if a[0].axis not in MEASURED:
            return tuple(a), tuple(b)
        left = [c for c in a if c.is_correction or not self._states(c.source, b[0])]
        right = [c for c in b if c.is_correction or not self._states(c.source, a[0])]
        if a[0].axis == "moment" and _meet(a[0], b[0]):
            return tuple(a), tuple(b)  # the same day: they differ by the time of day, which is not kept here
        if a[0].axis == "moment":
            # One source may well name both days for different events: only sources that both do so agree.
            return (tuple(a), tuple(b)) if left or right else ((), ())
        return tuple(left), tuple(right)

    def _one_sided(self, claims: Sequence[Claim], other: Claim) -> tuple[Claim, ...]:
        """Return the claims whose sources do not take the other side too: 27 are back and 4 are missing."""
        shared = set(claims[0].keys) & set(other.keys)
        return tuple(
            c
            for c in claims
            if c.is_correction or not any((c.source, c.axis, key, other.note) in self._sides for key in shared)
        )

    def _of_one_cost(self, claims: Sequence[Claim], other: Claim) -> tuple[Claim, ...]:
        """Return the claims whose sources do not say the same as ``other`` of its cost, and this of another one."""
        return tuple(c for c in claims if not any(tells_apart(c, d, other) for d in self._paid[c.source, other.note]))

    def _states(self, source: str, other: Claim) -> bool:
        if other.low is None or other.high is None:
            return False
        known = self._values.get((source, other.axis, unit_of(other)), ())
        if other.low == -math.inf and other.axis == "money":  # a cap: who names a lower one does not name this one
            return (other.low, other.high) in known
        return any(low <= other.high and other.low <= high for low, high in known)
