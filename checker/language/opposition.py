"""Do two statements oppose each other? A network that was taught by pairs, read from ``models/opposition``.

Each statement is read once with the question it answers (the lower layers); two readings are then set side by side (the
upper layers). Nothing here knows of axes: the network answers with a probability, the slot of the dispute and how likely
it is that both cannot be true. ``models/MODEL_CARD.md`` tells what it was taught and how often it is right.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from enum import IntEnum
from functools import cache

import numpy as np

from checker.language.network import Matrix, Weights, gelu, normed, softmax
from checker.language.pieces import END, START, Pieces
from checker.paths import data_folder
from checker.record import record

HEADS = 12
MOST = 56  # pieces of a statement; of its question; of what stands before it
ASKED = 18
BEFORE = 24
_lock = threading.Lock()


class Order(IntEnum):
    """When the first of two statements was said: within hours of the other, on a day before it, or after it."""

    UNKNOWN = 0
    SAME = 1
    EARLIER = 2
    LATER = 3

    def turned(self) -> Order:
        """Return the order seen from the other statement."""
        return {Order.EARLIER: Order.LATER, Order.LATER: Order.EARLIER}.get(self, self)


@record
class Opposition:
    """``probability`` that the statements oppose each other, ``slot`` of the dispute, ``hard``: that both cannot hold."""

    probability: float
    slot: str
    hard: float

    def less(self, against: float) -> Opposition:
        """Return it with something that speaks against it, in log odds."""
        if not against:
            return self
        odds = self.probability / max(1e-12, 1 - self.probability) * math.exp(-against)
        return Opposition(odds / (1 + odds), self.slot, self.hard)


class OppositionModel:
    """The network; making it turns its bytes into matrices (85 MB)."""

    def __init__(self) -> None:
        folder = data_folder("models") / "opposition"
        weights = Weights(folder)
        self._pieces = Pieces.open(folder / "pieces.tsv")
        self._slots = (folder / "slots.txt").read_text(encoding="utf-8").split()
        self._words, self._word_scale = weights.codes("words"), weights.floats("words.scale")
        self._places = weights.floats("places")
        self._first = (weights.floats("first.norm"), weights.floats("first.shift"))
        self._lower, self._upper = weights.blocks("lower"), weights.blocks("upper")
        self._sides, self._orders = weights.floats("sides"), weights.floats("orders")
        self._hint = (weights.matrix("hint.near"), weights.floats("hint.near.bias"), weights.matrix("hint.far"),
                      weights.floats("hint.far.bias"), weights.matrix("hint.each"), weights.floats("hint.each.bias"))
        self._hidden = (weights.matrix("hidden"), weights.floats("hidden.bias"))
        self._out = (weights.matrix("out"), weights.floats("out.bias"))

    def read(self, statement: str, question: str = "", before: str = "") -> Matrix:
        """Return the reading of a statement as answer to ``question`` that follows on ``before``, shape (pieces + 2, width)."""
        words = [START, *self._pieces.cut(statement, MOST), END]
        asked = [*self._pieces.cut(question, ASKED), END] if question else [END]
        led = [*self._pieces.cut(before, BEFORE), END] if before else []
        numbers = np.array(words + asked + led)
        x = self._words[numbers].astype(np.float32) * self._word_scale[numbers] + self._places[: len(numbers)]
        x = normed(x, self._first)
        for block in self._lower:
            x = block.run(x, HEADS)
        return x[: len(words)]

    def hints(self, readings: Sequence[Matrix]) -> Matrix:
        """Return for all pairs of readings whether a comparison is worth while (above 0), shape (n, n), symmetric."""
        means = np.stack([reading.mean(0) for reading in readings])
        near, near_bias, far, far_bias, each, each_bias = self._hint
        u, v = means @ near + near_bias, means @ far + far_bias
        own = means @ each + each_bias
        crossed = u @ v.T
        both: Matrix = crossed + crossed.T + own + own.T
        return both

    def compare(self, a: Matrix, b: Matrix, order: Order = Order.UNKNOWN, floor: float = 0.0) -> Opposition:
        """Return what two readings are to each other: the mean of both ways round.

        Args:
            order: when the first was said.
            floor: where the first way round is less probable than this, its answer stands, in half the time.
        """
        found = self._answer(a, b, order)
        if _sigmoid(found[0]) >= floor:
            found = (found + self._answer(b, a, order.turned())) / np.float32(2)
        slots = softmax(found[1:-1])
        return Opposition(_sigmoid(found[0]), self._slots[int(slots.argmax())], _sigmoid(found[-1]))

    def _answer(self, a: Matrix, b: Matrix, order: Order) -> Matrix:
        first, second = self._sides + self._orders[[order, order.turned()]]
        x = np.concatenate([a + first, b + second])
        for block in self._upper:
            x = block.run(x, HEADS)
        seen = np.concatenate([x[0], x.mean(0)])
        answer: Matrix = gelu(seen @ self._hidden[0] + self._hidden[1]) @ self._out[0] + self._out[1]
        return answer


def _sigmoid(x: np.float32) -> float:
    return float(1 / (1 + np.exp(-np.float64(x))))


@cache
def _model() -> OppositionModel:
    return OppositionModel()


def opposition_model() -> OppositionModel:
    """Return the network, made once a process."""
    with _lock:
        return _model()
