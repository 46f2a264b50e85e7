"""The sentence model: how likely each sentence carries each element with substance, or only touches it.

Weights lie in ``models/elements`` as plain arrays, made by ``models/training/train_elements.py``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.checks.elements.features import SentenceFeatures, sentence_features
from checker.domain.element import ELEMENT_IDS
from checker.domain.fact import Facts
from checker.paths import data_folder
from checker.text.document import Document

Array = NDArray[np.float32]
NAME_SCALE = 3.0


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Weights:
    column: dict[str, int]
    arrays: dict[str, Array]


@cache
def _weights() -> _Weights:
    folder = data_folder("models") / "elements"
    names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    arrays = {f.stem: np.load(f, allow_pickle=False).astype(np.float32) for f in sorted(folder.glob("*.npy"))}
    return _Weights({name: k for k, name in enumerate(names)}, arrays)


def predict(document: Document, facts: Facts | None = None) -> SentenceScores:
    """Return the scores of every sentence of ``document`` (a cached layer). ``facts`` is not needed so far."""
    return document.layer("element_scores", lambda d: score_features(sentence_features(d)))


def score_features(features: SentenceFeatures) -> SentenceScores:
    """Apply the weights to features."""
    model = _weights()
    logits = features.dense @ model.arrays["dense"] + model.arrays["bias"]
    for i, names in enumerate(features.names):
        columns = [k for name in names if (k := model.column.get(name)) is not None]
        if columns:
            logits[i] += model.arrays["sparse"][columns].sum(axis=0) * (NAME_SCALE / np.sqrt(len(columns)))
    chance: Any = 0.5 * (1 + np.tanh(0.5 * logits))
    size = len(ELEMENT_IDS)
    return SentenceScores(chance[:, :size], chance[:, size:])
