"""Train the small models of ``checker.facts`` (which date, which count, which kind of information) on labelled notices.

Usage: python -m models.training.train_facts [FILE.jsonl ...]     (default: the four training sets)
Writes models/facts/*.json; the same files give the same weights.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from checker.facts.calendar import calendar_of
from checker.facts.counts import count_candidates
from checker.facts.events import best, candidates, null_features, relate
from checker.facts.info_types import item_candidates
from checker.facts.linear import probability
from checker.text.document import Document
from checker.text.segment import build_document
from checker.text.source import SourceText

OUT = Path(__file__).resolve().parents[1] / "facts"
Choice = tuple[list[set[str]], int]  # options (the last is none) and the right one


def read(paths: list[Path]) -> list[tuple[dict, Document]]:  # type: ignore[type-arg]
    """Return the records and their documents."""
    records = [json.loads(line) for p in paths for line in p.read_text(encoding="utf-8").splitlines()]
    return [(r, build_document(SourceText(r["id"], r["text"]))) for r in records]


def fit_choice(choices: list[Choice], l2: float = 1.0, steps: int = 12) -> dict[str, float]:
    """Fit a conditional logit by Newton's method; features seen less than three times are left out."""
    counts: dict[str, int] = {}
    for options, _ in choices:
        for option in options:
            for name in option:
                counts[name] = counts.get(name, 0) + 1
    names = sorted(n for n, c in counts.items() if c >= 3)
    index = {n: i for i, n in enumerate(names)}
    blocks = []
    for options, right in choices:
        block = np.zeros((len(options), len(names)))
        for k, option in enumerate(options):
            block[k, [index[n] for n in option if n in index]] = 1.0
        blocks.append((block, right))
    weights = np.zeros(len(names))
    for _ in range(steps):
        slope, bend = -l2 * weights, l2 * np.eye(len(names))
        for block, right in blocks:
            z = block @ weights
            p = np.exp(z - z.max())
            p /= p.sum()
            mean = p @ block
            slope += block[right] - mean
            bend += block.T @ (block * p[:, None]) - np.outer(mean, mean)
        weights = weights + np.linalg.solve(bend, slope)
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.01}


def train_events(records: list[tuple[dict, Document]]) -> dict[str, dict[str, float]]:  # type: ignore[type-arg]
    """Fit discovery first, then occurrence given the discovery that the first model finds."""
    prepared = [(r["slots"], candidates(d, calendar_of(d)), null_features(d)) for r, d in records]
    found_choices = [c for s, o, n in prepared if (c := _choice(o, [x.features for x in o], n, s["discovered"]))]
    discovered = fit_choice(found_choices)
    began_choices = []
    for slots, ordered, none in prepared:
        found = best(ordered, [c.features for c in ordered], none, discovered)
        empty = none | ({"null:no_discovery"} if found is None else set())
        if choice := _choice(ordered, relate(ordered, found), empty, slots["occurred"]):
            began_choices.append(choice)
    return {"discovered": discovered, "occurred": fit_choice(began_choices)}


def fit_logistic(rows: list[tuple[set[str], bool]], l2: float = 1.0, steps: int = 12, least: int = 3) -> dict[str, float]:
    """Fit a logistic regression over named features by Newton's method; ``bias`` is not shrunk."""
    counts: dict[str, int] = {}
    for features, _ in rows:
        for name in features:
            counts[name] = counts.get(name, 0) + 1
    names = ["bias", *sorted(n for n, c in counts.items() if c >= least and n != "bias")]
    index = {n: i for i, n in enumerate(names)}
    x, y = np.zeros((len(rows), len(names))), np.array([float(right) for _, right in rows])
    for k, (features, _) in enumerate(rows):
        x[k, [index[n] for n in features | {"bias"} if n in index]] = 1.0
    weights, shrink = np.zeros(len(names)), np.full(len(names), l2)
    shrink[0] = 1e-6
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ weights))
        bend = x.T @ (x * (p * (1 - p))[:, None]) + np.diag(shrink)
        weights = weights + np.linalg.solve(bend, x.T @ (y - p) - shrink * weights)
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.01}


def train_counts(records: list[tuple[dict, Document]]) -> dict[str, dict[str, float]]:  # type: ignore[type-arg]
    """Fit which quantities are labelled as counts, by value."""
    rows = []
    for record, document in records:
        gold = {c["value"] for c in record["slots"]["counts"]}
        rows += [(features, int(q.value) in gold) for _, q, features in count_candidates(document)]
    return {"counts": fit_logistic(rows)}


def train_info_types(records: list[tuple[dict, Document]], rounds: int = 4) -> dict[str, dict[str, float]]:  # type: ignore[type-arg]
    """Fit which mentions tell an affected kind: of a labelled kind the best mention counts, of others every one against."""
    bags: list[tuple[list[set[str]], bool]] = []
    for record, document in records:
        by_type: dict[str, list[set[str]]] = {}
        for _, mention, features in item_candidates(document):
            by_type.setdefault(mention.type, []).append(features)
        bags += [(rows, kind in record["slots"]["info_types"]) for kind, rows in sorted(by_type.items())]
    weights: dict[str, float] = {}
    for _ in range(rounds):
        rows: list[tuple[set[str], bool]] = []
        for options, right in bags:
            ranked = sorted(options, key=lambda f: -probability(f, weights)) if weights else options
            rows += [(f, right) for f in (ranked[:1] if right and weights else ranked)]
        weights = fit_logistic(rows, l2=2.0)
    return {"info_types": weights}


def _choice(ordered: list, rows: list[set[str]], none: set[str], gold: str | None) -> Choice | None:  # type: ignore[type-arg]
    values = [c.value.iso for c in ordered]
    if gold is not None and gold not in values:
        return None
    return [*rows, none], len(rows) if gold is None else values.index(gold)


TRAINERS = {"events": train_events, "counts": train_counts, "info_types": train_info_types}


def main() -> None:
    """Train on the files named and write the weights."""
    paths = [Path(a) for a in sys.argv[1:]] or [Path(f"tests/data/notices_train_{s}.jsonl") for s in "abcd"]
    records = read(paths)
    OUT.mkdir(exist_ok=True)
    for name, train in TRAINERS.items():
        text = json.dumps(train(records), indent=0, sort_keys=True) + "\n"
        (OUT / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
