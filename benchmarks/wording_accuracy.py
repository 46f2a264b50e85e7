"""Print recall of the labelled wording defects, and alarms on notices without defects, of the rules on how things are said.

Usage: python benchmarks/wording_accuracy.py [SET ...]     (train_a train_b train_c train_d dev)
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from checker.config.settings import Settings
from checker.domain.span import Span
from checker.engine import Ask, analyse
from checker.rules.loader import built_in_rules
from checker.text.source import SourceText

DATA = Path(__file__).resolve().parents[1] / "tests/data"
SETS = ("train_a", "train_b", "train_c", "train_d", "dev")
GROUPS = ("wording", "jargon", "speculation", "clarity", "order", "style")
DEFECTS = ("minimizing", "blame_shifting", "non_apology", "speculation", "company_view", "unexplained_jargon",
           "unclear_subject", "inconsistent_term")


def main() -> None:
    """Print one line a set."""
    rules = tuple(r for r in built_in_rules() if r.id.partition(".")[0] in GROUPS)
    for name in sys.argv[1:] or SETS:
        seen, hit = Counter[str](), Counter[str]()
        severities, wording, letters, clean = Counter[str](), 0, 0, 0
        for line in (DATA / f"notices_{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = record["text"]
            found = analyse(SourceText(record["id"], text), rules, Settings(), Ask(totals=False)).findings
            for defect in record["defects"]:
                if defect["type"] in DEFECTS:
                    start = text.find(defect["evidence"])
                    place = Span(start, start + len(defect["evidence"]))
                    seen[defect["type"]] += 1
                    hit[defect["type"]] += any(
                        f.category == defect["type"] and any(s.overlaps(place) for s in (f.span, *f.related))
                        for f in found
                    )
            if not record["defects"]:
                clean += 1
                letters += len(text)
                severities.update(f.severity.value for f in found)
                wording += sum(f.severity.value == "warning" and not f.rule.startswith("style.") for f in found)
        shown = "  ".join(f"{t} {hit[t]}/{seen[t]}" for t in DEFECTS if seen[t])
        print(f"{name}: recall {sum(hit.values()) / max(1, sum(seen.values())):.2f} ({shown})")
        print(
            f"    {clean} notices without defects: wording warnings per 1,000 characters {1000 * wording / letters:.2f}, "
            f"errors a notice {severities['error'] / clean:.2f}, warnings {severities['warning'] / clean:.2f}, "
            f"info {severities['info'] / clean:.2f}"
        )


if __name__ == "__main__":
    main()
