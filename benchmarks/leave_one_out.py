"""Take the evidence of one element out of a notice: exactly that element must fall.

Usage: python -m benchmarks.leave_one_out [--errors] [--every N]
For every labelled notice and every element that is labelled and found present, the labelled sentences of that element
(and those that touch it) are removed. The element must no longer be found present, and elements that lost none of
their own evidence must keep their status. The dev notices' evidence holds examples only, so they are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "models" / "training"))

from data import Notice, read_extra, read_notices, to_notice

from benchmarks.elements_accuracy import judge
from checker.checks.elements.decide import Sources
from checker.domain.element import ELEMENT_IDS, Status


def statuses(notice: Notice) -> dict[str, Status]:
    """Return the status of each element by rules and model."""
    return {e: v.status for e, v in judge(notice, Sources.BOTH).items()}


def pieces_of(notice: Notice, element: str) -> set[str]:
    """Return the labelled words that carry or touch ``element``."""
    touched = (notice.record.get("touch") or {}).get(element, [])
    return {*notice.record["elements"][element]["evidence"], *touched}


def without(notice: Notice, element: str) -> Notice:
    """Return the notice without the sentences of ``element``."""
    text = notice.record["text"]
    for piece in sorted(pieces_of(notice, element), key=len, reverse=True):
        text = text.replace(piece, "")
    return to_notice({**notice.record, "text": text}, is_dev=False)


def main() -> None:
    """Run over the notices and print the rates."""
    parser = argparse.ArgumentParser(description="Leave-one-out over elements.")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="take every N-th notice only")
    given = parser.parse_args()
    tried, fell, kept, stayed, exact = (Counter[str]() for _ in range(5))
    for notice in [*read_notices(), *read_extra()][:: given.every]:
        before = statuses(notice)
        for element in ELEMENT_IDS:
            if before[element] is not Status.PRESENT or notice.status[element] != "present":
                continue
            after = statuses(without(notice, element))
            lost = pieces_of(notice, element)
            others = [e for e in ELEMENT_IDS if e != element and not pieces_of(notice, e) & lost]
            same = [e for e in others if (after[e] is Status.PRESENT) == (before[e] is Status.PRESENT)]
            gone = after[element] is not Status.PRESENT
            tried[element] += 1
            fell[element] += gone
            kept[element] += len(others)
            stayed[element] += len(same)
            exact[element] += gone and len(same) == len(others)
            if given.errors and not gone:
                print(f"{notice.id} {element} is still found")
    print("| element | tried | fell | others kept | exactly that one |\n|---|---|---|---|---|")
    for element in (*ELEMENT_IDS, "all"):
        n, f, k, s, x = (c.total() if element == "all" else c[element] for c in (tried, fell, kept, stayed, exact))
        print(f"| {element} | {n} | {f / max(1, n):.3f} | {s / max(1, k):.3f} | {x / max(1, n):.3f} |")


if __name__ == "__main__":
    main()
