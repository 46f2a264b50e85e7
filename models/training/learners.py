"""Learners of sentence labels: many yes/no outputs at once over dense vectors and sparse names.

Every learner is deterministic (fixed seeds, one thread) and leaves weights that numpy alone can apply.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(slots=True)
class Batch:
    """Sentences to learn from.

    Attributes:
        dense, sparse: (n, d), csr (n, v).
        target, mask: (n, k), in 0..1.
        words, starts: the words of all sentences (n_words, w) in half precision, and the first of each sentence (n,).
    """

    dense: Array
    sparse: Any
    target: Array
    mask: Array
    words: NDArray[np.float16]
    starts: NDArray[np.intp]

    def words_of(self, rows: NDArray[np.int64]) -> tuple[Array, NDArray[np.intp]]:
        """Return the words of some sentences and where each of them begins."""
        ends = np.append(self.starts[1:], len(self.words))
        sizes = ends[rows] - self.starts[rows]
        picked = np.concatenate([np.arange(a, a + s) for a, s in zip(self.starts[rows], sizes, strict=True)])
        return self.words[picked].astype(np.float32), np.cumsum(sizes) - sizes


def sigmoid(x: Array) -> Array:
    """Return 1 / (1 + e^-x) without overflow."""
    result: Array = (0.5 * (1 + np.tanh(0.5 * x))).astype(np.float32)
    return result


@dataclass(slots=True)
class Linear:
    """Logistic regression with one L2 penalty for vectors and one for names (0 leaves the block out)."""

    l2_dense: float = 1.0
    l2_sparse: float = 1.0
    use_dense: bool = True
    use_sparse: bool = True
    iterations: int = 60
    weights: dict[str, Array] = field(default_factory=dict)

    def fit(self, batch: Batch) -> Linear:
        """Minimise the cross-entropy by L-BFGS."""
        from scipy.optimize import minimize

        n, k = batch.target.shape
        d = batch.dense.shape[1] if self.use_dense else 0
        v = batch.sparse.shape[1] if self.use_sparse else 0
        xd = batch.dense.astype(np.float64) if d else None
        xs, xs_t = (batch.sparse.tocsr(), batch.sparse.T.tocsr()) if v else (None, None)

        def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            wd, ws, b = flat[: d * k].reshape(d, k), flat[d * k : (d + v) * k].reshape(v, k), flat[(d + v) * k :]
            z = np.tile(b, (n, 1))
            if d:
                z += xd @ wd
            if v:
                z += xs @ ws
            value = float((batch.mask * (np.logaddexp(0, z) - batch.target * z)).sum())
            g = batch.mask * (0.5 * (1 + np.tanh(0.5 * z)) - batch.target)
            grad = np.concatenate([
                (xd.T @ g + self.l2_dense * wd).ravel() if d else np.zeros(0),
                (xs_t @ g + self.l2_sparse * ws).ravel() if v else np.zeros(0),
                g.sum(axis=0),
            ])
            value += 0.5 * self.l2_dense * float((wd**2).sum()) + 0.5 * self.l2_sparse * float((ws**2).sum())
            return value, grad

        start = np.zeros((d + v + 1) * k)
        start[(d + v) * k :] = -3.0
        best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": self.iterations}).x
        self.weights = {
            "wd": best[: d * k].reshape(d, k).astype(np.float32),
            "ws": best[d * k : (d + v) * k].reshape(v, k).astype(np.float32),
            "b": best[(d + v) * k :].astype(np.float32),
        }
        return self

    def predict(self, batch: Batch) -> Array:
        """Return probabilities, shape (n, k)."""
        z = np.tile(self.weights["b"], (batch.dense.shape[0], 1))
        if self.use_dense:
            z = z + batch.dense @ self.weights["wd"]
        if self.use_sparse:
            z = z + batch.sparse @ self.weights["ws"]
        return sigmoid(z)


def _adam(weight: Array, first: Array, second: Array, grad: Array, lift: np.float32) -> None:
    """Take one step of Adam in place; ``grad`` is used up."""
    first *= np.float32(0.9)
    first += np.float32(0.1) * grad
    second *= np.float32(0.99)
    np.multiply(grad, grad, out=grad)
    grad *= np.float32(0.01)
    second += grad
    np.sqrt(second, out=grad)
    grad += np.float32(1e-6)
    np.divide(first, grad, out=grad)
    grad *= lift
    weight -= grad


@dataclass(frozen=True, slots=True)
class Detected:
    """What the detectors made of the words of some sentences.

    Attributes:
        words, starts: rows of words (m, w), the first row of each sentence (n,).
        each, strongest: sums for each word (m, detectors), the largest of each sentence (n, detectors).
        found, keep: the detectors' values and what drop-out leaves of them, (n, detectors).
    """

    words: Array
    starts: NDArray[np.intp]
    each: Array
    strongest: Array
    found: Array
    keep: Array

    @property
    def kept(self) -> Array:
        """Return the values after drop-out."""
        return self.found * self.keep

    def gradients(self, g: Array, net: dict[str, Array]) -> dict[str, Array]:
        """Return the gradients of the detectors, given that of the logits (n, k); only the strongest word learns."""
        down = (g @ net["wv"].T) * self.keep * (1 - self.found**2) * (self.found > 0)
        owner = np.repeat(np.arange(len(self.starts)), np.diff(np.append(self.starts, len(self.words))))
        passed = np.where(self.each == self.strongest[owner], down[owner], np.float32(0))
        return {"wv": self.kept.T @ g, "bw": down.sum(axis=0), "ww": self.words.T @ passed}


@dataclass(slots=True)
class Perceptron:
    """One hidden layer (tanh) beside detectors of single words (the strongest counts), with drop-out, trained by Adam.

    ``seeds`` networks are averaged. ``detectors`` 0 leaves the words out.
    """

    hidden: int = 48
    detectors: int = 48
    epochs: int = 18
    rate: float = 0.004
    drop: float = 0.4
    drop_word: float = 0.3
    decay: float = 0.02
    seeds: int = 2
    use_sparse: bool = True
    networks: list[dict[str, Array]] = field(default_factory=list)

    def fit(self, batch: Batch) -> Perceptron:
        """Train ``seeds`` networks."""
        self.networks = [self._train(batch, seed) for seed in range(self.seeds)]
        return self

    def _train(self, batch: Batch, seed: int) -> dict[str, Array]:
        rng = np.random.default_rng(seed)
        n, k = batch.target.shape
        d, v = batch.dense.shape[1], batch.sparse.shape[1]
        net = {
            "wd": (rng.standard_normal((d, self.hidden)) / np.sqrt(d) * 2).astype(np.float32),
            "bh": np.zeros(self.hidden, dtype=np.float32),
            "wo": (rng.standard_normal((self.hidden, k)) / np.sqrt(self.hidden)).astype(np.float32),
            "b": np.full(k, -3, dtype=np.float32),
        }
        if self.use_sparse:
            net["ws"] = (rng.standard_normal((v, self.hidden)) * 0.05).astype(np.float32)
        if self.detectors:
            net["ww"] = (rng.standard_normal((batch.words.shape[1], self.detectors)) * 0.1).astype(np.float32)
            net["bw"] = np.zeros(self.detectors, dtype=np.float32)
            net["wv"] = (rng.standard_normal((self.detectors, k)) / np.sqrt(self.detectors) / 2).astype(np.float32)
        first = {name: np.zeros_like(value) for name, value in net.items()}
        second = {name: np.zeros_like(value) for name, value in net.items()}
        step = 0
        for _ in range(self.epochs):
            order = rng.permutation(n)
            for at in range(0, n, 128):
                rows = order[at : at + 128]
                step += 1
                grads = self._gradients(batch, rows, net, rng)
                lift = np.float32(self.rate * np.sqrt(1 - 0.99**step) / (1 - 0.9**step))
                for name, grad in grads.items():
                    _adam(net[name], first[name], second[name], grad, lift)
                    if name[0] == "w":
                        net[name] *= np.float32(1 - self.rate * self.decay)
        return net

    def _gradients(
        self, batch: Batch, rows: NDArray[np.int64], net: dict[str, Array], rng: np.random.Generator
    ) -> dict[str, Array]:
        shape = (len(rows), batch.dense.shape[1])
        x = batch.dense[rows] * (rng.random(shape, dtype=np.float32) > self.drop) / np.float32(1 - self.drop)
        z = x @ net["wd"] + net["bh"]
        if self.use_sparse:
            s = batch.sparse[rows].copy()
            s.data = (s.data * (rng.random(len(s.data)) > self.drop) / (1 - self.drop)).astype(np.float32)
            z = z + s @ net["ws"]
        h = np.tanh(z)
        keep = (rng.random(h.shape, dtype=np.float32) > self.drop) / np.float32(1 - self.drop)
        hk = h * keep
        z = hk @ net["wo"] + net["b"]
        if self.detectors:
            found = self._detect(batch, rows, net, rng)
            z = z + found.kept @ net["wv"]
        g = (batch.mask[rows] * (sigmoid(z) - batch.target[rows])) / len(rows)
        gh = (g @ net["wo"].T) * keep * (1 - h * h)
        grads = {"wd": x.T @ gh, "bh": gh.sum(axis=0), "wo": hk.T @ g, "b": g.sum(axis=0)}
        if self.use_sparse:
            grads["ws"] = s.T @ gh
        if self.detectors:
            grads |= found.gradients(g, net)
        return {name: np.asarray(value, dtype=np.float32) for name, value in grads.items()}

    def _detect(
        self, batch: Batch, rows: NDArray[np.int64], net: dict[str, Array], rng: np.random.Generator
    ) -> Detected:
        words, starts = batch.words_of(rows)
        words *= rng.random((len(words), 1), dtype=np.float32) > self.drop_word / 2
        words *= (rng.random(words.shape, dtype=np.float32) > self.drop_word) / np.float32(1 - self.drop_word)
        each = words @ net["ww"]
        strongest = np.maximum.reduceat(each, starts, axis=0)
        keep = (rng.random(strongest.shape, dtype=np.float32) > self.drop) / np.float32(1 - self.drop)
        return Detected(words, starts, each, strongest, np.tanh(np.maximum(strongest + net["bw"], 0)), keep)

    def predict(self, batch: Batch) -> Array:
        """Return probabilities, shape (n, k), the mean over the networks."""
        total = np.zeros(batch.target.shape, dtype=np.float32)
        words = batch.words.astype(np.float32)
        for net in self.networks:
            z = batch.dense @ net["wd"] + net["bh"]
            if self.use_sparse:
                z = z + batch.sparse @ net["ws"]
            z = np.tanh(z) @ net["wo"] + net["b"]
            if self.detectors:
                strongest = np.maximum.reduceat(words @ net["ww"], batch.starts, axis=0)
                z = z + np.tanh(np.maximum(strongest + net["bw"], 0)) @ net["wv"]
            total += sigmoid(z)
        return total / len(self.networks)
