"""Measure the checks of self-consistency on the labelled notices: recall by type, false alarms by clean characters.

Run: ``python benchmarks/consistency_accuracy.py [--errors] [SET …]`` with sets such as ``dev train_a``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from checker.checks.registry import Context
from checker.domain.finding import Finding
from checker.engine import checks
from checker.facts.classify import classify
from checker.facts.extract import extract_facts
from checker.rules.loader import built_in_rules
from checker.text.segment import build_document
from checker.text.source import SourceText

HARD = ("contradiction", "weekday", "sum", "chronology", "personal_data", "placeholder")
SETS = ("train_a", "train_b", "train_c", "train_d", "dev")
DATA = Path(__file__).resolve().parents[1] / "tests" / "data"


def findings_of(text: str) -> list[Finding]:
    """Return the findings of the six categories for one text."""
    document = build_document(SourceText("-", text))
    said = classify(document)
    context = Context(document, extract_facts(document), said.kind, said.stage, said.mode)
    rules = [r for r in built_in_rules() if r.category in HARD and r.enabled and r.depth == "tokens"]
    kinds = sorted({r.kind for r in rules})
    return [f for kind in kinds for f in checks()[kind](context, tuple(r for r in rules if r.kind == kind))]


def measure(name: str, show: bool) -> None:
    """Print recall by type and false alarms of one set."""
    hit: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    false = clean = 0
    for line in (DATA / f"notices_{name}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found = findings_of(record["text"])
        for defect in record["defects"]:
            if defect["type"] not in HARD:
                continue
            start = record["text"].find(defect["evidence"])
            end = start + len(defect["evidence"])
            right = any(
                f.category == defect["type"] and any(s.start < end and start < s.end for s in (f.span, *f.related)) for f in found
            )
            labelled[defect["type"]] += 1
            hit[defect["type"]] += right
            if show and not right:
                print(f"  {record['id']} missed {defect['type']}: {defect['evidence']}")
        if not record["defects"]:
            false += len(found)
            clean += len(record["text"])
            for f in found if show else ():
                print(f"  {record['id']} false {f.rule}: {f.span.of(record['text'])}")
    types = "  ".join(f"{t} {hit[t]}/{labelled[t]}" for t in HARD)
    total = sum(hit.values()) / max(1, sum(labelled.values()))
    print(f"{name:8} recall {total:.2f}  ({types})  false alarms per 10,000 clean characters {1e4 * false / max(1, clean):.2f}")


def main() -> None:
    """Measure the sets named on the command line, or all."""
    names = [a for a in sys.argv[1:] if not a.startswith("--")] or list(SETS)
    for name in names:
        measure(name, "--errors" in sys.argv)


if __name__ == "__main__":
    main()
