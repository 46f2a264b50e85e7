"""Compare learners of sentence labels on held-out folds: average precision over the 13 elements.

Usage: python -m benchmarks.sentence_learners [--folds N] [NAME ...]
Each notice of the training sets is scored by a learner that had not seen it; the own notices of models/data are learned from
in every fold and never measured.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "models" / "training"))

from data import Notice, read_extra, read_notices
from folds import FOLDS, folds_of
from learners import Batch, Linear, Perceptron
from matrices import batch_of, vocabulary


class Separate:
    """One scikit-learn learner for each of the 26 outputs; boosting sees the vectors and names in 64 dimensions."""

    def __init__(self, make: Callable[[], Any], dimensions: int = 0) -> None:
        self.make, self.dimensions = make, dimensions

    def _view(self, dense: Any, sparse: Any, *, first: bool) -> Any:  # noqa: ANN401  (scipy matrices)
        from scipy.sparse import csr_matrix, hstack

        joined = hstack([csr_matrix(dense), sparse]).tocsr()
        if not self.dimensions:
            return joined
        if first:
            from sklearn.decomposition import TruncatedSVD

            self.reduce = TruncatedSVD(self.dimensions, random_state=0, n_iter=3).fit(joined)
        return self.reduce.transform(joined)

    def fit(self, batch: Batch) -> Separate:
        """Fit every output."""
        seen = self._view(batch.dense, batch.sparse, first=True)
        self.models = [self.make().fit(seen, column) for column in batch.target.T]
        return self

    def predict(self, dense: Any, sparse: Any) -> Any:  # noqa: ANN401
        """Return scores (n, 26); only their order counts here."""
        seen = self._view(dense, sparse, first=False)
        score = [m.decision_function(seen) for m in self.models]
        return np.stack(score, axis=1)


class Textcat:
    """spaCy's textcat_multilabel (words and their neighbours, learned from scratch) on the words of the sentences alone."""

    def __init__(self, epochs: int = 4) -> None:
        self.epochs = epochs

    def fit_texts(self, texts: list[str], target: Any) -> Textcat:  # noqa: ANN401
        """Train on sentences and their 26 targets."""
        import spacy
        from spacy.training import Example

        spacy.util.fix_random_seed(0)
        self.pipeline = spacy.blank("ja")
        category = self.pipeline.add_pipe("textcat_multilabel")
        self.labels = [str(j) for j in range(target.shape[1])]
        for label in self.labels:
            category.add_label(label)
        known = [
            Example.from_dict(self.pipeline.make_doc(t), {"cats": dict(zip(self.labels, map(float, row), strict=True))})
            for t, row in zip(texts, target, strict=True)
        ]
        step = self.pipeline.initialize(lambda: known[:200])
        rng = np.random.default_rng(0)
        for _ in range(self.epochs):
            order = rng.permutation(len(known))
            for at in range(0, len(known), 64):
                self.pipeline.update([known[i] for i in order[at : at + 64]], sgd=step, drop=0.2)
        return self

    def predict_texts(self, texts: list[str]) -> Any:  # noqa: ANN401
        """Return scores (n, 26)."""
        return np.array([[d.cats[label] for label in self.labels] for d in self.pipeline.pipe(texts)])


def svm() -> Any:  # noqa: ANN401
    """Return a linear support vector machine."""
    from sklearn.svm import LinearSVC

    return LinearSVC(C=0.2, random_state=0)


def boosting() -> Any:  # noqa: ANN401
    """Return gradient-boosted trees."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(max_iter=60, max_leaf_nodes=8, random_state=0)


LEARNERS: dict[str, Callable[[], Any]] = {
    "logistic regression, vectors only": lambda: Linear(l2_dense=0.3, use_sparse=False),
    "logistic regression, names only": lambda: Linear(l2_sparse=0.3, use_dense=False),
    "logistic regression, both": lambda: Linear(l2_dense=0.5, l2_sparse=0.5),
    "linear SVM, both": lambda: Separate(svm),
    "gradient boosting, 64 dimensions": lambda: Separate(boosting, 64),
    "spaCy textcat (syntax extra)": Textcat,
    "network, one": lambda: Perceptron(seeds=1),
    "network, mean of two": lambda: Perceptron(seeds=2),
}


def texts_of(notices: list[Notice]) -> list[str]:
    """Return the sentences of notices in order."""
    return [s.text for n in notices for s in n.document.sentences]


def average_precision(make: Callable[[], Any], folds: int) -> tuple[float, float]:
    """Return the mean average precision of substance and of touch."""
    from sklearn.metrics import average_precision_score

    notices, extra = read_notices(), read_extra()
    fold = folds_of(notices)
    truth, found = [], []
    for k in range(folds):
        learned = [n for i, n in enumerate(notices) if fold[i] != k] + extra
        held = [n for i, n in enumerate(notices) if fold[i] == k]
        names = vocabulary(learned)
        batch = batch_of(held, names)
        truth.append(batch.target)
        learner = make()
        if isinstance(learner, Textcat):
            learner.fit_texts(texts_of(learned), batch_of(learned, names).target)
            found.append(learner.predict_texts(texts_of(held)))
        else:
            found.append(learner.fit(batch_of(learned, names)).predict(batch.dense, batch.sparse))
    gold, score = np.concatenate(truth), np.concatenate(found)
    values = [average_precision_score(gold[:, j], score[:, j]) for j in range(gold.shape[1])]
    return float(np.mean(values[:13])), float(np.mean(values[13:]))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Learners of sentence labels.")
    parser.add_argument("names", nargs="*", help="only learners whose name holds one of these words")
    parser.add_argument("--folds", type=int, default=FOLDS, help="measure on the first N folds only")
    given = parser.parse_args()
    print("| learner | AP substance | AP touch | seconds |\n|---|---|---|---|")
    for name, make in LEARNERS.items():
        if given.names and not any(word in name for word in given.names):
            continue
        start = time.process_time()
        substance, touch = average_precision(make, given.folds)
        print(f"| {name} | {substance:.3f} | {touch:.3f} | {time.process_time() - start:.0f} |", flush=True)


if __name__ == "__main__":
    main()
