"""Print how well dates, counts, kinds of information and certainty are found, per labelled set.

Usage: python -m benchmarks.facts_accuracy [--errors dates,counts,info] [--cross] [FILE.jsonl ...]
--cross trains the models of dates, counts, kinds and certainty on the other training sets (and the own notices) for each
file, so that no file is measured on its own words; the model of the mode stays the shipped one (five folds over
everything, the mode too: ``benchmarks.facts_folds``).
Counted as score.py does: occurred and discovered exact, counts and types as sets of values.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from checker.domain.fact import Facts
from checker.facts.extract import extract_facts
from checker.text.segment import build_document
from checker.text.source import SourceText

ROWS = ("occurred", "discovered", "dates", "published", "counts", "info", "certainty")


def pairs(record: dict, facts: Facts) -> Iterator[tuple[str, set, set]]:  # type: ignore[type-arg]
    """Yield (row, labelled values, found values)."""
    slots = record["slots"]
    for name in ("occurred", "discovered"):
        found = getattr(facts, name)
        yield name, {slots[name]} - {None}, {found.value} if found else set()
    yield "published", {record["published"]} - {None}, {facts.published.value} if facts.published else set()
    yield "counts", {c["value"] for c in slots["counts"]}, {c.value for c in facts.counts}
    yield "info", set(slots["info_types"]), {i.value for i in facts.info_types if i.included is not False}
    yield "certainty", {slots["certainty"]} - {None}, {facts.certainty} - {None}


def measure(path: Path, errors: set[str]) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of each row on one file."""
    sums = {row: [0, 0, 0] for row in ROWS}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        facts = extract_facts(build_document(SourceText(record["id"], record["text"])))
        for row, gold, found in pairs(record, facts):
            for name in (row, "dates") if row in ("occurred", "discovered") else (row,):
                sums[name][0] += len(gold & found)
                sums[name][1] += len(found)
                sums[name][2] += len(gold)
            if gold != found and (row in errors or (row in ("occurred", "discovered") and "dates" in errors)):
                print(f"{record['id']} {row}: missed {sorted(gold - found)} false {sorted(found - gold)}")
    return {row: scores(*s) for row, s in sums.items()}


def use_weights_without(path: Path) -> None:
    """Train on the training sets except ``path`` and put these weights in place of the shipped ones."""
    import checker.facts.certainty
    import checker.facts.counts
    import checker.facts.event_choice
    import checker.facts.info_types
    from models.training.slot_data import labelled, own
    from models.training.train_certainty import train_certainty
    from models.training.train_facts import train

    records = labelled([p for p in sorted(Path("tests/data").glob("notices_train_*.jsonl")) if p != path])
    more = own()
    weights = train(records, more)
    for module in (checker.facts.counts, checker.facts.event_choice, checker.facts.info_types):
        module.load_weights = weights.tables.__getitem__  # type: ignore[attr-defined]
    directions = weights.directions.astype("float32")
    checker.facts.event_choice.clause_directions = lambda: directions  # type: ignore[assignment]
    certainty = train_certainty([*records, *more])
    checker.facts.certainty.load_certainty = lambda: certainty  # type: ignore[assignment]


def scores(right: int, found: int, labelled: int) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    p, r = right / max(1, found), right / max(1, labelled)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    """Print one line a file and row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", default="")
    parser.add_argument("--cross", action="store_true")
    options = parser.parse_args()
    files = options.files or sorted(Path("tests/data").glob("notices_*.jsonl"))
    for path in files:
        if options.cross:
            use_weights_without(path)
        result = measure(path, set(options.errors.split(",")))
        print(path.stem, "  ".join(f"{row} {p:.2f}/{r:.2f}/{f:.3f}" for row, (p, r, f) in result.items()))


if __name__ == "__main__":
    main()
