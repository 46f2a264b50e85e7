"""Whom to write to again, and the fact sheet behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from checker.audit.threads import Corrected
from checker.domain.audit import Correction, FactRow, Reason
from checker.domain.conflict import Conflict, ConflictValue, Statement
from checker.domain.reply import Reply

UNDECIDED = "公式の回答がなく、回答が割れています。事実を確かめて、答えを1つに決めてください。"


def agreed(conflict: Conflict) -> int | None:
    """Return the index of the value to give: the official one, else one that two thirds of the replies state.

    None too where official texts contradict each other. Replies that their writer took back do not count.
    """
    if conflict.officials_differ:
        return None
    for i, value in enumerate(conflict.values):
        if value.official:
            return i
    sizes = [len({s.reply for s in value.statements} - {*value.taken_back}) for value in conflict.values]
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
        for wrong in deviating(conflict, right):
            for statement in conflict.values[wrong].statements:
                if statement.reply in replies:
                    should = _should_say(conflict, conflict.values[right], replies, statement)
                    reasons[statement.reply].setdefault(Reason(index, statement.text, should))
    corrected = Corrected(reply for reply in replies.values() if reply.id not in reasons)
    return tuple(
        Correction(name, reply.responder, tuple(reasons[name]), next(iter(corrected.later(reply)), ""))
        for name, reply in replies.items()
        if name in reasons
    )


def fact_sheet(conflicts: Sequence[Conflict], replies: Mapping[str, Reply]) -> tuple[FactRow, ...]:
    """Return one row a conflict: the agreed value, its source and who deviates."""
    rows = []
    for conflict in conflicts:
        right = agreed(conflict)
        if right is None:
            everyone = [s.reply for value in conflict.values for s in value.statements]
            rows.append(FactRow(conflict.slot, conflict.subject, "", "", "", tuple(dict.fromkeys(everyone))))
            continue
        value = conflict.values[right]
        source = _source(value, replies)
        wrong = tuple(dict.fromkeys(s.reply for i in deviating(conflict, right) for s in conflict.values[i].statements))
        row = FactRow(conflict.slot, conflict.subject, value.value, source.at, source.reply, wrong, source.text)
        rows.append(row)
    return tuple(rows)


def _source(value: ConflictValue, replies: Mapping[str, Reply], told: str = "") -> Statement:
    """Return the official statement of a value that shares most with what was ``told``, else its newest statement."""
    official = [s for s in value.statements if s.reply not in replies]
    if not official:
        return max(value.statements, key=lambda s: (s.at, s.reply))
    pairs = _pairs(told) if len(official) > 1 else frozenset()
    return max(official, key=lambda s: len(pairs & _pairs(s.text)))  # of equals the first


def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text."""
    return frozenset(a + b for a, b in pairwise(text))


def _should_say(conflict: Conflict, value: ConflictValue, replies: Mapping[str, Reply], wrong: Statement) -> str:
    words = _source(value, replies, wrong.text).text.strip()
    what = f"{conflict.subject}は" if conflict.subject else ""
    origin = "公式の回答" if value.official else "多くの回答"
    return f"{what}「{value.value}」です({origin}:「{words}」)。"
