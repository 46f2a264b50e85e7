"""Which cues and features speak in which sentences of a document: on the normal form and on the dictionary forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from checker.checks.elements.cues import Cue, Feature
from checker.checks.elements.matcher import Sentences, compiled, indices
from checker.language.tokens import sentence_tokens
from checker.text.document import CONTENT_KINDS, Document, LineKind

_NEVER = frozenset({LineKind.NOISE, LineKind.BLANK, LineKind.QUOTE})


class Scan:
    """Hits of patterns by sentence of one document, remembered. Sets of sentences are the bits of a number.

    Args:
        features: the feature of a name.
        only: the indices of the sentences to look at; all of them by default.
    """

    def __init__(self, document: Document, features: Callable[[str], Feature], only: Sequence[int] | None = None) -> None:
        self.document = document
        self._only = range(len(document.sentences)) if only is None else only
        self._feature = features
        self._by_feature: dict[str, int] = {}
        self._headings: dict[str, frozenset[int]] = {}
        self._text = Sentences(document.sentences[i].text for i in self._only)
        self._lemma: Sentences | None = None
        self._places: dict[tuple[frozenset[str], str], int] = {}

    def matches(self, patterns: tuple[str, ...], lemma: bool = False, among: int = -1) -> int:
        """Return the sentences that hold one of ``patterns``, of those ``among`` (-1: of all)."""
        joined = self._lemmas() if lemma else self._text
        found = 0
        for pattern in patterns:
            found |= joined.hits(pattern, among & ~found)
        return found

    def feature(self, name: str) -> int:
        """Return the sentences that have the feature ``name``."""
        if name not in self._by_feature:
            feature = self._feature(name)
            found = self.matches(feature.text)
            if feature.lemma:
                found |= self.matches(feature.lemma, True, ~found)
            if found and feature.unless:
                found &= ~self.matches(feature.unless, among=found)
            self._by_feature[name] = found
        return self._by_feature[name]

    def cue(self, cue: Cue) -> set[int]:
        """Return the indices of sentences in which ``cue`` speaks; what is cheap to know is asked first."""
        found = self._standing(cue)
        for name in cue.with_:
            if found:
                found &= self.feature(name)
        if found and (cue.text or cue.lemma):
            said = self.matches(cue.text, among=found)
            found = said | self.matches(cue.lemma, True, found & ~said) if cue.lemma else said
        for name in cue.without:
            if found:
                found &= ~self.feature(name)
        if found and cue.unless:
            found &= ~self.matches(cue.unless, among=found)
        return {self._only[k] for k in indices(found)}

    def _standing(self, cue: Cue) -> int:
        """Return the sentences where ``cue`` may speak at all; few cues differ in that."""
        key = (cue.kinds, cue.heading)
        if key not in self._places:
            kinds, sentences = _kinds(cue.kinds), self.document.sentences
            under = self._under(cue.heading) if cue.heading else None
            self._places[key] = sum(
                1 << k
                for k, i in enumerate(self._only)
                if sentences[i].kind in kinds and (under is None or sentences[i].section in under)
            )
        return self._places[key]

    def _under(self, heading: str) -> frozenset[int]:
        """Return the sections whose heading matches (those without one have an empty one)."""
        if heading not in self._headings:
            pattern, text = compiled(heading), self.document.text
            words = (s.heading.of(text) if s.heading else "" for s in self.document.sections)
            self._headings[heading] = frozenset(i for i, w in enumerate(words) if pattern.first(w) is not None)
        return self._headings[heading]

    def _lemmas(self) -> Sentences:
        if self._lemma is None:
            tokens = sentence_tokens(self.document)
            self._lemma = Sentences(" " + " ".join(t.normalized for t in tokens[i]) + " " for i in self._only)
        return self._lemma


@cache
def _kinds(names: frozenset[str]) -> frozenset[LineKind]:
    """Return the kinds of lines that ``names`` (of a cue) stand for: without any, those that carry statements."""
    if "any" in names:
        return frozenset(LineKind) - _NEVER
    return frozenset(kind for kind in LineKind if kind.value in names) if names else CONTENT_KINDS
