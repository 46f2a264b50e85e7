"""Kinds of information said to be among what leaked, or not, and lists said to be whole.

A claim's ``note`` is ``yes``, ``no``, ``list`` or ``answer`` (who is asked what leaked names what leaked); its ``items`` hold
the ids of the kinds (``g:``) and the topics of closed claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.closed import plain_of, topics_of
from checker.facts.claims.closed_plain import Plain
from checker.facts.claims.excepted import excepted_ranges
from checker.facts.claims.reach import telling
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit
from checker.facts.items import find_items
from checker.rules.files import load_group

AXIS = "listed"
SHOWN = {"yes": "{}を含む", "no": "{}を含まない", "list": "{}のみ", "answer": "{}"}
MIN_LIST = 2


@dataclass(frozen=True, slots=True)
class _Cues:
    """The compiled cues of the axis."""

    poles: tuple[tuple[str, re.Pattern[str]], ...]
    quiet: re.Pattern[str]
    fold: Mapping[str, str]
    apart: Mapping[str, str]
    general: frozenset[str]
    words: tuple[tuple[str, re.Pattern[str]], ...]
    asks_which: re.Pattern[str]
    open_end: re.Pattern[str]
    bare: re.Pattern[str]
    held: re.Pattern[str]
    families: Mapping[str, str]
    holding: re.Pattern[str]
    parts: Mapping[str, tuple[str, ...]]


@cache
def _cues() -> _Cues:
    data: Mapping[str, Any] = load_group("axes/reach")["axes.reach.items"]

    def compiled(cue: str) -> str:
        return cue.replace("{held}", data["held"]).replace("{do}", data["do"])

    poles = tuple(
        (name, re.compile("|".join(f"(?:{compiled(c)})" for c in data[name]))) for name in ("list", "no", "yes")
    )
    words = tuple((name, re.compile(cue)) for name, cue in data["words"].items())
    families = {kind: name for name, kinds in data["families"].items() for kind in kinds.split()}
    apart = {word: kind for rows in (data["apart"], *data["parts"].values()) for kind, row in rows.items() for word in row.split()}
    return _Cues(
        poles, re.compile(data["quiet"]), data["fold"], apart, frozenset(data["general"].split()), words,
        re.compile(data["asks_which"]), re.compile(data["open_end"]), re.compile(data["bare"]), re.compile(data["held"]), families,
        re.compile(data["holding"]), {kind: tuple(rows) for kind, rows in data["parts"].items()},
    )  # fmt: skip


@cache
def holders() -> Mapping[str, str]:
    """Return the kind of what holds information, by topic word."""
    data: Mapping[str, Any] = load_group("axes/reach")["axes.reach.items"]
    return {word: kind for kind, words in data["holders"].items() for word in words.split()}


def kinds_of(text: str) -> tuple[str, ...]:
    """Return the kinds of information that a normal text names, folded, in order; general ones left out."""
    return tuple(_named(text))


def _named(text: str) -> dict[str, dict[str, None]]:
    """Return the kinds of information that a normal text names, each with the words for it; not those that it leaves out."""
    cues = _cues()
    for start, end in excepted_ranges(text):
        text = text[:start] + "　" * (end - start) + text[end:]
    found: dict[str, dict[str, None]] = {}
    for mention in find_items(text):
        if mention.item in cues.general or cues.holding.search(text[mention.end :]):
            continue
        kind = cues.apart.get(mention.word) or cues.fold.get(mention.item, mention.item)
        for part in (kind, *(() if mention.word in cues.apart else cues.parts.get(kind, ()))):
            found.setdefault(part, {}).setdefault(mention.word)
    for name, pattern in cues.words:
        match = pattern.search(text)
        if match and name not in found:
            found.update({part: {match.group(): None} for part in (name, *cues.parts.get(name, ())) if part not in found})
    return found


@lru_cache(maxsize=65536)
def held_kinds(text: str) -> frozenset[str]:
    """Return the families of information of which a normal clause tells whether they leaked or are held, none if of nothing else."""
    cues = _cues()
    if not cues.held.search(plain_of(text).text):
        return frozenset()
    return frozenset(cues.families.get(kind, kind) for kind in kinds_of(text))


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
    named = _named(unit.text)
    kinds = tuple(named)
    is_list = len(named) - sum(kind in named and len(rows) for kind, rows in cues.parts.items()) >= MIN_LIST
    if is_list and (found is None or found[0] == "yes"):
        found = _answered(unit, plain) or found
    if found is None:
        return
    name, match = found
    if not kinds or (name == "list" and not is_list):
        return
    span = plain.span(*match.span())
    items = (*(f"g:{k}" for k in kinds), *topics_of(unit, plain))
    yield Claim(
        slot="info_item", axis=AXIS, subject="含まれる情報の項目", scope=" ".join(sorted(unit.scope)),
        value=SHOWN[name].format("、".join(dict.fromkeys(w for words in named.values() for w in words))),
        polarity=Polarity.NO if name == "no" else Polarity.YES, modality=Modality.ASSERTED, source=unit.source, at=unit.at,
        span=unit.place(span.start, span.end), items=tuple(dict.fromkeys(items)),
        keys=kinds if name == "no" else (*kinds, "~list"), note=name,
        is_official=unit.is_official, is_correction=unit.is_correction, text=unit.text.strip(),
    )  # fmt: skip


def _told(plain: Plain) -> tuple[str, re.Match[str]] | None:
    for name, pattern in _cues().poles:
        match = telling(pattern, plain)
        if match:
            return name, match
    return None


def _answered(unit: Unit, plain: Plain) -> tuple[str, re.Match[str]] | None:
    """Return the match of a clause that names all that leaked to who asks what it was: 「氏名、住所でございます」."""
    cues = _cues()
    if not cues.asks_which.search(unit.question) or cues.open_end.search(unit.sentence):
        return None
    told = _told(plain)
    match = cues.bare.search(plain.text) if told is None else told[1]
    return ("answer", match) if match else None
