"""Order conflicts by the harm a wrong answer does: what to do, money, who is affected, then cause, then the rest."""

from __future__ import annotations

from collections.abc import Iterable

from checker.domain.conflict import Conflict

_HARM = (
    ("user_action",),
    ("compensation", "amount", "policy"),
    ("info_item", "scope", "certainty", "secondary_damage", "count"),
    ("schedule", "status", "contact", "time", "period", "date"),
    ("authority_report", "cause", "responsibility", "delay_reason"),
    ("other",),
)
_RANK = {slot: rank for rank, slots in enumerate(_HARM) for slot in slots}


def ranked(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts, gravest first; among equals those against an official text, then the most replies."""
    return tuple(sorted(conflicts, key=_key))


def _key(conflict: Conflict) -> tuple[object, ...]:
    is_hard = any(bad.kind == "hard" for bad in conflict.incompatible)
    has_official = any(value.official for value in conflict.values)
    statements = sum(len(value.statements) for value in conflict.values)
    return (
        not is_hard, _RANK.get(conflict.slot, len(_HARM)), not has_official, -statements,
        conflict.incident or "", conflict.subject, tuple(v.value for v in conflict.values),
    )
