"""Train the network of opposed statements and write ``models/opposition``.

Run: ``python -m models.training.train_opposition --e5 FILE`` with torch and the file of ``models.training.e5_weights``;
two hours of two cores. ``--shipped --new FILE.jsonl …`` goes on from the shipped weights over further reply sets, with a share
of the old ones; ``--init STATE`` goes on from a state that ``--state`` kept; ``--upper 4 --grow 4`` puts four layers on top of four.
Not byte for byte the same on another machine: sums of floats in another order.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from time import monotonic

import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from checker.consistency.said import order_of
from checker.domain.claim import SLOTS
from checker.language.opposition import ASKED, BEFORE, MOST
from checker.language.pieces import END, PAD, START, Pieces
from models.training.e5_weights import E5Weights, installed_file
from models.training.opposition_data import Group, Pair, Statement, sample
from models.training.opposition_files import kept_pieces, read_model, write_model
from models.training.opposition_growth import grow
from models.training.opposition_net import OppositionNet
from models.training.opposition_passes import one_pass, taught

ROOT = Path(__file__).resolve().parents[2]
LOWER, UPPER = range(4), 8  # of e5's layers the first four read, so many more compare
HALVES = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())  # where the processor has none, they take fifty times as long
RATE = 1e-4
FRESH = 8  # how much faster the layers learn that begin from nothing
KNOWN = 3  # the same where they were taught before
MEMORY = 0.998  # the weights kept are a mean over some hundred steps
TOGETHER = 2  # groups a step
WARM_UP = 0.06
NEGATIVES = 3  # pairs that do not oppose, for each one that does; two thirds of them the most tempting
UNASKED = 0.15  # share of statements whose question is hidden; of those that stand alone
UNLED = 0.3


class Trainer:
    """Holds the network, its optimiser and the pieces of texts already cut."""

    def __init__(self, net: OppositionNet, pieces: Pieces, rate: float = RATE, faster: float = FRESH, grown: int = 0) -> None:
        self.net, self._pieces, self._rates = net, pieces, (rate, faster * rate)
        self.mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(MEMORY))
        fresh = [*net.fresh(), *net.topmost(grown)]
        known = {id(p) for p in fresh}
        base = [p for p in net.parameters() if p.requires_grad and id(p) not in known]
        self._optimiser = torch.optim.AdamW([{"params": base}, {"params": fresh}], lr=RATE, weight_decay=0.01)
        self._cut: dict[str, list[int]] = {}

    def batch(self, said: list[Statement]) -> tuple[Tensor, Tensor, Tensor]:
        """Return piece numbers, their mask and the mask of the statements without their questions."""
        rows = []
        for question, words, _, before in said:
            own = [START, *self._numbers(words)[:MOST], END]
            asked = self._numbers(question)[:ASKED] if question and random.random() >= UNASKED else []
            led = self._numbers(before)[:BEFORE] if before and random.random() >= UNLED else []
            rows.append(([*own, *asked, END, *led, END] if led else [*own, *asked, END], len(own)))
        shape = (len(rows), max(len(row) for row, _ in rows))
        ids, mask, stated = torch.full(shape, PAD), torch.zeros(shape, dtype=torch.bool), torch.zeros(shape, dtype=torch.bool)
        for i, (row, length) in enumerate(rows):
            ids[i, : len(row)], mask[i, : len(row)], stated[i, :length] = torch.tensor(row), True, True
        return ids, mask, stated

    def learn(self, several: list[Group], part: float) -> float:
        """Make one step on some groups when ``part`` of the training is over; return the loss of opposed or not."""
        slope = min(1.0, (part + 1e-3) / WARM_UP) * max(0.02, 1 - part)
        for settings, rate in zip(self._optimiser.param_groups, self._rates, strict=True):
            settings["lr"] = rate * slope
        total = 0.0
        for group in several:
            loss, told = self._loss(sample(group))
            (loss / len(several)).backward()  # type: ignore[no-untyped-call]
            total += told / len(several)
        clip_grad_norm_(self.net.parameters(), 1.0)
        self._optimiser.step()
        self._optimiser.zero_grad()
        self.mean.update_parameters(self.net)
        return total

    def _loss(self, group: Group) -> tuple[Tensor, float]:
        with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
            ids, mask, stated = self.batch(group.said)
            x = self.net.encode(ids, mask)
            hints = self.net.hints(x, stated, *_ends(group.pairs)).float()
            hint_loss = functional.binary_cross_entropy_with_logits(hints, _opposed(group.pairs))
            pairs = _tempting(group.pairs, hints) if group.is_incident else group.pairs
            pairs = [p if random.random() < 0.5 else p._replace(a=p.b, b=p.a) for p in pairs]
            orders = torch.tensor([int(order_of(group.said[p.a][2], group.said[p.b][2])) for p in pairs])
            answers = self.net.pairs(x, stated, *_ends(pairs), orders).float()
        opposed = _opposed(pairs)
        told = functional.binary_cross_entropy_with_logits(answers[:, 0], opposed)
        loss = told + 0.3 * hint_loss
        hit = opposed > 0
        if hit.any():
            slots = torch.tensor([p.slot for p in pairs])[hit]
            hard = torch.tensor([float(p.hard) for p in pairs])[hit]
            loss = loss + 0.15 * functional.cross_entropy(answers[hit, 1:-1], slots)
            loss = loss + 0.1 * functional.binary_cross_entropy_with_logits(answers[hit, -1], hard)
        return loss, told.item()

    def _numbers(self, text: str) -> list[int]:
        if text not in self._cut:
            self._cut[text] = self._pieces.cut(text, MOST)
        return self._cut[text]


def _ends(pairs: list[Pair]) -> tuple[Tensor, Tensor]:
    return torch.tensor([p.a for p in pairs]), torch.tensor([p.b for p in pairs])


def _opposed(pairs: list[Pair]) -> Tensor:
    return torch.tensor([float(p.opposed) for p in pairs])


def _tempting(pairs: list[Pair], hints: Tensor) -> list[Pair]:
    """Return all that oppose, and of the rest mostly those that the hints would send on."""
    order = [pairs[i] for i in torch.argsort(-hints.detach()).tolist()]
    opposed, rest = [p for p in order if p.opposed], [p for p in order if not p.opposed]
    wanted = max(10, NEGATIVES * len(opposed))
    hard = rest[: max(1, wanted * 2 // 3)]
    return opposed + hard + random.sample(rest, min(len(rest), wanted - len(hard)))


def main() -> None:
    """Teach the network by the clock and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--e5", type=Path, help="e5-small-q4.bin")
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shipped", action="store_true", help="go on from models/opposition")
    parser.add_argument("--init", type=Path, help="state to go on from")
    parser.add_argument("--upper", type=int, default=UPPER, help="upper layers of the state to go on from")
    parser.add_argument("--grow", type=int, default=0, help="further layers of e5 to put above them")
    parser.add_argument("--new", type=Path, nargs="*", default=[], help="reply sets that were not taught yet")
    parser.add_argument("--state", type=Path, default=Path("opposition.pt"), help="where to keep the state of each pass")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    e5, out = E5Weights(args.e5 or installed_file()), ROOT / "models/opposition"
    net = OppositionNet(e5, kept_pieces(e5, out / "pieces.tsv"), LOWER, range(LOWER.stop, LOWER.stop + args.upper), len(SLOTS))
    if args.shipped:
        read_model(net, out)
    if args.init:
        net.load_state_dict(torch.load(args.init))
    if args.grow:
        above = LOWER.stop + args.upper
        grow(net, e5, range(above, above + args.grow))
    faster = KNOWN if args.shipped or args.init else FRESH
    trainer = Trainer(net, Pieces.open(out / "pieces.tsv"), args.rate, faster, args.grow)
    sets = taught(ROOT, args.new)
    begin = monotonic()
    part, losses = 0.0, list[float]()
    while part < 1:
        learning = one_pass(sets)
        for i in range(0, len(learning) - TOGETHER + 1, TOGETHER):
            part = (monotonic() - begin) / (60 * args.minutes)
            if part < 1:
                losses.append(trainer.learn(learning[i : i + TOGETHER], part))
        torch.save(trainer.mean.module.state_dict(), args.state)
        print(f"{len(losses)} steps, {part:.0%} of the time: loss {sum(losses[-200:]) / len(losses[-200:]):.3f}", flush=True)
    write_model(trainer.mean.module, out)


if __name__ == "__main__":
    main()
