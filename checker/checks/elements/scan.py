"""Which cues and features speak in which sentences of a document: on the normal form and on the dictionary forms."""

from __future__ import annotations

from collections.abc import Callable, Set

from checker.checks.elements.cues import Cue, Feature
from checker.checks.elements.matcher import Sentences, compiled
from checker.language.tokens import sentence_tokens
from checker.text.document import CONTENT_KINDS, Document, LineKind

_NEVER = frozenset({LineKind.NOISE, LineKind.BLANK, LineKind.QUOTE})


class Scan:
    """Hits of patterns by sentence of one document, remembered."""

    def __init__(self, document: Document, features: Callable[[str], Feature]) -> None:
        self.document = document
        self._feature = features
        self._by_feature: dict[str, frozenset[int]] = {}
        self._headings: dict[str, frozenset[int]] = {}
        self._text = Sentences(s.text for s in document.sentences)
        self._lemma: Sentences | None = None
        self._places: dict[tuple[frozenset[str], str], frozenset[int]] = {}

    def matches(self, patterns: tuple[str, ...], lemma: bool = False, among: Set[int] | None = None) -> set[int]:
        """Return the indices of sentences that hold one of ``patterns``; others than those ``among`` need not be asked."""
        joined = self._lemmas() if lemma else self._text
        bits = -1 if among is None else sum(1 << i for i in among)
        found: set[int] = set()
        for pattern in patterns:
            found |= joined.hits(pattern, bits)
        return found

    def feature(self, name: str) -> frozenset[int]:
        """Return the indices of sentences that have the feature ``name``."""
        if name not in self._by_feature:
            feature = self._feature(name)
            found = self.matches(feature.text) | (self.matches(feature.lemma, True) if feature.lemma else set())
            if found and feature.unless:
                found -= self.matches(feature.unless, among=found)
            self._by_feature[name] = frozenset(found)
        return self._by_feature[name]

    def cue(self, cue: Cue) -> set[int]:
        """Return the indices of sentences in which ``cue`` speaks; what is cheap to know is asked first."""
        found = set(self._standing(cue))
        for name in cue.with_:
            if found:
                found &= self.feature(name)
        if found and (cue.text or cue.lemma):
            found &= self.matches(cue.text, among=found) | (self.matches(cue.lemma, True, found) if cue.lemma else set())
        for name in cue.without:
            if found:
                found -= self.feature(name)
        if found and cue.unless:
            found -= self.matches(cue.unless, among=found)
        return found

    def _standing(self, cue: Cue) -> frozenset[int]:
        """Return the indices of sentences where ``cue`` may speak at all; few cues differ in that."""
        key = (cue.kinds, cue.heading)
        if key not in self._places:
            self._places[key] = frozenset(i for i in range(len(self.document.sentences)) if self._stands(cue, i))
        return self._places[key]

    def _stands(self, cue: Cue, index: int) -> bool:
        kind = self.document.sentences[index].kind
        if cue.kinds:
            if "any" in cue.kinds:
                return kind not in _NEVER
            if kind.value not in cue.kinds:
                return False
        elif kind not in CONTENT_KINDS:
            return False
        return not cue.heading or self.document.sentences[index].section in self._under(cue.heading)

    def _under(self, heading: str) -> frozenset[int]:
        """Return the sections whose heading matches (those without one have an empty one)."""
        if heading not in self._headings:
            pattern, text = compiled(heading), self.document.text
            words = (s.heading.of(text) if s.heading else "" for s in self.document.sections)
            self._headings[heading] = frozenset(i for i, w in enumerate(words) if pattern.found_in(w.encode()))
        return self._headings[heading]

    def _lemmas(self) -> Sentences:
        if self._lemma is None:
            self._lemma = Sentences(
                " " + " ".join(t.normalized for t in tokens) + " " for tokens in sentence_tokens(self.document)
            )
        return self._lemma
