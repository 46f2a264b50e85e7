"""Train the sentence model and the decision, and write ``models/elements``.

Run ``python models/training/train_elements.py`` with the ``dev`` extra installed. It reads ``tests/data`` and
``models/data`` only; the dev notices are never learned from. The same data and code give the same bytes. Beside the
weights it writes the scores of every notice by a model that had not seen it (``models/training/out_of_fold.npy``),
from which the decision is fitted (``train_decision.py``, run from here) and ``benchmarks/elements_accuracy.py`` takes
its cross-validated figures.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from data import ROOT, Notice
from examples import write_examples
from folds import FOLDS, OUT_OF_FOLD, all_notices, folds_of, load_scores, page_sets, save_scores
from learners import Perceptron
from matrices import batch_of, vocabulary
from train_decision import write_decision

from checker.checks.elements.features import sentence_features
from checker.checks.elements.model import PARTS, SentenceScores, Weights, score


def train_sentences(notices: Sequence[Notice], *, epochs: int = 18, seeds: int = 2) -> Weights:
    """Train the networks on ``notices`` and return them as the program reads them (half precision)."""
    names = vocabulary(notices)
    networks = Perceptron(epochs=epochs, seeds=seeds).fit(batch_of(notices, names)).networks
    arrays = (
        np.concatenate([n["wd"] for n in networks], axis=1),
        np.concatenate([n["ws"] for n in networks], axis=1),
        np.concatenate([n["bh"] for n in networks]),
        np.stack([n["wo"] for n in networks]),
        np.stack([n["b"] for n in networks]),
        np.concatenate([n["ww"] for n in networks], axis=1),
        np.concatenate([n["bw"] for n in networks]),
        np.stack([n["wv"] for n in networks]),
    )
    return Weights(names, *(a.astype(np.float16).astype(np.float32) for a in arrays))


def scores_of(notices: Sequence[Notice], weights: Weights) -> list[SentenceScores]:
    """Return the scores of each notice."""
    return [score(sentence_features(n.document, n.facts), weights) for n in notices]


def out_of_fold(
    notices: Sequence[Notice], learned: Sequence[Notice], measured: Sequence[Notice]
) -> list[SentenceScores]:
    """Return the scores of each notice and its pages by a model trained on the other folds (never on dev).

    ``learned``, ``measured``: for each notice a page for the decision to learn from and one to measure (``pages.py``). The
    sentence model learns from whole notices: pages as well gained nothing (docs/accuracy.md).
    """
    fold = folds_of(notices)
    everything = [*notices, *learned, *measured]
    found: dict[int, SentenceScores] = {}
    for k in range(FOLDS):
        weights = train_sentences([n for i, n in enumerate(notices) if fold[i] != k and not n.is_dev])
        held = [i for i in range(len(everything)) if fold[i % len(notices)] == k]
        found.update(zip(held, scores_of([everything[i] for i in held], weights), strict=True))
    return [found[i] for i in range(len(everything))]


def save(weights: Weights, folder: Path) -> None:
    """Write the weights as half-precision arrays and a list of names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        np.save(folder / f"{name}.npy", getattr(weights, name).astype(np.float16), allow_pickle=False)
    (folder / "names.json").write_text(json.dumps(list(weights.column), ensure_ascii=False) + "\n", encoding="utf-8")


def train(folder: Path, scores_path: Path) -> None:
    """Train on all but the dev notices and write the weights to ``folder``."""
    notices = all_notices()
    learned, measured = page_sets(notices)
    save_scores(out_of_fold(notices, learned, measured), scores_path)
    save(train_sentences([n for n in notices if not n.is_dev]), folder)
    write_examples([n for n in notices if not n.is_dev], folder)
    scores = load_scores([*notices, *learned, *measured], scores_path)
    write_decision([*notices, *learned], scores[: 2 * len(notices)], folder / "decision.json")


def main() -> None:
    """Train into ``models/elements`` or ``--out``."""
    parser = argparse.ArgumentParser(description="Train the sentence model and the decision.")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "elements")
    parser.add_argument("--scores", type=Path, default=OUT_OF_FOLD)
    given = parser.parse_args()
    train(given.out, given.scores)


if __name__ == "__main__":
    main()
