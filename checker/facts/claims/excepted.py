"""Whom or what a clause leaves out: 「カード番号以外の情報」, 「渋谷店を除き」, 「離島を除いて」.

What is told of all but one is not told of this one; nor does who speaks of this one alone contradict it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from checker.facts.claims.closed_words import topic_words
from checker.facts.claims.phrases import AND, NOMINAL, start_of_list
from checker.facts.claims.unit import tokens_of
from checker.language.tokens import Token
from checker.rules.regex import regex

# Not what is told in addition (「氏名のほか」), nor of all the rest (「それ以外」), nor what is taken out of a thing (「取り除く」).
_MARK = regex("(?:を除(?:[くき]|いて|いた|外)|以外)")
_THEMES = frozenset({"は", "も"})
_NOT = frozenset({"無い", "有る", "御座る"})
Parts = tuple[tuple[str, ...], ...]


@lru_cache(maxsize=65536)
def excepted_in(text: str) -> Parts:
    """Return the topic words of each thing that a clause (normal form) leaves out."""
    ends = [match.start() for match in _MARK.finditer(text)]
    return _sorted(part for end in ends for part in _named_before([t for t in tokens_of(text) if t.span.end <= end]))


@lru_cache(maxsize=65536)
def excepted_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open ranges of a normal text that name what it leaves out."""
    found: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        tokens = [t for t in tokens_of(text) if t.span.end <= match.start()]
        first = start_of_list(tokens)
        if first < len(tokens):
            found.append((tokens[first].span.start, match.start()))
    return tuple(found)


@lru_cache(maxsize=65536)
def themes_in(text: str) -> Parts:
    """Return the topic words of each thing that は or も sets as a theme of a clause."""
    tokens = tokens_of(text)
    marks = [i for i, t in enumerate(tokens) if t.surface in _THEMES and t.pos[0] == "助詞" and not _is_copula(tokens, i)]
    return _sorted(part for i in marks for part in _named_before(_without_case(tokens[:i])))


def _is_copula(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether は stands within a denial: 「対象ではありません」."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].surface == "で" and tokens[i + 1].normalized in _NOT


def _sorted(parts: Iterable[frozenset[str]]) -> Parts:
    return tuple(sorted({tuple(sorted(part)) for part in parts}))


def _without_case(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens without the particle before a は: 「離島へは」, 「2階では」."""
    return tokens[:-1] if tokens and tokens[-1].pos[0] == "助詞" else tokens


def _named_before(tokens: Sequence[Token]) -> list[frozenset[str]]:
    """Return the topic words of each part of the list that ends with the last token."""
    parts: list[list[Token]] = [[]]
    for token in tokens[start_of_list(tokens) :]:
        if token.surface in AND:
            parts.append([])
        else:
            parts[-1].append(token)
    return [words for part in parts if (words := frozenset(_words(part)))]


def _words(part: Sequence[Token]) -> tuple[str, ...]:
    """Return the topic words of a part, numbers with what they count (「2階」)."""
    numbered = [
        token.surface + after.surface
        for token, after in pairwise(part)
        if token.pos[1] == "数詞" and after.pos[0] in NOMINAL
    ]
    return (*topic_words(part), *numbered)
