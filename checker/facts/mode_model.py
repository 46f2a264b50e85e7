"""The small model of the incident mode: words, cues and averaged vectors of title, opening and body.

Multinomial logistic regression with plain weights under ``models/classify`` (made by ``models/training/train_classify.py``).
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from checker.language.tokens import Token, sentence_tokens
from checker.language.vectors import mean_vector, unit_vectors
from checker.paths import data_folder
from checker.record import record
from checker.rules.automaton import Automaton, Pairs, any_of, pairs_of
from checker.rules.files import load_group
from checker.text.document import Document
from checker.text.normal import NormalText

BLOCKS = ("head", "opening", "body")
CUE_SCALE = 0.1
OPENING = 300  # characters after the head that tell the story
_SPACE = re.compile(r"\s+")
_START = attrgetter("span.start")
Array = NDArray[np.float32]


@record
class Features:
    """What the model sees: word counts a block, cue scores (modes × blocks) and vectors (3 × 300)."""

    words: tuple[Counter[str], ...]
    cues: Array
    vectors: Array


@cache
def mode_cues() -> tuple[tuple[str, tuple[tuple[float, Automaton], ...]], ...]:
    """Return for each mode its weights, each with the one pattern of all its cues."""
    data = load_group("classify")["classify.mode"]
    return tuple(
        (mode, tuple((float(w), any_of(ps)) for w, ps in data["modes"][mode].items()))
        for mode in data["order"]
    )


def features(document: Document, head_end: int) -> Features:
    """Read the features of a document whose top without running text ends at ``head_end`` (source offset)."""
    text = _SPACE.sub("", document.normal.text)
    top = len(_SPACE.sub("", NormalText.of(document.text[:head_end]).text))
    limits = len(text[:top].encode()), len(text[: top + OPENING].encode())
    blob, pairs = text.encode(), pairs_of(text)
    cues = [math.log1p(total) for _, patterns in mode_cues() for total in _cue_scores(blob, pairs, limits, patterns)]
    tokens = [t for ts in sentence_tokens(document) for t in ts if t.is_content]
    head = tokens[: bisect_left(tokens, head_end, key=_START)]
    opening = tokens[: bisect_left(tokens, head_end + OPENING, key=_START)]
    title = document.title
    named = [t for t in head if title and title.contains(t.span)] or head
    vectors = np.hstack([mean_vector(ts, known=unit_vectors(document)) for ts in (named, opening, tokens)]).astype(np.float32)
    return Features((_count([*named, *head]), _count(opening), _count(tokens)), np.array(cues, dtype=np.float32), vectors)


def _cue_scores(
    text: bytes, pairs: Pairs, limits: tuple[int, int], patterns: tuple[tuple[float, Automaton], ...]
) -> tuple[float, float, float]:
    """Sum the weighted hits (at most 3 a weight) in head, opening and body, from one pass over the text (UTF-8).

    Args:
        pairs: of the characters of the text.
        limits: where head and opening end, in bytes.
    """
    head = opening = body = 0.0
    for weight, pattern in patterns:
        ends = [end for _, end in pattern.spans(text)] if pattern.may_match(pairs) else []
        head += weight * min(3, sum(e <= limits[0] for e in ends))
        opening += weight * min(3, sum(e <= limits[1] for e in ends))
        body += weight * min(3, len(ends))
    return head, opening, body


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
            known = [(rows[w], 1 + math.log(n)) for w, n in sorted((w, n) for w, n in counts.items() if w in rows)]
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
