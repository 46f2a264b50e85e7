"""The network of opposed statements in torch, for training; ``checker/language/opposition.py`` runs the same in numpy."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.training.e5_weights import E5Weights

HINT = 64  # length of the vectors that find candidates
LONGEST = 104
PARTS = 3  # a batch is run in so many parts, short texts apart from long ones: less padding


class Layer(nn.Module):
    """One post-norm block, as in BERT."""

    def __init__(self, e5: E5Weights, number: int) -> None:
        super().__init__()
        width, self.heads = e5.width, e5.heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, e5.wide), nn.Linear(e5.wide, width)
        self.aln, self.oln = nn.LayerNorm(width, e5.epsilon), nn.LayerNorm(width, e5.epsilon)
        for name, module in self.named_children():
            for kind, parameter in module.named_parameters():
                kept = torch.tensor(e5.tensor(f"l{number}.{name}.{kind[0]}"))
                parameter.data = kept.view(parameter.shape)

    def forward(self, x: Tensor, barred: Tensor) -> Tensor:
        """Return the block's answer; ``barred`` is added to the attention."""
        batch, tokens, width = x.shape
        q, k, v = (f(x).view(batch, tokens, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        near = torch.softmax(q @ k.transpose(-1, -2) * (1 / math.sqrt(width // self.heads)) + barred, -1)
        mixed = (near.to(v.dtype) @ v).transpose(1, 2).reshape(batch, tokens, width)
        x = self.aln(x + self.ao(mixed))
        answer: Tensor = self.oln(x + self.fo(functional.gelu(self.fi(x), approximate="tanh")))
        return answer


class OppositionNet(nn.Module):
    """Lower layers read each statement, upper layers two readings; the word vectors stay as they are.

    Args:
        kept: numbers of e5's pieces, in the order of the vocabulary.
        lower, upper: numbers of e5's layers to begin from.
        slots: number of slots to tell.
    """

    def __init__(self, e5: E5Weights, kept: Sequence[int], lower: Sequence[int], upper: Sequence[int], slots: int) -> None:
        super().__init__()
        width = e5.width
        words = torch.tensor(e5.tensor("emb.word").reshape(-1, width)[list(kept)])
        self.word = nn.Embedding.from_pretrained(words, freeze=True)
        places = torch.tensor(e5.tensor("emb.pos").reshape(-1, width)[:LONGEST])
        self.pos = nn.Parameter(places + torch.tensor(e5.tensor("emb.type")[:width]))
        self.ln = nn.LayerNorm(width, e5.epsilon)
        self.ln.weight.data, self.ln.bias.data = torch.tensor(e5.tensor("emb.ln.w")), torch.tensor(e5.tensor("emb.ln.b"))
        self.low = nn.ModuleList(Layer(e5, n) for n in lower)
        self.up = nn.ModuleList(Layer(e5, n) for n in upper)
        self.side = nn.Parameter(torch.randn(2, width) * 0.02)
        self.rel = nn.Embedding(4, width)
        nn.init.zeros_(self.rel.weight)
        self.cu, self.cv, self.cb = nn.Linear(width, HINT), nn.Linear(width, HINT), nn.Linear(width, 1)
        self.dp = nn.Dropout(0.1)
        self.h = nn.Sequential(
            nn.Linear(2 * width, width), nn.GELU(approximate="tanh"), nn.Dropout(0.1), nn.Linear(width, slots + 2)
        )

    def fresh(self) -> list[nn.Parameter]:
        """Return the parameters that begin from nothing and learn faster."""
        parts = (self.h, self.cu, self.cv, self.cb, self.rel)
        return [self.side, *(p for part in parts for p in part.parameters())]

    def topmost(self, layers: int) -> list[nn.Parameter]:
        """Return the parameters of the last ``layers`` upper layers."""
        return [p for layer in list(self.up)[len(self.up) - layers :] for p in layer.parameters()]

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the readings, shape (statements, pieces, width)."""
        order = torch.argsort(mask.sum(1))
        readings = []
        for part in order.chunk(PARTS):
            longest = int(mask[part].sum(1).max())
            x = self.dp(self.ln(self.word(ids[part, :longest]) + self.pos[:longest]))
            read = self._through(self.low, x, mask[part, :longest])
            readings.append(functional.pad(read, (0, 0, 0, ids.shape[1] - longest)))
        return torch.cat(readings)[torch.argsort(order)]

    def hints(self, x: Tensor, said: Tensor, a: Tensor, b: Tensor) -> Tensor:
        """Return how much pairs (``a[i]``, ``b[i]``) of readings ask to be compared; ``said`` masks the statements."""
        weight = said.unsqueeze(-1).to(x.dtype)
        mean = self.dp((x * weight).sum(1) / weight.sum(1))
        u, v, own = self.cu(mean), self.cv(mean), self.cb(mean)[:, 0]
        return (u[a] * v[b] + u[b] * v[a]).sum(1) + own[a] + own[b]

    def pairs(self, x: Tensor, said: Tensor, a: Tensor, b: Tensor, orders: Tensor) -> Tensor:
        """Return for pairs of readings: opposed or not, the slots, hard or not; shape (pairs, slots + 2)."""
        length = said.sum(1)
        order = torch.argsort(length[a] + length[b])
        parts = [self._pairs(x, said, a[part], b[part], orders[part]) for part in order.chunk(PARTS)]
        return torch.cat(parts)[torch.argsort(order)]

    def _pairs(self, x: Tensor, said: Tensor, a: Tensor, b: Tensor, orders: Tensor) -> Tensor:
        turned = torch.tensor([0, 1, 3, 2])[orders]
        sides = []
        for which, place, order in ((a, 0, orders), (b, 1, turned)):
            longest = int(said[which].sum(1).max())
            own = x[which][:, :longest] + self.side[place] + self.rel(order)[:, None]
            sides.append((own, said[which][:, :longest]))
        both, mask = torch.cat([s for s, _ in sides], 1), torch.cat([m for _, m in sides], 1)
        y = self._through(self.up, self.dp(both), mask)
        weight = mask.unsqueeze(-1).to(y.dtype)
        answer: Tensor = self.h(torch.cat([y[:, 0], (y * weight).sum(1) / weight.sum(1)], 1))
        return answer

    def _through(self, layers: nn.ModuleList, x: Tensor, mask: Tensor) -> Tensor:
        barred = torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in layers:
            x = layer(x, barred)
        return x
