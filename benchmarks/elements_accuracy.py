"""Print how well the 13 elements are found: by the rules alone, by the model alone, by both.

Usage: python -m benchmarks.elements_accuracy [--errors] [--set dev|cross]
``dev``: the shipped weights on the dev notices, which nothing was trained on.
``cross``: all labelled notices (training sets and dev), each judged by a sentence model and a decision that had not seen
it (from models/training/out_of_fold.npy). The rules were written with the training sets in sight.
Counted as docs/accuracy.md says: a status n/a counts as absent; evidence must overlap labelled evidence.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "models" / "training"))

import numpy as np
from data import SUBSTANCE, Notice
from folds import FOLDS, all_notices, folds_of, load_scores, page_sets
from train_decision import delay_of, fit_all

from checker.checks.elements import combine
from checker.checks.elements.decide import Sources, Verdict, decide
from checker.checks.elements.model import SentenceScores
from checker.checks.elements.votes import rule_votes
from checker.domain.element import ELEMENT_IDS

PRESENT = "present"


@dataclass(slots=True)
class Tally:
    """Counts over notices: hits, false and missed presents by element, and what goes with them."""

    hit: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    notices: int = 0
    lacking: int = 0
    spots: int = 0
    on_spot: int = 0

    def add(self, notice: Notice, verdicts: dict[str, Verdict], errors: bool) -> None:
        """Count one notice."""
        self.notices += 1
        for element in ELEMENT_IDS:
            gold, verdict = notice.status[element], verdicts[element]
            found = "absent" if verdict.status.value == "n/a" else verdict.status.value
            self.right[element] += gold == found
            self.lacking += gold != PRESENT
            self.false[element] += found == PRESENT != gold
            self.missed[element] += gold == PRESENT != found
            if gold == found == PRESENT:
                self.hit[element] += 1
                self.spots += 1
                self.on_spot += _on_spot(notice, element, verdict)
            if errors and gold != found:
                words = [e.span.of(notice.document.text)[:60] for e in verdict.evidence[:2]]
                evidence = [e[:60] for e in notice.record["elements"][element]["evidence"][:2]]
                print(f"{notice.id} {element}: labelled {gold}, found {found}: {evidence} / {words}")

    def f1(self, element: str) -> float:
        """Return the F1 of "present"."""
        return 2 * self.hit[element] / max(1, 2 * self.hit[element] + self.false[element] + self.missed[element])

    def rows(self) -> list[tuple[str, float]]:
        """Return the figures with their names."""
        return [
            ("macro-F1 of present", sum(map(self.f1, ELEMENT_IDS)) / len(ELEMENT_IDS)),
            ("3-way accuracy", self.right.total() / (self.notices * len(ELEMENT_IDS))),
            ("absent or vague called present", self.false.total() / max(1, self.lacking)),
            ("evidence on the spot", self.on_spot / max(1, self.spots)),
            *((f"F1 {element}", self.f1(element)) for element in ELEMENT_IDS),
        ]


def _on_spot(notice: Notice, element: str, verdict: Verdict) -> bool:
    text = notice.document.text
    places = [(text.find(e), text.find(e) + len(e)) for e in notice.record["elements"][element]["evidence"]]
    return any(e.span.start < end and start < e.span.end for e in verdict.evidence for start, end in places)


def judge(notice: Notice, sources: Sources) -> dict[str, Verdict]:
    """Decide the 13 elements of a notice."""
    document, facts = notice.document, notice.facts
    return decide(document, facts, rule_votes(document, facts), sources, delay_of(notice))


def on_dev(notices: Sequence[Notice], errors: bool) -> dict[str, Tally]:
    """Measure the shipped weights on the dev notices."""
    tallies = {s.value: Tally() for s in Sources}
    for notice in (n for n in notices if n.is_dev):
        for sources in Sources:
            tallies[sources.value].add(notice, judge(notice, sources), errors and sources is Sources.BOTH)
    return tallies


def crosswise(notices: Sequence[Notice], errors: bool) -> tuple[dict[str, Tally], dict[str, Tally]]:
    """Measure every labelled notice, and a short page of each, with a sentence model and a decision that had not seen it."""
    whole, short = ({s.value: Tally() for s in Sources} for _ in range(2))
    learned, measured = page_sets(notices)
    everything = [*notices, *learned, *measured]
    scores, fold = load_scores(everything), folds_of(notices)
    half = 2 * len(notices)
    for k in range(FOLDS):
        seen = [i for i in range(half) if fold[i % len(notices)] != k and not everything[i].is_dev]
        with weights_of(fit_all([everything[i] for i in seen], [scores[i] for i in seen])):
            for i, notice in enumerate(everything):
                if fold[i % len(notices)] != k or notice.id.startswith("x") or len(notices) <= i < half:
                    continue
                preset(notice, scores[i])
                tallies = whole if i < half else short
                for sources in Sources:
                    tallies[sources.value].add(notice, judge(notice, sources), errors and sources is Sources.BOTH)
    return whole, short


def preset(notice: Notice, scores: SentenceScores) -> None:
    """Give the document the scores of a model that had not seen it."""
    notice.document.layer("elements.scores", lambda _: scores)


@contextmanager
def weights_of(tree: dict[str, Any]) -> Iterator[None]:
    """Let the decision use ``tree`` instead of the stored weights."""
    stored: Callable[[], Any] = combine._weights
    prepared = combine.prepare(tree)
    combine._weights = lambda: prepared  # type: ignore[assignment]
    try:
        yield
    finally:
        combine._weights = stored  # type: ignore[assignment]


def calibration_error(notices: Sequence[Notice]) -> float:
    """Return the expected calibration error of "substance" over all held-out sentences (ten bins)."""
    learned, measured = page_sets(notices)
    scores = load_scores([*notices, *learned, *measured])[: len(notices)]
    kept = [(n, s) for n, s in zip(notices, scores, strict=True) if not n.is_dev]
    chance = np.concatenate([s.substance.ravel() for _, s in kept])
    truth = np.concatenate([(n.labels == SUBSTANCE).ravel() for n, _ in kept])
    place = np.minimum((chance * 10).astype(int), 9)
    gaps = [abs(chance[place == b].sum() - truth[place == b].sum()) for b in range(10)]
    return float(sum(gaps) / len(chance))


def show(title: str, tallies: dict[str, Tally]) -> None:
    """Print a table in Markdown."""
    print(f"\n### {title}\n\n| | {' | '.join(tallies)} |\n|---|{'---|' * len(tallies)}")
    for rows in zip(*(t.rows() for t in tallies.values()), strict=True):
        print(f"| {rows[0][0]} | {' | '.join(f'{value:.3f}' for _, value in rows)} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Accuracy of the elements.")
    parser.add_argument("--errors", action="store_true", help="list what went wrong with both")
    parser.add_argument("--set", choices=("dev", "cross"), help="only one of the two measurements")
    given = parser.parse_args()
    notices = all_notices()
    if given.set != "cross":
        show("Dev notices (40), shipped weights", on_dev(notices, given.errors))
    if given.set != "dev":
        notices = all_notices()  # fresh documents: scores are kept with them
        whole, short = crosswise(notices, given.errors)
        show("All labelled notices (225), 5-fold cross-validation by notice", whole)
        show("Short cluttered pages of them (225), 5-fold cross-validation by notice", short)
        print(f"\nCalibration error of the sentence model on held-out sentences: {calibration_error(notices):.4f}")


if __name__ == "__main__":
    main()
