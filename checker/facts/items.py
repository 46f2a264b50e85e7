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
    for item, entry in load_group("items")["items.ontology"].items():
        table.update(dict.fromkeys(entry["words"], (item, entry["type"])))
    return table


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_words(), key=len, reverse=True))))


def find_items(text: str) -> list[ItemMention]:
    """Return the kinds of information a normalised text names, in order; the longest word wins."""
    found = []
    for match in _pattern().finditer(text):
        item, kind = _words()[match.group()]
        found.append(ItemMention(item, kind, match.group(), match.start(), match.end()))
    return found
