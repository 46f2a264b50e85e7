"""None so far, or some: harm that is told of as seen or as not seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.registry import extractor
from checker.facts.claims.themes import told_of_others
from checker.facts.claims.unit import Unit
from checker.rules.files import load_group

AXIS = "none_some"


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_group("axes/measured")["axes.measured.none_some"]
    return data


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(_data()[name]))


@cache
def _groups() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile("|".join(words))) for name, words in _data()["groups"].items())


@extractor
def read_none_some(unit: Unit) -> Iterable[Claim]:
    """Yield that harm of a kind was not seen, or was seen, where a clause tells it as a fact."""
    text = unit.text
    named = [name for name, pattern in _groups() if pattern.search(text)]
    if not named:
        named = [name for name, pattern in _groups() if pattern.search(unit.label) or pattern.search(unit.question)]
    if not named or _pattern("hedged").search(text) or told_of_others(unit):
        return
    none = _pattern("none").search(text)
    some = None if none else _pattern("some").search(text)
    match = none or some
    if match is None:
        return
    yield Claim(
        slot="secondary_damage", axis=AXIS, subject=_data()["names"][named[0]], scope=" ".join(sorted(unit.scope)),
        value="ない" if none else "ある", polarity=Polarity.NO if none else Polarity.YES, modality=Modality.ASSERTED,
        source=unit.source, at=unit.at, span=unit.place(*match.span()), keys=tuple(f"{AXIS}:{g}" for g in named),
        note="none" if none else "some", is_official=unit.is_official, is_correction=unit.is_correction, text=text.strip(),
    )  # fmt: skip
