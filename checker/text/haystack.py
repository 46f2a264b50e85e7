"""All sentences of a document as one run of bytes, asked once a pattern whether it occurs at all.

Most patterns of a rule occur in no sentence of a text. One search of the whole (3 kB, some 5 µs) spares forty of its sentences,
each with its own encoding and call. What may occur is then looked for sentence by sentence.
"""

from __future__ import annotations

from checker.rules.automaton import Automaton, Pairs, pairs_of
from checker.text.document import Document


class Haystack:
    """The normal forms of the sentences, set apart by line ends, as UTF-8."""

    __slots__ = ("_each", "_pairs", "_seen", "blob", "pieces")

    def __init__(self, document: Document) -> None:
        self.pieces = tuple(s.text.encode() for s in document.sentences)
        self.blob = b"\n".join(self.pieces)
        self._each = tuple(pairs_of(s.text) for s in document.sentences)
        self._pairs: Pairs = frozenset().union(*self._each)
        self._seen: dict[Automaton, bool] = {}

    def may_hold(self, pattern: Automaton) -> bool:
        """Tell whether a sentence may match; of patterns that ask for an edge of the text, only the needles are asked."""
        if pattern not in self._seen:
            self._seen[pattern] = pattern.may_match(self._pairs) and (not pattern.is_local or pattern.found_in(self.blob))
        return self._seen[pattern]

    def holds(self, pattern: Automaton, index: int) -> bool:
        """Tell whether the pattern occurs in the sentence ``index``."""
        return self.may_hold(pattern) and pattern.may_match(self._each[index]) and pattern.found_in(self.pieces[index])


def haystack_of(document: Document) -> Haystack:
    """Return the haystack of the document (a cached layer)."""
    return document.layer("haystack", Haystack)
