"""Write the network of opposed statements to ``models/opposition``: bytes and half floats, no pickle."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from checker.domain.claim import SLOTS
from checker.language.network import Weights
from checker.language.pieces import UNKNOWN
from models.training.e5_weights import E5Weights

Array = NDArray[np.float32]
# Names here and in ``OppositionNet``.
_FLOATS = (("places", "pos"), ("first.norm", "ln.weight"), ("first.shift", "ln.bias"), ("sides", "side"), ("orders", "rel.weight"))
_LINEARS = (("mixed", "ao"), ("wide", "fi"), ("narrow", "fo"))
_NORMS = (("mixed", "aln"), ("narrow", "oln"))
_HEADS = (("hint.near", "cu"), ("hint.far", "cv"), ("hint.each", "cb"), ("hidden", "h.0"), ("out", "h.3"))
_SPECIAL = (0, 2, 1, 3)  # e5's <s>, </s>, <pad>, <unk> in the order of checker.language.pieces


def kept_pieces(e5: E5Weights, path: Path) -> list[int]:
    """Return e5's numbers of the pieces in ``path``, the special ones first; the model card says how they were chosen."""
    number = {piece: i for i, piece in reversed(list(enumerate(e5.pieces)))}
    lines = path.read_text(encoding="utf-8").split("\n")[UNKNOWN + 1 :]
    return [*_SPECIAL, *(number[line.rpartition("\t")[0]] for line in lines)]


class Writer:
    """Collects arrays and writes them with an index."""

    def __init__(self) -> None:
        self._index: dict[str, list[int]] = {}
        self._codes: list[NDArray[np.int8]] = []
        self._floats: list[NDArray[np.float16]] = []

    def floats(self, name: str, array: Array) -> None:
        """Keep an array as half floats."""
        self._index[name] = [sum(a.size for a in self._floats), *array.shape]
        self._floats.append(array.astype(np.float16).ravel())

    def matrix(self, name: str, array: Array, axis: int = 0) -> None:
        """Keep a matrix as signed bytes, with one scale for all along ``axis``."""
        scale = np.maximum(np.abs(array).max(axis, keepdims=True) / 127, 1e-8).astype(np.float16).astype(np.float32)
        self._index[name] = [sum(a.size for a in self._codes), *array.shape]
        self._codes.append(np.clip(np.round(array / scale), -127, 127).astype(np.int8).ravel())
        self.floats(f"{name}.scale", scale)

    def save(self, folder: Path) -> None:
        """Write the arrays to ``folder``."""
        np.save(folder / "codes.npy", np.concatenate(self._codes))
        np.save(folder / "floats.npy", np.concatenate(self._floats))
        (folder / "index.json").write_text(json.dumps(self._index, indent=0) + "\n", encoding="utf-8")


def write_model(net: nn.Module, folder: Path) -> None:
    """Write all arrays of ``OppositionNet`` as ``checker.language.opposition`` reads them."""
    kept = {name: value.detach().float().numpy() for name, value in net.state_dict().items()}
    writer = Writer()
    writer.matrix("words", kept["word.weight"], 1)
    for name, old in _FLOATS:
        writer.floats(name, kept[old])
    for name, old in _layers(kept):
        joined = np.concatenate([kept[f"{old}.{part}.weight"].T for part in "qkv"], 1)
        writer.matrix(f"{name}.qkv", joined)
        writer.floats(f"{name}.qkv.bias", np.concatenate([kept[f"{old}.{part}.bias"] for part in "qkv"]))
        for part, source in _LINEARS:
            _linear(writer, f"{name}.{part}", kept, f"{old}.{source}")
        for part, source in _NORMS:
            writer.floats(f"{name}.{part}.norm", kept[f"{old}.{source}.weight"])
            writer.floats(f"{name}.{part}.shift", kept[f"{old}.{source}.bias"])
    for part, source in _HEADS:
        _linear(writer, part, kept, source)
    writer.save(folder)
    (folder / "slots.txt").write_text(" ".join(SLOTS) + "\n", encoding="utf-8")


def _linear(writer: Writer, name: str, kept: dict[str, Array], old: str) -> None:
    writer.matrix(name, kept[f"{old}.weight"].T)
    writer.floats(f"{name}.bias", kept[f"{old}.bias"])


def _layers(kept: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name, old in (("lower", "low"), ("upper", "up")):
        count = sum(1 for key in kept if key.startswith(f"{old}.") and key.endswith(".q.weight"))
        yield from ((f"{name}.{i}", f"{old}.{i}") for i in range(count))


def read_model(net: nn.Module, folder: Path) -> None:
    """Fill ``net`` with the weights in ``folder``, as far as bytes and half floats kept them: to go on teaching what is shipped."""
    kept = Weights(folder)
    words = kept.codes("words").astype(np.float32) * kept.floats("words.scale")
    state = {"word.weight": words} | {old: kept.floats(name) for name, old in _FLOATS}
    names = net.state_dict()
    state["pos"] = np.concatenate([state["pos"], names["pos"].numpy()[len(state["pos"]) :]])  # fewer places were taught before
    for name, old in _layers(names):
        rows = np.split(kept.matrix(f"{name}.qkv"), 3, 1), np.split(kept.floats(f"{name}.qkv.bias"), 3)
        for part, weight, bias in zip("qkv", *rows, strict=True):
            state |= {f"{old}.{part}.weight": weight.T, f"{old}.{part}.bias": bias}
        for part, source in _LINEARS:
            state |= {f"{old}.{source}.weight": kept.matrix(f"{name}.{part}").T, f"{old}.{source}.bias": kept.floats(f"{name}.{part}.bias")}
        for part, source in _NORMS:
            state |= {f"{old}.{source}.weight": kept.floats(f"{name}.{part}.norm"), f"{old}.{source}.bias": kept.floats(f"{name}.{part}.shift")}
    for name, source in _HEADS:
        state |= {f"{source}.weight": kept.matrix(name).T, f"{source}.bias": kept.floats(f"{name}.bias")}
    net.load_state_dict({name: torch.tensor(np.ascontiguousarray(value)) for name, value in state.items()})
