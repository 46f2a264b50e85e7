"""Measure what int8 vectors cost downstream: the sentence model on sentences read with the original vectors and with ours.

Usage: python -m benchmarks.vector_loss        (needs the ``syntax`` extra)
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "models" / "training"))

import numpy as np
from data import SUBSTANCE, Notice, read_notices
from export_vectors import read_ginza

from checker.checks.elements import features
from checker.checks.elements.model import score, stored_weights
from checker.language import vectors as stored
from checker.text.segment import build_document
from checker.text.source import SourceText

Array = np.ndarray[Any, np.dtype[np.float32]]


def chances(notices: list[Notice]) -> Array:
    """Return the chance of substance of every sentence and element, of documents built afresh: they keep their vectors."""
    weights = stored_weights()
    fresh = ((build_document(SourceText(n.id, n.document.text)), n.facts) for n in notices)
    return np.concatenate([score(features._build(document, facts), weights).substance for document, facts in fresh])


def f1(found: Array, truth: Array) -> float:
    """Return macro-F1 of "substance" at a chance of one half."""
    said = found >= 0.5
    hit, all_said, all_true = (x.sum(axis=0) for x in (said & truth, said, truth))
    return float((2 * hit / np.maximum(1, all_said + all_true)).mean())


def main() -> None:
    """Print both figures."""
    notices = read_notices()
    truth = np.concatenate([n.labels == SUBSTANCE for n in notices])
    ours = chances(notices)
    vectors = read_ginza()[0]
    stored.vectors_of = lambda rows: vectors[np.asarray(rows, dtype=np.int64)]
    theirs = chances(notices)
    print(f"macro-F1 of sentences: original {f1(theirs, truth):.4f}, int8 {f1(ours, truth):.4f}")
    print(f"chances that cross one half: {((ours >= 0.5) != (theirs >= 0.5)).sum()} of {ours.size}")
    print(f"largest change of a chance: {np.abs(ours - theirs).max():.4f}")


if __name__ == "__main__":
    main()
