"""Put pairings of values together to conflicts as people read them: one matter, its values side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.consistency.verdict import Verdict
from checker.domain.claim import Claim
from checker.domain.conflict import Conflict, ConflictValue, Incompatible, Statement


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two values that do not go together, with the claims that state them."""

    a: tuple[Claim, ...]
    b: tuple[Claim, ...]
    verdict: Verdict


def assemble(pairings: Mapping[tuple[object, ...], Pairing], incident: str | None) -> list[Conflict]:
    """Return the conflicts, most official and gravest first; pairings joined by time become conflicts of their own."""
    conflicts = [c for p in pairings.values() for c in _of_pairing(p, incident)]
    return sorted(conflicts, key=lambda c: (c.severity, c.slot, c.subject, [s for v in c.values for s in v.statements]))


def _of_pairing(pairing: Pairing, incident: str | None) -> list[Conflict]:
    """Split into the plain conflict and one for corrections that others ignored afterwards."""
    out: list[Conflict] = []
    plain_a = [c for c in pairing.a if not c.is_correction]
    plain_b = [c for c in pairing.b if not c.is_correction]
    left, right = _in_order(plain_a, plain_b, pairing.verdict.order)
    if left and right and _two_sources(left, right):
        out.append(_conflict(left, right, pairing, incident))
    for fixed, other, turn in ((pairing.a, plain_b, False), (pairing.b, plain_a, True)):
        corrections = [c for c in fixed if c.is_correction]
        first = min((c.at for c in corrections), default="")
        late = [c for c in other if not c.is_official and first and c.at > first]
        early = [c for c in corrections if late and c.at < max(x.at for x in late)]
        if early and late and _two_sources(early, late):
            out.append(_conflict(late, early, pairing, incident) if turn else _conflict(early, late, pairing, incident))
    return out


def _in_order(a: list[Claim], b: list[Claim], order: str) -> tuple[list[Claim], list[Claim]]:
    if order == "a_late" and b:
        first = min(c.at for c in b)
        return [c for c in a if c.at and c.at >= first or not first], b
    if order == "b_late" and a:
        first = min(c.at for c in a)
        return a, [c for c in b if c.at and c.at >= first or not first]
    return a, b


def _two_sources(a: list[Claim], b: list[Claim]) -> bool:
    return len({c.source for c in (*a, *b)}) > 1


def _conflict(a: list[Claim], b: list[Claim], pairing: Pairing, incident: str | None) -> Conflict:
    kind = pairing.verdict.kind
    first, second = a[0], b[0]
    subject = min((c.subject for c in (first, second)), key=lambda s: (len(s), s))
    explanation = (
        f"{subject}について「{first.value}」と「{second.value}」の説明があります"
        + (f"({pairing.verdict.reason})" if pairing.verdict.reason else "")
        + "。"
    )
    return Conflict(
        slot=first.slot,
        subject=subject,
        values=(_value(a), _value(b)),
        incompatible=(Incompatible(0, 1, kind, pairing.verdict.reason),),
        severity="error" if kind == "hard" else "warning",
        explanation=explanation,
        incident=incident,
        axis=first.axis,
    )


def _value(claims: list[Claim]) -> ConflictValue:
    statements = sorted({Statement(c.source, c.span, c.text, c.at) for c in claims})
    return ConflictValue(claims[0].value, tuple(statements), any(c.is_official for c in claims))
