#!/usr/bin/env python3
"""Fit the second look at two figures (``checker/consistency/figures.py``) and write its weights as a rule file.

    fit_figures.py REPLIES.jsonl … --packs PACKS.jsonl … [--out style_rules/axes/measured/figures.yaml]

Examples are the pairs of figures that the first look takes for one matter (loosely: 0.3); positive where the labels say that
both statements contradict each other. REPLIES are labelled reply sets, PACKS what ``packs_as_replies.py`` wrote.
Folds are by incident. Needs scikit-learn (the ``dev`` extra).
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.fit_alignment import Example, examples
from checker.consistency.alignment import alignment, other_objects
from checker.consistency.figures import LIMIT, features
from checker.consistency.measured import LIMITS

LOOSELY = 0.3
FOLDS = 10
# A pair of a reply set counts as much as three of the packs, which are full of traps.
WEIGHT = 3.0


def main() -> None:
    """Fit, report by held-out incidents, write the weights."""
    from sklearn.linear_model import LogisticRegression

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--packs", nargs="+", type=Path, default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--strength", type=float, default=0.15, help="inverse of the regularisation")
    parser.add_argument("--least", type=float, default=0.1, help="features with a smaller weight are left out")
    args = parser.parse_args()
    rows: list[Example] = []
    weight: list[float] = []
    first: list[float] = []
    for f in [*args.files, *args.packs]:
        for row in examples(f):
            score = 0.0 if row[1].axis == "moment" or other_objects(row[1], row[2]) else alignment(row[1], row[2])
            if score >= LOOSELY:
                rows.append(row)
                first.append(score)
                weight.append(1.0 if f in args.packs else WEIGHT)
    found = [features(a, b) for _, a, b, _, _ in rows]
    y, w = np.array([row[3] for row in rows]), np.array(weight)
    fold = np.array([zlib.crc32(row[0].encode()) % FOLDS for row in rows])

    def table(names: Sequence[str]) -> NDArray[np.float64]:
        return np.array([[f.get(name, 0.0) for name in names] for f in found])

    def fitted(x: NDArray[np.float64], on: NDArray[np.bool_]) -> LogisticRegression:
        return LogisticRegression(C=args.strength, max_iter=4000).fit(x[on], y[on], sample_weight=w[on])

    every = np.ones(len(y), dtype=bool)
    names = sorted({name for f in found for name in f})
    coefficients = fitted(table(names), every).coef_[0]
    names = [name for name, value in zip(names, coefficients, strict=True) if abs(value) >= args.least]
    x = table(names)
    held = np.zeros(len(y))
    for k in sorted(set(fold)):
        held[fold == k] = fitted(x, fold != k).predict_proba(x[fold == k])[:, 1]
    passed = np.array([score >= LIMITS["count"] for score in first])
    for title, kept in (("first look", passed), ("second look, held out", passed & (held >= LIMIT))):
        for what, these in (("replies", w > 1.0), ("packs", w == 1.0)):
            chosen = kept & these
            print(f"{title}: {what} {int(y[chosen].sum())} right, {int((1 - y[chosen]).sum())} false")
    if args.out:
        model = fitted(x, every)
        weights = {"bias": model.intercept_[0], **dict(zip(names, model.coef_[0], strict=True))}
        text = "# Written by benchmarks/fit_figures.py; see there. Log-odds that two figures are told of the same thing.\n"
        text += "weights:\n" + "".join(f"  {name}: '{value:.2f}'\n" for name, value in weights.items())
        args.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
