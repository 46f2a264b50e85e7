#!/usr/bin/env python3
"""How ``check --official`` fares: each labelled reply taken for a document (no question, no hour), against the official text.

documents_accuracy.py FILE.jsonl … [--errors]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from checker.consistency.between import Published, find_official_conflicts


def main() -> None:
    """Print how many documents contradict the official text, how many alarms are right, and the share that is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    documents = labelled = alarms = right = 0
    for line in (line for f in args.files for line in f.read_text(encoding="utf-8").splitlines() if line):
        record = json.loads(line)
        wrong = {c["b"] if c["a"] == "official" else c["a"] for c in record["contradictions"] if "official" in (c["a"], c["b"])}
        for reply in record["replies"] if record["official"] else ():
            found = find_official_conflicts([Published(reply["id"], reply["text"], "", reply["at"][:10])], [("official", record["official"])])
            documents += 1
            labelled += reply["id"] in wrong
            alarms += bool(found)
            right += bool(found) and reply["id"] in wrong
            if args.errors and bool(found) != (reply["id"] in wrong):
                print("FALSE" if found else "MISS", record["id"], reply["id"], reply["text"], *(c.explanation for c in found))
    print(f"documents  {documents}\ncontradict {labelled}\nalarms     {alarms}\nright      {right}")
    print(f"precision  {right / max(1, alarms):.3f}\nrecall     {right / max(1, labelled):.3f}")


if __name__ == "__main__":
    main()
