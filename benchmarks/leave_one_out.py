"""Take the evidence of one element out of a notice: exactly that element must fall.

Usage: python -m benchmarks.leave_one_out [--errors] [--every N] [--processes N]
For every labelled notice and every element that is labelled and found present, the labelled sentences of that element
(and those that touch it) are removed. The element must no longer be found present, and elements that lost none of
their own evidence must keep their status. The dev notices' evidence holds examples only, so they are left out.
The notices are dealt out to processes; each is judged some ten times.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "models" / "training"))

from data import DATA, Notice, extra_records, to_notice

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


@dataclass(frozen=True, slots=True)
class Trial:
    """One element taken out of one notice: whether it fell, and how many of the others were to stay and stayed."""

    notice: str
    element: str
    gone: bool
    others: int
    same: int


def records() -> list[dict[str, Any]]:
    """Return the records of the training sets and the own ones."""
    lines = (line for p in sorted(DATA.glob("notices_train_*.jsonl")) for line in p.read_text(encoding="utf-8").splitlines())
    return [*map(json.loads, lines), *extra_records()]


def trials_of(record: dict[str, Any]) -> list[Trial]:
    """Take each element that is labelled and found present out of one notice."""
    return list(_trials(to_notice(record, is_dev=False)))


def _trials(notice: Notice) -> Iterator[Trial]:
    before = statuses(notice)
    for element in ELEMENT_IDS:
        if before[element] is not Status.PRESENT or notice.status[element] != "present":
            continue
        after = statuses(without(notice, element))
        lost = pieces_of(notice, element)
        others = [e for e in ELEMENT_IDS if e != element and not pieces_of(notice, e) & lost]
        same = [e for e in others if (after[e] is Status.PRESENT) == (before[e] is Status.PRESENT)]
        yield Trial(notice.id, element, after[element] is not Status.PRESENT, len(others), len(same))


def show(trials: list[Trial]) -> None:
    """Print the rates by element and over all."""
    tried, fell, kept, stayed, exact = (Counter[str]() for _ in range(5))
    for trial in trials:
        for name in (trial.element, "all"):
            tried[name] += 1
            fell[name] += trial.gone
            kept[name] += trial.others
            stayed[name] += trial.same
            exact[name] += trial.gone and trial.same == trial.others
    print("| element | tried | fell | others kept | exactly that one |\n|---|---|---|---|---|")
    for name in (*ELEMENT_IDS, "all"):
        n, rates = tried[name], (fell[name], exact[name])
        first, last = (f"{r / max(1, n):.3f}" for r in rates)
        print(f"| {name} | {n} | {first} | {stayed[name] / max(1, kept[name]):.3f} | {last} |")


def main() -> None:
    """Run over the notices and print the rates."""
    parser = argparse.ArgumentParser(description="Leave-one-out over elements.")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="take every N-th notice only")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    chosen = records()[:: given.every]
    with get_context("spawn").Pool(min(given.processes, len(chosen))) as pool:
        trials = [t for found in pool.imap(trials_of, chosen, chunksize=4) for t in found]
    if given.errors:
        print("\n".join(f"{t.notice} {t.element} is still found" for t in trials if not t.gone))
    show(trials)


if __name__ == "__main__":
    main()
