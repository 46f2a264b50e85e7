"""RE2 patterns, compiled only for a text that may match, and called where it is cheap. The only file that imports re2.

Compiling the patterns of all rules, and building their automata in the first search, was a quarter of a cold start (130 of 515 ms),
though most of them match nothing in a given text. Their needles (``checker.rules.needles``, kept between starts) tell so at once.

The Python layer of the package costs 5 µs a call (measured), the automaton itself 1 to 6 µs on a notice of 3 kB; a check of one
notice asks some 3,000 times. ``Automaton`` calls the automaton and falls back to the layer should a later version hide it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from checker.rules.book import Book
from checker.rules.needles import needles_of
from checker.rules.pairs import Group, Pairs, groups_of, head_of, pairs_of
from checker.rules.regex import regex

__all__ = ["Automata", "Automaton", "BadPatternError", "Pairs", "any_of", "automaton", "pairs_of"]

book = Book("needles-3.marshal")  # another number where ``needles_of`` comes to other results
_BETWEEN = "\0"
_MARK = _BETWEEN.encode()
_OFTEN = 16  # searches word by word (20 µs each and more) before a choice of words is compiled
_EDGE = regex(r"(?<!\[)\^|\$|\\[AzbB]")  # signs that ask for an edge of the text or of a word


class BadPatternError(ValueError):
    """RE2 does not take a pattern; the words say why."""


class Automaton:
    """One RE2 pattern.

    A pattern that is a plain choice of words is searched word by word; RE2 is not even asked.

    Attributes:
        is_local: a match does not depend on where the text begins and ends: what matches in a part matches in the whole.
        needles: groups of words; every match holds one of each.

    Raises:
        BadPatternError: if the pattern is none.
    """

    __slots__ = ("_anchor", "_groups", "_layer", "_match", "_uses", "_words", "is_local", "needles", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._layer: Any = None
        self._match: Any = None
        self._anchor: Any = None
        known = book.get(pattern)
        if known is None:  # seen for the first time: does RE2 take it at all?
            self._compile()
            groups, words = needles_of(pattern)
            groups = () if words else groups  # the words themselves
            # Joined, for a book of 1,500 strings is read three times as fast as one of 12,000.
            known = (_EDGE.search(pattern) is None, _BETWEEN.join(words), [_BETWEEN.join(g) for g in groups])
            book.put(pattern, known)
        self.is_local: bool = known[0]
        self._words = known[1].encode().split(_MARK) if known[1] else []
        self.needles = tuple(tuple(group.split(_BETWEEN)) for group in known[2] or ([known[1]] if known[1] else ()))
        self._groups: tuple[Group, ...] | None = None
        self._uses = 0

    @property
    def layer(self) -> Any:  # noqa: ANN401  (re2 has no types)
        """The pattern as the package has it."""
        return self._layer or self._compile()

    def may_match(self, pairs: Pairs) -> bool:
        """Tell by the pairs of characters of a text whether it may hold what every match needs."""
        groups = self._groups
        if groups is None:
            groups = self._groups = groups_of(self.needles)
        for group in groups:  # noqa: SIM110  (a generator costs more than the question)
            if group.heads.isdisjoint(pairs) or not group.may_be_in(pairs):
                return False
        return True

    def where(self, places: Mapping[int, int], pairs: Pairs) -> int:
        """Return the parts of a text that may hold what every match needs, as bits; -1 for all.

        Args:
            places: for each of the ``pairs`` of the text the parts it stands in, as bits.
        """
        groups = self._groups
        if groups is None:
            groups = self._groups = groups_of(self.needles)
        found = -1
        for group in groups:
            found &= group.where(places, pairs)
            if not found:
                break
        return found

    @property
    def is_choice(self) -> bool:
        """A plain choice of words: a text that holds one of its needles matches."""
        return bool(self._words)

    def found_in(self, blob: bytes) -> bool:
        """Tell whether the pattern occurs in UTF-8 bytes."""
        match = self._match
        if match is None:
            if self._words and not self._is_worth_compiling():
                return any(word in blob for word in self._words)
            layer = self.layer
            match = self._match
            if match is None:
                return layer.search(blob) is not None
        return match(self._anchor, blob, 0, len(blob))[0][0] >= 0  # type: ignore[no-any-return]

    def first(self, text: str) -> tuple[int, int] | None:
        """Return the place of the first occurrence in a string, in code points."""
        if not self._may_be_in(text):
            return None
        layer = self.layer
        if self._match is None:
            match = layer.search(text)
            return match.span() if match else None
        blob = text.encode()
        start, end = self._match(self._anchor, blob, 0, len(blob))[0]
        if start < 0:
            return None
        at = len(blob[:start].decode())
        return at, at + len(blob[start:end].decode())

    def spans(self, blob: bytes) -> list[tuple[int, int]]:
        """Return the places of all occurrences in UTF-8 bytes, in bytes, without overlaps."""
        match = self._match
        if match is None:
            if self._words and not self._is_worth_compiling():
                return list(_spans_of(self._words, blob))
            layer = self.layer
            match = self._match
            if match is None:
                return [m.span() for m in layer.finditer(blob)]
        found: list[tuple[int, int]] = []
        anchor, at, size = self._anchor, 0, len(blob)
        while True:
            span = match(anchor, blob, at, size)[0]
            if span[0] < 0:
                return found
            found.append(span)
            if at == size:
                return found
            at = at + 1 if at == span[1] else span[1]

    def search(self, text: str) -> Any:  # noqa: ANN401
        """Return the first match as the package has it, with its groups, or None."""
        return self.layer.search(text) if self._may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[Any]:
        """Return all matches as the package has them, with their groups."""
        found: Iterator[Any] = self.layer.finditer(text) if self._may_be_in(text) else iter(())
        return found

    def _is_worth_compiling(self) -> bool:
        """Tell whether a choice of words was searched so often that RE2 (5 µs a notice) will pay for its making (50 µs and more)."""
        self._uses += 1
        return self._uses > _OFTEN or self._layer is not None

    def _may_be_in(self, text: str) -> bool:
        for group in self.needles:
            for word in group:
                if word in text:
                    break
            else:
                return False
        return True

    def _compile(self) -> Any:  # noqa: ANN401
        import re2

        options = re2.Options()
        options.log_errors = False  # callers tell what is wrong, and where
        try:
            self._layer = re2.compile(self.pattern, options=options)
        except re2.error as error:
            said = error.args[0] if error.args else error
            raise BadPatternError(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)) from None
        self._anchor = getattr(getattr(re2, "_Anchor", None), "UNANCHORED", None)
        if self._anchor is not None:
            self._match = getattr(getattr(self._layer, "_regexp", None), "Match", None)
        return self._layer


class Automata:
    """Many patterns searched in many short texts: the needles that a text holds name the few to try."""

    def __init__(self, patterns: Iterable[Automaton]) -> None:
        self._patterns = tuple(patterns)
        self._always = [number for number, pattern in enumerate(self._patterns) if not pattern.needles]
        self._by_head: dict[int, list[tuple[str, int]]] = {}
        for number, pattern in enumerate(self._patterns):
            for word in pattern.needles[0] if pattern.needles else ():
                self._by_head.setdefault(head_of(word), []).append((word, number))
        self._heads = frozenset(self._by_head)

    def found_in(self, text: str, pairs: Pairs | None = None) -> list[int]:
        """Return the numbers of the patterns that occur in ``text`` (``pairs``: its pairs, if known), ascending."""
        pairs = pairs_of(text) if pairs is None else pairs
        maybe = {n for head in self._heads & pairs for word, n in self._by_head[head] if word in text}
        if not maybe and not self._always:
            return []
        patterns, blob = self._patterns, text.encode()
        return [
            n
            for n in sorted(maybe.union(self._always))
            if patterns[n].is_choice or (patterns[n].may_match(pairs) and patterns[n].found_in(blob))
        ]


def _spans_of(words: Sequence[bytes], blob: bytes) -> list[tuple[int, int]]:
    """Return the places of a choice of words: the leftmost first, and there the word that is named first."""
    hits: list[tuple[int, int, int]] = []
    for rank, word in enumerate(words):
        at = blob.find(word)
        while at >= 0:
            hits.append((at, rank, at + len(word)))
            at = blob.find(word, at + 1)
    hits.sort()
    found: list[tuple[int, int]] = []
    end = 0
    for at, _, stop in hits:
        if at >= end:
            found.append((at, stop))
            end = stop
    return found


@lru_cache(maxsize=4096)
def automaton(pattern: str) -> Automaton:
    """Return the automaton of a pattern, made once.

    Raises:
        BadPatternError: if the pattern is none.
    """
    return Automaton(pattern)


def any_of(alternatives: Sequence[str]) -> Automaton:
    """Return the automaton that matches where one of ``alternatives`` does."""
    return automaton("|".join(f"(?:{words})" for words in alternatives))
