"""Lines that only name what is told below them (「■補償について」): they state nothing."""

from __future__ import annotations

import re
from functools import cache

from checker.facts.claims.unit import tokens_of
from checker.rules.files import load_group
from checker.rules.regex import regex
from checker.text.document import LineKind
from checker.text.headings import bracket_length, mark_of

# What such a line may still state is a figure: 「9月1日に発生した障害について」.
VALUED = frozenset({"count", "money", "rate", "duration", "moment", "hours", "address"})
_MARKED = frozenset({LineKind.HEADING, LineKind.TITLE})
_SIGNS = " \t\u3000*_#・･-–—―:。.、<>《》≪≫〈〉[]【】〔〕「」『』()"
_VALUE = regex(r"[:|]\s*\S|\S\s+\S")
_LEANS = frozenset({"形状詞", "形容詞", "動詞", "助動詞"})


def names_topic(words: str, kind: LineKind) -> bool:
    """Tell whether a sentence (normal form) is only a heading: no predicate, no answer beside a label.

    Args:
        words: the sentence.
        kind: what its line is in the layout; a line without a mark is a heading by its last words alone.
    """
    if bracket_length(words) < len(words.rstrip()):
        words = words[mark_of(words)[1] :]
    bare = words.strip(_SIGNS)
    if not bare or "。" in bare:
        return False
    if _ending("topics").search(bare):
        return True
    return kind in _MARKED and not _VALUE.search(bare) and not _asserts(bare)


@cache
def _ending(name: str) -> re.Pattern[str]:
    return regex("(?:" + "|".join(load_group("layout")["layout.headings"][name]) + ")$")


def _asserts(words: str) -> bool:
    """Tell whether words without a stop still say something of a theme: 「変更は不要」, 「営業を再開」, 「該当なし」."""
    if _ending("answers").search(words):
        return True
    tokens = tokens_of(words)
    last = tokens[-1]
    if last.pos[0] in _LEANS:
        return True
    if any(t.surface in ("は", "も") and t.pos[0] == "助詞" for t in tokens[:-1]):
        return True
    return "サ変" in last.pos[2] and any(t.surface in ("を", "が") and t.pos[0] == "助詞" for t in tokens)
