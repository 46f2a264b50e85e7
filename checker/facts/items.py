"""Find kinds of information by name (氏名, カード番号, 病歴 …) with the small ontology ``style_rules/items``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from checker.record import record
from checker.rules.automaton import Automaton
from checker.rules.files import load_group
from checker.rules.pairs import Pairs, WordIndex, pairs_of


@record
class ItemMention:
    """A kind of information named in a (normalised) text.

    Attributes:
        item: id of the ontology (``card_number``).
        type: one of INFO_TYPES.
        word: the words.
    """

    item: str
    type: str
    word: str
    start: int
    end: int


@cache
def _words() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for item, entry in _ontology().items():
        table.update(dict.fromkeys(entry["words"], (item, entry["type"])))
    return table


@cache
def _paradigms() -> tuple[tuple[Automaton, str, str], ...]:
    return tuple(
        (Automaton("|".join(entry["patterns"])), item, entry["type"])
        for item, entry in _ontology().items() if "patterns" in entry
    )


def _ontology() -> dict[str, dict[str, Any]]:
    """Return the raw ontology: type (str), words and patterns (lists) of each item."""
    ontology: dict[str, dict[str, Any]] = load_group("items")["items.ontology"]
    return ontology


@cache
def _index() -> WordIndex:
    return WordIndex(_words())


def _word_hits(text: str, pairs: Pairs) -> Iterator[tuple[int, int, str, str]]:
    """Yield the longest word at each place."""
    best: dict[int, str] = {}
    for word in _index().found_in(text, pairs):
        start = text.find(word)
        while start >= 0:
            if len(word) > len(best.get(start, "")):
                best[start] = word
            start = text.find(word, start + 1)
    for start, word in sorted(best.items()):
        yield start, start + len(word), *_words()[word]


def find_items(text: str) -> list[ItemMention]:
    """Return the kinds of information a normalised text names, in order, without overlaps; the longest hit wins."""
    return list(_find(text))


@lru_cache(maxsize=1024)  # what is affected, what is denied and what contradicts it are asked of the same sentences
def _find(text: str) -> tuple[ItemMention, ...]:
    pairs = pairs_of(text)
    hits = list(_word_hits(text, pairs))
    blob = text.encode()
    for pattern, item, kind in _paradigms():
        if not pattern.may_match(pairs):
            continue
        hits += [(len(blob[:a].decode()), len(blob[:b].decode()), item, kind) for a, b in pattern.spans(blob)]
    hits.sort(key=lambda h: (h[0], -h[1]))
    found: list[ItemMention] = []
    end = 0
    for start, stop, item, kind in hits:
        if start < end:
            continue
        end = stop
        if kind != "none":
            found.append(ItemMention(item, kind, text[start:stop], start, stop))
    return tuple(found)
