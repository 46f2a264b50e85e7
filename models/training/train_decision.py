"""Fit how rules and model together decide the status of each element, and write ``models/elements/decision.json``.

The scores come from models that have not seen the notice (one set of notices is left out at a time), so that the weights
tell how far the model can be trusted on new texts. Run it after ``train_elements.py`` and whenever cues have changed.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse  # noqa: E402
import json  # noqa: E402
from collections.abc import Sequence  # noqa: E402
from typing import Any  # noqa: E402

import numpy as np  # noqa: E402
from data import ROOT, Notice, read_notices  # noqa: E402
from learners import Array, Linear  # noqa: E402
from matrices import batch_of, vocabulary  # noqa: E402

from checker.checks.elements.combine import FEATURES, document_features  # noqa: E402
from checker.checks.elements.delay import visible_delay  # noqa: E402
from checker.checks.elements.votes import rule_votes  # noqa: E402
from checker.domain.element import ELEMENT_IDS  # noqa: E402
from checker.facts.extract import extract_facts  # noqa: E402

STRENGTH = 0.3  # inverse of the L2 penalty
THRESHOLD = 0.5  # probability from which an element counts as present
SIZE = len(ELEMENT_IDS)


def unseen_scores(notices: Sequence[Notice]) -> dict[str, Array]:
    """Return for each notice the probabilities (n_sentences, 26) of a model trained without its set."""
    groups = sorted({n.id[:2] for n in notices})
    scores: dict[str, Array] = {}
    for group in groups:
        seen = [n for n in notices if n.id[:2] != group]
        held = [n for n in notices if n.id[:2] == group]
        names = vocabulary(seen)
        model = Linear(l2_dense=0.5, l2_sparse=0.5).fit(batch_of(seen, names))
        batch = batch_of(held, names)
        rows = model.predict(batch.dense, batch.sparse)
        start = 0
        for notice in held:
            end = start + len(notice.document.sentences)
            scores[notice.id] = rows[start:end]
            start = end
    return scores


def table(notices: Sequence[Notice], scores: dict[str, Array], *, rules: bool) -> dict[str, Any]:
    """Return the features (n_notices, len(FEATURES)) of each element."""
    rows: dict[str, list[Any]] = {element: [] for element in ELEMENT_IDS}
    for notice in notices:
        facts = extract_facts(notice.document)
        delay = visible_delay(notice.document, facts) is not None
        votes = rule_votes(notice.document, facts)
        chance = scores[notice.id]
        for j, element in enumerate(ELEMENT_IDS):
            cast = votes[element] if rules else {}
            rows[element].append(
                document_features(chance[:, j], chance[:, SIZE + j], cast, delay, facts.delay_days == 0)
            )
    return {element: np.array(value) for element, value in rows.items()}


def fit(features: Any, statuses: Sequence[str]) -> dict[str, Any]:
    """Fit one element; weights as plain lists, one row a class."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(features, statuses)
    weights, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # scikit-learn keeps one row for two classes
        weights, bias = np.vstack([np.zeros_like(weights), weights]), np.array([0.0, bias[0]])
    return {"classes": list(model.classes_), "w": np.round(weights, 4).tolist(), "b": np.round(bias, 4).tolist()}


def main() -> None:
    """Fit and write the decision."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", default=str(ROOT / "models" / "elements" / "decision.json"))
    notices = read_notices()
    scores = unseen_scores(notices)
    tree: dict[str, Any] = {"features": FEATURES, "threshold": THRESHOLD}
    for name, rules in (("both", True), ("model", False)):
        features = table(notices, scores, rules=rules)
        tree[name] = {e: fit(features[e], [n.status[e] for n in notices]) for e in ELEMENT_IDS}
    with open(parser.parse_args().out, "w", encoding="utf-8") as file:
        json.dump(tree, file, ensure_ascii=False, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
