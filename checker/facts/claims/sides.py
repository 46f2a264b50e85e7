"""Claims on sides: which side a clause takes in a matter that many words name (降りる・下船・帰宅, 取り替え・新品 …).

A closed axis asks for the same words on both sides; here two statements meet where their words fall into the same
matter, named by the clause itself, the rest of its sentence, its heading or the question.
``style_rules/axes/sides/*.yaml`` hold the matters and the sides as cues over the plain wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.closed import plain_of, plain_text, topics_of
from checker.facts.claims.closed_axes import compile_cues, parse_opposed
from checker.facts.claims.closed_plain import Plain, describes_noun, pattern
from checker.facts.claims.moments import day_number, moments_of
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit
from checker.rules.files import load_group

PREFIX = "side:"
_DONE = frozenset({"done", "all", "back"})


@dataclass(frozen=True, slots=True)
class Side:
    """One side: ``cues`` say it, ``near`` is how far before its end the matter must stand (0: anywhere, or lent)."""

    id: str
    word: str
    cues: re.Pattern[str]
    quiet: re.Pattern[str] | None
    near: int


@dataclass(frozen=True, slots=True)
class SideAxis:
    """A question asked of several matters.

    Attributes:
        id, slot, subject: name of the axis, slot of the contract, and the subject in plain Japanese.
        matters: the words of each matter, over the plain wording; ``named``: those of any matter.
        within: matter → wider matter that a positive answer (``affirms``) answers as well (入院 → けが).
        lends: whether the question may name the matter.
        careful: statements under a condition, for some only or with a theme the other does not name do not meet others.
        shared: what two statements are asked, or told after, must have a word in common where both have such a context.
        themed: the matters of many things, in which statements with a theme the other does not name do not meet.
        grants: what holds under a condition (「送っていただければ、お返しします」) counts too.
        quiet: the clause speaks of something else.
        sides: in the order in which they are tried.
        opposed: (side, side) → (kind, order), see ``closed_axes.Axis``.
        reason: one sentence for the explanation.
    """

    id: str
    slot: str
    subject: str
    matters: Mapping[str, re.Pattern[str]]
    named: re.Pattern[str]
    within: Mapping[str, str]
    affirms: str
    lends: bool
    grants: bool
    careful: bool
    shared: bool
    themed: frozenset[str]
    quiet: re.Pattern[str] | None
    sides: tuple[Side, ...]
    opposed: Mapping[tuple[str, str], tuple[str, str]]
    reason: str


@cache
def side_axes() -> dict[str, SideAxis]:
    """Return the axes by their axis name (``side:phase`` …)."""
    axes = {}
    for name, data in load_group("axes/sides").items():
        axis = _axis(PREFIX + name.rsplit(".", 1)[-1], data)
        axes[axis.id] = axis
    return axes


def _axis(name: str, data: dict[str, Any]) -> SideAxis:
    sides = tuple(
        Side(side, row["word"], _cues(row["cues"]), compile_cues(row.get("quiet")), int(row.get("near", "0")))
        for side, row in data["sides"].items()
    )
    return SideAxis(
        name, data["slot"], data["subject"], {m: _cues(words) for m, words in data["matters"].items()},
        _cues([word for words in data["matters"].values() for word in words]),
        data.get("within", {}), data.get("affirms", ""), data.get("lends") == "question",
        data.get("conditions") == "granted", data.get("compare") == "carefully",
        data.get("compare") == "shared",
        frozenset(f"{name}:{m}" for m in data.get("themed", ())), compile_cues(data.get("quiet")),
        sides, parse_opposed(data["oppose"]), data["reason"],
    )


def _cues(cues: list[str]) -> re.Pattern[str]:
    compiled = compile_cues(cues)
    assert compiled is not None
    return compiled


@extractor
def read_sides(unit: Unit) -> Iterator[Claim]:
    """Yield the sides that a clause takes."""
    plain = plain_of(unit.text)
    for name in _in_question(unit):
        axis = side_axes()[name]
        found = None if unit.is_conditional and not axis.grants else _side(axis, plain)
        if found is None:
            continue
        side, start, end = found
        matters = _matters(axis, unit, plain, side, end)
        if matters and side.near:
            start = min([start, *_near_words(axis, plain, side, end)])  # 「た」 alone says nothing to who reads it
        if matters:
            yield _claim(unit, plain, axis, side, matters, start, end)


def _in_question(unit: Unit) -> list[str]:
    """Return the axes of which the sentence, its heading or the question names a matter."""
    here = {*_axes_named(unit.sentence), *_axes_named(unit.label)}
    lent = _axes_named(unit.question)
    return [name for name, axis in side_axes().items() if name in here or (axis.lends and name in lent)]


@lru_cache(maxsize=8192)
def _axes_named(text: str) -> frozenset[str]:
    plain = plain_text(text) if text else ""
    return frozenset(name for name, axis in side_axes().items() if plain and axis.named.search(plain))


def _side(axis: SideAxis, plain: Plain) -> tuple[Side, int, int] | None:
    for side in axis.sides:
        match = _telling(side.cues, plain)
        if match is None or (side.quiet and side.quiet.search(plain.text)):
            continue
        if axis.quiet and axis.quiet.search(plain.text):
            return None
        return side, match.start(), match.end()
    return None


def _telling(cues: re.Pattern[str], plain: Plain) -> re.Match[str] | None:
    """Return the first match that tells: not within 「」, not a clause that only describes a noun."""
    quotes: list[tuple[int, int]] | None = None
    for match in cues.finditer(plain.text):
        if quotes is None:
            quotes = [m.span() for m in pattern("quote").finditer(plain.text)]
        inside = any(start < match.start() and match.end() < end for start, end in quotes)
        sought = pattern("only_sought").search(plain.text, 0, match.end())
        if match.end() > match.start() and not inside and not sought and not describes_noun(plain, match.end()):
            return match
    return None


def _matters(axis: SideAxis, unit: Unit, plain: Plain, side: Side, end: int) -> tuple[str, ...]:
    """Return the matters of the clause, else those that its sentence, its heading or the question lends."""
    own = _named(axis, plain.text)
    if side.near:
        own = [m for m in own if any(True for _ in _near_words(axis, plain, side, end, m))]
    elif not own:
        rest = unit.sentence[: unit.offset] + unit.sentence[unit.offset + len(unit.text) :]
        lenders = (rest, unit.label, unit.question if axis.lends else "")
        own = next((found for text in lenders if text and (found := _named(axis, plain_text(text)))), [])
    if not own:
        return ()
    wider = {axis.within[m] for m in own if m in axis.within}
    if side.id == axis.affirms:
        return tuple(sorted({*own, *wider}))
    return tuple(sorted(set(own) - wider))


def _near_words(axis: SideAxis, plain: Plain, side: Side, end: int, matter: str = "") -> Iterator[int]:
    """Yield where words of a matter (of any, where it is empty) begin that stand near before ``end``."""
    words = axis.matters[matter] if matter else axis.named
    return (m.start() for m in words.finditer(plain.text, 0, end) if end - m.end() <= side.near)


def _named(axis: SideAxis, text: str) -> list[str]:
    return [name for name, words in axis.matters.items() if words.search(text)]


def _claim(
    unit: Unit, plain: Plain, axis: SideAxis, side: Side, matters: tuple[str, ...], start: int, end: int
) -> Claim:
    span = plain.span(start, end)
    day = _day_done(unit) if side.id in _DONE else None
    return Claim(
        slot=axis.slot, axis=axis.id, subject=axis.subject, scope=" ".join(sorted(unit.scope)), value=side.word,
        polarity=Polarity.YES if side.id == axis.affirms else Polarity.UNKNOWN, modality=Modality.ASSERTED,
        source=unit.source, at=unit.at, span=unit.place(span.start, span.end), low=day, high=day,
        items=topics_of(unit, plain), keys=tuple(f"{axis.id}:{m}" for m in matters), note=side.id,
        is_official=unit.is_official, is_correction=unit.is_correction, text=unit.text.strip(),
    )


def _day_done(unit: Unit) -> float | None:
    """Return the last past day that the clause names (as ordinal): since then the thing is done."""
    today = day_number(unit.anchor)
    if not today:
        return None
    first, last = unit.offset, unit.offset + len(unit.text)
    days = [
        m.days[1] for m in moments_of(unit.sentence, unit.previous, unit.anchor)
        if m.days and first <= m.start < last and m.days[1] <= today
    ]
    return float(max(days)) if days else None
