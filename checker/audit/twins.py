"""Leave out what a graver conflict already says: two axes often see one and the same dispute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from checker.domain.conflict import Conflict, ConflictValue

_Said = frozenset[tuple[str, str]]
_Pair = tuple[_Said, _Said]


def without_twins(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts in their order without those of which every pair of sentences stands in an earlier one.

    Only conflicts of one incident are weighed against each other, and a hard pair is never left out for a soft one.
    """
    kept: list[Conflict] = []
    pairs: list[list[tuple[str, _Pair]]] = []
    holders: dict[tuple[str, tuple[str, str]], set[int]] = defaultdict(set)
    for conflict in conflicts:
        own = _pairs(conflict)
        incident = conflict.incident or ""
        if own and any(_covers(pairs[i], own) for i in sorted(_candidates(own, incident, holders))):
            continue
        for _, sides in own:
            for said in sides:
                for statement in said:
                    holders[incident, statement].add(len(kept))
        kept.append(conflict)
        pairs.append(own)
    return tuple(kept)


def _pairs(conflict: Conflict) -> list[tuple[str, _Pair]]:
    said = [_said(value) for value in conflict.values]
    return [(bad.kind, (said[bad.a], said[bad.b])) for bad in conflict.incompatible]


def _said(value: ConflictValue) -> _Said:
    return frozenset((s.reply, s.text) for s in value.statements)


def _candidates(
    own: list[tuple[str, _Pair]], incident: str, holders: dict[tuple[str, tuple[str, str]], set[int]]
) -> set[int]:
    first = min(own[0][1][0])
    return holders.get((incident, first), set())


def _covers(earlier: list[tuple[str, _Pair]], own: list[tuple[str, _Pair]]) -> bool:
    return all(any(_within(kind, pair, k, p) for k, p in earlier) for kind, pair in own)


def _within(kind: str, pair: _Pair, graver: str, other: _Pair) -> bool:
    if kind == "hard" and graver != "hard":
        return False
    (a, b), (x, y) = pair, other
    return (a <= x and b <= y) or (a <= y and b <= x)
