"""Which members of a set a clause is about: 大人 or 子ども, 西口 or 東口, 1号機 or 2号機, いちご味 or ミルク味.

Statements that each name another member of one set speak of different things, however alike their words are. The sets are in
``style_rules/axes/reading/members.yaml``: closed ones by their words, open ones by what stands around the member.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.facts.claims.owners import owners_of
from checker.facts.claims.unit import tokens_of
from checker.rules.files import load_group
from checker.rules.regex import regex

PART, MOST = "part", "most"  # some or most of a kind
OWNER = "owner"  # whose information is told of
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_LAST = 31  # the last day that a month may have
_PLACE = "地名"
_NOUN = "名詞"
_FOR = "用"
_NO_STEM = frozenset({"数詞", "非自立可能"})


@dataclass(frozen=True, slots=True)
class _Set:
    """A closed set: ``words`` with one group a wording, the members each stands for, and where it counts."""

    words: re.Pattern[str]
    members: tuple[frozenset[str], ...]
    themed: bool
    axes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """Members that a clause names of one set, and whether one of them is its theme."""

    members: frozenset[str]
    is_theme: bool


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load_group("axes/reading")["axes.reading.members"]
    return data


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return regex(_data()[name])


@cache
def _sets() -> Mapping[str, _Set]:
    return {
        name: _Set(
            regex("|".join(f"({words})" for words in row["words"].values())),
            tuple(frozenset(members.split()) for members in row["words"]),
            "themed" in row,
            frozenset(row.get("axes", "").split()),
        )
        for name, row in _data()["sets"].items()
    }


@cache
def _open_sets() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, regex(cue)) for name, cue in _data()["patterns"].items())


def axes_of(name: str) -> frozenset[str]:
    """Return the axes on which alone a set counts, none where it counts on all."""
    found = _sets().get(name)
    return found.axes if found else frozenset()


@lru_cache(maxsize=65536)
def members_of(text: str) -> Mapping[str, Named]:
    """Return what a clause (normal form) names of each set; sets of which it means all, or a range, are left out."""
    found: dict[str, Named] = {}
    spoilt: set[str] = set()
    for name, members, start, end, themed in _mentions(text):
        rest = text[end:]
        if _pattern("not_one").search(rest) or _pattern("range_before").search(text[:start]):
            spoilt.add(name)
            continue
        is_theme = bool(_pattern("themed").search(rest))
        if is_theme or (not themed and _pattern("told").search(rest)):
            old = found.get(name, Named(frozenset(), False))
            found[name] = Named(old.members | members, old.is_theme or is_theme)
    owners = owners_of(text)
    if owners:
        found[OWNER] = Named(owners, True)
    return {name: named for name, named in found.items() if name not in spoilt}


def _mentions(text: str) -> Iterator[tuple[str, frozenset[str], int, int, bool]]:
    """Yield set, members, place and whether only a theme counts, for each member that a text names."""
    for name, kind in _sets().items():
        for match in kind.words.finditer(text):
            yield name, kind.members[(match.lastindex or 1) - 1], match.start(), match.end(), kind.themed
    for name, cue in _open_sets():
        for match in cue.finditer(text):
            # What the group x holds only tells how the member is meant (「1組の生徒」): it follows the member.
            start, end = min(match.start("m"), match.start("g")), match.start("x") if "x" in cue.groupindex else match.end()
            yield f"{name}:{match['g']}", frozenset({match["m"].translate(_DIGITS)}), start, end, False
    for match in _pattern("part").finditer(text):
        # Some may be any of them: they share no member with others.
        yield f"{PART}:{match['g']}", frozenset({MOST} if match["most"] else ()), match.start(), match.end(), False
    for match in _pattern("spans").finditer(text):
        yield f"span:{match['year'] or ''}", _days_of(match), match.start(), match.end(), False
    if _pattern("kinds").search(text):
        yield from _kinds(text)


def _days_of(span: re.Match[str]) -> frozenset[str]:
    """Return the days of a year (``MMDD``, 31 to each month) until the one that a match names, or from it on."""
    month = int(span["month"])
    is_until = bool(_pattern("until").fullmatch(span["way"]))
    day = int(span["day"]) if span["day"] else _LAST if is_until else 1
    named = f"{month:02d}{day:02d}"
    days = (f"{m:02d}{d:02d}" for m in range(1, 13) for d in range(1, _LAST + 1))
    return frozenset(d for d in days if (d <= named if is_until else d >= named))


def _kinds(text: str) -> Iterator[tuple[str, frozenset[str], int, int, bool]]:
    """Yield the members told by taste, colour or use, and those named after a place: 「いちご味」, 「渋谷店」."""
    tokens = tokens_of(text)
    for i, token in enumerate(tokens):
        kind = _pattern("kinds").fullmatch(token.surface)
        if kind is None or i == 0:
            continue
        stem = tokens[i - 1]
        is_place = _PLACE in stem.pos[2]
        if _pattern("places").fullmatch(token.surface) and not is_place:
            continue
        is_deed = token.surface == _FOR and "サ変" in stem.pos[2]  # 「返送用」 tells what it is for, not of which kind it is
        if stem.pos[0] == _NOUN and stem.pos[1] not in _NO_STEM and not is_deed:
            yield f"kind:{token.surface}", frozenset({stem.normalized}), stem.span.start, token.span.end, False
