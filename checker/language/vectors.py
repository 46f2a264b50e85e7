"""Word vectors, mapped into memory from ``models/vectors`` (made by ``models/training/export_vectors.py``).

A word is found by a 48-bit hash: the high 16 bits name a bucket, the low 32 bits are searched in it. A word that is not
known is found with a chance of 2e-9. Loading maps files and reads nothing; the arrays are never written, so threads
may share them.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.digest import blake2b
from checker.language.tokens import Token, sentence_tokens
from checker.paths import data_folder
from checker.record import record
from checker.text.document import Document

BUCKETS = 65_536
WIDTH = 300
Vector = NDArray[np.float32]

_lock = threading.Lock()
_store: _Store | None = None


def word_hash(word: str) -> int:
    """Return the 48-bit hash of ``word``, the same on every machine."""
    return int.from_bytes(blake2b(word.encode("utf-8"), digest_size=6).digest(), "big")


@record
class _Store:
    codes: NDArray[np.int8]
    scales: NDArray[np.float32]
    keys: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    rows: NDArray[np.uint16]

    @classmethod
    def open(cls, folder: Path) -> _Store:
        """Map the arrays of ``folder``."""
        arrays: list[Any] = [_map(folder / f"{name}.npy") for name in ("vectors", "scales", "keys", "starts", "rows")]
        return cls(*arrays)

    def row(self, word: str) -> int:
        """Return the row of ``word``, -1 if unknown."""
        key = word_hash(word)
        first, last = (int(x) for x in self.starts[key >> 32 : (key >> 32) + 2])
        low = np.uint32(key & 0xFFFFFFFF)
        at = first + int(np.searchsorted(self.keys[first:last], low))
        return int(self.rows[at]) if at < last and self.keys[at] == low else -1


def _map(path: Path) -> NDArray[np.generic]:
    mapped: NDArray[np.generic] = np.load(path, mmap_mode="r", allow_pickle=False)
    return mapped.view(np.ndarray)  # plain arrays over the map: slicing a memmap object costs far more


def _open() -> _Store:
    global _store
    if _store is None:
        with _lock:
            if _store is None:
                _store = _Store.open(data_folder("models") / "vectors")
    return _store


@lru_cache(maxsize=16_384)
def word_row(word: str) -> int:
    """Return the row number of ``word``, -1 if it has no vector."""
    return _open().row(word)


def vector(word: str) -> Vector | None:
    """Return the vector of ``word``, shape (300,), or None if it has none."""
    row = word_row(word)
    return None if row < 0 else vectors_of([row])[0]


def vectors_of(rows: Sequence[int]) -> Vector:
    """Return the vectors of row numbers (none of them -1), shape (len(rows), 300)."""
    store = _open()
    at = np.asarray(rows, dtype=np.intp)
    return store.codes[at].astype(np.float32) * store.scales[at, None]


def vectors(words: Iterable[str]) -> Vector:
    """Return the vectors of those ``words`` that have one, shape (n, 300)."""
    return vectors_of([row for word in words if (row := word_row(word)) >= 0])


Rows = tuple[int, ...]


def rows_of(document: Document) -> tuple[list[Rows], ...]:
    """Return the rows of each token of each sentence (a cached layer)."""
    return document.layer("token_rows", lambda d: tuple(list(map(token_rows, tokens)) for tokens in sentence_tokens(d)))


def token_rows(token: Token) -> Rows:
    """Return the rows of a token: of its normalized form, else dictionary form, surface or known parts."""
    row = word_row(token[3])
    return (row,) if row >= 0 else _rows(token.normalized, token.dictionary_form, token.surface)


@lru_cache(maxsize=16_384)
def _rows(*forms: str) -> tuple[int, ...]:
    for form in forms:
        if (row := word_row(form)) >= 0:
            return (row,)
    return tuple(_parts(forms[0])) if len(forms[0]) > 2 else ()


def _parts(word: str) -> list[int]:
    """Cut an unknown compound (個人情報保護委員会) into its longest known parts of two characters or more."""
    rows: list[int] = []
    at = 0
    while at < len(word) - 1:
        for end in range(len(word), at + 1, -1):
            if (row := word_row(word[at:end])) >= 0:
                rows.append(row)
                at = end
                break
        else:
            at += 1
    return rows


class UnitVectors:
    """The unit vectors of all words of a document, made once: five readers ask for them, and half the words come again."""

    def __init__(self, document: Document) -> None:
        rows = sorted({row for known in rows_of(document) for own in known for row in own})
        self._place = {row: i for i, row in enumerate(rows)}
        self._matrix = unit(vectors_of(rows))

    def words(self, groups: Sequence[Sequence[int]], width: int = WIDTH) -> Vector:
        """Return the unit vectors of words, each with its rows: of a compound that of the sum; zeros for one without any.

        Args:
            width: of the rows, 300 or more; what lies beyond the vectors is 0.
        """
        place, none = self._place, len(self._place)
        several = [k for k, rows in enumerate(groups) if len(rows) > 1]
        table = np.zeros((none + 1, width), dtype=np.float32)
        table[:none, :WIDTH] = unit(self._matrix) if several else self._matrix  # once more together with the sums
        found: Vector = table.take(np.array([place[rows[0]] if rows else none for rows in groups], dtype=np.intp), axis=0)
        if several:
            parts = [place[row] for k in several for row in groups[k]]
            first = np.cumsum([0, *(len(groups[k]) for k in several[:-1])])
            found[several, :WIDTH] = unit(np.add.reduceat(self._matrix[parts], first, axis=0))
        return found

    def of(self, rows: Sequence[int]) -> Vector:
        """Return the unit vectors of row numbers, shape (len(rows), 300)."""
        try:
            return self._matrix.take(np.array([*map(self._place.__getitem__, rows)], dtype=np.intp), axis=0)
        except KeyError:  # a word from elsewhere
            return unit(vectors_of(rows))


def unit_vectors(document: Document) -> UnitVectors:
    """Return the unit vectors of the words of ``document`` (a cached layer)."""
    return document.layer("unit_vectors", UnitVectors)


def mean_vector(tokens: Iterable[Token], known: UnitVectors | None = None) -> Vector:
    """Return the mean of the unit vectors of ``tokens``, shape (300,); zeros if none has a vector.

    Args:
        known: the vectors of the document that the tokens are of.
    """
    rows: list[int] = []
    weight: list[float] = []
    for own in map(token_rows, tokens):
        if len(own) == 1:
            rows.append(own[0])
            weight.append(1.0)
        elif own:
            rows.extend(own)
            weight.extend([1.0 / len(own)] * len(own))
    if not rows:
        return np.zeros(WIDTH, dtype=np.float32)
    units = known.of(rows) if known else unit(vectors_of(rows))
    w = np.asarray(weight, dtype=np.float32)
    mean: Vector = (w @ units) / max(float(w.sum()), 1e-6)
    return mean


def unit(matrix: Vector) -> Vector:
    """Scale each row of ``matrix`` (n, width) to length 1; rows of zeros stay."""
    norms: Vector = np.sqrt(np.add.reduce(matrix * matrix, axis=-1, keepdims=True))  # as ``linalg.norm``, past its Python code
    scaled: Vector = np.divide(matrix, np.maximum(norms, np.float32(1e-6)))
    return scaled
