"""What weighing made of an incident: pairs that are told as conflicts, and pairs that are only possible.

A pair that is not sure enough for an alarm may still be the dispute that nobody saw. Such pairs are kept apart, likeliest
first, for people to look at: they are no conflicts, ask for no correction and stop nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from checker.consistency.assemble import Pairing, assemble
from checker.consistency.evidence import Evidence, Pair
from checker.consistency.said import Said
from checker.consistency.verdict import Verdict
from checker.domain.claim import Claim
from checker.domain.conflict import Conflict, Possible
from checker.domain.span import Span
from checker.language.opposition import Opposition
from checker.record import record

AXIS = "meaning"
HARD = 0.65  # from here on the network calls a dispute one that cannot be true on both sides
POSSIBLE = 0.4  # probability from which a pair that is no conflict is worth a look
MOST_TOLD = 50  # statements of a value looked at to see whether a dispute is known


@record
class Weighed:
    """The conflicts that the meaning of their statements bears out or shows, and what else is possible, likeliest first."""

    conflicts: tuple[Conflict, ...]
    possible: tuple[Possible, ...]


def paired(said: Said, pair: Pair, answer: Opposition, chance: float) -> Pairing:
    """Return two groups of statements as values that do not go together."""
    kind = "hard" if answer.hard >= HARD else "soft"
    left, right = (_in_slot(said.groups[n], answer.slot) for n in pair)
    return Pairing(left, right, Verdict(kind, f"意味を比べた結果、両立しない確からしさ {chance:.0%}"))


def possible(said: Said, evidence: Evidence, told: Iterable[Conflict], incident: str | None) -> list[Possible]:
    """Return the compared pairs that may be in dispute and of which no conflict was ``told``, likeliest first.

    Of two sources only the likeliest pair is returned, and none where a conflict sets them against each other already: who
    looks at the two texts sees the rest. What the axes hear as the same is none.
    """
    sources = _opposed_sources(told)
    found: list[Possible] = []
    compared = evidence.compared
    chances = {pair: evidence.chance(*pair) or 0.0 for pair in compared}
    for pair in sorted(compared, key=lambda p: (-chances[p], p)):
        if chances[pair] < POSSIBLE:
            break
        i, j = pair
        both = set(_sources(said.groups[i], said.groups[j]))
        if both <= sources or evidence.is_heard_the_same(i, j) or said.groups[i][0].text == said.groups[j][0].text or said.is_overtaken(i, j):
            continue
        new = assemble({pair: paired(said, pair, compared[pair], chances[pair])}, incident)
        known = _opposed_sources(new) <= sources  # of equal words some may count no more: corrections, what came before them
        sources |= both
        for conflict in new if not known else ():
            found.append(Possible(conflict.slot, conflict.values, chances[pair], incident))
    return found


def _sources(a: Sequence[Claim], b: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    for x, y in product(a[:MOST_TOLD], b[:MOST_TOLD]):
        if x.source != y.source:
            yield min(x.source, y.source), max(x.source, y.source)


def _opposed_sources(conflicts: Iterable[Conflict]) -> set[tuple[str, str]]:
    return {
        (min(x.reply, y.reply), max(x.reply, y.reply))
        for c in conflicts
        for bad in c.incompatible
        for x, y in product(*(c.values[n].statements[:MOST_TOLD] for n in (bad.a, bad.b)))
    }


def _in_slot(claims: Iterable[Claim], slot: str) -> tuple[Claim, ...]:
    return tuple(replace(c, slot=slot, axis=f"{AXIS}:{slot}") for c in claims)


class Told:
    """The pairs of places that known conflicts hold, to tell no dispute twice."""

    def __init__(self, known: Iterable[Conflict]) -> None:
        self._pairs: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
        for conflict in known:
            for bad in conflict.incompatible:
                left, right = (conflict.values[n].statements[:MOST_TOLD] for n in (bad.a, bad.b))
                for x, y in product(left, right):
                    self._pairs[x.reply, y.reply].append((x.span, y.span))
                    self._pairs[y.reply, x.reply].append((y.span, x.span))

    def knows(self, a: Sequence[Claim], b: Sequence[Claim]) -> bool:
        """Tell whether a known conflict holds a pair of these statements."""
        return any(
            s.overlaps(x.span) and t.overlaps(y.span)
            for x, y in product(a[:MOST_TOLD], b[:MOST_TOLD])
            for s, t in self._pairs.get((x.source, y.source), ())
        )
