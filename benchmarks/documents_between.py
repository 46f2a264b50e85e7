#!/usr/bin/env python3
"""How well conflicts between the documents of one incident are found, on labelled sets.

documents_between.py FILE.jsonl … [--errors]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.replies_accuracy import overlap, place
from checker.consistency.between import Published, find_document_conflicts
from checker.domain.conflict import Conflict, Statement

Place = tuple[str, tuple[int, int]]
Labelled = list[tuple[Place, Place]]


def labelled(items: Iterable[dict[str, str]], texts: dict[str, str]) -> Labelled:
    """Return where the two statements of each label stand."""
    return [tuple((p[side], place(texts[p[side]], p[f"{side}_text"])) for side in "ab") for p in items]  # type: ignore[misc]


def told(conflicts: Iterable[Conflict]) -> Iterator[tuple[Conflict, Statement, Statement]]:
    """Yield the pairs of statements of different documents that are set against each other."""
    for conflict in conflicts:
        for bad in conflict.incompatible:
            for x, y in product(conflict.values[bad.a].statements, conflict.values[bad.b].statements):
                if x.reply != y.reply:
                    yield conflict, x, y


def at(statement: Statement, where: Place) -> bool:
    """Tell whether a statement stands at a labelled place."""
    return statement.reply == where[0] and overlap((statement.span.start, statement.span.end), where[1])


def holding(x: Statement, y: Statement, labels: Labelled) -> set[int]:
    """Return the numbers of the labels that a pair of statements hits."""
    return {n for n, (a, b) in enumerate(labels) if (at(x, a) and at(y, b)) or (at(y, a) and at(x, b))}


def score(record: dict[str, Any], n: Counter[str], errors: bool) -> None:
    """Count what is found of one incident; a false pair of statements counts once, whatever conflicts hold it."""
    documents = [Published(d["id"], d["text"], record["id"], d["at"] or "") for d in record["documents"]]
    texts = {d.path: d.text for d in documents}
    labels, traps = labelled(record["pairs"], texts), labelled(record["traps"], texts)
    found: set[int] = set()
    wrong: set[frozenset[tuple[str, int]]] = set()
    for conflict, x, y in told(find_document_conflicts(documents)):
        hits = holding(x, y, labels)
        found |= hits
        key = frozenset({(x.reply, x.span.start), (y.reply, y.span.start)})
        if hits or key in wrong:
            continue
        wrong.add(key)
        n.update({"false": 1, "trap": bool(holding(x, y, traps))})
        if errors:
            print(f"FALSE {record['id']} {conflict.axis} {conflict.severity}: {x.text} / {y.text}")
    for number, label in enumerate(record["pairs"]):
        is_hard = label["kind"] == "hard"
        n.update({"pairs": 1, "hits": number in found, "hard": is_hard, "hard_hits": is_hard and number in found})
        if errors and number not in found:
            print(f"MISS {record['id']} {label['kind']}: {label['a_text']} / {label['b_text']}")
    n.update({"incidents": 1, "traps": len(traps), "quiet": not labels, "quiet_alarmed": not labels and bool(wrong)})


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    n: Counter[str] = Counter()
    for line in (line for f in args.files for line in f.read_text(encoding="utf-8").splitlines() if line):
        score(json.loads(line), n, args.errors)
    print(f"incidents  {n['incidents']}\npairs found  {n['hits']} of {n['pairs']}, hard {n['hard_hits']} of {n['hard']}")
    print(f"false pairs  {n['false']}, traps {n['trap']} of {n['traps']}")
    print(f"incidents without a contradiction that are alarmed  {n['quiet_alarmed']} of {n['quiet']}")


if __name__ == "__main__":
    main()
