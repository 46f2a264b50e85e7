"""Train the weights of certainty cues and write ``models/classify/certainty.json``, the same each time.

Run: ``python -m models.training.train_certainty``. Accuracy by folds: ``python -m benchmarks.facts_folds``.
"""

from __future__ import annotations

import json
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from checker.facts.certainty import OPEN, certainty_features
from models.training.slot_data import Record, labelled, own

ROOT = Path(__file__).resolve().parents[2]
STRENGTH = 0.8  # of 0.4, 0.8 and 1.5 the best in 5-fold cross-validation


def train_certainty(records: list[Record]) -> dict[str, dict[str, float]]:
    """Fit a multinomial regression over the cues, with the labelled mode; returns {label: {feature: weight}}."""
    known = [(r, d) for r, d in records if "certainty" in r["slots"]]
    rows = [certainty_features(d, r["mode"], r["kind"]) for r, d in known]
    labels = [r["slots"]["certainty"] or OPEN for r, _ in known]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(vectorizer.fit_transform(rows), labels)
    names = vectorizer.get_feature_names_out()
    weights = {
        str(label): {str(n): round(float(w), 3) for n, w in zip(names, row, strict=True) if abs(w) >= 0.02}
        for label, row in zip(model.classes_, model.coef_, strict=True)
    }
    for label, bias in zip(model.classes_, model.intercept_, strict=True):
        weights[str(label)]["bias"] = round(weights[str(label)].get("bias", 0.0) + float(bias), 3)
    return weights


def main() -> None:
    """Train on the four training sets and the own notices."""
    records = labelled([ROOT / f"tests/data/notices_train_{s}.jsonl" for s in "abcd"])
    path = ROOT / "models/classify/certainty.json"
    weights = train_certainty([*records, *own()])
    path.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
