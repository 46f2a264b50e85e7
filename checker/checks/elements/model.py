"""The sentence model: how likely each sentence carries each element with substance, or only touches it.

A small network (vectors and names → one hidden layer; each word → detectors, of which the strongest word counts; both →
26 chances), the mean of a few trained with different seeds. Its weights lie in ``models/elements`` as plain arrays, made
by ``models/training/train_elements.py``.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from checker.checks.elements.features import SentenceFeatures, sentence_features
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
        column: row of ``sparse`` for each feature name.
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
    told = np.zeros((len(features.names), weights.sparse.shape[1]), dtype=np.float32)
    column = weights.column.get
    flat: list[int] = []
    ends = [0]
    for names in features.names:
        own = {k for name in names if (k := column(name)) is not None}
        flat.extend(sorted(own))  # in their order, so that rounding is always the same
        ends.append(len(flat))
    rows = weights.sparse[flat]
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
