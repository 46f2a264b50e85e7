"""Fold the words around a measured value into concepts: what happened, what is counted, who is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.facts.claims.unit import tokens_of
from checker.rules.files import load_group

_KEPT = ("名詞", "動詞", "形状詞", "形容詞")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept at ``[start, end)`` of a text. Events begin with ``e:``, known things with ``t:``, others are words."""

    name: str
    start: int
    end: int


@cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    raw = load_group("axes/measured")["axes.measured.concepts"]
    names = {word: f"e:{name}" for name, words in raw["events"].items() for word in words}
    names |= {word: f"t:{name}" for name, words in raw["things"].items() for word in words}
    pattern = "|".join(re.escape(w) for w in sorted(names, key=lambda w: (-len(w), w)))
    return re.compile(pattern), names, frozenset(raw["stop"])


@lru_cache(maxsize=65536)
def concepts_of(text: str) -> tuple[Concept, ...]:
    """Return the concepts of a normal text in order; numbers, particles and empty words are left out."""
    pattern, names, stop = _lexicon()
    found = [Concept(names[m.group()], m.start(), m.end()) for m in pattern.finditer(text)]
    taken = bytearray(len(text))
    for concept in found:
        taken[concept.start : concept.end] = b"\1" * (concept.end - concept.start)
    for token in tokens_of(text):
        kind = token.pos
        if kind[0] not in _KEPT or kind[1] in ("数詞", "非自立可能") or any(taken[token.span.start : token.span.end]):
            continue
        word = token.surface
        is_code = word.isascii() and len(word) > 1 and word.isalnum()
        if not is_code and (token.normalized in stop or word in stop or word.isascii()):
            continue
        if len(word) == 1 and "ぁ" <= word <= "ん":
            continue
        found.append(Concept(token.normalized, token.span.start, token.span.end))
    return tuple(sorted(found, key=lambda c: c.start))


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return the pattern of a list of cues (``part``, ``other_event``)."""
    return re.compile("|".join(load_group("axes/measured")["axes.measured.concepts"][name]))


@cache
def recipients() -> frozenset[str]:
    """Return the concepts of authorities and others who are told."""
    return frozenset(f"t:{name}" for name in load_group("axes/measured")["axes.measured.concepts"]["recipients"])


@cache
def _first_words() -> dict[str, str]:
    raw = load_group("axes/measured")["axes.measured.concepts"]
    words = {f"e:{name}": words[0] for name, words in raw["events"].items()}
    words |= {f"t:{name}": words[0] for name, words in raw["things"].items()}
    return words | {"e:beginning": "開始", "e:ending": "終了"}


def first_word(name: str) -> str:
    """Return a word for a concept: the first of its list, or the name itself where it is a word."""
    return _first_words().get(name, name)


_MEASURES = {"count": "数", "money": "金額", "rate": "割合", "duration": "期間", "moment": "日時"}


def subject_words(axis: str, core: Sequence[str], event: str = "") -> str:
    """Return a name for people of what a measure belongs to: 「返金の金額」; ``event``: the one it belongs to most closely."""
    raw = load_group("axes/measured")["axes.measured.concepts"]
    what = _MEASURES.get(axis, "")
    if axis == "count" and "t:affected" in core:  # 「登録した会員 10,234名が対象」 counts those affected
        return f"{raw['names']['affected']}の{what}"
    named = [_main_event(core, event), *(c for c in core if c.startswith("t:"))]
    names = [raw["names"].get(c[2:], "") for c in named]
    words = next((n for n in names if n), "") or next((c for c in core if c[1:2] != ":" and len(c) > 1 and _is_name(c)), "")
    return f"{words}の{what}" if words else what


def _is_name(word: str) -> bool:
    """Tell whether a word can name what is counted: no verb, no adjective (ずらす, 多い) and no word of certainty (可能性)."""
    is_thing = tokens_of(word)[-1].pos[0] not in ("動詞", "形容詞", "形状詞")
    return is_thing and word not in load_group("axes/measured")["axes.measured.concepts"]["no_names"]


# What begins or ends an incident names it before its mere place in the course does (復旧, not 終わり).
_NAMED_BY = {"e:beginning": ("e:occur",), "e:ending": ("e:restore", "e:reopen")}


def _main_event(core: Sequence[str], closest: str) -> str:
    """Return the event that names a measure: of its stage, else the closest one, else the first; empty if there is none."""
    events = [c for c in core if c.startswith("e:")]
    of_stage = [e for stage in events for e in _NAMED_BY.get(stage, ()) if e in events]
    plain = [e for e in events if e not in _NAMED_BY]
    near = [closest] if closest in plain else []
    return next(iter([*of_stage, *near, *plain, *events]), "")


def own_subject(subject: str, texts: Sequence[str]) -> str:
    """Return ``subject`` in the word for its event that all ``texts`` share: 「会員登録の日時」 for 「申し込み・受付の日時」."""
    raw = load_group("axes/measured")["axes.measured.concepts"]
    name, _, what = subject.rpartition("の")
    event = next((e for e, n in raw["names"].items() if n == name), "")
    word = next((w for w in raw["said"].get(event, ()) if texts and all(w in t for t in texts)), "")
    if not word:
        return subject
    return word if what == "日時" and word.endswith("期限") else f"{word}の{what}"
