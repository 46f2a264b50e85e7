"""Put further layers of e5 above the taught upper ones, so that nothing changes at first: the network learns on where it stood.

Each layer is written anew for a stream that is normalised and not yet scaled (what e5's layer expects of scale and shift goes into
its matrices), its answers made small; the scale and shift of the last layer end up at the new end.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from models.training.e5_weights import E5Weights
from models.training.opposition_net import Layer, OppositionNet

SMALLEST = 0.05  # a scale below this is not divided by: that answer would grow


def grow(net: OppositionNet, e5: E5Weights, numbers: Sequence[int], share: float = 0.1) -> OppositionNet:
    """Put copies of e5's layers ``numbers`` above the upper layers of ``net``; with ``share`` 0 all answers stay the same.

    Args:
        net: is changed and returned.
        e5: the layers' weights.
        numbers: of layers that follow on each other.
        share: by how much the new layers' answers count at first.
    """
    last = net.up[-1].oln
    end = last.weight.data.clone(), last.bias.data.clone()
    _plain(last)
    scale, shift = end
    for number in numbers:
        layer = Layer(e5, number)
        if number != numbers[0]:
            below = Layer(e5, number - 1).oln
            scale, shift = below.weight.data, below.bias.data
        for reader in (layer.q, layer.k, layer.v):
            _reads(reader, scale, shift)
        _answers(layer.ao, scale, share)
        between = layer.aln.weight.data.clone(), layer.aln.bias.data.clone()
        _reads(layer.fi, *between)
        _answers(layer.fo, between[0], share)
        _plain(layer.aln)
        _plain(layer.oln)
        net.up.append(layer)
    layer.oln.weight.data, layer.oln.bias.data = end
    return net


def _plain(norm: torch.nn.LayerNorm) -> None:
    norm.weight.data, norm.bias.data = torch.ones_like(norm.weight.data), torch.zeros_like(norm.bias.data)


def _reads(linear: torch.nn.Linear, scale: Tensor, shift: Tensor) -> None:
    """Let it read a stream that lacks the scale and shift it was made for."""
    linear.bias.data = linear.bias.data + linear.weight.data @ shift
    linear.weight.data = linear.weight.data * scale


def _answers(linear: torch.nn.Linear, scale: Tensor, share: float) -> None:
    """Let it answer in the units of such a stream, and softly."""
    by = scale.abs().clamp_min(SMALLEST)
    linear.weight.data = share * linear.weight.data / by[:, None]
    linear.bias.data = share * linear.bias.data / by
