"""Does one statement leave out what the other one speaks of? 「離島以外は無料です」 and 「離島は有料です」 both hold."""

from __future__ import annotations

from functools import lru_cache

from checker.domain.claim import Claim
from checker.facts.claims.closed_words import topic_words
from checker.facts.claims.excepted import Parts, excepted_in, themes_in
from checker.facts.claims.unit import tokens_of


def leaves_out(a: str, b: str, asked_a: str = "", asked_b: str = "") -> bool:
    """Tell whether one of two statements leaves out all that the other one tells of, which does not leave it out as well.

    A statement without a theme tells of what its question asks about.
    """
    return _spares(excepted_in(a), b, asked_b) or _spares(excepted_in(b), a, asked_a)


def claims_leave_out(a: Claim, b: Claim) -> bool:
    """Tell the same of two claims, by their clauses and the words of their questions."""
    if not excepted_in(a.text) and not excepted_in(b.text):
        return False
    return leaves_out(a.text, b.text, _asked(a), _asked(b))


def _asked(claim: Claim) -> str:
    return "、".join(item[2:] for item in claim.items if item.startswith("q:"))


def _spares(excepted: Parts, other: str, asked: str) -> bool:
    if not excepted or set(excepted) & set(excepted_in(other)):
        return False
    themes = themes_in(other)
    if themes:
        return all(_names_one(excepted, frozenset(theme)) for theme in themes)
    return _names_one(excepted, _all_words(other)) or _names_one(excepted, frozenset(asked.split("、")))


def _names_one(excepted: Parts, words: frozenset[str]) -> bool:
    return any(words.issuperset(part) for part in excepted)


@lru_cache(maxsize=65536)
def _all_words(text: str) -> frozenset[str]:
    return frozenset(topic_words(tokens_of(text)))
