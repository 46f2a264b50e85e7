"""Words of official texts that other official words contradict: no other conflict is decided by them either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from checker.consistency.explain import explain
from checker.domain.conflict import Conflict, ConflictValue, Statement
from checker.domain.span import Span


def with_disputed_officials(conflicts: Sequence[Conflict], officials: Container[str]) -> list[Conflict]:
    """Return the conflicts; one whose official words are disputed elsewhere among the ``officials`` (ids) leaves open who is right."""
    disputed: dict[str, list[Span]] = defaultdict(list)
    for conflict in conflicts:
        if conflict.officials_differ:
            for statement in _official(conflict.values, officials):
                disputed[statement.reply].append(statement.span)
    if not disputed:
        return list(conflicts)
    return [c if c.officials_differ or not _rests_on(c, disputed, officials) else _left_open(c) for c in conflicts]


def _official(values: Iterable[ConflictValue], officials: Container[str]) -> list[Statement]:
    return [s for value in values if value.official for s in value.statements if s.reply in officials]


def _rests_on(conflict: Conflict, disputed: dict[str, list[Span]], officials: Container[str]) -> bool:
    said = _official(conflict.values, officials)
    return bool(said) and all(any(s.span.overlaps(span) for span in disputed.get(s.reply, ())) for s in said)


def _left_open(conflict: Conflict) -> Conflict:
    words = explain(conflict.subject, conflict.values, conflict.incompatible, officials_differ=True)
    return replace(conflict, officials_differ=True, explanation=words)
