"""Choose the labelled sentences that explain what the model picks (``checker.checks.elements.similar``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from data import SUBSTANCE, Notice
from numpy.typing import NDArray

from checker.checks.elements.features import sentence_features
from checker.checks.elements.similar import SCALE, pack
from checker.domain.element import ELEMENT_IDS
from checker.language.vectors import WIDTH

MOST = 64  # sentences of an element
SHORT, LONG = 12, 80  # characters: shorter ones explain nothing, longer ones too much
Vectors = NDArray[np.float32]


def write_examples(notices: Sequence[Notice], folder: Path) -> None:
    """Write for each element up to ``MOST`` sentences, evenly chosen, with their vectors."""
    chosen = {element: _choice(_sentences(notices, j)) for j, element in enumerate(ELEMENT_IDS)}
    units = [v / np.linalg.norm(v) for found in chosen.values() for v in found.values()]
    common = np.rint(np.mean(units, axis=0) * SCALE).astype(np.int8)[None]
    rows = [pack(v, common)[None] for found in chosen.values() for v in found.values()]
    np.save(folder / "examples.npy", np.concatenate([common, *rows]), allow_pickle=False)
    words = {element: list(found) for element, found in chosen.items()}
    (folder / "examples.json").write_text(json.dumps(words, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _sentences(notices: Sequence[Notice], column: int) -> dict[str, Vectors]:
    return {
        s.text: sentence_features(n.document, n.facts).dense[s.index, :WIDTH]
        for n in notices
        for s in n.document.sentences
        if n.labels[s.index, column] == SUBSTANCE and SHORT <= len(s.text) <= LONG and s.text.endswith("。")
    }


def _choice(found: dict[str, Vectors]) -> dict[str, Vectors]:
    words = [w for w, vector in found.items() if vector.any()]
    picked = np.unique(np.linspace(0, len(words) - 1, min(MOST, len(words))).astype(int)) if words else []
    return {words[i]: found[words[i]] for i in picked}
