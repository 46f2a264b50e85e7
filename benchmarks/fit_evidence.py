#!/usr/bin/env python3
"""Fit the weights of the evidence for a dispute of two statements (``checker/consistency/evidence.py``).

    fit_evidence.py REPLIES.jsonl … [--test REPLIES.jsonl …] [--write]

REPLIES must be labelled replies that the network was not taught. Prints the precision and the recall of hard pairs of replies at
several limits, by the replies in five folds of incidents and by those of ``--test``. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.replies_accuracy import overlap, place, texts_of
from checker.consistency.check import find_reply_conflicts
from checker.consistency.meaning import gather, said_of, said_officially
from checker.domain.claim import Claim
from checker.facts.issued import issued_at
from checker.paths import data_folder

STRENGTH = 0.3
FOLDS = 5
LIMITS = (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)


class Row(NamedTuple):
    """A compared pair of statements.

    Attributes:
        pairs: the pairs of replies that state them.
        label: 1 a dispute, 0 none, None where only one of the statements is in a dispute of these replies.
    """

    incident: str
    pairs: frozenset[frozenset[str]]
    features: dict[str, float]
    label: int | None


def rows(record: dict[str, Any]) -> list[Row]:
    """Return the compared pairs of one incident."""
    replies, officials = texts_of(record)
    known = find_reply_conflicts(replies, officials, by_meaning=False)
    responders = {reply.id: reply.responder for reply in replies}
    said_all = [*said_officially(officials, replies), *said_of(replies)]
    issued = {name: issued_at(text) for name, text in officials}
    said, _, evidence = gather(said_all, known, responders=responders, issued=issued)
    texts = {r.id: r.text for r in replies} | dict(officials)
    found = []
    for (i, j), features in evidence.features():
        if evidence.is_ruled_out(i, j):  # decided without weights, and far out of the range of the others
            continue
        a, b = said.groups[i], said.groups[j]
        pairs = frozenset(frozenset((x.source, y.source)) for x in a for y in b if x.source != y.source)
        found.append(Row(record["id"], pairs, features, _label(record, texts, a, b)))
    return found


def _label(record: dict[str, Any], texts: dict[str, str], a: Sequence[Claim], b: Sequence[Claim]) -> int | None:
    is_near = False
    for gold in record["contradictions"]:
        left, right = (place(texts[gold[s]], gold[f"{s}_span"]) for s in "ab")
        for x, y in [(x, y) for p in a for q in b for x, y in ((p, q), (q, p))]:
            if (x.source, y.source) == (gold["a"], gold["b"]):
                hits = [overlap((x.span.start, x.span.end), left), overlap((y.span.start, y.span.end), right)]
                if all(hits):
                    return 1
                is_near |= any(hits)
    return None if is_near else 0


def fit(found: Sequence[Row]) -> dict[str, float]:
    """Return the weights."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    known = [row for row in found if row.label is not None]
    names = [name for name in known[0].features if name != "one"]
    x, scaler = _matrix(known, names), StandardScaler()
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(scaler.fit_transform(x), [row.label for row in known])
    own = model.coef_[0] / scaler.scale_
    one = float(model.intercept_[0] - own @ scaler.mean_)
    return {"one": round(one, 4)} | {name: round(float(w), 4) for name, w in zip(names, own, strict=True)}


def _matrix(found: Sequence[Row], names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[row.features[name] for name in names] for row in found])


def chances(found: Sequence[Row], weights: dict[str, float]) -> NDArray[np.float64]:
    """Return how probable each row is by ``weights``."""
    sums = _matrix(found, list(weights)) @ np.array(list(weights.values()))
    return 1 / (1 + np.exp(-sums))


def crosswise(found: Sequence[Row]) -> NDArray[np.float64]:
    """Return how probable each row is by weights fitted on the incidents of other folds."""
    incidents = sorted({row.incident for row in found})
    fold = {incident: n % FOLDS for n, incident in enumerate(incidents)}
    own = np.array([fold[row.incident] for row in found])
    told = np.zeros(len(found))
    for n in range(FOLDS):
        weights = fit([row for row, f in zip(found, own, strict=True) if f != n])
        told[own == n] = chances([row for row, f in zip(found, own, strict=True) if f == n], weights)
    return told


def tell(name: str, records: Sequence[dict[str, Any]], found: Sequence[Row], told: NDArray[np.float64]) -> None:
    """Print precision and recall of pairs of replies at each limit."""
    gold = {(r["id"], frozenset((g["a"], g["b"]))): False for r in records for g in r["contradictions"]}
    gold |= {(r["id"], frozenset((g["a"], g["b"]))): True for r in records for g in r["contradictions"] if g["kind"] == "hard"}
    print(f"{name}: {len(records)} incidents, {len(found)} compared pairs")
    for limit in LIMITS:
        alarms: dict[tuple[str, frozenset[str]], bool] = {}
        for row, chance in zip(found, told, strict=True):
            if chance >= limit:
                for pair in row.pairs:
                    alarms[row.incident, pair] = alarms.get((row.incident, pair), True) and row.label is None
        hits = [pair for pair in alarms if pair in gold]
        false = [pair for pair, is_near in alarms.items() if pair not in gold and not is_near]
        hard = sum(gold[pair] for pair in hits) / max(1, sum(gold.values()))
        print(f"  {limit:.2f}  precision {len(hits) / max(1, len(hits) + len(false)):.3f}  hard recall {hard:.3f}")


def load(paths: Sequence[Path]) -> tuple[list[dict[str, Any]], list[Row]]:
    """Return the incidents of files, each with an id of its own, and their compared pairs."""
    records = [
        json.loads(line) | {"id": f"{path.stem}:{n}"}
        for path in paths
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines())
    ]
    return records, [row for record in records for row in rows(record)]


def main() -> None:
    """Fit, tell, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("replies", type=Path, nargs="+")
    parser.add_argument("--test", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    records, found = load(args.replies)
    tell("crosswise", records, found, crosswise(found))
    weights = fit(found)
    for path in args.test:
        others, theirs = load([path])
        tell(path.name, others, theirs, chances(theirs, weights))
    if args.write:
        text = json.dumps(weights, ensure_ascii=False, indent=1) + "\n"
        (data_folder("models") / "opposition/evidence.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
