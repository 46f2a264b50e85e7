#!/usr/bin/env python3
"""Fit the weights by which opposed statements are told to be of one matter or of two (``checker/consistency/about.py``).

    fit_about.py TEMPTING.jsonl --real FILE.jsonl … [--test FILE.jsonl …] [--write]

TEMPTING is a reply set of statements that were written to look opposed (the packs of ``models/data/oppositions`` as replies: the
sides of a dispute and statements ``apart`` from it under one question), ``--real`` are labelled replies, which count twice.
Prints how many pairs of replies stay at several limits, by the tempting set in folds of incidents and by the sets of ``--test``.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.fit_subjects import in_order, load
from benchmarks.replies_accuracy import overlap, place
from checker.consistency import about
from checker.consistency.closed import opposition
from checker.consistency.engine import scopes_meet
from checker.consistency.verdict import comparer_of
from checker.domain.claim import Claim
from checker.facts.claims.closed import EVENT_AXIS
from checker.facts.claims.closed_axes import closed_axes
from checker.facts.claims.extract import ClaimReader
from checker.facts.claims.listed import AXIS as LISTED
from checker.facts.claims.sides import side_axes
from checker.facts.claims.stances import AXIS as STANCE

WEIGHTS = Path(__file__).resolve().parent.parent / "style_rules/axes/closed/about_weights.yaml"
STRENGTH = 0.1
REAL = 2.0
FOLDS = 8
LIMITS = (0.0, 0.2, 0.25, 0.3, 0.35, 0.37, 0.4, 0.45, 0.5)


class Row(NamedTuple):
    """A pair of opposed claims.

    Attributes:
        label: 1 a dispute, 0 none, None the repetition of one.
        is_told: whether the comparer of its axis tells it; the others only teach.
    """

    incident: str
    pair: frozenset[str]
    found: dict[str, float]
    label: int | None
    is_told: bool


def rows(record: dict[str, Any], reader: ClaimReader) -> Iterator[Row]:
    """Yield the opposed pairs of one incident."""
    anchor = min((x["at"][:10] for x in record["replies"] if x["at"]), default="")
    claims = reader.read_text("official", record["official"], is_official=True, anchor=anchor) if record["official"] else []
    for x in record["replies"]:
        claims = [*claims, *reader.read_text(x["id"], x["text"], x["question"], x["at"])]
    texts = {x["id"]: x["text"] for x in record["replies"]} | {"official": record["official"] or ""}
    gold = {frozenset((c["a"], c["b"])) for c in record["contradictions"]}
    traps = {frozenset((t["a"], t["b"])) for t in record["traps"]}
    disputed: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for c in record["contradictions"]:
        for side in "ab":
            disputed[c[side]].append(place(texts[c[side]], c[side + "_span"]))
    for a, b, kind, is_told in _opposed(claims):
        pair = frozenset((a.source, b.source))
        repeats = pair not in traps and any(overlap((x.span.start, x.span.end), q) for x in (a, b) for q in disputed[x.source])
        label = 1 if pair in gold else None if repeats else 0
        yield Row(record["id"], pair, about.features(a, b, kind), label, is_told)


def _opposed(claims: list[Claim]) -> Iterator[tuple[Claim, Claim, str, bool]]:
    ours = {*closed_axes(), *side_axes(), EVENT_AXIS, STANCE, LISTED}
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        for key in dict.fromkeys(claim.keys or (claim.subject,)) if claim.axis in ours else ():
            buckets[claim.axis, key].append(i)
    seen = {pair: axis for (axis, _), ids in buckets.items() for pair in combinations(ids, 2)}
    for (i, j), axis in seen.items():
        a, b, compare = claims[i], claims[j], comparer_of(axis)
        if a.source == b.source or compare is None or not scopes_meet(a, b):
            continue
        verdict = compare(a, b)
        kind, order = verdict.kind, verdict.order.replace("!", "_standing")
        if kind == "none" and (axis == EVENT_AXIS or axis in closed_axes()):
            kind, order = opposition(a, b) or ("none", "any")
        if kind != "none" and in_order(a, b, order):
            yield a, b, kind, verdict.kind != "none"


def read(paths: list[Path]) -> list[Row]:
    """Return the opposed pairs of some sets."""
    reader = ClaimReader()
    return [row for record in load(paths) for row in rows(record, reader)]


def fit(known: list[tuple[Row, float]]) -> dict[str, float]:
    """Return weights by feature name of rows with their weight."""
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vec = DictVectorizer(sparse=False)
    table = vec.fit_transform([r.found for r, _ in known])
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(table, np.array([r.label for r, _ in known]), sample_weight=np.array([w for _, w in known]))
    weights = dict(zip(vec.get_feature_names_out(), (float(w) for w in model.coef_[0]), strict=True))
    return {**weights, "bias": float(model.intercept_[0])}


def report(name: str, scored: list[tuple[float, Row]]) -> None:
    """Print the pairs of replies that stay at each limit: disputes and false alarms."""
    parts = []
    for limit in LIMITS:
        kept = {label: {(r.incident, r.pair) for p, r in scored if p >= limit and r.label == label and r.is_told} for label in (0, 1)}
        parts.append(f"{limit}: {len(kept[1])}/{len(kept[0] - kept[1])}")
    print(f"{name}  " + "  ".join(parts))


def main() -> None:
    """Fit, report, and write if asked."""
    from checker.consistency.subjects import score

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tempting", type=Path)
    parser.add_argument("--real", nargs="+", type=Path, default=[])
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    about.LIMIT = 0.0
    tempting, real = read([args.tempting]), read(args.real)
    known = [*((r, 1.0) for r in tempting if r.label is not None), *((r, REAL) for r in real if r.label is not None)]
    names = sorted({r.incident for r, _ in known})
    scored: list[tuple[float, Row]] = []
    for k in range(FOLDS):
        fold = set(names[k::FOLDS])
        weights = fit([(r, w) for r, w in known if r.incident not in fold])
        scored += [(score(weights, r.found), r) for r in (*tempting, *real) if r.incident in fold]
    theirs = {r.incident for r in tempting}
    report("tempting, held out by incident", [x for x in scored if x[1].incident in theirs])
    report("real, held out by incident", [x for x in scored if x[1].incident not in theirs])
    weights = fit(known)
    for path in args.test:
        report(path.stem, [(score(weights, r.found), r) for r in read([path])])
    if args.write:
        lines = ["# Fitted by benchmarks/fit_about.py; do not edit by hand.", "kind: weights", "weights:"]
        lines += [f"  '{name}': '{value:.3f}'" for name, value in sorted(weights.items()) if abs(value) >= 0.0005]
        WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
