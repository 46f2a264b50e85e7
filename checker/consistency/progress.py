"""Time that passed is no contradiction: what was foreseen, and what came of it later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import product

from checker.domain.claim import Claim


def overtakes(event: Claim, plan: Claim) -> bool:
    """Tell whether a moment that has passed came after the day for which one was foreseen: plans slip, and nobody was wrong."""
    if "past" not in _marks(event) or "ahead" not in _marks(plan):
        return False
    return event.low is not None and plan.high is not None and event.low > plan.high


def slipped(plans: Iterable[Claim], events: Iterable[Claim]) -> bool:
    """Tell whether one of ``events`` overtakes one of ``plans`` for the same happening."""
    return any(overtakes(e, p) and _happenings(e) & _happenings(p) for p, e in product(plans, events))


def came_after(events: Iterable[Claim], day: str) -> bool:
    """Tell whether one of ``events`` happened after ``day`` (``YYYY-MM-DD``, else unknown)."""
    try:
        said = date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return False
    return any("past" in _marks(e) and e.low is not None and e.low > said for e in events)


def _marks(claim: Claim) -> list[str]:
    return claim.note.rsplit("|", 1)[-1].split(",") if claim.axis == "moment" else []


def _happenings(claim: Claim) -> set[str]:
    return {i.lstrip("?") for i in claim.items if i.lstrip("?")[:2] == "e:"}
