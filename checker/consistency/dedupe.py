"""Two axes may see one dispute: keep the graver telling of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from checker.domain.conflict import Conflict, Statement

# Above so many statements a conflict is kept as it is: comparing pairs would cost their square.
MAX_STATEMENTS = 60
# Axes that ask what an axis of another slot asks (全額か, 半額か).
_SLOT = {"word:share": "compensation"}


def deduplicated(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Leave out conflicts of a slot (or of one that asks the same) whose every pair of statements stands in another conflict of that slot."""
    kept: list[Conflict] = []
    by_slot: dict[str, list[dict[tuple[str, str], list[tuple[Statement, Statement]]]]] = defaultdict(list)
    order = sorted(range(len(conflicts)), key=lambda i: (conflicts[i].severity, -_size(conflicts[i]), conflicts[i].axis not in _SLOT, _detail(conflicts[i]), i))
    for i in order:
        conflict = conflicts[i]
        if _size(conflict) > MAX_STATEMENTS:
            kept.append(conflict)
            continue
        pairs = _pairs(conflict)
        slot = _SLOT.get(conflict.axis, conflict.slot)
        if not any(_covers(other, pairs) for other in by_slot[slot]):
            by_slot[slot].append(pairs)
            kept.append(conflict)
    place = {id(c): i for i, c in enumerate(conflicts)}
    return sorted(kept, key=lambda c: place[id(c)])


def _detail(conflict: Conflict) -> int:
    """Rank conflicts by how much their values tell: 「9時〜17時、土日は休み」 more than 「休み」."""
    return -sum(len(v.value) for v in conflict.values)


def _size(conflict: Conflict) -> int:
    return sum(len(v.statements) for v in conflict.values)


def _pairs(conflict: Conflict) -> dict[tuple[str, str], list[tuple[Statement, Statement]]]:
    found: dict[tuple[str, str], list[tuple[Statement, Statement]]] = defaultdict(list)
    for bad in conflict.incompatible:
        for x in conflict.values[bad.a].statements:
            for y in conflict.values[bad.b].statements:
                if x.reply != y.reply:
                    first, second = sorted((x, y))
                    found[first.reply, second.reply].append((first, second))
    return found


def _covers(
    known: dict[tuple[str, str], list[tuple[Statement, Statement]]],
    fresh: dict[tuple[str, str], list[tuple[Statement, Statement]]],
) -> bool:
    return all(
        any(_same(a, x) and _same(b, y) for a, b in pairs for x, y in known.get(place, ()))
        for place, pairs in fresh.items()
    )


def _same(a: Statement, b: Statement) -> bool:
    return a.span.overlaps(b.span) or (a.text != "" and a.text == b.text)
