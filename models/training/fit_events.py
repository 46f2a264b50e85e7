"""Fit the joint choice of the dates of occurrence and discovery (``checker.facts.event_choice``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack

from checker.facts.calendar import calendar_of
from checker.facts.event_choice import MOST, NONE, Features, Pair, all_features, story_features
from checker.facts.events import Candidate, candidates, meaning
from checker.text.document import Document

DIRECTIONS = 20
SHRINK = 5.0  # of 2.5 to 9, 3.5 and 5 give the best mean F1 over six deals of five folds
LEAST = 3  # documents a feature must be seen in
Options = list[tuple[Pair, Features]]
Record = tuple[dict[str, Any], Document]


def fit_directions(records: Sequence[Record]) -> NDArray[np.float16]:
    """Return the mean vector of the clauses of dates and their main directions, shape (1 + n, 300)."""
    told = [v for _, d in records for c in candidates(d, calendar_of(d)) if (v := meaning(c)) is not None]
    matrix = np.array(told, dtype=np.float64)
    mean = matrix.mean(axis=0)
    main = np.linalg.svd(matrix - mean, full_matrices=False)[2][:DIRECTIONS]
    main *= np.sign(main[np.arange(DIRECTIONS), np.abs(main).argmax(axis=1)])[:, None]
    return np.vstack([mean, main]).astype(np.float16)


def fit_events(records: Sequence[Record], directions: NDArray[Any]) -> dict[str, dict[str, float]]:
    """Fit a conditional logit over the pairs of dates; records whose labelled dates are no candidates are left out."""
    choices: list[tuple[Options, int]] = []
    for record, document in records:
        calendar = calendar_of(document)
        ordered = candidates(document, calendar)[:MOST]
        story = story_features(document, calendar, ordered, record["mode"], record["kind"])
        options = list(all_features(ordered, story, directions.astype(np.float32)))
        right = _right(ordered, record["slots"])
        index = next((i for i, (pair, _) in enumerate(options) if pair == right), None)
        if index is not None:
            choices.append((options, index))
    return {"pairs": _fit(choices)}


def _right(ordered: Sequence[Candidate], slots: dict[str, Any]) -> Pair | None:
    at = {c.value.iso: i for i, c in enumerate(ordered)} | {None: NONE}
    start, found = slots["occurred"], slots["discovered"]
    return (at[start], at[found]) if start in at and found in at else None


def _fit(choices: Sequence[tuple[Options, int]]) -> dict[str, float]:
    counts = Counter(n for options, _ in choices for n in {name for _, f in options for name in f})
    names = sorted(n for n, c in counts.items() if c >= LEAST)
    index = {n: i for i, n in enumerate(names)}
    blocks = [_block(options, index) for options, _ in choices]
    table = vstack(blocks).tocsr()
    starts = np.cumsum([0, *(b.shape[0] for b in blocks)])
    right = starts[:-1] + np.array([i for _, i in choices])
    group = np.repeat(np.arange(len(blocks)), np.diff(starts))
    told = np.asarray(table[right].sum(axis=0)).ravel()
    back = table.T.tocsr()

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = table @ weights
        top = np.maximum.reduceat(z, starts[:-1])
        grown = np.exp(z - top[group])
        whole = np.add.reduceat(grown, starts[:-1])
        likelihood = (z[right] - top - np.log(whole)).sum()
        slope = told - back @ (grown / whole[group]) - SHRINK * weights
        return -(likelihood - 0.5 * SHRINK * weights @ weights), -slope

    fitted = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {n: round(float(w), 3) for n, w in zip(names, fitted, strict=True) if abs(w) >= 0.02}


def _block(options: Options, index: dict[str, int]) -> csr_matrix:
    rows, columns, values = [], [], []
    for i, (_, features) in enumerate(options):
        for name, value in features.items():
            if name in index:
                rows.append(i)
                columns.append(index[name])
                values.append(value)
    return csr_matrix((values, (rows, columns)), shape=(len(options), len(index)))
