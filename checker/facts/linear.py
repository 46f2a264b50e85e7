"""Tiny log-linear models over named features; their weights are plain JSON under ``models/facts``."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache

from checker.paths import data_folder
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
def cue_groups(file: str, section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the compiled cue groups of one section of ``style_rules/facts/<file>.yaml``."""
    raw = load_group("facts")[f"facts.{file}"][section]
    return tuple((name, re.compile("|".join(f"(?:{p})" for p in patterns))) for name, patterns in raw.items())


def cues_in(text: str, file: str, section: str) -> set[str]:
    """Return ``section:group`` for each cue group of a file that ``text`` shows."""
    return {f"{section}:{name}" for name, pattern in cue_groups(file, section) if pattern.search(text)}
