"""Say for each labelled pair that was missed which stage of the conflict engine lost it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from checker.consistency.alignment import alignment
from checker.consistency.assemble import Pairing, assemble
from checker.consistency.engine import scopes_meet, signature
from checker.consistency.measured import LIMITS, disjoint
from checker.consistency.resolve import StatedValues, resolve_claims
from checker.consistency.verdict import comparer_of
from checker.domain.claim import Claim
from checker.domain.span import Span
from checker.facts.claims.extract import ClaimReader

# From the first stage that can lose a pair to the last; the furthest one that an axis reached is told.
STAGES = (
    "no claims", "no claim a", "no claim b", "no common axis", "no common key", "scope", "compatible",
    "not aligned", "not opposed", "states both", "order", "elsewhere",
)  # fmt: skip


class Loss(NamedTuple):
    """The stage that lost a pair and what is known of it."""

    stage: str
    detail: str


def claims_of(record: dict[str, Any]) -> list[Claim]:
    """Return all claims of a labelled incident, as the audit reads them."""
    reader = ClaimReader()
    first = min((x["at"][:10] for x in record["replies"]), default="")
    claims = (
        reader.read_text("official", record["official"], is_official=True, anchor=first) if record["official"] else []
    )
    for x in record["replies"]:
        claims += reader.read_text(x["id"], x["text"], x["question"], x["at"])
    return resolve_claims(claims)


def loss_of(claims: Sequence[Claim], a: tuple[str, Span], b: tuple[str, Span]) -> Loss:
    """Return where the pair of statements was lost.

    Args:
        claims: of the whole incident.
        a, b: source and labelled place of each side.
    """
    left, right = (_at(claims, *side) for side in (a, b))
    if not left or not right:
        stage = "no claims" if not (left or right) else "no claim a" if not left else "no claim b"
        return Loss(stage, _axes(left or right))
    stated = StatedValues(claims)
    losses = [_between(claims, stated, x, y) for x in left for y in right if x.axis == y.axis]
    if not losses:
        return Loss("no common axis", f"{_axes(left)} | {_axes(right)}")
    return max(losses, key=lambda e: (STAGES.index(e.stage), e.detail))


def _at(claims: Iterable[Claim], source: str, span: Span) -> list[Claim]:
    return [c for c in claims if c.source == source and c.span.overlaps(span)]


def _axes(claims: Iterable[Claim]) -> str:
    return ",".join(sorted({f"{c.axis}={c.note.split('|')[0]}" for c in claims}))


def _between(claims: Sequence[Claim], stated: StatedValues, a: Claim, b: Claim) -> Loss:
    """Return where two claims of one axis part."""
    what = f"{a.axis}: {a.value} / {b.value}"
    if not set(a.keys or (a.subject,)) & set(b.keys or (b.subject,)):
        return Loss("no common key", what)
    if not scopes_meet(a, b):
        return Loss("scope", f"{what} [{a.scope}] [{b.scope}]")
    compare = comparer_of(a.axis)
    if a.axis in LIMITS:
        if not disjoint(a, b):
            return Loss("compatible", f"{what} {a.note} {b.note}")
        if (p := alignment(a, b)) < LIMITS[a.axis]:
            return Loss(
                "not aligned",
                f"{what} p={p:.2f} of {LIMITS[a.axis]} {' '.join(a.items)} | {' '.join(b.items)} {a.note} {b.note}",
            )
    verdict = compare(a, b) if compare else None
    if verdict is None or verdict.kind == "none":
        return Loss("not opposed", f"{what} {a.note} | {b.note} {' '.join(a.items)} | {' '.join(b.items)}")
    first, second = ([c for c in claims if signature(c) == signature(x)] for x in (a, b))
    sides = stated.apart(first, second)
    if not all(sides):
        return Loss("states both", what)
    found = assemble({(0, 1): Pairing(*sides, verdict)}, None)
    return Loss("elsewhere" if found else "order", f"{what} {verdict.order} {a.at} {b.at}")


class Losses:
    """The losses of a run, by stage and slot."""

    def __init__(self) -> None:
        self.table: Counter[tuple[str, str]] = Counter()

    def add(self, record: dict[str, Any], contradictions: Iterable[dict[str, Any]], slots: str, show: bool) -> None:
        """Count the missed ``contradictions`` of a record; print each one if ``show``."""
        claims = claims_of(record)
        texts = {x["id"]: x["text"] for x in record["replies"]} | {"official": record["official"] or ""}
        for c in contradictions:
            if slots and c["slot"] not in slots.split(","):
                continue
            sides = [(c[s], _place(texts[c[s]], c[s + "_span"])) for s in "ab"]
            loss = loss_of(claims, *sides)
            self.table[c["slot"], loss.stage] += 1
            if show:
                print(
                    f"LOST {record['id']} {c['a']}-{c['b']} {c['kind']} {c['slot']} [{loss.stage}] {c['a_span']} / {c['b_span']} :: {loss.detail}"
                )

    def print(self) -> None:
        """Print the table: a row a slot, a column a stage."""
        used = [s for s in STAGES if any(stage == s for _, stage in self.table)]
        print("| slot | " + " | ".join(used) + " | all |")
        print("|---|" + "---|" * (len(used) + 1))
        slots = sorted(
            {slot for slot, _ in self.table}, key=lambda s: -sum(n for (x, _), n in self.table.items() if x == s)
        )
        for slot in [*slots, ""]:
            row = [sum(n for (x, y), n in self.table.items() if y == s and slot in ("", x)) for s in used]
            print(f"| {slot or 'all'} | " + " | ".join(map(str, row)) + f" | {sum(row)} |")


def _place(text: str, piece: str) -> Span:
    start = text.find(piece)
    return Span(start, start + len(piece))
