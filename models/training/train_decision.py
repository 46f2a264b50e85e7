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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from data import NONE, ROOT, Notice
from folds import all_notices, load_scores, page_sets
from learners import Array
from numpy.typing import NDArray

from checker.checks.elements.combine import FEATURES, document_features
from checker.checks.elements.delay import Delay, visible_delay
from checker.checks.elements.model import SentenceScores
from checker.checks.elements.votes import rule_votes
from checker.domain.element import ELEMENT_IDS
from checker.facts.classify import classify

STRENGTH = 0.2  # inverse of the L2 penalty
TAKEN_OUT = 0.05  # weight of a notice from which the element was taken
PAGE = 0.5  # weight of a short cluttered page
FROM = 0.525  # the chance from which an element counts as present: above one half, for a false ○ hides what is missing
FROM_OF = {"facts": 0.6}  # texts without any incident (a job offer) come nearest to these


def delay_of(notice: Notice) -> Delay | None:
    """Return the delay the text shows, as the judge sees it: hours of the same day count for outages."""
    return visible_delay(notice.document, notice.facts, classify(notice.document).mode)


def table(notices: Sequence[Notice], scores: Sequence[SentenceScores], *, rules: bool) -> dict[str, Array]:
    """Return the features (n_notices, len(FEATURES)) of each element."""
    rows: dict[str, list[Any]] = {element: [] for element in ELEMENT_IDS}
    for notice, score in zip(notices, scores, strict=True):
        facts = notice.facts
        delay = delay_of(notice) is not None
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
        delay = delay_of(notice) is not None
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


@dataclass(frozen=True, slots=True)
class Examples:
    """What one element is learned from: ``rows`` (n, len(FEATURES)), ``status`` and ``weight`` (n,)."""

    rows: Array
    status: NDArray[np.str_]
    weight: Array


def examples(
    notices: Sequence[Notice], scores: Sequence[SentenceScores], *, rules: bool, taken_out: float = TAKEN_OUT
) -> dict[str, Examples]:
    """Return what each element is learned from: notices, short pages, and notices it was taken out of.

    The latter are absent (vague, where a cue still hears it touched), with a small weight, lest an element that nearly
    every notice has be taken for granted.
    """
    weight = np.array([PAGE if "~" in n.id else 1.0 for n in notices])
    features, without = table(notices, scores, rules=rules), table_without(notices, scores, rules=rules)
    found = {}
    for element, rows in features.items():
        taken = without[element].reshape(-1, rows.shape[1])
        status = [_left(n, element, row) for n, row in zip(notices, rows, strict=True)]
        found[element] = Examples(
            np.concatenate([rows, taken]),
            np.array(status + ["vague" if _only_touched(row) else "absent" for row in taken]),
            np.concatenate([weight, np.full(len(taken), taken_out)]),
        )
    return found


def _left(notice: Notice, element: str, row: Array) -> str:
    """Return the status; of a page that lost the sentences of an element, a touch that no label names is left perhaps."""
    status = notice.status[element]
    cut = notice.record.get("whole", {}).get(element) == "present" and not notice.record.get("own", False)
    return "vague" if cut and status == "absent" and _only_touched(row) else status


def _only_touched(row: Array) -> bool:
    """Tell whether the cues hear the element touched, and no more."""
    touched, rule, weak = (row[FEATURES.index(name)] for name in ("touched", "rule", "weak"))
    return bool(touched and not rule and not weak)


def fit(known: Examples) -> dict[str, Any]:
    """Fit one element on standardised features; weights for the raw ones as plain lists, one row a class."""
    from sklearn.linear_model import LogisticRegression

    whole = known.rows[known.weight >= PAGE]
    mean, scale = whole.mean(axis=0), whole.std(axis=0) + 0.1
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit((known.rows - mean) / scale, known.status, sample_weight=known.weight)
    weights, bias = model.coef_ / scale, model.intercept_
    bias = bias - weights @ mean
    if len(model.classes_) == 2:  # scikit-learn keeps one row for two classes
        weights, bias = np.vstack([np.zeros_like(weights), weights]), np.array([0.0, bias[0]])
    return {"classes": list(model.classes_), "w": np.round(weights, 4).tolist(), "b": np.round(bias, 4).tolist()}


def fit_all(notices: Sequence[Notice], scores: Sequence[SentenceScores]) -> dict[str, Any]:
    """Return the weights and the threshold of every element, with rules and without; notices not wholly labelled are left out."""
    whole = [k for k, n in enumerate(notices) if not n.record.get("unlabelled")]
    notices, scores = [notices[k] for k in whole], [scores[k] for k in whole]
    tree: dict[str, Any] = {"features": FEATURES}
    for name, rules in (("both", True), ("model", False)):
        known = examples(notices, scores, rules=rules)
        tree[name] = {e: {"from": FROM_OF.get(e, FROM), **fit(known[e])} for e in ELEMENT_IDS}
    return tree


def write_decision(notices: Sequence[Notice], scores: Sequence[SentenceScores], path: Path) -> None:
    """Fit on all but the dev notices and write the weights to ``path``; ``notices`` may hold pages too."""
    learned = [(n, s) for n, s in zip(notices, scores, strict=True) if not n.is_dev]
    tree = fit_all([n for n, _ in learned], [s for _, s in learned])
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit the decision again from the stored scores."""
    parser = argparse.ArgumentParser(description="Fit how rules and model together decide.")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "elements" / "decision.json")
    notices = all_notices()
    learned, measured = page_sets(notices)
    scores = load_scores([*notices, *learned, *measured])
    write_decision([*notices, *learned], scores[: 2 * len(notices)], parser.parse_args().out)


if __name__ == "__main__":
    main()
