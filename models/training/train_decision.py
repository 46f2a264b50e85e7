"""Fit how rules and model together decide the status of each element, and write ``models/elements/decision.json``.

The scores come from models that have not seen the notice (``out_of_fold.npy``), so that the weights tell how far the
model can be trusted on new texts. ``train_elements.py`` runs it; alone it may be run when cues have changed.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from data import NONE, ROOT, Notice
from folds import all_notices, load_scores
from learners import Array

from checker.checks.elements.combine import FEATURES, document_features
from checker.checks.elements.delay import visible_delay
from checker.checks.elements.model import SentenceScores
from checker.checks.elements.votes import rule_votes
from checker.domain.element import ELEMENT_IDS

STRENGTH = 0.3  # inverse of the L2 penalty
TAKEN_OUT = 0.07  # weight of a notice from which the element was taken
THRESHOLD = 0.55  # probability from which an element counts as present: a false ○ hides what is missing


def table(notices: Sequence[Notice], scores: Sequence[SentenceScores], *, rules: bool) -> dict[str, Array]:
    """Return the features (n_notices, len(FEATURES)) of each element."""
    rows: dict[str, list[Any]] = {element: [] for element in ELEMENT_IDS}
    for notice, score in zip(notices, scores, strict=True):
        facts = notice.facts
        delay = visible_delay(notice.document, facts) is not None
        votes = rule_votes(notice.document, facts)
        for element in ELEMENT_IDS:
            cast = votes[element] if rules else {}
            rows[element].append(
                document_features(*score.of(element), cast, delay, facts.delay_days == 0)
            )
    return {element: np.array(value) for element, value in rows.items()}


def table_without(notices: Sequence[Notice], scores: Sequence[SentenceScores], *, rules: bool) -> dict[str, Array]:
    """Return for each element the features of the notices that have it, with its labelled sentences taken out."""
    rows: dict[str, list[Any]] = {element: [] for element in ELEMENT_IDS}
    for notice, score in zip(notices, scores, strict=True):
        delay = visible_delay(notice.document, notice.facts) is not None
        votes = rule_votes(notice.document, notice.facts)
        for j, element in enumerate(ELEMENT_IDS):
            kept = [i for i, label in enumerate(notice.labels[:, j]) if label == NONE]
            if not kept or notice.status[element] != "present":
                continue
            place = {old: new for new, old in enumerate(kept)}
            cast = {place[i]: v for i, v in votes[element].items() if i in place} if rules else {}
            substance, touch = score.of(element)
            rows[element].append(
                document_features(substance[kept], touch[kept], cast, delay, notice.facts.delay_days == 0)
            )
    return {element: np.array(value) for element, value in rows.items()}


def fit(features: Array, statuses: Sequence[str], without: Array) -> dict[str, Any]:
    """Fit one element on standardised features; weights for the raw ones as plain lists, one row a class.

    ``without`` are notices from which the element was taken: absent, with a small weight, lest an element that nearly
    every notice has be taken for granted.
    """
    from sklearn.linear_model import LogisticRegression

    mean, scale = features.mean(axis=0), features.std(axis=0) + 0.1
    rows = np.concatenate([features, without])
    labels = [*statuses, *["absent"] * len(without)]
    weight = np.concatenate([np.ones(len(features)), np.full(len(without), TAKEN_OUT)])
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit((rows - mean) / scale, labels, sample_weight=weight)
    weights, bias = model.coef_ / scale, model.intercept_
    bias = bias - weights @ mean
    if len(model.classes_) == 2:  # scikit-learn keeps one row for two classes
        weights, bias = np.vstack([np.zeros_like(weights), weights]), np.array([0.0, bias[0]])
    return {"classes": list(model.classes_), "w": np.round(weights, 4).tolist(), "b": np.round(bias, 4).tolist()}


def fit_all(notices: Sequence[Notice], scores: Sequence[SentenceScores]) -> dict[str, Any]:
    """Return the weights of every element, with rules and without."""
    tree: dict[str, Any] = {"features": FEATURES, "threshold": THRESHOLD}
    for name, rules in (("both", True), ("model", False)):
        features = table(notices, scores, rules=rules)
        without = table_without(notices, scores, rules=rules)
        tree[name] = {e: fit(features[e], [n.status[e] for n in notices], without[e]) for e in ELEMENT_IDS}
    return tree


def write_decision(notices: Sequence[Notice], scores: Sequence[SentenceScores], path: Path) -> None:
    """Fit on all but the dev notices and write the weights to ``path``."""
    learned = [(n, s) for n, s in zip(notices, scores, strict=True) if not n.is_dev]
    tree = fit_all([n for n, _ in learned], [s for _, s in learned])
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit the decision again from the stored scores."""
    parser = argparse.ArgumentParser(description="Fit how rules and model together decide.")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "elements" / "decision.json")
    notices = all_notices()
    write_decision(notices, load_scores(notices), parser.parse_args().out)


if __name__ == "__main__":
    main()
