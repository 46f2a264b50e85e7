"""Print the readability grade of texts of known difficulty: graded texts, our samples and rewrites, notices.

Usage: python benchmarks/readability_calibration.py
"""

from __future__ import annotations

import json
import statistics
from pathlib import Path

from checker.checks.readability.measure import SCALES, STEPS, measure
from checker.domain.readability import GRADES, Readability
from checker.text.load import load_source
from checker.text.segment import build_document
from checker.text.source import SourceText

ROOT = Path(__file__).resolve().parents[1]
GRADED = ROOT / "tests/data/readability/jreadability_samples.json"
NOTICES = sorted((ROOT / "tests/data").glob("notices_train_*.jsonl"))


def _row(name: str, result: Readability) -> str:
    parts = "  ".join(f"{s.name} {result.measures.get(s.name, float('nan')):6.2f}" for s in SCALES)
    score = f"{result.score:5.1f}" if result.score is not None else "    -"
    return f"{name:32} {score}  {result.grade or '(短いため合計なし)':10}  {parts}"


def main() -> None:
    """Print one line a text and the spread over the labelled notices."""
    print("steps:", ", ".join(f"{g} >= {s}" for g, s in zip(GRADES, STEPS, strict=False)))
    for name, text in json.loads(GRADED.read_text(encoding="utf-8"))["texts"].items():
        print(_row(name, measure(build_document(SourceText(name, text)))))
    for path in sorted((ROOT / "samples").iterdir()):
        if path.suffix in (".md", ".txt") and path.stem not in ("README", "replies_official"):
            print(_row(path.name, measure(build_document(load_source(str(path))))))
    scores = []
    for path in NOTICES:
        for line in path.read_text(encoding="utf-8").splitlines():
            result = measure(build_document(SourceText("x", json.loads(line)["text"])))
            if result.score is not None:
                scores.append(result.score)
    deciles = "  ".join(f"{q:.0f}" for q in statistics.quantiles(scores, n=10))
    print(f"{len(scores)} labelled notices, deciles of the score: {deciles}")


if __name__ == "__main__":
    main()
