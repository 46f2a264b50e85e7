"""Turn labelled notices into the matrices that learners read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from data import SUBSTANCE, TOUCH, UNKNOWN, Notice
from learners import Array, Batch
from numpy.typing import NDArray

from checker.checks.elements.features import sentence_features
from checker.checks.elements.model import NAME_SCALE


def vocabulary(notices: Sequence[Notice], *, at_least: int = 6) -> dict[str, int]:
    """Return the column of each feature name that ``at_least`` notices have."""
    counts: Counter[str] = Counter()
    for notice in notices:
        counts.update({name for row in sentence_features(notice.document, notice.facts).names for name in row})
    return {name: k for k, name in enumerate(sorted(name for name, n in counts.items() if n >= at_least))}


def sparse_of(notices: Sequence[Notice], names: dict[str, int]) -> Any:  # noqa: ANN401  (a scipy matrix)
    """Return the csr matrix (n_sentences, len(names)) of the names of each sentence."""
    from scipy.sparse import csr_matrix

    ends, columns, values = [0], [], []
    for notice in notices:
        for row in sentence_features(notice.document, notice.facts).names:
            own = sorted(names[name] for name in set(row) if name in names)
            columns.extend(own)
            values.extend([NAME_SCALE / np.sqrt(max(1, len(own)))] * len(own))
            ends.append(len(columns))
    return csr_matrix((np.array(values, dtype=np.float32), columns, ends), shape=(len(ends) - 1, len(names)))


def dense_of(notices: Sequence[Notice]) -> Array:
    """Return the vectors (n_sentences, DENSE)."""
    return np.concatenate([sentence_features(n.document, n.facts).dense for n in notices])


def batch_of(notices: Sequence[Notice], names: dict[str, int]) -> Batch:
    """Return features, targets (n_sentences, 26: substance, then touch) and the mask of what is known."""
    labels = np.concatenate([n.labels for n in notices])
    target = np.concatenate([labels == SUBSTANCE, labels == TOUCH], axis=1).astype(np.float32)
    told = np.concatenate([np.broadcast_to(n.touches_told, n.labels.shape) for n in notices]) | (labels == TOUCH)
    mask = np.concatenate([labels != UNKNOWN, (labels != UNKNOWN) & told], axis=1).astype(np.float32)
    return Batch(dense_of(notices), sparse_of(notices, names), target, mask, *words_of(notices))


def words_of(notices: Sequence[Notice]) -> tuple[NDArray[np.float16], NDArray[np.intp]]:
    """Return the words of all sentences (n_words, WORD) and the first of each sentence (n_sentences,)."""
    features = [sentence_features(n.document, n.facts) for n in notices]
    shift = np.cumsum([0, *(len(f.words) for f in features)])
    starts = [f.starts + s for f, s in zip(features, shift, strict=False)]
    return np.concatenate([f.words.astype(np.float16) for f in features]), np.concatenate(starts)
