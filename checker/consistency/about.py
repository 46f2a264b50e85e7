"""What two opposed statements are about: the same, or each its own thing, group, time or occasion?

「お弁当は不要です」 and 「水筒は毎日お持ちください」 answer one question and oppose each other by their words, yet speak of two things.
Here a pair that an axis holds to be opposed is weighed once more: by the themes, modifiers and groups that only one of the two
names and its question does not, and by marks of another occasion (3年前の件は, いつもは, だけ). A general word and a particular
one of its class (役所, 消費者庁) go together. Words and classes are in ``style_rules/axes/closed/about.yaml``, the weights beside
them are fitted by ``benchmarks/fit_about.py``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np

from checker.consistency.subjects import Features, mass_of, matrix_of, share_of, words_of
from checker.domain.claim import Claim
from checker.facts.claims.closed_words import topic_word
from checker.facts.claims.unit import tokens_of
from checker.rules.files import load_group

# So probable it must be that both speak of one matter.
LIMIT = 0.35
# A theme of this mass is one.
THEME = 0.6
MOST = 2.0
# So much of its own has a statement that tells of more than what it was asked.
LONG = 1.5
_NOMINAL = frozenset({"名詞", "接尾辞", "接頭辞", "形状詞", "代名詞"})
_THEMES = frozenset({"は", "も"})
_LIMITING = ("だけ", "のみ")


@dataclass(frozen=True, slots=True)
class Class:
    """A class of things: words for any of it, and a pattern of its particular kinds."""

    general: frozenset[str]
    particular: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Sight:
    """What a statement shows.

    Attributes:
        words: its topic words by origin (see ``closed.topics_of``).
        theme: the topic words it sets as its theme, those with に, で or から before は included.
        modifiers: head noun → the topic words that modify it.
        marks: the marks it bears.
    """

    words: Mapping[str, frozenset[str]]
    theme: frozenset[str]
    modifiers: Mapping[str, frozenset[str]]
    marks: frozenset[str]

    @property
    def near(self) -> frozenset[str]:
        """Topic words of the clause, the sentence before it and the question."""
        return self.words["c"] | self.words["s"] | self.words["q"]


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load_group("axes/closed")["axes.closed.about"]
    return data


@cache
def _generic() -> frozenset[str]:
    return frozenset(_data()["generic"].split())


@cache
def _classes() -> tuple[Class, ...]:
    return tuple(Class(frozenset(c["general"].split()), re.compile(c["particular"])) for c in _data()["classes"].values())


@cache
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(cue)) for name, cue in _data()["marks"].items())


@cache
def _weights() -> dict[str, float]:
    raw: Mapping[str, str] = load_group("axes/closed")["axes.closed.about_weights"]["weights"]
    return {name: float(value) for name, value in raw.items()}


def of_other_matters(a: Claim, b: Claim, kind: str) -> bool:
    """Tell whether two opposed claims speak of different matters after all."""
    if not LIMIT:
        return False
    weights = _weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features(a, b, kind).items())
    return total < math.log(LIMIT / (1.0 - LIMIT))


def features(a: Claim, b: Claim, kind: str) -> Features:
    """Return the features of a pair, by name; the same for (b, a)."""
    x, y = sight(a.text, a.items), sight(b.text, b.items)
    acts = x.words["e"] | y.words["e"]
    missed = [_unmet(s.theme - acts - _generic(), o.near) for s, o in ((x, y), (y, x))]
    masses = [min(MOST, mass_of(words)) for words in missed]
    own = [min(MOST, mass_of(_unmet(s.theme - s.words["e"] - _generic(), s.words["q"]))) for s in (x, y)]
    alone = [mass_of(_unmet(s.words["c"] - _generic(), s.words["q"] | o.words["c"] | o.words["s"])) for s, o in ((x, y), (y, x))]
    shares = [n / max(1.0, mass_of(s.words["c"])) for n, s in zip(alone, (x, y), strict=True)]
    groups = [min(MOST, mass_of(_unmet(s.words["r"] - _generic(), o.words["c"] | o.words["q"]))) for s, o in ((x, y), (y, x))]
    fresh = [mass_of(_unmet(s.theme - s.words["e"] - _generic(), s.words["q"] | o.words["c"])) for s, o in ((x, y), (y, x))]
    gaps = [_gap(words, o.words["c"] | o.words["q"]) for words, o in zip(missed, (y, x), strict=True)]
    asked = share_of(x.words["q"], y.words["q"])
    most = min(2 * MOST, max(alone))
    return {
        f"axis:{a.axis}": 1.0,
        "soft": float(kind == "soft"),
        "official": float(a.is_official or b.is_official),
        "missed_max": max(masses),
        "missed_min": min(masses),
        "missed_far": max(gaps),
        "new_max": max(own),
        "new_beside_bare": max(own[1] if own[0] < THEME / 2 else 0.0, own[0] if own[1] < THEME / 2 else 0.0),
        "alone_max": most,
        "alone_min": min(2 * MOST, min(alone)),
        "alone_share_max": max(shares),
        "alone_share_min": min(shares),
        "alone_one": float(min(alone) < THEME / 2 and max(alone) >= LONG),
        "fresh_beside_bare": max(min(MOST, fresh[i]) if alone[1 - i] < THEME / 2 else 0.0 for i in (0, 1)),
        "fresh_both": min(MOST, *fresh),
        "modified_max": max(_modified(x, y), _modified(y, x)),
        "group_missed": max(groups),
        "asked": asked,
        "asked_missed": asked * max(masses),
        "asked_new": asked * max(own),
        "asked_alone": asked * most,
        **_of_themes(x.theme - acts, y.theme - acts),
        **_of_words(x, y),
        **{f"{name}_one": float((name in x.marks) != (name in y.marks)) for name, _ in _marks()},
        **{f"{name}_both": float(name in x.marks and name in y.marks) for name in ("usual", "answer")},
    }


def _of_themes(a: frozenset[str], b: frozenset[str]) -> Features:
    """Return whether both have a theme, and whether it is the same."""
    shared = any(_is_met(word, b) for word in a)
    return {
        "themes_shared": float(shared),
        "themes_apart": float(bool(a and b) and not shared),
        "themed_one": float(bool(a) != bool(b)),
        "themed_both": float(bool(a and b)),
    }


def _of_words(x: Sight, y: Sight) -> Features:
    """Return what the words have in common: acts, what is said beside the words of the answer, clauses."""
    acts, others = (s.words["e"] for s in (x, y))
    focus, beside = (s.words["f"] for s in (x, y))
    near = (x.words["c"] | x.words["s"]) & (y.words["c"] | y.words["s"])
    return {
        "acts_shared": float(bool(acts & others)),
        "acts_apart": float(bool(acts and others) and not acts & others),
        "focus_apart": float(bool(focus and beside) and not focus & beside),
        "near_mass": min(2 * MOST, mass_of(near)),
    }


@lru_cache(maxsize=65536)
def sight(text: str, items: tuple[str, ...]) -> Sight:
    """Read what a clause shows."""
    words = words_of(items)
    theme = set(words["m"])
    modifiers: dict[str, frozenset[str]] = {}
    for phrase, surface, particle in _phrases(text):
        if particle in _THEMES or surface.endswith(_LIMITING):
            theme.update(phrase)
        if phrase:
            modifiers[phrase[-1]] = frozenset(phrase[:-1])
    marks = frozenset(name for name, cue in _marks() if cue.search(text))
    return Sight(words, frozenset(theme), modifiers, marks)


def _phrases(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    """Return the topic words of each noun phrase (nouns before の first), its last words and its last particle."""
    tokens = tokens_of(text)
    out: list[tuple[tuple[str, ...], str, str]] = []
    before: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.pos[0] not in _NOMINAL:
            before = before if token.pos[0] == "補助記号" and token.surface != "、" else []
            at += 1
            continue
        end = at
        while end < len(tokens) and (tokens[end].pos[0] in _NOMINAL or tokens[end].surface in "「」・"):
            end += 1
        last = end
        while last < len(tokens) and tokens[last].pos[0] == "助詞" and tokens[last].pos[1] != "接続助詞":
            last += 1
        phrase = before + [word for t in tokens[at:end] if (word := topic_word(t))]
        particle = tokens[last - 1].surface if last > end else ""
        before = phrase if particle == "の" else []
        if particle != "の":
            out.append((tuple(phrase), "".join(t.surface for t in tokens[at:last]), particle))
        at = last
    return out


def _modified(x: Sight, y: Sight) -> float:
    """Return the mass of what modifies a noun of both in ``x`` and is nowhere in ``y``: 担当記者の名前, お名前."""
    other = y.words["c"] | y.words["q"]
    shared = x.modifiers.keys() & y.modifiers.keys()
    return min(MOST, mass_of(_unmet(frozenset(w for h in shared for w in x.modifiers[h] - y.modifiers[h]), other)))


@lru_cache(maxsize=65536)
def _is_met(word: str, others: frozenset[str]) -> bool:
    """Tell whether a word is among others, or a general word of its class is, or it is one itself."""
    if word in others:
        return True
    for kind in _classes():
        if word in kind.general and any(o in kind.general or kind.particular.search(o) for o in others):
            return True
        if others & kind.general and kind.particular.search(word):
            return True
    return False


def _unmet(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words if not _is_met(w, others))


def _gap(words: frozenset[str], others: frozenset[str]) -> float:
    """Return how far ``words`` are from the nearest of ``others`` in meaning, 0 (there) to 1."""
    if not words:
        return 0.0
    x, y = matrix_of(words), matrix_of(others)
    if x is None or y is None:
        return 1.0
    return float(1.0 - np.clip((x @ y.T).max(axis=1).mean(), 0.0, 1.0))
