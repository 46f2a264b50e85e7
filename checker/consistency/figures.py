"""A second look at two figures that seem to be of one matter: of what is each told, and does the question ask for that?

The first look (``alignment.py``) goes by the words that both have in common. Here counts what sets them apart: all there
are against those hit (「会員は全部で6万8千名」), some of them (「うち業務用は640袋」), those at work, another time or case,
what is told to be outside the matter, what did not happen to them, numbered things (1号車, 2号車), and a theme that neither
the question nor the other statement knows. Weights: ``style_rules/axes/measured/figures.yaml``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from checker.consistency.alignment import features as first_look
from checker.domain.claim import Claim
from checker.facts.claims.places import ROLES, flags_of
from checker.facts.claims.themes import STEPS, generic, nearest
from checker.rules.files import load_group

# Below this probability two figures that the first look takes for one matter are told of different ones.
LIMIT = 0.22
_MARKS = (
    "among", "all_of", "apart", "asked", "base", "beside", "each_time", "if", "neg", "past", "staff", "stand_in", "theme",
    "undone", "whole",
)  # fmt: skip
_OF_THE_LARGER = ("all_of", "among", "base", "beside", "theme", "whole")
_NUMBERED = re.compile(r"[0-9〇一二三四五六七八九十A-Za-z.]+$")


def of_one_matter(a: Claim, b: Claim) -> bool:
    """Tell whether two figures that share their matter by the words they share are not told of different things."""
    weights = _weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features(a, b).items())
    return total >= math.log(LIMIT / (1.0 - LIMIT))


def features(a: Claim, b: Claim) -> dict[str, float]:
    """Return the features of a pair of figures; symmetric in ``a`` and ``b``."""
    return {**first_look(a, b, False), **_of_marks(a, b), **_of_themes(a, b), f"is_{a.axis}": 1.0}


def _of_marks(a: Claim, b: Claim) -> dict[str, float]:
    """Return what is told of one figure only, of both, and of the larger one only."""
    left, right = flags_of(a), flags_of(b)
    small, large = (left, right) if _size(a) <= _size(b) else (right, left)
    found = {f"one:{n}": float((n in left) != (n in right)) for n in _MARKS}
    found |= {f"both:{n}": float(n in left and n in right) for n in _MARKS}
    found |= {f"large:{n}": float(n in large and n not in small) for n in _OF_THE_LARGER}
    numbered = [frozenset(f[3:] for f in flags if f.startswith("id=")) for flags in (left, right)]
    kinds = [frozenset(_NUMBERED.sub("", name) for name in names) for names in numbered]
    found["id_apart"] = float(bool(kinds[0] & kinds[1]) and not numbered[0] & numbered[1])
    found["id_one"] = float(bool(numbered[0]) != bool(numbered[1]))
    return found


def _of_themes(a: Claim, b: Claim) -> dict[str, float]:
    """Return how far the themes of both are known to the question and to the other statement."""
    (theme_a, own_a, asked_a), (theme_b, own_b, asked_b) = _words(a.items), _words(b.items)
    near_a, near_b = nearest(own_a, own_b), nearest(own_b, own_a)
    there_a, there_b = nearest(theme_a, own_b), nearest(theme_b, own_a)
    known_a, known_b = (
        [max(pair) for pair in zip(there, nearest(theme, asked), strict=True)]
        for there, theme, asked in ((there_a, theme_a, asked_a), (there_b, theme_b, asked_b))
    )
    (odd_a, oddest_a), (odd_b, oddest_b) = _strangeness(flags_of(a)), _strangeness(flags_of(b))
    odd = (odd_a * (1.0 - _mean(there_a, 1.0)), odd_b * (1.0 - _mean(there_b, 1.0)))
    both = set(theme_a) & set(theme_b)
    said = bool(own_a and own_b)
    return {
        "strange_max": max(odd_a, odd_b),
        "strange_min": min(odd_a, odd_b),
        "strange_large": odd_b if _size(a) <= _size(b) else odd_a,
        "oddest_max": max(oddest_a, oddest_b),
        "oddest_min": min(oddest_a, oddest_b),
        "alien_max": max(odd),
        "alien_sum": sum(odd),
        "own_near": (_mean(near_a) + _mean(near_b)) / 2,
        "own_min": min(_mean(near_a), _mean(near_b)),
        "own_none": float(not own_a) + float(not own_b),
        "theme_far": 1.0 - min(_mean(there_a, 1.0), _mean(there_b, 1.0)) if said else 0.0,
        "theme_worst": 1.0 - min([*there_a, *there_b, 1.0]),
        "unknown_worst": 1.0 - min([*known_a, *known_b, 1.0]),
        "unknown": 1.0 - min(_mean(known_a, 1.0), _mean(known_b, 1.0)),
        "theme_same": float(bool(theme_a) and set(theme_a) == set(theme_b)),
        "theme_share": len(both) / (len({*theme_a, *theme_b}) or 1),
        "theme_apart": float(bool(theme_a and theme_b) and not both),
        "theme_near": _mean(nearest(theme_a, theme_b)) if theme_a and theme_b else 0.0,
    }


@lru_cache(maxsize=65536)
def _words(items: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the words of the theme, all own words, and those lent by the question."""
    theme = tuple(i[2:] for i in items if i.startswith("m:"))
    asked = tuple(sorted(i[2:] for i in items if i.startswith("q:")))
    own = {i.removeprefix("?") for i in items if i[:2] not in ("q:", *ROLES)}
    return theme, tuple(sorted(own - generic())), asked


@lru_cache(maxsize=65536)
def _strangeness(flags: frozenset[str]) -> tuple[float, float]:
    """Return how far the question is from the theme on the average, and from the word of it that is farthest."""
    found = {name: 1.0 - int(value) / STEPS for name, _, value in (f.partition("=") for f in flags) if name in _KEPT}
    return found.get("fitq", 0.0), found.get("worst", 0.0)


_KEPT = ("fitq", "worst")


def _size(claim: Claim) -> float:
    return max((abs(v) for v in (claim.low, claim.high) if v is not None and abs(v) != math.inf), default=0.0)


def _mean(values: Sequence[float] | Iterable[float], default: float = 0.5) -> float:
    values = list(values)
    return sum(values) / len(values) if values else default


@cache
def _weights() -> Mapping[str, float]:
    raw = load_group("axes/measured")["axes.measured.figures"]["weights"]
    return {name: float(value) for name, value in raw.items()}
