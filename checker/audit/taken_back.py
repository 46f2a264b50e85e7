"""What responders took back: a reply that its writer corrected no longer speaks for its value, the correction does for its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.audit.threads import Corrected
from checker.consistency.engine import scopes_meet
from checker.consistency.measured import disjoint
from checker.consistency.resolve import MEASURED
from checker.consistency.verdict import comparer_of
from checker.domain.claim import Claim
from checker.domain.conflict import Conflict, ConflictValue, Statement
from checker.domain.reply import Reply
from checker.facts.claims.flags import gives_right

SHOWN = 3
_Claims = Mapping[tuple[str, str], Sequence[Claim]]


def with_corrections(
    conflicts: Sequence[Conflict], claims: Mapping[str, Iterable[Claim]], replies: Iterable[Reply]
) -> list[Conflict]:
    """Return the conflicts with what was taken back marked, and each correction beside the value it gives.

    Args:
        claims: those of the replies, by incident.
    """
    known = {reply.id: reply for reply in replies}
    corrected = Corrected(known.values())
    pairs = {
        (s.reply, later)
        for c in conflicts for v in c.values for s in v.statements if s.reply in known for later in corrected.later(known[s.reply])
    }  # fmt: skip
    if not pairs:
        return list(conflicts)
    index = _index(claims, {name for pair in pairs for name in pair})
    later: dict[str, list[str]] = defaultdict(list)
    for name, by in sorted(pairs):
        later[name].append(by)
    return [_marked(conflict, index, later) for conflict in conflicts]


def _index(claims: Mapping[str, Iterable[Claim]], wanted: set[str]) -> _Claims:
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for own in claims.values():
        for claim in own:
            if claim.source in wanted:
                found[claim.source, claim.axis].append(claim)
    return found


def _marked(conflict: Conflict, index: _Claims, later: Mapping[str, Sequence[str]]) -> Conflict:
    gone: dict[int, set[str]] = defaultdict(set)
    added: dict[int, set[Statement]] = defaultdict(set)
    told: dict[tuple[str, str], None] = {}
    for i, value in enumerate(conflict.values):
        against = {b.b if b.a == i else b.a for b in conflict.incompatible if i in (b.a, b.b)}
        for name in sorted({s.reply for s in value.statements} & later.keys()):
            for new in _replacing(conflict.axis, name, value.value, index, later[name]):
                gone[i].add(name)
                told.setdefault((name, new.source))
                for j in against:
                    if conflict.values[j].value == new.value:
                        added[j].add(Statement(new.source, new.span, new.text, new.at))
    if not gone:
        return conflict
    values = tuple(_value(v, gone.get(i, set()), added.get(i, set())) for i, v in enumerate(conflict.values))
    words = "、".join(f"回答{name}は回答{by}" for name, by in list(told)[:SHOWN]) + (" など" if len(told) > SHOWN else "")
    explanation = f"{conflict.explanation}{words}で訂正済みです。"
    if conflict.severity == "error" and not _is_left(conflict, values):
        return replace(conflict, values=values, severity="warning", explanation=f"{explanation}残る回答どうしは食い違っていません。")
    return replace(conflict, values=values, explanation=explanation)


def _is_left(conflict: Conflict, values: Sequence[ConflictValue]) -> bool:
    """Tell whether two values that cannot both be true are still told by a reply that nobody corrected, or officially."""
    stands = [v.official or any(s.reply not in v.taken_back for s in v.statements) for v in values]
    return any(b.kind == "hard" and stands[b.a] and stands[b.b] for b in conflict.incompatible)


def _value(value: ConflictValue, gone: set[str], added: set[Statement]) -> ConflictValue:
    fresh = added - set(value.statements)
    return replace(value, statements=tuple(sorted({*value.statements, *fresh})), taken_back=tuple(sorted(gone)))


def _replacing(axis: str, name: str, value: str, index: _Claims, later: Sequence[str]) -> Iterator[Claim]:
    """Yield the claims of later corrections that cannot hold beside what reply ``name`` says by ``value``."""
    compare = comparer_of(axis)
    old = [c for c in index.get((name, axis), ()) if c.value == value]
    for source in later if compare else ():
        own = index.get((source, axis), ())
        for new in own:
            if any(_meet(c, new) and ((compare and compare(c, new).kind != "none") or _takes_its_place(c, new, own)) for c in old):
                yield new


def _takes_its_place(old: Claim, new: Claim, own: Sequence[Claim]) -> bool:
    """Tell whether a correction gives ``new`` for a figure that it names beside it, or as what is right (正しくは450件)."""
    if new.axis not in MEASURED or not disjoint(old, new):
        return False
    quotes = any((c.low, c.high) == (old.low, old.high) for c in own)
    return quotes or gives_right(new.text) or bool(re.search(rf"(?<![0-9,.]){re.escape(old.value)}", new.text))


def _meet(a: Claim, b: Claim) -> bool:
    return scopes_meet(a, b) and bool({*(a.keys or (a.subject,))} & {*(b.keys or (b.subject,))})
