"""What only the whole incident shows of a claim: a number that the official text gives for something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.domain.claim import Claim

_NUMBERS = frozenset({"count", "money", "rate", "duration"})
_AXES = frozenset({"count", "money", "rate", "duration", "moment"})


def resolve_claims(claims: Sequence[Claim]) -> list[Claim]:
    """Mark measured claims of replies whose value stands in an official text.

    The flag is ``explained`` where an official claim of that value shares a concept with it, else ``known``.
    """
    official: dict[tuple[str, str], set[tuple[float, float, tuple[str, ...]]]] = defaultdict(set)
    for claim in claims:
        if claim.is_official and claim.axis in _AXES and claim.low is not None and claim.high is not None:
            official[claim.axis, _unit(claim)].add((claim.low, claim.high, claim.items))
    memo: dict[tuple[object, ...], str] = {}
    out: list[Claim] = []
    for claim in claims:
        same = official.get((claim.axis, _unit(claim)))
        if same and not claim.is_official and claim.low is not None and claim.high is not None:
            key = (claim.axis, claim.note, claim.low, claim.high, claim.items)
            if key not in memo:
                memo[key] = _mark(claim, same)
            claim = replace(claim, note=memo[key])
        out.append(claim)
    return out


def _unit(claim: Claim) -> str:
    return "" if claim.axis == "moment" else claim.note.split("|", 1)[0]


def _mark(claim: Claim, official: set[tuple[float, float, tuple[str, ...]]]) -> str:
    assert claim.low is not None and claim.high is not None
    core = {i.removeprefix("q:") for i in claim.items if i[0] != "?" and i[:2] not in ("h:", "v:")}
    meets = [items for low, high, items in official if low <= claim.high and claim.low <= high]
    if not meets:
        return f"{claim.note},sum" if claim.axis in ("count", "money") and _adds_up(claim, official) else claim.note
    explained = any(core & {i for i in items if i[0] != "?" and i[:2] not in ("q:", "h:", "v:")} for items in meets)
    return f"{claim.note},{'explained' if explained else 'known'}"


def _adds_up(claim: Claim, official: set[tuple[float, float, tuple[str, ...]]]) -> bool:
    """Tell whether the figure is the sum of two official ones or one of two parts of an official one."""
    exact = sorted({low for low, high, _ in official if low == high})[:40]
    value = claim.low
    return value == claim.high and any(
        a + b == value or (a + value == b and a != b) for i, a in enumerate(exact) for b in exact[i:] if value is not None
    )


class StatedValues:
    """The numbers each source states: who gives both figures does not contradict either of them."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._values: dict[tuple[str, str, str], set[tuple[float, float]]] = defaultdict(set)
        for claim in claims:
            if claim.axis in _NUMBERS and claim.low is not None and claim.high is not None:
                self._values[claim.source, claim.axis, _unit(claim)].add((claim.low, claim.high))

    def without(self, claims: Sequence[Claim], other: Claim) -> tuple[Claim, ...]:
        """Return those of ``claims`` whose source does not also state the value of ``other``."""
        if other.axis not in _NUMBERS or other.low is None or other.high is None:
            return tuple(claims)
        low, high, unit = other.low, other.high, _unit(other)
        return tuple(
            c for c in claims
            if c.is_correction or not any(a <= high and low <= b for a, b in self._values.get((c.source, c.axis, unit), ()))
        )
