"""Rules and model together: the status of an element from what the votes and the scores of all sentences say.

A small multinomial logistic regression per element over a dozen features of the document; its weights lie in
``models/elements/decision.json``, made by ``models/training/train_decision.py`` from scores the model gave to notices
it had not seen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.checks.elements.cues import Gives
from checker.checks.elements.votes import Vote
from checker.domain.element import Status
from checker.paths import data_folder

Array = NDArray[np.float64]
FEATURES = (
    "best",  # log odds of substance in the best sentence
    "second",
    "touch",  # log odds of mere touch in the best sentence for it
    "mass",  # how many sentences speak, softly counted
    "rule",  # any sentence with substance by a rule …
    "weak",
    "touched",
    "blocked",
    "two_rules",
    "agreed",  # best log odds among the sentences a rule supports, over 4
    "rule_on_best",
    "doubt_on_best",
    "length",
    "delay",  # the text shows a delay
    "same_day",
)
_LIMIT = 8.0
_DOUBT = (Gives.TOUCH, Gives.BLOCK, Gives.SILENCE)
VAGUE_LEAN = 2.0  # vague or absent: words that touch the matter are worth showing (crosswise better than 1 and 1.4)


def log_odds(chance: NDArray[np.float32]) -> Array:
    """Return log odds of probabilities, within ±8."""
    p = np.clip(chance.astype(np.float64), 1e-4, 1 - 1e-4)
    odds: Array = np.clip(np.log(p) - np.log1p(-p), -_LIMIT, _LIMIT)
    return odds


def document_features(
    substance: NDArray[np.float32], touch: NDArray[np.float32], votes: Mapping[int, Vote], delay: bool, same_day: bool
) -> Array:
    """Return the features of one element of one document, shape (len(FEATURES),).

    Args:
        substance, touch: probabilities of its n sentences, shape (n,).
        votes: of the rules, by sentence.
        delay, same_day: what the dates of the text show.
    """
    return features_of(log_odds(substance), log_odds(touch), votes, delay, same_day)


def features_of(substance: Array, touch: Array, votes: Mapping[int, Vote], delay: bool, same_day: bool) -> Array:
    """Return the same features, from log odds."""
    s, t = (x if len(x) else np.full(1, -_LIMIT) for x in (substance, touch))
    order = (-s).argsort(kind="stable")
    top = int(order[0])
    gives = {i: v.gives for i, v in votes.items()}
    backed = [i for i, g in gives.items() if g >= Gives.WEAK]
    said = list(gives.values())
    return np.array(
        [
            s[top],
            s[order[min(1, len(order) - 1)]],
            t.max(),
            np.log1p(np.exp(s)).sum(),
            Gives.SUBSTANCE in said,
            Gives.WEAK in said,
            Gives.TOUCH in said,
            Gives.BLOCK in said,
            said.count(Gives.SUBSTANCE) > 1,
            max((s[i] for i in backed), default=0.0) / 4,
            top in backed,
            gives.get(top) in _DOUBT,
            np.log(len(s)),
            delay,
            same_day,
        ],
        dtype=np.float64,
    )


def chances(features: Array, element: str, weights: str = "both") -> dict[Status, float]:
    """Return the probability of present, vague and absent. ``weights``: ``both`` or ``model`` (rules left out)."""
    table = _weights()[weights][element]
    z = table["w"] @ features + table["b"]
    e = np.exp(z - z.max())
    return {Status(name): float(p) for name, p in zip(table["classes"], e / e.sum(), strict=True)}


def choose(chance: Mapping[Status, float], element: str, weights: str = "both") -> Status:
    """Return the status; present only where it is likely enough, for a false ○ hides what is missing."""
    if chance.get(Status.PRESENT, 0.0) >= _weights()[weights][element]["from"]:
        return Status.PRESENT
    vague, absent = chance.get(Status.VAGUE, 0.0), chance.get(Status.ABSENT, 0.0)
    return Status.VAGUE if VAGUE_LEAN * vague >= absent else Status.ABSENT


@cache
def _weights() -> Any:  # noqa: ANN401  (a tree of JSON)
    return prepare(json.loads((data_folder("models") / "elements" / "decision.json").read_text(encoding="utf-8")))


def prepare(raw: Any) -> Any:  # noqa: ANN401  (a tree of JSON)
    """Turn the lists of weights into arrays."""
    for name in ("both", "model"):
        for table in raw[name].values():
            table["w"], table["b"] = np.array(table["w"]), np.array(table["b"])
    return raw
