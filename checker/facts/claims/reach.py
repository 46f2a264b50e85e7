"""How far the harm reaches: groups it hit, groups it spared, only these, others too, others not yet known.

A claim's ``note`` is what it says (clear, hit, only, nomore, more, openmore); its ``items`` hold the words of its theme
(``g:``) and the topics of closed claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.closed import plain_of, topics_of
from checker.facts.claims.closed_plain import Plain, describes_noun, plain_form, whole_words
from checker.facts.claims.closed_words import topic_word, topic_words
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit, tokens_of
from checker.rules.files import load_group

AXIS = "reach"
SUBJECT = "影響の及ぶ範囲"
NAMED = 2
LOOSE = "~reach"
# What is tried first: the narrower wording.
ORDER = ("openmore", "nomore", "more", "only", "all", "clear", "hit")
WORDS = {
    "clear": "影響なし", "hit": "影響あり", "only": "ほかにない", "nomore": "ほかにない", "more": "ほかにもある", "all": "すべて",
    "openmore": "ほかにあるかは不明",
}  # fmt: skip
NO = frozenset({"clear", "only", "nomore"})
_PARTICLES = frozenset({"は", "も", "が", "に", "で", "から", "まで", "、"})


@dataclass(frozen=True, slots=True)
class _Cues:
    """The compiled cues of the axis."""

    poles: tuple[tuple[str, re.Pattern[str]], ...]
    any: re.Pattern[str]
    quiet: re.Pattern[str]
    passing: re.Pattern[str]
    harm: re.Pattern[str]
    deed: re.Pattern[str]
    empty: frozenset[str]
    viewers: re.Pattern[str]


@cache
def _cues() -> _Cues:
    data: Mapping[str, Any] = load_group("axes/reach")["axes.reach.groups"]
    parts = {name: data[name] for name in ("harm", "deed", "do")}
    poles = tuple((name, re.compile("|".join(f"(?:{_filled(cue, parts)})" for cue in data[name]))) for name in ORDER)
    return _Cues(
        poles, re.compile("ない|も|だけ|のみ|限る|正しい|正常|どおり|通り|同じ|が|大丈夫|無事|外"), re.compile(data["quiet"]),
        re.compile(data["passing"]), re.compile(data["harm"]), re.compile(data["deed"]), frozenset(data["empty_theme"].split()),
        re.compile(data["viewers"]),
    )  # fmt: skip


def telling(pattern: re.Pattern[str], plain: Plain) -> re.Match[str] | None:
    """Return the first match that is told, not only describing a noun."""
    for match in pattern.finditer(plain.text):
        if match.end() > match.start() and not describes_noun(plain, match.end()):
            return match
    return None


def _filled(cue: str, parts: Mapping[str, str]) -> str:
    for name, words in parts.items():
        cue = cue.replace(f"{{{name}}}", words)
    return cue


@extractor
def read_reach(unit: Unit) -> Iterator[Claim]:
    """Yield what a clause says of the reach of the harm."""
    if unit.is_conditional:
        return
    plain = plain_of(unit.text)
    cues = _cues()
    if not cues.any.search(plain.text) or cues.quiet.search(plain.text):
        return
    for name, pattern in cues.poles:
        match = telling(pattern, plain)
        if match is None or (name in ("more", "hit") and cues.viewers.search(plain.text)):
            continue
        theme = _theme(plain, unit, match)
        if name in ("clear", "hit") and not theme:
            return
        span = whole_words(plain, _from_noun(plain, match.start()), match.end())
        items = (*(f"g:{w}" for w in theme), *topics_of(unit, plain))
        passing = "passing" if name in NO and cues.passing.search(plain.text) else ""
        yield Claim(
            slot="scope", axis=AXIS, subject=_subject(name, theme), scope=_scope(name, unit), value=WORDS[name],
            polarity=Polarity.NO if name in NO else Polarity.YES, modality=Modality.ASSERTED, source=unit.source, at=unit.at,
            span=unit.place(span.start, span.end), items=tuple(dict.fromkeys(items)), keys=_keys(name, theme),
            note=f"{name}|{passing}", is_official=unit.is_official, is_correction=unit.is_correction, text=unit.text.strip(),
        )  # fmt: skip
        return


def _from_noun(plain: Plain, start: int) -> int:
    """Return where what is told begins: with the word that a first も or でも belongs to."""
    owner = plain.owners[start]
    while owner and plain.tokens[owner].pos[0] == "助詞" and owner - 1 in plain.owners:
        owner -= 1
    return min(start, plain.owners.index(owner))


def _subject(name: str, theme: tuple[str, ...]) -> str:
    """Return the subject for people: what is hit or spared is named."""
    return f"{SUBJECT}({'・'.join(theme[:NAMED])})" if theme and name in ("clear", "hit") else SUBJECT


def _scope(name: str, unit: Unit) -> str:
    """Return the scope of a clause; a group said to be the only one limits all, not the statement."""
    return "" if name == "only" else " ".join(sorted(unit.scope))


@cache
def any_matter() -> frozenset[str]:
    """Return the words that say nothing of the matter whose reach is told (対象, 影響)."""
    return frozenset(load_group("axes/reach")["axes.reach.groups"]["any_matter"].split())


def _keys(name: str, theme: tuple[str, ...]) -> tuple[str, ...]:
    if name == "clear":
        return theme
    return (*theme, LOOSE) if name == "hit" else (LOOSE,)


def _theme(plain: Plain, unit: Unit, match: re.Match[str]) -> tuple[str, ...]:
    """Return the words of the group: those before the first particle of the clause that sets it; else those asked about."""
    words: dict[str, None] = {}
    cues = _cues()
    for i, token in enumerate(plain.tokens):
        word = _group_word(topic_word(token))
        if word and not cues.deed.fullmatch(plain_form(token)):  # 「見つかっておりません」 names no group
            words.setdefault(word)
        if words and token.surface in ("は", "も", "につき", "について") and token.pos[0] == "助詞":
            break
        if i >= plain.owners[match.end() - 1]:
            break
    if not words and unit.question:
        words = dict.fromkeys(w for w in map(_group_word, topic_words(tokens_of(unit.question))) if w)
    return tuple(words)


def _group_word(word: str) -> str:
    cues = _cues()
    return "" if word in cues.empty or cues.harm.fullmatch(word) else word
