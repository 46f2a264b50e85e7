"""Counts by responder and by slot, for the picture and the tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from checker.domain.audit import AuditReport
from checker.domain.conflict import Conflict

UNKNOWN = "(不明)"


@dataclass(frozen=True, slots=True)
class ResponderCount:
    """How many replies a responder wrote, how many of them are to be corrected, and in which slots."""

    responder: str
    replies: int
    deviating: int
    by_slot: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SlotCount:
    """How many conflicts a slot has, how many of them hard, and how many replies take part."""

    slot: str
    conflicts: int
    hard: int
    replies: int


def by_responder(report: AuditReport) -> tuple[ResponderCount, ...]:
    """Return the responders, those with the most replies to correct first."""
    wrote = Counter(reply.responder or UNKNOWN for reply in report.replies)
    wrong: Counter[str] = Counter()
    slots: dict[str, Counter[str]] = defaultdict(Counter)
    for correction in report.corrections:
        name = correction.responder or UNKNOWN
        wrong[name] += 1
        slots[name].update({report.conflicts[reason.conflict].slot for reason in correction.reasons})
    order = sorted(wrote, key=lambda name: (-wrong[name], -wrote[name], name))
    return tuple(ResponderCount(n, wrote[n], wrong[n], dict(sorted(slots[n].items()))) for n in order)


def by_slot(report: AuditReport) -> tuple[SlotCount, ...]:
    """Return the slots that have conflicts, in the order of the conflicts (gravest first)."""
    groups: dict[str, list[Conflict]] = {}
    for conflict in report.conflicts:
        groups.setdefault(conflict.slot, []).append(conflict)
    own = {reply.id for reply in report.replies}
    return tuple(
        SlotCount(
            slot, len(found), sum(c.severity == "error" for c in found),
            len({s.reply for c in found for v in c.values for s in v.statements} & own),
        )
        for slot, found in groups.items()
    )
