"""Train the weights of certainty cues and write ``models/classify/certainty.json``, the same each time.

Run: ``python models/training/train_certainty.py`` (``--evaluate`` prints 5-fold accuracy and F1 instead).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from checker.facts.certainty import OPEN, certainty_features
from checker.text.segment import build_document
from checker.text.source import SourceText

ROOT = Path(__file__).resolve().parents[2]
TRAIN = ("train_a", "train_b", "train_c", "train_d")
DEV = ("dev",)  # only for measuring


def main() -> None:
    """Train on all labelled notices, or evaluate by cross-validation (with the labelled mode)."""
    rows: list[dict[str, float]] = []
    labels: list[str] = []
    for name in TRAIN + DEV if "--evaluate" in sys.argv else TRAIN:
        for line in (ROOT / f"tests/data/notices_{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            document = build_document(SourceText("-", record["text"]))
            rows.append(dict.fromkeys(certainty_features(document, record["mode"]), 1.0))
            labels.append(record["slots"]["certainty"] or OPEN)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    model = LogisticRegression(C=0.5, max_iter=1000)
    if "--evaluate" in sys.argv:
        for strength in (0.2, 0.5, 1.0, 2.0):
            model.C = strength
            guess = cross_val_predict(model, matrix, labels, cv=StratifiedKFold(5, shuffle=True, random_state=0))
            gold = np.array(labels)
            right = ((guess == gold) & (gold != OPEN)).sum()
            f1 = 2 * right / ((gold != OPEN).sum() + (guess != OPEN).sum())
            print(f"C={strength} accuracy {(guess == gold).mean():.3f} F1 {f1:.3f}")
        return
    model.fit(matrix, labels)
    names = vectorizer.get_feature_names_out()
    weights = {
        str(label): {str(n): round(float(w), 3) for n, w in zip(names, row, strict=True) if abs(w) > 0.01}
        for label, row in zip(model.classes_, model.coef_, strict=True)
    }
    for label, bias in zip(model.classes_, model.intercept_, strict=True):
        weights[str(label)]["bias"] = round(weights[str(label)].get("bias", 0.0) + float(bias), 3)
    path = ROOT / "models/classify/certainty.json"
    path.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
