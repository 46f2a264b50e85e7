"""The labelled sentence nearest to one that the sentence model picked: an explanation readers can judge for themselves.

``models/elements/examples.npy`` holds unit vectors of a choice of training sentences as int8 (1 + n, 300): what they have in
common comes first and is taken off the others, lest one sentence be near to all. ``examples.json`` holds their elements
and words. Both are made by ``models/training/train_elements.py``.
"""

from __future__ import annotations

import json
from functools import cache

import numpy as np
from numpy.typing import NDArray

from checker.paths import data_folder

_LEAST = 0.45  # cosine under which no sentence is called similar
SCALE = 127.0


def nearest(vector: NDArray[np.float32], element: str) -> str:
    """Return the labelled sentence of ``element`` nearest to the mean vector (300,) of a sentence, or ""."""
    common, table = _examples()
    codes, words = table.get(element, (common[:0].astype(np.float32), ()))
    own = pack(vector, common)
    if not words or not own.any():
        return ""
    closeness = codes @ own.astype(np.float32) / np.float32(SCALE**2)
    best = int(closeness.argmax())
    return words[best] if closeness[best] >= _LEAST else ""


def pack(vector: NDArray[np.float32], common: NDArray[np.int8] | None = None) -> NDArray[np.int8]:
    """Return the unit vector (without the ``common`` part, if given) as int8."""
    unit = vector / max(float(np.linalg.norm(vector)), 1e-6)
    if common is not None and unit.any():
        unit = unit - common.astype(np.float32).reshape(-1) / np.float32(SCALE)
        unit = unit / max(float(np.linalg.norm(unit)), 1e-6)
    packed: NDArray[np.int8] = np.rint(unit * SCALE).astype(np.int8)
    return packed


@cache
def _examples() -> tuple[NDArray[np.int8], dict[str, tuple[NDArray[np.float32], tuple[str, ...]]]]:
    """Return the common part (1, 300), and vectors and words by element; read on first use only."""
    folder = data_folder("models") / "elements"
    table: dict[str, list[str]] = json.loads((folder / "examples.json").read_text(encoding="utf-8"))
    codes = np.load(folder / "examples.npy", allow_pickle=False)
    found, start = {}, 1
    for element, words in table.items():
        found[element] = (codes[start : start + len(words)].astype(np.float32), tuple(words))
        start += len(words)
    return codes[:1], found
