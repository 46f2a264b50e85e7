#!/usr/bin/env python3
"""Write packs of training statements as reply sets: each statement one reply with its question.

packs_as_replies.py OUT.jsonl PACKS.jsonl …

Statements of opposed sides contradict each other; all others are consistent, and those set apart from a dispute are its traps.
"""

from __future__ import annotations

import argparse
import json
from itertools import combinations, product
from pathlib import Path
from typing import Any


def as_replies(pack: dict[str, Any]) -> dict[str, Any]:
    """Return the labelled reply set of one pack."""
    replies: list[dict[str, str]] = []

    def add(question: str, words: str) -> tuple[str, str]:
        number = len(replies)
        replies.append(
            {"id": f"R{number + 1:03}", "responder": f"担当{number % 6}", "at": "", "question": question, "text": words}
        )
        return replies[-1]["id"], words

    disputes: list[dict[str, str]] = []
    traps: list[dict[str, str]] = []
    for matter in pack["matters"]:
        sides = [[add(matter.get("q", ""), w) for w in side] for side in matter["sides"]]
        apart = [add(matter.get("q", ""), w) for w in matter.get("apart", [])]
        kind = "soft" if matter.get("soft") else "hard"
        for left, right in combinations(sides, 2):
            disputes += [
                {"a": a, "b": b, "slot": matter.get("slot", "other"), "kind": kind, "a_span": said, "b_span": other}
                for (a, said), (b, other) in product(left, right)
            ]
        traps += [{"a": a, "b": b, "why": ""} for side in sides for (a, _), (b, _) in product(side, apart)]
    for words in pack["facts"]:
        add("", words)
    return {
        "id": pack["id"], "incident": pack.get("incident", ""), "official": None, "replies": replies,
        "contradictions": disputes, "traps": traps,
    }  # fmt: skip


def main() -> None:
    """Write the sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("packs", nargs="+", type=Path)
    args = parser.parse_args()
    lines = [line for f in args.packs for line in f.read_text(encoding="utf-8").splitlines() if line]
    rows = [json.dumps(as_replies(json.loads(line)), ensure_ascii=False) for line in lines]
    args.out.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
