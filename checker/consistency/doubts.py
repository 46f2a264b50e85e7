"""Drop the pairs of a conflict whose statements do not oppose each other by their meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from checker.consistency.narrow import narrowed
from checker.consistency.resolve import MEASURED
from checker.consistency.said import Said
from checker.domain.conflict import Conflict, Incompatible, Statement

DOUBT = 0.3  # below this probability the conflict of an axis is taken for a mistake
DOUBT_OF_FIGURES = 0.1  # the network reads figures as words: whether two go together their axis knows better
_FIGURES = MEASURED | {"hours", "address"}
MOST = 6  # statements of a value that are looked at one by one; of more the first ones speak for all


def without_doubted(conflicts: Iterable[Conflict], said: Said) -> list[Conflict]:
    """Return the conflicts with only the pairs of statements that may well oppose each other.

    What cannot be weighed (a statement that is not among ``said``) stays.
    """
    return [kept for conflict in conflicts if (kept := _kept(conflict, said)) is not None]


def _kept(conflict: Conflict, said: Said) -> Conflict | None:
    least = DOUBT_OF_FIGURES if conflict.axis in _FIGURES else DOUBT
    pairs: dict[Incompatible, set[Statement]] = {}
    for bad in conflict.incompatible:
        spoken = _borne_out(conflict.values[bad.a].statements, conflict.values[bad.b].statements, said, least)
        if spoken:
            pairs[bad] = spoken
    everyone = {s for n in {n for b in conflict.incompatible for n in (b.a, b.b)} for s in conflict.values[n].statements}
    if len(pairs) == len(conflict.incompatible) and set().union(*pairs.values()) == everyone:
        return conflict
    return narrowed(conflict, pairs) if pairs else None


def _borne_out(a: Sequence[Statement], b: Sequence[Statement], said: Said, least: float) -> set[Statement]:
    """Return the statements of both values that stand in a pair that is not doubted."""
    spoken = {s for x, y in product(a[:MOST], b[:MOST]) if not _is_doubted(x, y, said, least) for s in (x, y)}
    return spoken if len(a) <= MOST and len(b) <= MOST else {*a, *b} if spoken else set()


def _is_doubted(x: Statement, y: Statement, said: Said, least: float) -> bool:
    first, second = said.number(x.reply, x.span), said.number(y.reply, y.span)
    if first is None or second is None or x.reply == y.reply:
        return False
    # Whether time excuses a difference is for the axis to say: it knows states from acts.
    return said.probability(first, second) < least
