"""Print precision and recall of the rules that need the parser, on our labelled sentences (target: precision >= 0.8).

Usage: python benchmarks/structure_accuracy.py
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from checker.config.settings import Settings
from checker.engine import Ask, analyse
from checker.rules.loader import built_in_rules
from checker.text.source import SourceText

DATA = Path(__file__).resolve().parents[1] / "tests/data/structure/labelled.tsv"


def measure() -> dict[str, tuple[int, int, int]]:
    """Return rule name → (right alarms, all alarms, labelled sentences)."""
    rules = tuple(r for r in built_in_rules() if r.depth == "syntax")
    right, alarms, labelled = Counter[str](), Counter[str](), Counter[str]()
    for line in DATA.read_text(encoding="utf-8").splitlines():
        label, text = line.split("\t")
        labels = label.split(",")
        labelled.update(labels)
        found = analyse(SourceText("x.txt", text), rules, Settings(), Ask(depth="syntax", totals=False)).findings
        for name in {f.rule.rpartition(".")[2] for f in found}:
            alarms[name] += 1
            right[name] += name in labels
    names = sorted(r.id.rpartition(".")[2] for r in rules)
    return {name: (right[name], alarms[name], labelled[name]) for name in names}


def main() -> None:
    """Print one line a rule."""
    for name, (right, alarms, labelled) in measure().items():
        precision = right / alarms if alarms else float("nan")
        print(f"{name:20} precision {precision:.2f} ({right}/{alarms})  recall {right / labelled:.2f} ({right}/{labelled})")


if __name__ == "__main__":
    main()
