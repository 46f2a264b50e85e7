"""Claims on matters: what a clause holds (受け付ける/断る, 要る/要らない, 会社負担/お客様負担) of a class of words.

Matters are classes of words for what customers ask about (予約, 代理, 交通費, レシート …), stances the poles of their
families: ``style_rules/axes/stances/``. A bare answer takes the matter from the customer's question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.closed import _may_stand_between, plain_of, plain_text, state_of, topics_of
from checker.facts.claims.closed_axes import compile_cues
from checker.facts.claims.closed_plain import Plain, describes_noun
from checker.facts.claims.closed_states import State, spared_by_leaving
from checker.facts.claims.closed_words import topic_words
from checker.facts.claims.forborne import STOP, forborne
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit, tokens_of
from checker.rules.files import load_group
from checker.rules.regex import regex

AXIS = "stance"
ACT = "act"
SERVICE = "service"
THING = "thing"
# So many words of its own beside those of the question a bare clause may have.
BARE = 1
# So many characters may stand between the matter and what is said of it.
REACH = 24


@dataclass(frozen=True, slots=True)
class Stance:
    """One pole of a family: its word for people, its direct cues and its states."""

    id: str
    word: str
    cues: re.Pattern[str] | None
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Family:
    """The stances one can take on a kind of matters and which exclude each other: pair → hard or soft."""

    stances: tuple[Stance, ...]
    opposed: dict[frozenset[str], str]


@dataclass(frozen=True, slots=True)
class Matter:
    """A class of words for one matter; its id is its word for people."""

    id: str
    slot: str
    family: str
    cue: re.Pattern[str]


@cache
def families() -> dict[str, Family]:
    """Return the families by id."""
    out = {}
    for name, raw in load_group("axes/stances")["axes.stances.stances"]["families"].items():
        stances = tuple(
            Stance(k, row["word"], compile_cues(row.get("cues")), frozenset(row.get("states", ())))
            for k, row in raw["poles"].items()
        )
        out[name] = Family(stances, {frozenset(line.split()[:2]): line.split()[2] for line in raw["oppose"]})
    return out


@cache
def matters() -> tuple[Matter, ...]:
    """Return all matters in the order of their files."""
    return tuple(
        Matter(name, raw["slot"], raw["family"], regex(cue))
        for raw in load_group("axes/stances").values()
        if raw["kind"] == "matters"
        for name, cue in raw["matters"].items()
    )


@cache
def _anchors() -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return literal words with the numbers of the matters one of whose anchors they are.

    A text without any anchor of a matter cannot match its cue; looking for words is far cheaper than matching.
    """
    from re import _parser  # type: ignore[attr-defined]

    found: dict[str, list[int]] = {}
    for number, matter in enumerate(matters()):
        for word in _needed(_parser.parse(matter.cue.pattern)) or {""}:
            found.setdefault(word, []).append(number)
    return tuple((word, tuple(numbers)) for word, numbers in found.items())


def _needed(tree: Any) -> set[str]:  # noqa: ANN401  (a tree of the standard parser has no public type)
    """Return literals one of which every match of a parsed pattern holds; empty if none is sure."""
    best: set[str] = set()
    run = ""
    for kind, value in [*tree, (None, None)]:
        if str(kind) == "LITERAL":
            run += chr(value)
            continue
        options = [{run} if run else set()]
        run = ""
        if str(kind) == "SUBPATTERN":
            options.append(_needed(value[3]))
        elif str(kind) == "MAX_REPEAT" and value[0]:
            options.append(_needed(value[2]))
        elif str(kind) == "BRANCH":
            branches = [_needed(branch) for branch in value[1]]
            options.append(set().union(*branches) if all(branches) else set())
        for words in options:
            if words and (not best or min(map(len, words)) > min(map(len, best))):
                best = words
    return best


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(load_group("axes/stances")["axes.stances.stances"][name])


@cache
def wide_matters() -> frozenset[str]:
    """Return the matters of so many kinds that only statements on one theme meet (手続き: of what?)."""
    return frozenset(load_group("axes/stances")["axes.stances.stances"]["wide"])


@cache
def grave_matters() -> frozenset[str]:
    """Return the matters in which who is told that he may, though he must not, comes to harm."""
    return frozenset(load_group("axes/stances")["axes.stances.stances"]["grave"])


@cache
def _qualifiers(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw: dict[str, str] = load_group("axes/stances")["axes.stances.stances"][name]
    return tuple((name, re.compile(cue)) for name, cue in raw.items())


@lru_cache(maxsize=8192)
def matters_in(text: str) -> tuple[tuple[Matter, int, int], ...]:
    """Return the matters a plain wording names, each with the half-open range of its first words."""
    numbers = sorted({n for word, those in _anchors() if word in text for n in those})
    found = ((m, m.cue.search(text)) for m in (matters()[n] for n in numbers))
    return tuple((m, hit.start(), hit.end()) for m, hit in found if hit)


@extractor
def read_stances(unit: Unit) -> Iterator[Claim]:
    """Yield what a clause holds of each matter it names, or of the one its question names where it names none."""
    if unit.is_question or unit.is_greeting or unit.is_quoted:
        return
    plain = plain_of(unit.text)
    if not plain.text or _cue("quiet").search(plain.text):
        return
    named = matters_in(plain.text)
    asked = () if named else _lent(unit)
    if not named and not (asked and _is_bare(unit, plain)):
        return
    state = state_of(unit, plain)
    topics: tuple[str, ...] = ()
    left, spared = forborne(unit, plain), spared_by_leaving(plain)
    for matter, start, end in named or asked:
        if spared is not None and (not named or end <= spared):
            continue  # 「充電をしなければ危険はありません」 asks for nothing and allows nothing
        family = families()[matter.family]
        # 「捨てずに保管してください」: what is demanded is not said of the act that is to be left.
        if named and left is not None and end <= left.end and left.owner in plain.owners[start:end]:
            found = next(((s, left.start, left.end) for s in family.stances if STOP in s.states), None)
        else:
            found = stance_of(family, plain, state, start if named else 0)
        if found and (not named or (_linked(plain, end, found) and not _of_cost(matter, plain, end, found))):
            topics = topics or topics_of(unit, plain)
            yield _claim(unit, plain, matter, found, topics, (start, end) if named else None)


def _of_cost(matter: Matter, plain: Plain, end: int, found: tuple[Stance, int, int]) -> bool:
    """Tell whether the clause speaks of what an act or a service costs: 「返送の際の送料」, 「修理代はいただきません」."""
    if matter.family == ACT and _cue("costs").search(plain.text, end, max(end, found[1])):
        return True
    return matter.family in (ACT, SERVICE) and bool(_cue("cost_of").match(plain.text, end))


def _lent(unit: Unit) -> tuple[tuple[Matter, int, int], ...]:
    """Return the matters that the theme before the clause (「差し入れは、…」) or else the question lends it."""
    before = unit.sentence[: unit.offset]
    theme = matters_in(plain_text(before)) if before and "は" in before else ()
    return theme or (matters_in(plain_text(unit.question)) if unit.question else ())


def _is_bare(unit: Unit, plain: Plain) -> bool:
    """Tell whether a clause names nothing that its question does not: it leaves the matter out."""
    around = (*unit.question_tokens, *tokens_of(unit.sentence[: unit.offset]))
    own, asked = set(topic_words(plain.tokens)), set(topic_words(around))
    return not own - asked or (bool(own & asked) and len(own - asked) <= BARE)


def _linked(plain: Plain, end: int, found: tuple[Stance, int, int]) -> bool:
    """Tell whether the stance found is said of the words that end at ``end``; a bare state not of another verb."""
    stance, start, last = found
    if stance.cues is not None and stance.cues.search(plain.text, start, last):
        return start - end <= REACH
    own = {plain.owners[end - 1], plain.owners[start], plain.owners[max(0, start - 1)]}  # the verb that bears the state
    between = {plain.owners[i] for i in range(end, start)} - own
    return start - end <= REACH and all(_may_stand_between(plain, i) for i in between)


def stance_of(family: Family, plain: Plain, state: State | None, after: int) -> tuple[Stance, int, int] | None:
    """Return the stance a clause takes and the range that says so: the last cue, else the state at its end."""
    best: tuple[Stance, int, int] | None = None
    for stance in family.stances:
        for match in stance.cues.finditer(plain.text) if stance.cues else ():
            if match.end() <= after or match.end() == match.start() or describes_noun(plain, match.end()):
                continue
            # 「どちらもない方も、会員カードの番号でお調べします」: what is missing is named before. 「そのままお使いいただけます」 frees of other acts.
            if match.start() < after and (family is families()[THING] or stance.id == "free"):
                continue

            if best is None or (match.end(), -match.start()) > (best[2], -best[1]):
                best = (stance, match.start(), match.end())
    if family is families()[THING] and _cue("disposed").search(plain.text):
        return None
    if best is None and state is not None and not (family is families()[ACT] and _cue("came_to").search(plain.text)):
        best = next(((s, state.start, state.end) for s in family.stances if state.id in s.states), None)
    return best


def _claim(
    unit: Unit, plain: Plain, matter: Matter, found: tuple[Stance, int, int], topics: tuple[str, ...],
    words: tuple[int, int] | None,
) -> Claim:
    """Build the claim; ``words`` is the range of the matter's own words, None where the question lends it."""
    stance, start, end = found
    first = min(start, words[0]) if words else start
    span = plain.span(first, max(end, words[1] if words else end))
    owners = set(plain.owners[words[0] : words[1]]) if words else set()
    own = topic_words([t for i, t in enumerate(plain.tokens) if i in owners])
    marks = [f"e:{w}" for w in own] + [f"u:{name}" for name, cue in _qualifiers("qualifiers") if cue.search(unit.text)]
    marks += [f"j:{name}" for name, cue in _qualifiers("parting") if cue.search(unit.sentence)]
    return Claim(
        slot=matter.slot, axis=AXIS, subject=matter.id, scope="", value=stance.word,
        polarity=Polarity.YES, modality=Modality.ASSERTED, source=unit.source, at=unit.at,
        span=unit.place(span.start, span.end), items=(*marks, *topics), keys=(f"{AXIS}:{matter.id}",),
        note=f"{matter.family}|{stance.id}", is_official=unit.is_official, is_correction=unit.is_correction,
        text=unit.text.strip(),
    )  # fmt: skip
