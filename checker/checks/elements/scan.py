"""Run many patterns over all sentences of a document at once.

The sentences are joined by line ends into one byte string, each pattern (RE2: linear time) goes over it once, and a hit counts for the
sentence it starts in. Two strings are kept: the normal form, and the dictionary forms set apart by blanks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from checker.checks.elements.cues import Cue, Feature
from checker.language.tokens import sentence_tokens
from checker.text.document import CONTENT_KINDS, Document, LineKind

_WRAP = re.compile(r"\s*[\r\n]\s*")
_NEVER = frozenset({LineKind.NOISE, LineKind.BLANK, LineKind.QUOTE})


class Scan:
    """Hits of patterns by sentence of one document, remembered."""

    def __init__(self, document: Document, features: Callable[[str], Feature]) -> None:
        self.document = document
        self._feature = features
        self._by_feature: dict[str, frozenset[int]] = {}
        self._headings = [document.heading_of(s) for s in document.sentences]
        self._text = _Joined(s.text for s in document.sentences)
        self._lemma: _Joined | None = None

    def matches(self, patterns: tuple[str, ...], lemma: bool = False) -> set[int]:
        """Return the indices of sentences that hold one of ``patterns``."""
        joined = self._lemmas() if lemma else self._text
        found: set[int] = set()
        for pattern in patterns:
            found |= joined.hits(pattern)
        return found

    def feature(self, name: str) -> frozenset[int]:
        """Return the indices of sentences that have the feature ``name``."""
        if name not in self._by_feature:
            feature = self._feature(name)
            found = self.matches(feature.text) | (self.matches(feature.lemma, True) if feature.lemma else set())
            if found and feature.unless:
                found -= self.matches(feature.unless)
            self._by_feature[name] = frozenset(found)
        return self._by_feature[name]

    def cue(self, cue: Cue) -> set[int]:
        """Return the indices of sentences in which ``cue`` speaks."""
        found = self.matches(cue.text)
        if cue.lemma:
            found |= self.matches(cue.lemma, True)
        if not cue.text and not cue.lemma:  # the features and the heading say it all
            found = set(self.feature(cue.with_[0]) if cue.with_ else range(len(self.document.sentences)))
        found = {i for i in found if self._stands(cue, i)}
        for name in cue.with_:
            if not found:
                return found
            found &= self.feature(name)
        for name in cue.without:
            if not found:
                return found
            found -= self.feature(name)
        if found and cue.unless:
            found -= self.matches(cue.unless)
        return found

    def _stands(self, cue: Cue, index: int) -> bool:
        kind = self.document.sentences[index].kind
        if cue.kinds:
            if "any" in cue.kinds:
                return kind not in _NEVER
            if kind.value not in cue.kinds:
                return False
        elif kind not in CONTENT_KINDS:
            return False
        return not cue.heading or compiled(cue.heading).search(self._headings[index]) is not None

    def _lemmas(self) -> _Joined:
        if self._lemma is None:
            self._lemma = _Joined(
                " " + " ".join(t.normalized for t in tokens) + " " for tokens in sentence_tokens(self.document)
            )
        return self._lemma


class _Joined:
    """Sentences joined by line ends, as UTF-8."""

    def __init__(self, sentences: Iterable[str]) -> None:
        pieces = [_WRAP.sub("", s).encode() for s in sentences]
        self.starts = [0]
        for piece in pieces:
            self.starts.append(self.starts[-1] + len(piece) + 1)
        self.blob = b"\n".join(pieces)

    def hits(self, pattern: str) -> set[int]:
        return {bisect_right(self.starts, m.start()) - 1 for m in compiled(pattern).finditer(self.blob)}


@cache
def compiled(pattern: str) -> Any:  # noqa: ANN401  (re2 has no types)
    """Compile an RE2 pattern (line by line: ``^`` and ``$`` are the ends of a sentence)."""
    import re2

    return re2.compile("(?m)" + pattern)
