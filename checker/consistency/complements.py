"""Statements that leave nothing to differ on: the same in other words, or one rule told from its two sides.

「色は関係ありません」 and 「どの色でも対象です」 say the same; 「開封した品は返品できません」 and 「未開封の品は返品をお受けします」 speak of two groups
that complete each other, and so do 「検査が済むまで食べないでください」 and 「検査の済んだものは食べられます」.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from checker.rules.files import load_group
from checker.rules.regex import regex

_FIGURE = regex("[0-9０-９]")
_CONTENT = regex("[一-龥々ァ-ヶーA-Za-z0-9]")


@cache
def _words(name: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of ``style_rules/axes/closed/complements.yaml`` under a name."""
    found = load_group("axes/closed")["axes.closed.complements"][name]
    return tuple(regex(p) for p in ([found] if isinstance(found, str) else found))


@cache
def _unlike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row.split()) for row in load_group("axes/closed")["axes.closed.complements"]["unlike"])


def leave_nothing_to_differ(a: str, b: str) -> bool:
    """Tell whether two statements (normal text) cannot be at odds, by their form."""
    return _both_regardless(a, b) or _both_halted(a, b) or of_complements(a, b) or _of_unlike_things(a, b)


def _named(name: str, text: str) -> set[str]:
    return {m.group(1) for pattern in _words(name) for m in pattern.finditer(text)}


def _both_regardless(a: str, b: str) -> bool:
    """Tell whether both say of one thing that it plays no part, and one of them says nothing else."""
    return bool(_like(_named("regardless", a), _named("regardless", b)) and any(_says_only(t) for t in (a, b)))


def _says_only(text: str) -> bool:
    """Tell whether a statement has nothing beside the thing that plays no part."""
    rest = text
    for pattern in _words("regardless"):
        rest = pattern.sub("", rest)
    return not _CONTENT.search(rest)


def _both_halted(a: str, b: str) -> bool:
    """Tell whether both say that the same act is held back for now, without any figure that could differ."""
    if any(_FIGURE.search(text) for text in (a, b)) or any(p.search(t) for p in _words("spread") for t in (a, b)):
        return False
    return bool(_like(_named("halted", a), _named("halted", b)))


def of_complements(a: str, b: str) -> bool:
    """Tell whether one speaks of what has undergone something and the other of what has not."""
    for x, y in ((a, b), (b, a)):
        (undone, after), (before, done) = states_of(x), states_of(y)
        if _like(undone, done) and not _like(undone, after | before):
            return True
    return False


@lru_cache(maxsize=65536)
def states_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what has not been done to those a statement speaks of, and what has; nothing where it means the others as well."""
    if any(p.search(text) for p in _words("as_well")):
        return frozenset(), frozenset()
    return frozenset(_named("before", text)), frozenset(_named("after", text))


def _of_unlike_things(a: str, b: str) -> bool:
    """Tell whether each names only one of several things of a kind, not the same, and neither spreads what it says."""
    if any(p.search(t) for p in _words("spread") for t in (a, b)):
        return False
    for row in _unlike():
        left, right = ({word for word in row if word in text} for text in (a, b))
        if len(left) == len(right) == 1 and left != right:
            return True
    return False


def _like(left: AbstractSet[str], right: AbstractSet[str]) -> bool:
    """Tell whether two sets of words share one, the polite お and ご aside or one being the end of the other (製造番号, 番号)."""
    bare = [{word.removeprefix("御") for word in side} for side in (left, right)]
    return any(x == y or (min(len(x), len(y)) > 1 and (x.endswith(y) or y.endswith(x))) for x in bare[0] for y in bare[1])
