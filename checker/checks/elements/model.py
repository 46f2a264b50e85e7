"""The sentence model: how likely each sentence carries each element with substance, or only touches it.

A small network (vectors and names → one hidden layer; each word → detectors, of which the strongest word counts; both →
26 chances), the mean of a few trained with different seeds. Its weights lie in ``models/elements`` as plain arrays, made
by ``models/training/train_elements.py``.
"""

from __future__ import annotations

import json
from dataclasses import field
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from checker.checks.elements.features import Named, SentenceFeatures, sentence_features
from checker.domain.element import ELEMENT_IDS
from checker.domain.fact import Facts
from checker.paths import data_folder
from checker.record import record
from checker.text.document import Document

Array = NDArray[np.float32]
NAME_SCALE = 3.0


@record
class SentenceScores:
    """Probabilities for ``n`` sentences (rows, as ``document.sentences``) and 13 elements (columns, as ELEMENT_IDS).

    Attributes:
        substance: shape (n, 13): the sentence states the element with substance.
        touch: shape (n, 13): it only touches it.
    """

    substance: Array
    touch: Array

    def of(self, element: str) -> tuple[Array, Array]:
        """Return the columns (substance, touch) of one element, shape (n,) each."""
        j = ELEMENT_IDS.index(element)
        return self.substance[:, j], self.touch[:, j]


@record
class Weights:
    """Networks side by side: their hidden units and their detectors are stacked, ``seeds`` of them.

    Attributes:
        column: row of ``sparse`` for each feature name; ``columns``: the same, by word.
        dense, sparse: (DENSE, seeds * hidden), (len(column), seeds * hidden).
        hidden, out, bias: (seeds * hidden,), (seeds, hidden, 26), (seeds, 26).
        word, ease, seen: (WORD, seeds * detectors), (seeds * detectors,), (seeds, detectors, 26).
    """

    column: dict[str, int]
    dense: Array
    sparse: Array
    hidden: Array
    out: Array
    bias: Array
    word: Array
    ease: Array
    seen: Array
    columns: Columns = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the names by word."""
        object.__setattr__(self, "columns", Columns(self.column))


class Columns:
    """The column of each name, found by its words: to spell out a hundred names a sentence costs more than all sums of the model.

    Args:
        column: by name, as ``Named.names`` spells them.
    """

    def __init__(self, column: dict[str, int]) -> None:
        self._column = column
        self._single: dict[str, dict[str, int]] = {"w": {}, "p": {}, "x": {}}
        self._double: dict[str, dict[str, dict[str, int]]] = {"b": {}, "s": {}}
        for name, at in column.items():
            kind, _, words = name.partition(":")
            if kind in self._single:
                self._single[kind][words] = at
            elif kind in self._double:
                for k, char in enumerate(words):
                    if char == "|":
                        self._double[kind].setdefault(words[:k], {})[words[k + 1 :]] = at

    def of(self, named: Named) -> list[int]:
        """Return the columns of the names that are known, each once, ascending."""
        words, single = named.words, self._single
        found: set[int | None] = set(map(single["w"].get, words))
        for kind, far in (("b", 1), ("s", 2)):
            first = self._double[kind].get
            found.update([second.get(b) for a, b in zip(words, words[far:], strict=False) if (second := first(a))])
        found.update(map(single["p"].get, named.before), map(single["x"].get, named.after), map(self._column.get, named.told))
        found.discard(None)
        return sorted(found)  # type: ignore[arg-type]


PARTS = ("dense", "sparse", "hidden", "out", "bias", "word", "ease", "seen")


@cache
def stored_weights() -> Weights:
    """Read the weights of ``models/elements``."""
    folder = data_folder("models") / "elements"
    names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    arrays = [np.load(folder / f"{name}.npy", allow_pickle=False) for name in PARTS]
    return Weights({name: k for k, name in enumerate(names)}, *(a.astype(np.float32) for a in arrays))


def predict(document: Document, facts: Facts) -> SentenceScores:
    """Return the scores of every sentence of ``document`` (a cached layer)."""
    return document.layer("elements.scores", lambda d: score(sentence_features(d, facts), stored_weights()))


def score(features: SentenceFeatures, weights: Weights) -> SentenceScores:
    """Apply ``weights`` to features."""
    sums = (features.dense @ weights.dense + weights.hidden + _told_by_names(features, weights)).astype(np.float32)
    seeds, size, _ = weights.out.shape
    active = np.tanh(sums).reshape(len(sums), seeds, size)
    logits = np.einsum("nsh,sho->nso", active, weights.out) + weights.bias + _told_by_words(features, weights)
    chance: Array = (0.5 * (1 + np.tanh(0.5 * logits))).mean(axis=1).astype(np.float32)
    return SentenceScores(chance[:, : len(ELEMENT_IDS)], chance[:, len(ELEMENT_IDS) :])


def _told_by_names(features: SentenceFeatures, weights: Weights) -> NDArray[np.float64]:
    """Return what the names add to the hidden units, shape (n, seeds * hidden)."""
    told = np.zeros((len(features.named), weights.sparse.shape[1]), dtype=np.float32)
    flat: list[int] = []
    ends = [0]
    for named in features.named:
        flat.extend(weights.columns.of(named))  # in their order, so that rounding is always the same
        ends.append(len(flat))
    rows = weights.sparse.take(np.asarray(flat, dtype=np.intp), axis=0)
    for i, (first, last) in enumerate(pairwise(ends)):
        if last > first:
            np.add.reduce(rows[first:last], out=told[i])
    scaled: NDArray[np.float64] = told * (NAME_SCALE / np.sqrt(np.maximum(np.diff(ends), 1))[:, None])
    return scaled


def _told_by_words(features: SentenceFeatures, weights: Weights) -> Array:
    """Return what the detectors add to the logits, shape (n, seeds, 26)."""
    seeds, size, outputs = weights.seen.shape
    if not len(features.starts):
        return np.zeros((0, seeds, outputs), dtype=np.float32)
    strongest = np.maximum.reduceat(features.words @ weights.word, features.starts, axis=0)
    found = np.tanh(np.maximum(strongest + weights.ease, 0)).reshape(-1, seeds, size)
    told: Array = np.einsum("nsd,sdo->nso", found, weights.seen)
    return told
