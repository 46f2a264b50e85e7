#!/usr/bin/env python3
"""How ``check --official`` fares: documents against an official text.

Of labelled replies each is taken for a document (no question, no hour); of labelled documents the first one is the official text.

documents_accuracy.py FILE.jsonl … [--errors]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from checker.consistency.between import Published, find_official_conflicts

Case = tuple[Published, str, bool]  # a document, the official text, whether they contradict each other


def against(pairs: Iterable[dict[str, Any]], official: str) -> set[str]:
    """Return the ids that contradict ``official`` in labelled pairs."""
    return {p["b"] if p["a"] == official else p["a"] for p in pairs if official in (p["a"], p["b"])}


def cases(record: dict[str, Any]) -> Iterator[Case]:
    """Yield the documents of a labelled record."""
    if "documents" in record:
        first, *others = record["documents"]
        wrong, official = against(record["pairs"], first["id"]), first["text"]
    else:
        others = record["replies"] if record["official"] else []
        wrong, official = against(record["contradictions"], "official"), record["official"]
    for other in others:
        yield Published(other["id"], other["text"], "", (other["at"] or "")[:10]), official, other["id"] in wrong


def main() -> None:
    """Print how many documents contradict the official text, how many alarms are right, and the share that is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    documents = labelled = alarms = right = 0
    for line in (line for f in args.files for line in f.read_text(encoding="utf-8").splitlines() if line):
        record = json.loads(line)
        for document, official, is_wrong in cases(record):
            found = find_official_conflicts([document], [("official", official)])
            documents += 1
            labelled += is_wrong
            alarms += bool(found)
            right += bool(found) and is_wrong
            if args.errors and bool(found) != is_wrong:
                print("FALSE" if found else "MISS", record["id"], document.path, document.text, *(c.explanation for c in found))
    print(f"documents  {documents}\ncontradict {labelled}\nalarms     {alarms}\nright      {right}")
    print(f"precision  {right / max(1, alarms):.3f}\nrecall     {right / max(1, labelled):.3f}")


if __name__ == "__main__":
    main()
