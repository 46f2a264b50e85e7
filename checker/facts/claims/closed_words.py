"""Topic words of a clause or a question: what it is about, in normalised form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from checker.facts.claims.closed_plain import is_content_verb, plain_form, word_list
from checker.language.tokens import Token, tokenize_text
from checker.rules.files import load_group

_NUMBER = re.compile(r"^[0-9０-９一二三四五六七八九十百千万億,.:/]+$")


def topic_words(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the normalised nouns and meaningful verbs of ``tokens``, each once, in order."""
    words: dict[str, None] = {}
    for token in tokens:
        word = topic_word(token)
        if word:
            words.setdefault(word)
    return tuple(words)


def topic_word(token: Token) -> str:
    """Return the normalised form of a token that names a matter, else an empty string."""
    kind, sub = token.pos[0], token.pos[1]
    if kind in ("動詞", "形容詞") and not is_content_verb(token):
        return ""
    if kind not in ("名詞", "動詞", "形容詞", "形状詞") or sub == "数詞":
        return ""
    return _topic(kind, token.surface, plain_form(token), token.normalized)


@lru_cache(maxsize=65536)
def _topic(kind: str, surface: str, form: str, normalized: str) -> str:
    if kind == "名詞" and _NUMBER.match(surface):
        return ""
    word = normalized.removeprefix("御") or normalized
    empty = word_list("empty")
    if word in empty or form in empty or (len(word) == 1 and "ぁ" <= word <= "ヿ"):
        return ""
    return _synonyms().get(word, word)


@cache
def _synonyms() -> dict[str, str]:
    """Return the word that stands for each word of the synonym groups, by normalised form."""
    table: dict[str, str] = {}
    for group in load_group("axes/closed")["axes.closed.synonyms"]["groups"]:
        first, *_ = words = group.split()
        for word in words:
            tokens = tokenize_text(word)
            if len(tokens) == 1:
                table.setdefault(re.sub(r"^[御]", "", tokens[0].normalized), first)
    return table


def synonym_groups(tokens: Sequence[Token]) -> frozenset[int]:
    """Return Sudachi's synonym groups of the topic words of ``tokens``."""
    return frozenset(group for token in tokens if topic_word(token) for group in token.synonyms)
