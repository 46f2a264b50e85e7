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

from checker.language.tokens import sentence_tokens


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

    def predict(self, batch: Batch) -> Any:  # noqa: ANN401
        """Return scores (n, 26); only their order counts here."""
        seen = self._view(batch.dense, batch.sparse, first=False)
        score = [m.decision_function(seen) for m in self.models]
        return np.stack(score, axis=1)


_BOW = {
    "@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": False, "ngram_size": 2, "length": 65536,
    "no_output_layer": False,
}
_TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 64, "depth": 2, "embed_size": 4000,
    "window_size": 1, "maxout_pieces": 3, "subword_features": True,
}
TEXTCATS: dict[str, dict[str, Any]] = {
    "bow": {**_BOW, "no_output_layer": False},
    "ensemble": {
        "@architectures": "spacy.TextCatEnsemble.v2", "tok2vec": _TOK2VEC, "linear_model": {**_BOW, "no_output_layer": True},
    },
}


class Textcat:
    """spaCy's textcat_multilabel on the words of the sentences alone, as SudachiPy cut them: a bag of words, or with tok2vec."""

    def __init__(self, name: str, epochs: int) -> None:
        self.config, self.epochs = TEXTCATS[name], epochs

    def _docs(self, notices: list[Notice]) -> list[Any]:
        from spacy.tokens import Doc

        groups = (words for n in notices for words in sentence_tokens(n.document))
        return [Doc(self.pipeline.vocab, words=[w.normalized for w in words] or ["-"]) for words in groups]

    def fit_notices(self, notices: list[Notice], target: Any) -> Textcat:  # noqa: ANN401
        """Train on the sentences of notices and their 26 targets."""
        import spacy
        from spacy.training import Example

        spacy.util.fix_random_seed(0)
        self.pipeline = spacy.blank("xx")
        category: Any = self.pipeline.add_pipe("textcat_multilabel", config={"model": self.config})
        self.labels = [str(j) for j in range(target.shape[1])]
        for label in self.labels:
            category.add_label(label)
        known = [
            Example.from_dict(doc, {"cats": dict(zip(self.labels, map(float, row), strict=True))})
            for doc, row in zip(self._docs(notices), target, strict=True)
        ]
        step = self.pipeline.initialize(lambda: known)
        rng = np.random.default_rng(0)
        for _ in range(self.epochs):
            order = rng.permutation(len(known))
            for at in range(0, len(known), 64):
                self.pipeline.update([known[i] for i in order[at : at + 64]], sgd=step, drop=0.2)
        return self

    def predict_notices(self, notices: list[Notice]) -> Any:  # noqa: ANN401
        """Return scores (n, 26)."""
        return np.array([[d.cats[label] for label in self.labels] for d in self.pipeline.pipe(self._docs(notices))])


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
    "spaCy textcat, bag of words (syntax extra)": lambda: Textcat("bow", 10),
    "spaCy textcat, tok2vec and bag of words (syntax extra)": lambda: Textcat("ensemble", 3),
    "network, one, without single words": lambda: Perceptron(seeds=1, detectors=0),
    "network, mean of two, without single words": lambda: Perceptron(seeds=2, detectors=0),
    "network, one": lambda: Perceptron(seeds=1),
    "network, mean of two": lambda: Perceptron(seeds=2),
}


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
            learner.fit_notices(learned, batch_of(learned, names).target)
            found.append(learner.predict_notices(held))
        else:
            found.append(learner.fit(batch_of(learned, names)).predict(batch))
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
