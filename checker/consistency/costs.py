"""Do two statements on who pays speak of the same cost? 「駐車場の料金は無料」 says nothing of 「検査料は通常どおり頂戴します」."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.consistency.subjects import closest, theme_of
from checker.domain.claim import Claim
from checker.facts.claims.closed import plain_of, plain_text
from checker.facts.claims.closed_plain import word_list
from checker.facts.claims.closed_words import topic_words
from checker.facts.claims.sides import side_axes

MONEY = "side:money"
REFUNDS = ("refund", "refund_extent")
REFUND = "e:返金"
# How near in meaning two words are that may stand for one cost: 宿代, お泊まりの費用.
NEAR = 0.4
_COST = re.compile(r"(?:[一-龠々ァ-ヶーA-Za-z]+の)?[一-龠々ァ-ヶーA-Za-z]*(?:代金|料金|費用|手数料|料|費|代|賃)(?!理)")
_SIGN = re.compile(r"[一-龠々ァ-ヶーA-Za-z]")


def of_other_costs(a: Claim, b: Claim) -> bool:
    """Tell whether both clauses name a cost, by its kind or by what it is for, and not the same."""
    left, right = _kinds(a.text), _kinds(b.text)
    if left and right:
        return not left & right
    x, y = _named(a), _named(b)
    if not x or not y or _signs(x) & _signs(y):
        return False
    return closest(x, y) < NEAR


def tells_apart(a: Claim, here: Claim, b: Claim) -> bool:
    """Tell whether the source of ``a`` says ``here`` what ``b`` says, of the cost that ``b`` names and ``a`` does not.

    「入場は無料ですが、駐車場は有料です」 and 「入場料はいただきません」 agree, however near the two costs may be.
    """
    own, told, other = _named(a), _named(here), _named(b)
    return bool(own) and _share_words(told, other) and not _share_words(own, other)


def _share_words(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether a word of ``a`` and one of ``b`` have two letters in a row in common, or one is a letter of the other."""
    return any(any(x[i : i + 2] in y for i in range(len(x) - 1)) or x in y or y in x for x in a for y in b)


def of_other_refunds(a: Claim, b: Claim) -> bool:
    """Tell whether both say of costs of their own that they are given back, or not: 「撮影料」, 「式の費用」."""
    is_refund = a.axis in REFUNDS or all(REFUND in c.items for c in (a, b))
    return is_refund and all(_kinds(c.text) or _cost_words(c.text) for c in (a, b)) and of_other_costs(a, b)


@lru_cache(maxsize=8192)
def _kinds(text: str) -> frozenset[str]:
    plain = plain_text(text)
    return frozenset(name for name, words in side_axes()[MONEY].matters.items() if words.search(plain))


def _named(claim: Claim) -> frozenset[str]:
    """Return the words for what a cost is for, else those of the theme; nothing where only a cost is named."""
    return (_cost_words(claim.text) or theme_of(claim)) - word_list("costs")


@lru_cache(maxsize=8192)
def _cost_words(text: str) -> frozenset[str]:
    plain = plain_of(text)
    words: set[str] = set()
    for match in _COST.finditer(plain.text):
        owners = sorted(set(plain.owners[match.start() : match.end()]))
        words.update(topic_words([plain.tokens[i] for i in owners]))
    return frozenset(words) - word_list("costs")


def _signs(words: frozenset[str]) -> frozenset[str]:
    """Return the letters of words that tell what they are: 再点検 and 点検料 share 点検."""
    return frozenset(_SIGN.findall("".join(words))) - frozenset("代金料費用手数賃額分全無有本実")
