"""Leave of a conflict only some of its pairs of values and statements."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from checker.consistency.explain import explain
from checker.domain.conflict import Conflict, ConflictValue, Incompatible, Statement


def narrowed(conflict: Conflict, kept: Mapping[Incompatible, Collection[Statement]]) -> Conflict:
    """Return ``conflict`` with the pairs of values in ``kept`` (at least one), each value with the statements kept there."""
    spoken = {s for statements in kept.values() for s in statements}
    used = sorted({n for b in kept for n in (b.a, b.b)})
    number = {old: new for new, old in enumerate(used)}
    values: list[ConflictValue] = []
    for n in used:
        value = conflict.values[n]
        values.append(replace(value, statements=tuple(s for s in value.statements if s in spoken)))
    bad = tuple(Incompatible(number[b.a], number[b.b], b.kind, b.reason) for b in kept)
    severity = "error" if any(b.kind == "hard" for b in bad) else "warning"
    differ = conflict.officials_differ and any(values[b.a].official and values[b.b].official for b in bad)
    words = explain(conflict.subject, values, bad, differ)
    return replace(conflict, values=tuple(values), incompatible=bad, severity=severity, explanation=words, officials_differ=differ)
