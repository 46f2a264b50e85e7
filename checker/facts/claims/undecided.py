"""Dates and amounts that are fixed, and those said to be still open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.concepts import concepts_of
from checker.facts.claims.moments import day_number, moments_of
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit
from checker.rules.files import load_group

AXIS = "undecided"
_DECIDE = "e:decide"
_ASKS = re.compile(r"いつ|何日|時期|日程|まで|いくら|もらえ|返|戻|再開|使え|届|[かのね][。?？]?$")


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_group("axes/measured")["axes.measured.undecided"]
    return data


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(_data()[name]))


@cache
def matters() -> frozenset[str]:
    """Return the concepts whose date or amount can be fixed or open."""
    return frozenset(_data()["matters"])


@extractor
def read_undecided(unit: Unit) -> Iterable[Claim]:
    """Yield that a clause leaves its matter open, or that it names a day to come."""
    opened = _pattern("open").search(unit.text)
    if opened and not _pattern("not_open").search(unit.text):
        yield from _claim(unit, "open", opened.span(), "未定")
        return
    today = day_number(unit.anchor)
    first, last = unit.offset, unit.offset + len(unit.text)
    for moment in moments_of(unit.sentence, unit.previous, unit.anchor):
        if first <= moment.start < last and moment.days and today and moment.days[1] > today and not _is_over(unit, moment.end - first):
            words = unit.sentence[moment.start : moment.end]
            pole = "reserved" if _pattern("reserved").search(unit.text) else "fixed"
            yield from _claim(unit, pole, (moment.start - first, moment.end - first), words)
            return


def _is_over(unit: Unit, start: int) -> bool:
    """Tell whether the clause says after its moment that the matter has come about: a later official text looks back at it.

    「12月1日に再開することが決まりました」: what has come about is the decision, not the matter.
    """
    acts = [c for c in concepts_of(unit.text) if c.start >= start and c.name in matters()]
    acts = [c for c in acts if c.name != _DECIDE] or acts
    return bool(acts and _pattern("over").search(unit.text[acts[-1].end :]))


def _claim(unit: Unit, pole: str, place: tuple[int, int], value: str) -> Iterable[Claim]:
    own = {c.name for c in concepts_of(unit.text)}
    near = {c.name for c in concepts_of(unit.sentence)} | {c.name for c in concepts_of(unit.label)}
    asked = {c.name for c in concepts_of(unit.question)} if _ASKS.search(unit.question) else set()
    if not own & matters():
        own |= near & matters()
    keys = tuple(f"{AXIS}:{m}" for m in sorted((own | asked) & matters()))
    if keys:
        yield Claim(
            slot="schedule", axis=AXIS, subject="時期・金額の決定", scope=" ".join(sorted(unit.scope)), value=value,
            polarity=Polarity.YES, modality=Modality.ASSERTED, source=unit.source, at=unit.at, span=unit.place(*place),
            keys=keys, note=pole, is_official=unit.is_official, is_correction=unit.is_correction, text=unit.text.strip(),
            items=(*sorted(own), *(f"?{c}" for c in sorted(near - own)), *(f"q:{c}" for c in sorted(asked - own))),
        )  # fmt: skip
