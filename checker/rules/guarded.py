"""Patterns of ``re``, searched only in texts that hold what every match must hold (``checker.rules.needles``).

A dozen long choices of words, each asked of every sentence, were a tenth of a check, and nearly all of them found nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.rules.automaton import book
from checker.rules.needles import needles_of
from checker.rules.pairs import Pairs, groups_of, pairs_of
from checker.rules.regex import regex

_BETWEEN = "\0"


class Guarded:
    """One pattern of ``re`` with the beginnings of its needles; ``search`` and its like are those of ``re.Pattern``.

    Raises:
        re.error: if the pattern is none.
    """

    __slots__ = ("_groups", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = regex(pattern)
        key = ("re", pattern)
        known = book.get(key)
        if known is None:
            known = [_BETWEEN.join(group) for group in needles_of(pattern).groups]
            book.put(key, known)
        self._groups = groups_of([group.split(_BETWEEN) for group in known])

    def may_match(self, text: str) -> bool:
        """Tell by its pairs of characters whether ``text`` may hold a match."""
        return self.may_hold(pairs_of(text)) if self._groups else True

    def may_hold(self, pairs: Pairs) -> bool:
        """Tell whether a text with these ``pairs`` of characters may hold a match."""
        for group in self._groups:  # noqa: SIM110  (a generator costs more than the question)
            if group.heads.isdisjoint(pairs) or not group.may_be_in(pairs):
                return False
        return True

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match, or None."""
        return self.pattern.search(text) if not self._groups or self.may_hold(pairs_of(text)) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the beginning, or None."""
        return self.pattern.match(text) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is the whole text, or None."""
        return self.pattern.fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return all matches."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())


@cache
def any_of(words: tuple[str, ...]) -> Guarded:
    """Return alternatives as one pattern, made once."""
    return Guarded("|".join(f"(?:{w})" for w in words))
