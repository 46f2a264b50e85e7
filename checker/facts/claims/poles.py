"""Measures said in words: 全額/半額, 一斉/順次, 期限なし/期限あり, 消印有効/必着."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.concepts import concepts_of
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit
from checker.rules.files import load_group

PREFIX = "word:"


@dataclass(frozen=True, slots=True)
class Pole:
    """One side of an axis of words, with its cue."""

    axis: str
    name: str
    slot: str
    subject: str
    cue: re.Pattern[str]
    unless: re.Pattern[str] | None
    needs: frozenset[str]


# 「10月10日まで、お買い求めになったコンビニで受け付け」: the day says it.
_UNTIL = re.compile(r"(日まで).*", re.DOTALL)


@cache
def pole_axes() -> Mapping[str, Mapping[str, object]]:
    """Return the raw axes by name."""
    data: Mapping[str, Mapping[str, object]] = load_group("axes/measured")["axes.measured.poles"]
    return data


@cache
def _poles() -> tuple[Pole, ...]:
    out: list[Pole] = []
    for axis, raw in pole_axes().items():
        poles: Mapping[str, list[str]] = raw["poles"]  # type: ignore[assignment]
        stop: list[str] = raw["unless"]  # type: ignore[assignment]
        needs: list[str] = raw["needs"]  # type: ignore[assignment]
        for name, cues in poles.items():
            out.append(
                Pole(
                    PREFIX + axis, name, str(raw["slot"]), str(raw["subject"]), re.compile("|".join(cues)),
                    re.compile("|".join(stop)) if stop else None, frozenset(needs),
                )
            )
    return tuple(out)


@extractor
def read_poles(unit: Unit) -> Iterable[Claim]:
    """Yield the sides a clause takes on the axes of words."""
    for pole in _poles():
        match = pole.cue.search(unit.text)
        if not match or (pole.unless and pole.unless.search(unit.text)):
            continue
        own = {c.name for c in concepts_of(unit.text)}
        near = own | {c.name for c in concepts_of(unit.sentence)} | {c.name for c in concepts_of(unit.label)}
        lent = {c.name for c in concepts_of(unit.question)} if unit.question else set()
        if pole.needs and not pole.needs & (near | lent):
            continue
        yield Claim(
            slot=pole.slot, axis=pole.axis, subject=pole.subject, scope=" ".join(sorted(unit.scope)),
            value=_UNTIL.sub(r"\1", match.group()).rstrip("を"), polarity=Polarity.YES,
            modality=Modality.CONDITIONAL if unit.is_conditional else Modality.ASSERTED, source=unit.source, at=unit.at,
            span=unit.place(*match.span()), note=pole.name, text=unit.text.strip(),
            items=(*sorted(near), *(f"q:{c}" for c in sorted(lent - near))), is_official=unit.is_official,
            is_correction=unit.is_correction,
        )
