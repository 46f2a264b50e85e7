"""Print how well facts are found in every labelled notice by models that have not seen it (5 folds over all sets).

Usage: python -m benchmarks.facts_folds [--errors dates,counts,info,certainty] [--seed N]
In each fold the models of dates, counts, kinds of information, certainty and mode are trained on the other notices.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

import checker.facts.certainty
import checker.facts.classify
import checker.facts.counts
import checker.facts.event_choice
import checker.facts.info_types
from benchmarks.facts_accuracy import ROWS, pairs, scores
from checker.facts.classify import head_end
from checker.facts.extract import extract_facts
from checker.facts.mode_model import Features, features
from checker.text.document import Document
from checker.text.segment import build_document
from checker.text.source import SourceText
from models.training.slot_data import Record, labelled, own
from models.training.train_certainty import train_certainty
from models.training.train_classify import SAMPLE_WEIGHT, samples
from models.training.train_classify import train as train_mode
from models.training.train_facts import train

FOLDS = 5


def folds(count: int, seed: int = 11) -> Any:  # noqa: ANN401
    """Return the fold of each notice, dealt at random by ``seed``."""
    fold = np.zeros(count, dtype=int)
    fold[np.random.default_rng(seed).permutation(count)] = np.arange(count) % FOLDS
    return fold


def use(learn: list[Record], more: list[Record], read: dict[str, Features], seed: tuple[list[Features], list[str]]) -> None:
    """Train all models on ``learn`` and ``more`` and put them in place of the shipped ones."""
    weights = train(learn, more)
    tables = weights.tables | {"certainty": train_certainty([*learn, *more])}
    for module in (checker.facts.counts, checker.facts.event_choice, checker.facts.info_types):
        module.load_weights = tables.__getitem__  # type: ignore[attr-defined]
    directions = weights.directions.astype(np.float32)
    checker.facts.event_choice.clause_directions = lambda: directions  # type: ignore[assignment]
    checker.facts.certainty.load_certainty = lambda: tables["certainty"]  # type: ignore[attr-defined,assignment]
    seen = [read[r["id"]] for r, _ in learn]
    modes = [r["mode"] for r, _ in learn]
    model = train_mode(seen + seed[0], modes + seed[1], [1.0] * len(seen) + [SAMPLE_WEIGHT] * len(seed[0]))
    checker.facts.classify.load_model = lambda: model  # type: ignore[attr-defined]


def fresh(document: Document) -> Document:
    """Return the document without the layers that a model of another fold may have left."""
    return build_document(SourceText("-", document.text))


def main() -> None:
    """Print one line a row and the errors asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", default="")
    parser.add_argument("--seed", type=int, default=11, help="another number deals other folds")
    options = parser.parse_args()
    errors = set(options.errors.split(","))
    records, more = labelled(sorted(Path("tests/data").glob("notices_*.jsonl"))), own()
    read = {r["id"]: features(d, head_end(d)) for r, d in records}
    seed, fold = samples(), folds(len(records), options.seed)
    sums = {row: [0, 0, 0] for row in ROWS}
    for k in range(FOLDS):
        use([r for r, f in zip(records, fold, strict=True) if f != k], more, read, seed)
        for (record, document), f in zip(records, fold, strict=True):
            if f != k:
                continue
            for row, gold, found in pairs(record, extract_facts(fresh(document))):
                for name in (row, "dates") if row in ("occurred", "discovered") else (row,):
                    sums[name] = [s + n for s, n in zip(sums[name], (len(gold & found), len(found), len(gold)), strict=True)]
                if gold != found and (row in errors or (row in ("occurred", "discovered") and "dates" in errors)):
                    print(f"{record['id']} {row}: missed {sorted(gold - found)} false {sorted(found - gold)}")
    for row, (right, found_count, gold_count) in sums.items():
        precision, recall, f1 = scores(right, found_count, gold_count)
        print(f"{row:10} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main()
