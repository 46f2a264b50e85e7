"""Time that passed is no contradiction: what was foreseen, and what came of it later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from checker.consistency.verdict import comparer_of
from checker.domain.claim import Claim
from checker.facts.claims.concepts import cue
from checker.facts.claims.moments import day_number

# Axes on which what is open is settled later, and nobody was wrong.
_SETTLING = frozenset({"undecided", "side:decision"})


def overtakes(event: Claim, plan: Claim) -> bool:
    """Tell whether a moment that has passed came after the day for which one was foreseen: plans slip, and nobody was wrong."""
    if "past" not in _marks(event) or "ahead" not in _marks(plan):
        return False
    return event.low is not None and plan.high is not None and event.low > plan.high


def on_the_way(a: Claim, b: Claim) -> bool:
    """Tell whether of two moments one is the day something is sent off and the other, no earlier, that of its arrival."""
    return _arrives_after(a, b) or _arrives_after(b, a)


def _arrives_after(sent: Claim, there: Claim) -> bool:
    if sent.axis != "moment" or there.axis != "moment" or sent.low is None or there.high is None:
        return False
    if sent.low > there.high and "no_month" not in (*_marks(sent), *_marks(there)):
        return False
    leaves, arrives = cue("leaves"), cue("arrives")
    is_sent = bool(leaves.search(sent.text)) and not arrives.search(sent.text)
    return is_sent and bool(arrives.search(there.text)) and not leaves.search(there.text)


def slipped(plans: Iterable[Claim], events: Iterable[Claim]) -> bool:
    """Tell whether one of ``events`` overtakes one of ``plans`` for the same happening."""
    return any(overtakes(e, p) and _happenings(e) & _happenings(p) for p, e in product(plans, events))


def came_after(events: Iterable[Claim], day: str) -> bool:
    """Tell whether one of ``events`` happened after ``day`` (``YYYY-MM-DD``, else unknown)."""
    said = day_number(day)
    return bool(said) and any("past" in _marks(e) and e.low is not None and e.low > said for e in events)


def settles(open_ones: Sequence[Claim], later: Sequence[Claim]) -> bool:
    """Tell whether what one statement leaves open is settled by a later one, with nothing else opposed in the two."""
    found = opposed(open_ones, later)
    return any(axis in _SETTLING for axis, _ in found) and all(order.startswith("a_late") for _, order in found)


def opposed(first: Sequence[Claim], second: Sequence[Claim]) -> list[tuple[str, str]]:
    """Return axis and order of all that the axes hear opposed in two statements."""
    pairs = [(x, y) for x, y in product(first, second) if x.axis == y.axis and set(x.keys) & set(y.keys)]
    verdicts = [(x.axis, compare(x, y)) for x, y in pairs if (compare := comparer_of(x.axis))]
    return [(axis, verdict.order) for axis, verdict in verdicts if verdict.kind != "none"]


def _marks(claim: Claim) -> list[str]:
    return claim.note.rsplit("|", 1)[-1].split(",") if claim.axis == "moment" else []


def _happenings(claim: Claim) -> set[str]:
    return {i.lstrip("?") for i in claim.items if i.lstrip("?")[:2] == "e:"}
