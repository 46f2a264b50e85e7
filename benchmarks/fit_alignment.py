#!/usr/bin/env python3
"""Fit the weights that decide whether two measured claims speak of the same matter, and write them as a rule file.

    fit_alignment.py FILE.jsonl … [--out style_rules/axes/measured/weights.yaml] [--folds 10] [--moments]

Moments have weights of their own (``--moments``, ``style_rules/axes/measured/moments.yaml``).

Every pair of claims with incompatible values is an example; it is positive where the labels say that both statements
contradict each other. Folds are by incident. Needs scikit-learn (the ``dev`` extra).
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.replies_why import claims_of
from checker.consistency.alignment import features
from checker.consistency.measured import LIMITS, disjoint
from checker.domain.claim import Claim
from checker.domain.span import Span

Example = tuple[str, Claim, Claim, int, bool]


def examples(path: Path) -> list[Example]:
    """Return (incident, claim, claim, label, whether a disputed statement is touched) of one labelled file."""
    out: list[Example] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        texts = {x["id"]: x["text"] for x in r["replies"]} | {"official": r["official"] or ""}
        claims = [c for c in claims_of(r) if c.axis in LIMITS and not c.is_correction]
        gold: dict[tuple[str, str], list[dict[str, Span]]] = defaultdict(list)
        disputed: dict[str, list[Span]] = defaultdict(list)
        for c in r["contradictions"]:
            spans = {c[s]: _place(texts[c[s]], c[s + "_span"]) for s in "ab"}
            gold[min(spans), max(spans)].append(spans)
            for name, span in spans.items():
                disputed[name].append(span)
        for a, b in combinations(claims, 2):
            if a.source == b.source or a.axis != b.axis or not set(a.keys) & set(b.keys) or not disjoint(a, b):
                continue
            pair = gold.get((min(a.source, b.source), max(a.source, b.source)), [])
            label = any(a.span.overlaps(s[a.source]) and b.span.overlaps(s[b.source]) for s in pair)
            touch = [any(c.span.overlaps(s) for s in disputed[c.source]) for c in (a, b)]
            if label or not all(touch):  # both disputed, but not with each other: says nothing
                out.append((r["id"], a, b, int(label), any(touch)))
    return out


def _place(text: str, piece: str) -> Span:
    start = text.find(piece)
    return Span(start, start + len(piece))


def main() -> None:
    """Fit, report by held-out incidents, write the weights."""
    from sklearn.linear_model import LogisticRegression

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--strength", type=float, default=0.7, help="inverse of the regularisation")
    parser.add_argument("--moments", action="store_true", help="fit moments instead of all other values")
    args = parser.parse_args()
    rows = [e for f in args.files for e in examples(f) if (e[1].axis == "moment") == args.moments]
    found = [features(a, b) for _, a, b, _, _ in rows]
    names = sorted({name for f in found for name in f})
    x = np.array([[f.get(name, 0.0) for name in names] for f in found])
    y = np.array([row[3] for row in rows])
    fold = np.array([zlib.crc32(row[0].encode()) % args.folds for row in rows])
    held = np.zeros(len(rows))
    for k in sorted(set(fold)):
        model = LogisticRegression(C=args.strength, max_iter=4000).fit(x[fold != k], y[fold != k])
        held[fold == k] = model.predict_proba(x[fold == k])[:, 1]
    for limit in (0.3, 0.4, 0.5, 0.6, 0.7):
        chosen = [row for row, p in zip(rows, held, strict=True) if p >= limit]
        pairs = {(r, a.source, b.source): 0 for r, a, b, _, _ in chosen}
        for r, a, b, label, touch in chosen:
            pairs[r, a.source, b.source] = max(pairs[r, a.source, b.source], 2 * label, int(touch))
        grades = list(pairs.values())
        print(f"held out, limit {limit}: {grades.count(2)} right, {grades.count(1)} repeated, {grades.count(0)} false")
    if args.out:
        model = LogisticRegression(C=args.strength, max_iter=4000).fit(x, y)
        weights = {"bias": model.intercept_[0], **dict(zip(names, model.coef_[0], strict=True))}
        text = (
            "# Written by benchmarks/fit_alignment.py; see there. Log-odds that two values belong to the same matter.\n"
        )
        text += "weights:\n" + "".join(f"  {name}: '{value:.2f}'\n" for name, value in weights.items())
        args.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
