"""Tiny log-linear models over named features; their weights are plain JSON under ``models/facts``."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from checker.paths import data_folder
from checker.rules.automaton import Automata, automaton
from checker.rules.files import load_group


@cache
def load_weights(name: str) -> dict[str, dict[str, float]]:
    """Return the weights of ``models/facts/<name>.json``: {model: {feature: weight}}."""
    path = data_folder("models") / "facts" / f"{name}.json"
    weights: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return weights


def score(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the sum of the weights of the features that are there (log-odds)."""
    return sum(weights.get(f, 0.0) for f in features)


def probability(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the logistic of the score with its bias."""
    z = score(features, weights) + weights.get("bias", 0.0)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


@cache
def _cue_set(file: str, section: str) -> tuple[tuple[str, ...], Automata]:
    """Return the patterns of one section of ``style_rules/facts/<file>.yaml`` and the name of the cue group of each."""
    raw = load_group("facts")[f"facts.{file}"][section]
    names = tuple(f"{section}:{name}" for name, group in raw.items() for _ in group)
    return names, Automata(automaton(words) for group in raw.values() for words in group)


@lru_cache(maxsize=4096)
def _cues(text: str, file: str, section: str) -> frozenset[str]:
    names, patterns = _cue_set(file, section)
    return frozenset(names[i] for i in patterns.found_in(text))


def cues_in(text: str, file: str, section: str) -> set[str]:
    """Return ``section:group`` for each cue group of a file that ``text`` shows (one pass for all groups)."""
    return set(_cues(text, file, section))
