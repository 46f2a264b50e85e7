"""Folds of notices, and scores of notices by models that had not seen them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from data import ROOT, Notice, read_extra, read_notices
from numpy.typing import NDArray
from pages import LEARNED, MEASURED, short_pages

from checker.checks.elements.model import SentenceScores

FOLDS = 5
OUT_OF_FOLD = ROOT / "models" / "training" / "out_of_fold.npy"


def all_notices() -> list[Notice]:
    """Return every labelled notice: training sets, dev set, extra ones."""
    return [*read_notices(dev=True), *read_extra()]


def page_sets(notices: Sequence[Notice]) -> tuple[list[Notice], list[Notice]]:
    """Return a short cluttered page of each notice to learn from, and another one to measure."""
    return short_pages(notices, LEARNED, 1), short_pages(notices, MEASURED, 2)


def folds_of(notices: Sequence[Notice]) -> NDArray[np.int64]:
    """Return the fold of each notice: training, dev and extra notices are dealt out evenly."""
    rng = np.random.default_rng(7)
    fold = np.zeros(len(notices), dtype=np.int64)
    groups = ["dev" if n.is_dev else n.id[:1] for n in notices]
    for group in sorted(set(groups)):
        members = [i for i, g in enumerate(groups) if g == group]
        fold[rng.permutation(members)] = np.arange(len(members)) % FOLDS
    return fold


def save_scores(scores: Sequence[SentenceScores], path: Path) -> None:
    """Write scores one after another, shape (n_sentences, 26)."""
    stacked = np.concatenate([np.concatenate([s.substance, s.touch], axis=1) for s in scores])
    np.save(path, stacked.astype(np.float16), allow_pickle=False)


def load_scores(notices: Sequence[Notice], path: Path = OUT_OF_FOLD) -> list[SentenceScores]:
    """Read what ``save_scores`` wrote.

    ``notices``: all of them, followed by the pages of ``page_sets``.

    Raises:
        ValueError: if the sentences are no longer those it was written for (train again).
    """
    stacked = np.load(path, allow_pickle=False).astype(np.float32)
    ends = np.cumsum([len(n.document.sentences) for n in notices])
    if len(stacked) != ends[-1]:
        raise ValueError("The segmentation has changed since training: run models/training/train_elements.py")
    half = stacked.shape[1] // 2
    return [SentenceScores(part[:, :half], part[:, half:]) for part in np.split(stacked, ends[:-1])]
