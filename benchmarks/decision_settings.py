"""How careful the decision should be: the weight of notices with an element taken out, and the chance that counts as present.

Usage: python -m benchmarks.decision_settings
Crosswise over all labelled notices, with the stored scores of models that had not seen them (models/training/out_of_fold.npy).
"Taken out and noticed" is the share of elements no longer called present once the labelled sentences are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "models" / "training"))

import numpy as np
from folds import FOLDS, all_notices, folds_of, load_scores, page_sets
from train_decision import FROM, FROM_OF, TAKEN_OUT, examples, fit, table, table_without

from checker.checks.elements.combine import VAGUE_LEAN
from checker.domain.element import ELEMENT_IDS

SETTINGS = ((0.0, 0.5), (TAKEN_OUT, 0.5), (TAKEN_OUT, FROM), (TAKEN_OUT, 0.65), (0.2, FROM))


def chances(rows: Any, fitted: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401  (arrays)
    """Return the chance of each status, shape (n,) each."""
    logits = rows @ np.array(fitted["w"]).T + np.array(fitted["b"])
    grown = np.exp(logits - logits.max(axis=1, keepdims=True))
    share = grown / grown.sum(axis=1, keepdims=True)
    return {name: share[:, k] for k, name in enumerate(fitted["classes"])}


def statuses(chance: dict[str, Any], element: str, start: float) -> Any:  # noqa: ANN401
    """Return the statuses as ``combine.choose`` does."""
    empty = np.zeros_like(chance["present"])
    vague = VAGUE_LEAN * chance.get("vague", empty) >= chance.get("absent", empty)
    limit = max(start, FROM_OF.get(element, 0.0)) if start >= FROM else start
    return np.where(chance["present"] >= limit, "present", np.where(vague, "vague", "absent"))


def main() -> None:
    """Print the table."""
    notices = all_notices()
    learned, measured = page_sets(notices)
    scores, fold = load_scores([*notices, *learned, *measured]), folds_of(notices)
    both, count = [*notices, *learned], len(notices)
    parts = []
    for k in range(FOLDS):
        seen = [i for i in range(2 * count) if fold[i % count] != k and not both[i].is_dev]
        held = [i for i in range(count) if fold[i] == k and not both[i].id.startswith("x")]
        known = {w: examples([both[i] for i in seen], [scores[i] for i in seen], rules=True, taken_out=w) for w, _ in SETTINGS}
        of_held = ([both[i] for i in held], [scores[i] for i in held])
        gold = {e: np.array([n.status[e] for n in of_held[0]]) for e in ELEMENT_IDS}
        parts.append((known, table(*of_held, rules=True), table_without(*of_held, rules=True), gold))
    print("| weight, chance | macro-F1 | 3-way | absent or vague called present | taken out and noticed |\n|---|---|---|---|---|")
    for weight, start in SETTINGS:
        print(f"| {weight:.2f}, {start:.3f} | " + " | ".join(f"{x:.3f}" for x in figures(parts, weight, start)) + " |")


def figures(parts: list[Any], weight: float, start: float) -> tuple[float, float, float, float]:
    """Return macro-F1, 3-way accuracy, the share falsely present, and the share noticed."""
    scores, right, total, false, lacking, noticed, taken = [], 0, 0, 0, 0, 0, 0
    for element in ELEMENT_IDS:
        hit = wrong = missed = 0
        for known, held, without, gold in parts:
            fitted = fit(known[weight][element])
            said, truth = statuses(chances(held[element], fitted), element, start), gold[element]
            hit += int(((said == "present") & (truth == "present")).sum())
            wrong += int(((said == "present") & (truth != "present")).sum())
            missed += int(((said != "present") & (truth == "present")).sum())
            right, total, lacking = right + int((said == truth).sum()), total + len(truth), lacking + int((truth != "present").sum())
            if len(without[element]):
                gone = statuses(chances(without[element], fitted), element, start) != "present"
                noticed, taken = noticed + int(gone.sum()), taken + len(gone)
        false += wrong
        scores.append(2 * hit / (2 * hit + wrong + missed))
    return sum(scores) / len(scores), right / total, false / lacking, noticed / taken


if __name__ == "__main__":
    main()
