"""The small model of the incident mode: words, cues and averaged vectors of title, opening and body.

Multinomial logistic regression with plain weights under ``models/classify`` (made by ``models/training/train_classify.py``).
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.language.tokens import Token, tokenize_text
from checker.language.vectors import mean_vector
from checker.paths import data_folder
from checker.rules.files import load_group

BLOCKS = ("head", "opening", "body")
CUE_SCALE = 0.1
_SPACE = re.compile(r"\s+")
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """What the model sees: word counts a block, cue scores (modes × blocks) and vectors (3 × 300)."""

    words: tuple[Counter[str], ...]
    cues: Array
    vectors: Array


@cache
def mode_cues() -> tuple[tuple[str, tuple[tuple[float, Any], ...]], ...]:
    """Return the weighted cue patterns of each mode."""
    import re2

    data = load_group("classify")["classify.mode"]
    return tuple(
        (mode, tuple((float(w), re2.compile(p)) for w, ps in data["modes"][mode].items() for p in ps))
        for mode in data["order"]
    )


def features(title: str, head: str, body: str) -> Features:
    """Read the features of a text; ``head`` is its top without running text, ``body`` all of it without white space."""
    head = _SPACE.sub("", head)
    opening = body[: len(head) + 300]
    parts = (head, opening, body)
    cues = [
        math.log1p(sum(w * min(2, sum(1 for _ in p.finditer(part))) for w, p in patterns))
        for _, patterns in mode_cues()
        for part in parts
    ]
    tokens = [[t for t in tokenize_text(part) if t.is_content] for part in (title + head, opening, body)]
    named = [t for t in tokenize_text(title or head) if t.is_content]
    vectors = np.hstack([mean_vector(ts) for ts in (named, tokens[1], tokens[2])]).astype(np.float32)
    return Features(tuple(_count(ts) for ts in tokens), np.array(cues, dtype=np.float32), vectors)


def _count(tokens: list[Token]) -> Counter[str]:
    return Counter(t.normalized for t in tokens)


@dataclass(frozen=True)
class Model:
    """Weights: ``rows`` of known words of each block, ``words`` (n, 1 + modes) with idf first, ``dense`` (cues + vectors + bias)."""

    modes: tuple[str, ...]
    rows: tuple[dict[str, int], ...]
    words: Array
    dense: Array

    def scores(self, seen: Features) -> Array:
        """Return the probability of each mode, shape (modes,)."""
        dense = np.concatenate([seen.cues * CUE_SCALE, seen.vectors, np.ones(1, dtype=np.float32)])
        logits: NDArray[np.float64] = (dense @ self.dense).astype(np.float64)
        for rows, counts in zip(self.rows, seen.words, strict=True):
            known = [(rows[w], 1 + math.log(n)) for w, n in sorted(counts.items()) if w in rows]
            if not known:
                continue
            index = [i for i, _ in known]
            values = np.array([v for _, v in known], dtype=np.float32) * self.words[index, 0]
            logits = logits + (values / np.linalg.norm(values)) @ self.words[index, 1:]
        grown = np.exp(logits - logits.max())
        return np.asarray(grown / grown.sum(), dtype=np.float32)


@cache
def load_model() -> Model:
    """Read ``models/classify``."""
    folder = data_folder("models") / "classify"
    names = json.loads((folder / "mode_words.json").read_text(encoding="utf-8"))
    words = np.load(folder / "mode_words.npy").astype(np.float32)
    dense = np.load(folder / "mode_dense.npy").astype(np.float32)
    rows: list[dict[str, int]] = []
    at = 0
    for block in BLOCKS:
        rows.append({w: at + i for i, w in enumerate(names[block])})
        at += len(names[block])
    return Model(tuple(names["modes"]), tuple(rows), words, dense)
