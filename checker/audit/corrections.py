"""Whom to write to again, and the fact sheet behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from checker.domain.audit import Correction, FactRow, Reason
from checker.domain.conflict import Conflict, ConflictValue
from checker.domain.reply import Reply

UNDECIDED = "公式の回答がなく、回答が割れています。事実を確かめて、答えを1つに決めてください。"


def agreed(conflict: Conflict) -> int | None:
    """Return the index of the value to give: the official one, else one that two thirds of the replies state."""
    for i, value in enumerate(conflict.values):
        if value.official:
            return i
    sizes = [len({s.reply for s in value.statements}) for value in conflict.values]
    best = max(range(len(sizes)), key=lambda i: (sizes[i], -i))
    return best if sizes[best] >= 2 and sizes[best] * 3 >= sum(sizes) * 2 else None


def deviating(conflict: Conflict, right: int) -> list[int]:
    """Return the indices of the values that do not go with value number ``right``."""
    bad = {b.b if b.a == right else b.a for b in conflict.incompatible if right in (b.a, b.b)}
    return sorted(bad)


def corrections(conflicts: Sequence[Conflict], replies: Mapping[str, Reply]) -> tuple[Correction, ...]:
    """Return the replies to correct, in the order of the replies, each with every reason."""
    reasons: dict[str, dict[Reason, None]] = defaultdict(dict)
    for index, conflict in enumerate(conflicts):
        right = agreed(conflict)
        if right is None:
            continue
        should = _should_say(conflict, conflict.values[right])
        for wrong in deviating(conflict, right):
            for statement in conflict.values[wrong].statements:
                if statement.reply in replies:
                    reasons[statement.reply].setdefault(Reason(index, statement.text, should))
    return tuple(
        Correction(name, reply.responder, tuple(reasons[name])) for name, reply in replies.items() if name in reasons
    )


def fact_sheet(conflicts: Sequence[Conflict]) -> tuple[FactRow, ...]:
    """Return one row a conflict: the agreed value, its source and who deviates."""
    rows = []
    for conflict in conflicts:
        right = agreed(conflict)
        if right is None:
            everyone = [s.reply for value in conflict.values for s in value.statements]
            rows.append(FactRow(conflict.slot, conflict.subject, "", "", "", tuple(dict.fromkeys(everyone))))
            continue
        value = conflict.values[right]
        newest = max(value.statements, key=lambda s: (s.at, s.reply))
        source = value.statements[0] if value.official else newest
        wrong = [s.reply for i in deviating(conflict, right) for s in conflict.values[i].statements]
        rows.append(
            FactRow(conflict.slot, conflict.subject, value.value, source.at, source.reply, tuple(dict.fromkeys(wrong)))
        )
    return tuple(rows)


def _should_say(conflict: Conflict, value: ConflictValue) -> str:
    words = value.statements[0].text
    origin = "公式の回答" if value.official else "多くの回答"
    return f"{conflict.subject}は「{value.value}」です({origin}:「{words}」)。"
