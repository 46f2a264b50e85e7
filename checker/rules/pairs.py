"""Which texts may hold a word, told by pairs of neighbouring characters: the sieve before every search of a pattern.

A character is a number here, a pair of neighbours another one (its UTF-16 units side by side): sets of them are made four times as
fast as sets of strings.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

Pairs = frozenset[int]
_Tails = tuple[tuple[int, ...], ...]


@lru_cache(maxsize=256)  # a check asks for some 90 sentences and clauses again and again, and for 4 whole texts
def pairs_of(text: str) -> Pairs:
    """Return the characters of a text and the pairs of neighbours: a set that is shared, since several readers ask for each."""
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    size = len(units)
    found = set(units.cast("H"))
    found.update(units[: size & ~3].cast("I"))
    if size > 2:
        found.update(units[2 : 2 + (size - 2 & ~3)].cast("I"))
    return frozenset(found)


def head_of(word: str) -> int:
    """Return the first pair of a word (of one character: that)."""
    return int.from_bytes(word[:2].encode("utf-16-le", "surrogatepass")[:4], sys.byteorder)  # as the casts above read


def tail_of(word: str) -> tuple[int, ...]:
    """Return the other pairs of a word, the last first: it is seldom that of other words with the same beginning."""
    units = word.encode("utf-16-le", "surrogatepass")
    return tuple(int.from_bytes(units[k : k + 4], sys.byteorder) for k in range(len(units) - 4, 0, -2))


class Group:
    """Words, one of which a match holds.

    Attributes:
        heads: the first pair of each word.
    """

    __slots__ = ("_tails", "_words", "heads")

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[int, list[str]] = {}
        for word in words:
            self._words.setdefault(head_of(word), []).append(word)
        self.heads = frozenset(self._words)
        self._tails: dict[int, _Tails] = {}

    def may_be_in(self, pairs: Pairs) -> bool:
        """Tell whether a text with these ``pairs`` may hold a word; False is sure."""
        for head in self.heads & pairs:
            for tail in self._tails.get(head) or self._tails_of(head):
                if pairs.issuperset(tail):
                    return True
        return False

    def where(self, places: Mapping[int, int], pairs: Pairs) -> int:
        """Return the parts of a text that may hold a word, as bits.

        Args:
            places: for each of the ``pairs`` of the text the parts it stands in, as bits.
        """
        found = 0
        for head in self.heads & pairs:
            bits = places[head]
            for tail in self._tails.get(head) or self._tails_of(head):
                own = bits
                for pair in tail:
                    own &= places.get(pair, 0)
                    if not own:
                        break
                found |= own
        return found

    def _tails_of(self, head: int) -> _Tails:
        tails = tuple(map(tail_of, self._words[head]))
        self._tails[head] = ((),) if () in tails else tails
        return self._tails[head]


class WordIndex:
    """Words by their first pair: which of very many a text holds."""

    __slots__ = ("_by_head", "_heads")

    def __init__(self, words: Iterable[str]) -> None:
        self._by_head: dict[int, list[str]] = {}
        for word in words:
            self._by_head.setdefault(head_of(word), []).append(word)
        self._heads = frozenset(self._by_head)

    def found_in(self, text: str, pairs: Pairs) -> list[str]:
        """Return the words that ``text`` with its ``pairs`` holds, in no order."""
        return [word for head in self._heads & pairs for word in self._by_head[head] if word in text]


def groups_of(words: Sequence[Sequence[str]]) -> tuple[Group, ...]:
    """Return groups of words; a match holds one of each."""
    return tuple(map(Group, words))
