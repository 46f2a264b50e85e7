"""Fold the words around a measured value into concepts: what happened, what is counted, who is told."""

from __future__ import annotations

import re
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
        if token.normalized in stop or token.surface in stop or token.surface.isascii():
            if not (token.surface.isascii() and len(token.surface) > 1 and token.surface.isalnum()):
                continue
        if len(token.surface) == 1 and "ぁ" <= token.surface <= "ん":
            continue
        found.append(Concept(token.normalized, token.span.start, token.span.end))
    return tuple(sorted(found, key=lambda c: c.start))


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return the pattern of a list of cues (``part``, ``other_event``)."""
    return re.compile("|".join(load_group("axes/measured")["axes.measured.concepts"][name]))
