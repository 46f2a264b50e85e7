"""Whose information a clause tells of: 「社員の氏名」, 「会員名簿」, 「保護者のお名前と電話番号」.

The name of an employee leaked and no customer's did: both hold. Words are in ``style_rules/axes/reading/owners.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from checker.facts.claims.phrases import start_of_list
from checker.facts.claims.unit import tokens_of
from checker.facts.items import find_items
from checker.rules.files import load_group
from checker.rules.regex import regex

_PEOPLE = "employee_word"  # a word for the owners themselves


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load_group("axes/reading")["axes.reading.owners"]
    return data


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return regex(_data()[name])


@cache
def _owners() -> tuple[re.Pattern[str], tuple[frozenset[str], ...]]:
    rows: Mapping[str, str] = _data()["owners"]
    return regex("|".join(f"({words})" for words in rows.values())), tuple(frozenset(names.split()) for names in rows)


@lru_cache(maxsize=65536)
def owners_of(text: str) -> frozenset[str]:
    """Return whose the information is that a clause (normal form) tells of, none where it does not say."""
    words, names = _owners()
    if not words.search(text):
        return frozenset()
    found: set[str] = set()
    for start, end in _things(text):
        if not _pattern("not_told").search(text[end:]):
            before = [t for t in tokens_of(text) if t.span.end <= start]
            first = start_of_list(before)
            begins = before[first].span.start if first < len(before) else start
            found.update(*(names[(m.lastindex or 1) - 1] for m in words.finditer(text, begins, end)))
    return frozenset(found)


def _things(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of what may belong to people."""
    for mention in find_items(text):
        if mention.item != _PEOPLE:
            yield mention.start, mention.end
    for match in _pattern("things").finditer(text):
        yield match.start(), match.end()
