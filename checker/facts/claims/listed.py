"""Kinds of information said to be among what leaked, or not, and lists said to be whole.

A claim's ``note`` is ``yes``, ``no`` or ``list``; its ``items`` hold the ids of the kinds (``g:``) and the topics of
closed claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.closed import plain_of, topics_of
from checker.facts.claims.closed_plain import Plain
from checker.facts.claims.reach import telling
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit
from checker.facts.items import find_items
from checker.rules.files import load_group

AXIS = "listed"
WORDS = {"yes": "含まれる", "no": "含まれない", "list": "挙げた項目だけ"}
MIN_LIST = 2


@dataclass(frozen=True, slots=True)
class _Cues:
    """The compiled cues of the axis."""

    poles: tuple[tuple[str, re.Pattern[str]], ...]
    quiet: re.Pattern[str]
    fold: Mapping[str, str]
    general: frozenset[str]
    words: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _cues() -> _Cues:
    data: Mapping[str, Any] = load_group("axes/reach")["axes.reach.items"]

    def compiled(cue: str) -> str:
        return cue.replace("{held}", data["held"]).replace("{do}", data["do"])

    poles = tuple(
        (name, re.compile("|".join(f"(?:{compiled(c)})" for c in data[name]))) for name in ("list", "no", "yes")
    )
    words = tuple((name, re.compile(cue)) for name, cue in data["words"].items())
    return _Cues(poles, re.compile(data["quiet"]), data["fold"], frozenset(data["general"].split()), words)


@cache
def holders() -> Mapping[str, str]:
    """Return the kind of what holds information, by topic word."""
    data: Mapping[str, Any] = load_group("axes/reach")["axes.reach.items"]
    return {word: kind for kind, words in data["holders"].items() for word in words.split()}


def kinds_of(text: str) -> tuple[str, ...]:
    """Return the kinds of information that a normal text names, folded, in order; general ones left out."""
    cues = _cues()
    found = [cues.fold.get(m.item, m.item) for m in find_items(text) if m.item not in cues.general]
    found += [name for name, pattern in cues.words if pattern.search(text)]
    return tuple(dict.fromkeys(found))


@extractor
def read_listed(unit: Unit) -> Iterator[Claim]:
    """Yield which kinds of information a clause says to be there, or not, or to be all."""
    if unit.is_conditional:
        return
    plain = plain_of(unit.text)
    cues = _cues()
    if not plain.text or cues.quiet.search(plain.text):
        return
    found = _told(plain)
    if found is None:
        return
    name, match = found
    kinds = kinds_of(unit.text)
    if not kinds or (name == "list" and len(kinds) < MIN_LIST):
        return
    span = plain.span(*match.span())
    items = (*(f"g:{k}" for k in kinds), *topics_of(unit, plain))
    yield Claim(
        slot="info_item", axis=AXIS, subject="含まれる情報の項目", scope=" ".join(sorted(unit.scope)), value=WORDS[name],
        polarity=Polarity.NO if name == "no" else Polarity.YES, modality=Modality.ASSERTED, source=unit.source, at=unit.at,
        span=unit.place(span.start, span.end), items=tuple(dict.fromkeys(items)),
        keys=(*kinds, "~list") if name in ("list", "yes") else kinds, note=name,
        is_official=unit.is_official, is_correction=unit.is_correction, text=unit.text.strip(),
    )  # fmt: skip


def _told(plain: Plain) -> tuple[str, re.Match[str]] | None:
    for name, pattern in _cues().poles:
        match = telling(pattern, plain)
        if match:
            return name, match
    return None
