"""Train the small models of ``checker.facts`` (which date, which count, which kind of information) on labelled notices.

Usage: python -m models.training.train_facts [FILE.jsonl ...]     (default: the four training sets)
The own notices of models/data with labelled slots are always learnt too (counts: the training sets only).
Writes models/facts/*.json and event_clauses.npy; the same files give the same weights.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.facts.counts import count_candidates
from checker.facts.info_types import item_candidates
from checker.facts.linear import probability
from checker.text.document import Document
from models.training.fit_events import fit_directions, fit_events
from models.training.slot_data import Record, labelled, own

OUT = Path(__file__).resolve().parents[1] / "facts"


def fit_logistic(
    rows: list[tuple[set[str], bool]], l2: float = 1.0, steps: int = 12, least: int = 3, shares: list[float] | None = None
) -> dict[str, float]:
    """Fit a logistic regression over named features by Newton's method; ``shares`` weigh rows, ``bias`` is not shrunk."""
    counts: dict[str, int] = {}
    for features, _ in rows:
        for name in features:
            counts[name] = counts.get(name, 0) + 1
    names = ["bias", *sorted(n for n, c in counts.items() if c >= least and n != "bias")]
    index = {n: i for i, n in enumerate(names)}
    x, y = np.zeros((len(rows), len(names))), np.array([float(right) for _, right in rows])
    for k, (features, _) in enumerate(rows):
        x[k, [index[n] for n in features | {"bias"} if n in index]] = 1.0
    share = np.array(shares) if shares else np.ones(len(rows))
    weights, shrink = np.zeros(len(names)), np.full(len(names), l2)
    shrink[0] = 1e-6
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ weights))
        bend = x.T @ (x * (share * p * (1 - p))[:, None]) + np.diag(shrink)
        weights = weights + np.linalg.solve(bend, x.T @ (share * (y - p)) - shrink * weights)
    return {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.01}


def train_counts(records: list[Record]) -> dict[str, dict[str, float]]:
    """Fit which quantities are labelled as counts, by value."""
    rows = []
    for record, document in records:
        gold = {c["value"] for c in record["slots"]["counts"]}
        rows += [(features, int(q.value) in gold) for _, q, features in count_candidates(document)]
    return {"counts": fit_logistic(rows)}


def train_info_types(records: list[Record], rounds: int = 4) -> dict[str, dict[str, float]]:
    """Fit which mentions tell an affected kind.

    Of a labelled kind the mentions in labelled evidence of scope_items speak for it and its others half against; where
    there is no such evidence the best mention speaks for it. Of a kind not labelled every mention speaks against.
    """
    bags: list[tuple[list[tuple[set[str], bool]], bool]] = []
    for record, document in records:
        if "info_types" not in record["slots"]:
            continue
        proofs = _evidence(record, document)
        by_type: dict[str, list[tuple[set[str], bool]]] = {}
        for sentence, mention, features in item_candidates(document):
            at = sentence.normal.span(mention.start, mention.end).start
            by_type.setdefault(mention.type, []).append((features, any(a <= at < b for a, b in proofs)))
        bags += [(rows, kind in record["slots"]["info_types"]) for kind, rows in sorted(by_type.items())]
    weights: dict[str, float] = {}
    for _ in range(rounds):
        rows: list[tuple[set[str], bool]] = []
        shares: list[float] = []
        for options, right in bags:
            proven = right and any(proof for _, proof in options)
            if proven:
                rows += options
                shares += [1.0 if proof else 0.5 for _, proof in options]
                continue
            ranked = sorted((f for f, _ in options), key=lambda f: -probability(f, weights)) if weights else [f for f, _ in options]
            chosen = ranked[:1] if right and weights else ranked
            rows += [(f, right) for f in chosen]
            shares += [1.0] * len(chosen)
        weights = fit_logistic(rows, l2=2.0, shares=shares)
    return {"info_types": weights}


def _evidence(record: dict[str, Any], document: Document) -> list[tuple[int, int]]:
    """Return where the labelled evidence of scope_items stands in the source."""
    spans = []
    for piece in record.get("elements", {}).get("scope_items", {}).get("evidence", []):
        at = document.text.find(piece)
        while at >= 0:
            spans.append((at, at + len(piece)))
            at = document.text.find(piece, at + 1)
    return spans


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of all models by file name, and the directions of clause meaning."""

    tables: dict[str, dict[str, dict[str, float]]]
    directions: NDArray[np.float16]


def train(records: list[Record], more: list[Record]) -> Weights:
    """Train every model; ``more`` are records without counts."""
    directions = fit_directions([*records, *more])
    tables = {
        "events": fit_events([*records, *more], directions),
        "counts": train_counts(records),
        "info_types": train_info_types([*records, *more]),
    }
    return Weights(tables, directions)


def main() -> None:
    """Train on the files named and write the weights."""
    paths = [Path(a) for a in sys.argv[1:]] or [Path(f"tests/data/notices_train_{s}.jsonl") for s in "abcd"]
    weights = train(labelled(paths), own())
    OUT.mkdir(exist_ok=True)
    for name, tables in weights.tables.items():
        text = json.dumps(tables, indent=0, sort_keys=True) + "\n"
        (OUT / f"{name}.json").write_text(text, encoding="utf-8")
    np.save(OUT / "event_clauses.npy", weights.directions, allow_pickle=False)


if __name__ == "__main__":
    main()
