"""Do two measured claims speak of the same matter? Features of the pair, weighed by ``style_rules/axes/measured/weights.yaml``."""

from __future__ import annotations

import math
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from checker.domain.claim import Claim
from checker.facts.claims.concepts import first_word
from checker.facts.claims.unit import tokens_of
from checker.language.vectors import vector
from checker.rules.files import load_group


@lru_cache(maxsize=65536)
def _parts(items: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    core = frozenset(i for i in items if i[0] != "?" and i[:2] not in ("q:", "h:", "v:"))
    context = frozenset(i[1:] for i in items if i[0] == "?")
    asked = frozenset(i[2:] for i in items if i.startswith("q:"))
    return core, context, asked


def _marked(items: tuple[str, ...], mark: str) -> str:
    return next((i[2:] for i in items if i.startswith(mark)), "")


def _events(names: frozenset[str]) -> frozenset[str]:
    return frozenset(n for n in names if n.startswith("e:"))


def features(a: Claim, b: Claim, with_near: bool = True) -> dict[str, float]:
    """Return the features of a pair of claims of one axis; symmetric in ``a`` and ``b``."""
    flags_a, flags_b = a.note.rsplit("|", 1)[-1], b.note.rsplit("|", 1)[-1]
    return {
        **_of_events(a, b),
        **_of_words(a, b),
        "part": float(("part" in flags_a) != ("part" in flags_b)),
        "both_part": float("part" in flags_a and "part" in flags_b),
        "if": float(("if" in flags_a) != ("if" in flags_b)),
        "other": float(("other" in flags_a) != ("other" in flags_b)),
        "official": float(a.is_official or b.is_official),
        "known": float("known" in flags_a or "known" in flags_b),
        "explained": float("explained" in flags_a or "explained" in flags_b),
        "sum": float("sum" in flags_a or "sum" in flags_b),
        "scope": float(a.scope == b.scope),
        **({"near": 3.0 * nearness(a.items, b.items)} if with_near else {}),
        "is_count": float(a.axis == "count"),
        "is_moment": float(a.axis == "moment"),
        **(_of_moments(a, b) if a.axis == "moment" else _of_numbers(a, b)),
    }


def _of_events(a: Claim, b: Claim) -> dict[str, float]:
    """Return what the events say that both values belong to."""
    (core_a, _, asked_a), (core_b, _, asked_b) = _parts(a.items), _parts(b.items)
    events_a, events_b = _events(core_a), _events(core_b)
    event_a, event_b = _marked(a.items, "v:"), _marked(b.items, "v:")
    unique = event_a == event_b and event_a in _unique()
    return {
        "same_main_event": float(bool(event_a) and event_a == event_b),
        "other_main_event": float(bool(event_a) and bool(event_b) and event_a != event_b),
        "unique_event": float(unique),
        "unique_asked": float(unique and event_a in asked_a | asked_b),
        "events": min(2.0, float(len(events_a & events_b))),
        "other_event": float(bool(events_a) and bool(events_b) and not events_a & events_b),
        "no_event": float(not events_a) + float(not events_b),
        "same_events": float(bool(events_a) and events_a == events_b),
    }


def _of_words(a: Claim, b: Claim) -> dict[str, float]:
    """Return what the words around both values, their sentences and their questions have in common."""
    core_a, context_a, asked_a = _parts(a.items)
    core_b, context_b, asked_b = _parts(b.items)
    head_a, head_b = _marked(a.items, "h:"), _marked(b.items, "h:")
    all_a, all_b = core_a | context_a | asked_a, core_b | context_b | asked_b
    shared = core_a & core_b
    things = _things(shared)
    lent = ((core_a & asked_b) | (core_b & asked_a)) - shared
    loose = (core_a & all_b | core_b & all_a) - shared - lent
    bare = _bare_meets(core_a, asked_a, context_b | core_b) or _bare_meets(core_b, asked_b, context_a | core_a)
    return {
        "same_head": float(bool(head_a) and head_a == head_b),
        "other_head": float(bool(head_a) and bool(head_b) and head_a != head_b),
        "things": min(2.0, float(len(things))),
        "other_thing": float(bool(_things(core_a)) and bool(_things(core_b)) and not things),
        "words": min(3.0, float(sum(n[1:2] != ":" for n in shared))),
        "lent": min(2.0, float(len(lent))),
        "lent_event": float(bool(_events(frozenset(lent)))),
        "both_asked": min(2.0, float(len(asked_a & asked_b))),
        "asked_context": float(bare),
        "loose": min(3.0, float(len(loose))),
        "jaccard": len(shared) / (len(core_a | core_b) or 1),
        "cover": len(shared) / (min(len(core_a), len(core_b)) or 1),
        "bare": float(not core_a or not core_b),
    }


def nearness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Return how near the words of two claims are in meaning: mean of each word's best match, -1..1, 0 if unknown."""
    left, right = _matrix(a), _matrix(b)
    if left is None or right is None:
        return 0.0
    table = left @ right.T
    return float(table.max(axis=1).mean() + table.max(axis=0).mean()) / 2


@lru_cache(maxsize=65536)
def _matrix(items: tuple[str, ...]) -> NDArray[np.float32] | None:
    names = [i.removeprefix("q:") for i in items if i[0] != "?" and i[:2] not in ("h:", "v:")]
    rows = [row for row in map(_vector, names) if row is not None]
    return np.array(rows, dtype=np.float32) if rows else None


@lru_cache(maxsize=65536)
def _vector(name: str) -> NDArray[np.float32] | None:
    """Return the unit vector of a concept or word; the tokens' mean for a compound."""
    word = first_word(name)
    known = [v for v in (vector(t.surface) for t in tokens_of(word)) if v is not None]
    whole = vector(word)
    total = whole if whole is not None else np.mean(known, axis=0) if known else None
    if total is None:
        return None
    length = float(np.linalg.norm(total))
    return np.asarray(total / length, dtype=np.float32) if length else None


def _of_moments(a: Claim, b: Claim) -> dict[str, float]:
    role_a, minutes_a, other_a = a.note.split("|")[:3]
    role_b, minutes_b, other_b = b.note.split("|")[:3]
    days = a.low is not None and b.low is not None
    same_day = days and a.low == b.low
    return {
        "same_role": float(role_a == role_b != "point"),
        "same_other_end": float(bool(other_a) and bool(other_b) and _meet(other_a, other_b)),
        "both_ranges": float(bool(other_a) and bool(other_b)),
        "same_day": float(same_day),
        "same_time": float(bool(minutes_a) and bool(minutes_b) and not same_day),
        "day_gap": min(4.0, math.log1p(abs((a.low or 0) - (b.low or 0)))) if days else 0.0,
        "day_unsaid": float(not days),
    }


def _meet(a: str, b: str) -> bool:
    (first, last), (start, end) = (map(int, x.split("_")) for x in (a, b))
    return first <= end and start <= last


@cache
def _unique() -> frozenset[str]:
    return frozenset(f"e:{name}" for name in load_group("axes/measured")["axes.measured.concepts"]["unique"])


def _of_numbers(a: Claim, b: Claim) -> dict[str, float]:
    x, y = (abs(c.high if c.high not in (None, math.inf) else c.low or 0.0) for c in (a, b))
    small, large = sorted((x, y))
    ratio = large / small if small else 100.0
    return {
        "swapped_digits": float(small >= 10 and sorted(f"{x:.0f}") == sorted(f"{y:.0f}")),
        "tenfold": float(small > 0 and abs(ratio - 10) < 0.3),
        "log_ratio": min(5.0, math.log(ratio)) if ratio > 0 else 0.0,
        "one": float(small <= 1),
        "few": float(small <= 5),
        "exact": float(a.low == a.high) + float(b.low == b.high),
    }


def _bare_meets(core: frozenset[str], asked: frozenset[str], there: frozenset[str]) -> bool:
    """Tell whether a bare answer's question names what the other statement speaks of."""
    return len(core) <= 1 and bool(asked & there)


def _things(names: frozenset[str]) -> frozenset[str]:
    return frozenset(n for n in names if n.startswith("t:"))


@cache
def _weights() -> dict[str, float]:
    raw = load_group("axes/measured")["axes.measured.weights"]["weights"]
    return {name: float(value) for name, value in raw.items()}


def alignment(a: Claim, b: Claim, least: float = 0.0) -> float:
    """Return the probability that both claims state the same matter; 0 where it cannot reach ``least``."""
    weights = _weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features(a, b, False).items())
    reach = max(0.0, 3.0 * weights["near"])
    if least and total + reach < math.log(least / (1.0 - least)):
        return 0.0
    total += weights["near"] * 3.0 * nearness(a.items, b.items)
    return 1.0 / (1.0 + math.exp(-total))
