"""Count which of the defects written by hand (``tests/data/consistency``) are found: ``python -m benchmarks.consistency_handmade [--errors] [SET …]``."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.consistency_accuracy import findings_of

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "data" / "consistency"


def is_found(record: dict[str, Any]) -> bool:
    """Tell whether a finding of the labelled category touches the evidence."""
    text = str(record["text"])
    spots = [(text.find(e), text.find(e) + len(e)) for e in record["evidence"]]
    for finding in findings_of(text):
        spans = (finding.span, *finding.related)
        if finding.category == record["type"] and any(s.start < b and a < s.end for a, b in spots for s in spans):
            return True
    return False


def main() -> None:
    """Print recall by set and type."""
    names = [a for a in sys.argv[1:] if not a.startswith("--")] or ["seen", "unseen"]
    for name in names:
        hit: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            right = is_found(record)
            total[record["type"]] += 1
            hit[record["type"]] += right
            if not right and "--errors" in sys.argv:
                print(f"  {record['id']} missed {record['type']}: {record['evidence']}")
        parts = "  ".join(f"{t} {hit[t]}/{total[t]}" for t in total)
        print(f"{name:7} recall {sum(hit.values()) / sum(total.values()):.2f}  ({parts})")


if __name__ == "__main__":
    main()
