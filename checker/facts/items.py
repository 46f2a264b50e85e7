"""Find kinds of information by name (氏名, カード番号, 病歴 …) with the small ontology ``style_rules/items``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.rules.files import load_group


@dataclass(frozen=True, slots=True)
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
def _paradigms() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile("|".join(entry["patterns"])), item, entry["type"])
        for item, entry in _ontology().items() if "patterns" in entry
    )


def _ontology() -> dict[str, dict[str, list[str]]]:
    ontology: dict[str, dict[str, list[str]]] = load_group("items")["items.ontology"]
    return ontology


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_words(), key=len, reverse=True))))


def find_items(text: str) -> list[ItemMention]:
    """Return the kinds of information a normalised text names, in order, without overlaps; the longest hit wins."""
    hits = [(m.start(), m.end(), *_words()[m.group()]) for m in _pattern().finditer(text)]
    hits += [(m.start(), m.end(), item, kind) for p, item, kind in _paradigms() for m in p.finditer(text)]
    hits.sort(key=lambda h: (h[0], -h[1]))
    found: list[ItemMention] = []
    end = 0
    for start, stop, item, kind in hits:
        if start < end:
            continue
        end = stop
        if kind != "none":
            found.append(ItemMention(item, kind, text[start:stop], start, stop))
    return found
