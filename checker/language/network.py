"""A small transformer in numpy: post-norm blocks as BERT has them (Devlin et al. 2019), one text at a time.

One text at a time and in one order: the result of a pair must not depend on what else is read with it.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker.record import record

Matrix = NDArray[np.float32]
EPSILON = 1e-12
_GELU = math.sqrt(2 / math.pi)


@record
class Block:
    """The weights of one layer; matrices are (in, out)."""

    qkv: Matrix
    qkv_bias: Matrix
    mixed: Matrix
    mixed_bias: Matrix
    mixed_norm: tuple[Matrix, Matrix]
    wide: Matrix
    wide_bias: Matrix
    narrow: Matrix
    narrow_bias: Matrix
    narrow_norm: tuple[Matrix, Matrix]

    def run(self, x: Matrix, heads: int) -> Matrix:
        """Return the layer's answer to ``x`` (tokens, width), of the same shape."""
        tokens, width = x.shape
        size = width // heads
        parts = (x @ self.qkv + self.qkv_bias).reshape(tokens, 3, heads, size).transpose(1, 2, 0, 3)
        near = softmax(parts[0] @ parts[1].transpose(0, 2, 1) * np.float32(1 / math.sqrt(size)))
        mixed = (near @ parts[2]).transpose(1, 0, 2).reshape(tokens, width)
        x = normed(x + mixed @ self.mixed + self.mixed_bias, self.mixed_norm)
        return normed(x + gelu(x @ self.wide + self.wide_bias) @ self.narrow + self.narrow_bias, self.narrow_norm)


def softmax(x: Matrix) -> Matrix:
    """Return the softmax over the last axis."""
    powers = np.exp(x - x.max(-1, keepdims=True))
    shares: Matrix = powers / powers.sum(-1, keepdims=True)
    return shares


def gelu(x: Matrix) -> Matrix:
    """Return the GELU of ``x`` (tanh form; Hendrycks and Gimpel 2016)."""
    answer: Matrix = (0.5 * x * (1 + np.tanh(_GELU * (x + 0.044715 * x * x * x)))).astype(np.float32, copy=False)
    return answer


def normed(x: Matrix, norm: tuple[Matrix, Matrix]) -> Matrix:
    """Return ``x`` with mean 0 and variance 1 along the last axis, scaled and shifted."""
    centred = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(-1, keepdims=True) + np.float32(EPSILON))
    answer: Matrix = centred / spread * norm[0] + norm[1]
    return answer


class Weights:
    """The arrays of a model: matrices as signed bytes with a scale a column, the rest as half floats."""

    def __init__(self, folder: Path) -> None:
        self._index: dict[str, list[int]] = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        self._codes = np.load(folder / "codes.npy", mmap_mode="r", allow_pickle=False)
        self._floats = np.load(folder / "floats.npy", mmap_mode="r", allow_pickle=False)

    def floats(self, name: str) -> Matrix:
        """Return the array ``name`` kept as half floats."""
        start, *shape = self._index[name]
        kept: Matrix = np.asarray(self._floats[start : start + math.prod(shape)], np.float32).reshape(shape)
        return kept

    def codes(self, name: str) -> NDArray[np.int8]:
        """Return the bytes of the matrix ``name``; its scales are the floats ``name.scale``."""
        start, *shape = self._index[name]
        kept: NDArray[np.int8] = self._codes[start : start + math.prod(shape)].reshape(shape)
        return kept

    def matrix(self, name: str) -> Matrix:
        """Return the matrix ``name`` (in, out)."""
        return self.codes(name).astype(np.float32) * self.floats(f"{name}.scale")

    def block(self, name: str) -> Block:
        """Return the layer whose arrays' names begin with ``name``."""
        m, f = self.matrix, self.floats
        return Block(
            m(f"{name}.qkv"), f(f"{name}.qkv.bias"), m(f"{name}.mixed"), f(f"{name}.mixed.bias"),
            (f(f"{name}.mixed.norm"), f(f"{name}.mixed.shift")), m(f"{name}.wide"), f(f"{name}.wide.bias"),
            m(f"{name}.narrow"), f(f"{name}.narrow.bias"), (f(f"{name}.narrow.norm"), f(f"{name}.narrow.shift")),
        )  # fmt: skip

    def blocks(self, name: str) -> list[Block]:
        """Return the layers ``name``.0, ``name``.1 …"""
        count = sum(1 for key in self._index if key.startswith(f"{name}.") and key.endswith(".qkv"))
        return [self.block(f"{name}.{i}") for i in range(count)]
