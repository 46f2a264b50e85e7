"""Do two measured claims speak of the same matter? Features of the pair, weighed by ``style_rules/axes/measured/{weights,moments}.yaml``."""

from __future__ import annotations

import math
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from checker.consistency.themes import of_themes
from checker.domain.claim import Claim
from checker.facts.claims.places import ROLES, flags_of
from checker.facts.claims.themes import row_of
from checker.rules.files import load_group

_STAGES = frozenset({"e:beginning", "e:ending"})


@lru_cache(maxsize=65536)
def _parts(items: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    core = frozenset(i for i in items if i[0] != "?" and i[:2] not in ("q:", *ROLES))
    context = frozenset(i[1:] for i in items if i[0] == "?")
    asked = frozenset(i[2:] for i in items if i.startswith("q:"))
    return core, context, asked


def _marked(items: tuple[str, ...], mark: str) -> str:
    return next((i[2:] for i in items if i.startswith(mark)), "")


def _events(names: frozenset[str]) -> frozenset[str]:
    return frozenset(n for n in names if n.startswith("e:"))


def features(a: Claim, b: Claim, with_near: bool = True) -> dict[str, float]:
    """Return the features of a pair of claims of one axis; symmetric in ``a`` and ``b``."""
    flags_a, flags_b = flags_of(a), flags_of(b)
    official = a.is_official or b.is_official
    return {
        **_of_events(a, b),
        **_of_words(a, b),
        **_of_places(a, b, flags_a, flags_b),
        "part": float(("part" in flags_a) != ("part" in flags_b)),
        "both_part": float("part" in flags_a and "part" in flags_b),
        "if": float(("if" in flags_a) != ("if" in flags_b)),
        "other": float(("other" in flags_a) != ("other" in flags_b)),
        "official": float(official),
        **_of_official(flags_a, flags_b, official),
        **_of_fit(a, b, flags_a, flags_b),
        "sum": float("sum" in flags_a or "sum" in flags_b),
        "addend": float(_is_addend(a, flags_b) or _is_addend(b, flags_a)),
        "scope": float(a.scope == b.scope),
        **({"near": 3.0 * nearness(a.items, b.items)} if with_near else {}),
        "is_count": float(a.axis == "count"),
        "is_moment": float(a.axis == "moment"),
        **(_of_moments(a, b) if a.axis == "moment" else _of_numbers(a, b)),
    }


def likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Return how much the words of two values have in common, 0..1.5; half a point for the same main event."""
    (core_a, _, asked_a), (core_b, _, asked_b) = _parts(a), _parts(b)
    left, right = core_a | asked_a, core_b | asked_b
    shared = len(core_a & right | core_b & left)
    event = _marked(a, "v:")
    return shared / (len(core_a | core_b) or 1) + (0.5 if event and event == _marked(b, "v:") else 0.0)


def _of_fit(a: Claim, b: Claim, left: frozenset[str], right: frozenset[str]) -> dict[str, float]:
    """Return whether a value that an official text states is told here of the matter of the other value, not of its own."""
    fits = [float(f[4:]) for flags in (left, right) for f in flags if f.startswith("fit=")]
    if not fits or len(fits) + a.is_official + b.is_official < 2:
        return {}
    gain = likeness(a.items, b.items) - min(fits)
    return {"fit_gain": max(0.0, gain), "fit_loss": max(0.0, -gain)}


def _is_addend(claim: Claim, flags: frozenset[str]) -> bool:
    """Tell whether the official figures that add up to the other value hold this one."""
    return claim.low is not None and f"of={claim.low:g}" in flags


def _of_official(a: frozenset[str], b: frozenset[str], official: bool) -> dict[str, float]:
    """Return what it says that an official text states one of the values too.

    Set against the official text, or where both values stand in it, they belong to different matters; where one of two
    replies only repeats it, that says nothing of the other.
    """
    found: dict[str, float] = {}
    for name in ("known", "explained"):
        times = (name in a) + (name in b)
        found[name] = float(times == 2 or (official and times == 1))
        found[f"{name}_once"] = float(times == 1 and not official)
    return found


def _of_places(a: Claim, b: Claim, left: frozenset[str], right: frozenset[str]) -> dict[str, float]:
    """Return what the places of the values in their sources say: the only one, the largest, the answer to the question.

    They say nothing where the official text holds both values: it knows what each belongs to.
    """
    kind = "day" if a.axis == "moment" else a.axis if a.axis in ("count", "money") else "rate"
    told = [bool(f & {"known", "explained", "addend"}) or c.is_official for f, c in ((left, a), (right, b))]
    whole = {f"whole:{kind}": float("whole" in left) + float("whole" in right)}
    if all(told):
        return {**whole, f"settled:{kind}": 1.0}
    lead = [bool(f & {"only", "top", "whole"}) for f in (left, right)]
    asked = [bool("asked" in f or ("first" in f and "only" in f)) for f in (left, right)]
    only = [bool("only" in f) for f in (left, right)]
    return {
        **whole,
        f"only_both:{kind}": float(all(only)),
        f"only_one:{kind}": float(only[0] != only[1]),
        f"lead_both:{kind}": float(all(lead)),
        f"asked_both:{kind}": float(all(asked)),
        f"asked_one:{kind}": float(asked[0] != asked[1]),
        f"asked_lead:{kind}": float(("asked" in left and lead[1]) or ("asked" in right and lead[0])),
        f"answers:{kind}": float(all(asked) and all(only)),
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
        "stage_only": float(bool(core_a & core_b) and core_a & core_b <= _STAGES and not event_a and not event_b),
        "other_event": float(bool(events_a) and bool(events_b) and not events_a & events_b),
        "no_event": float(not events_a) + float(not events_b),
        "same_events": float(bool(events_a) and events_a == events_b),
    }


def other_objects(a: Claim, b: Claim) -> bool:
    """Tell whether both name the same deed with a thing of its own each: 「成績表を発送」, 「お詫びの手紙を発送」."""
    event = _marked(a.items, "v:")
    if not event or event != _marked(b.items, "v:") or event not in _needing_objects():
        return False
    (core_a, _, asked_a), (core_b, _, asked_b) = _parts(a.items), _parts(b.items)
    if len(_events(core_a & core_b)) > 1:
        return False
    objects_a, objects_b = (frozenset(n for n in core if n[:2] != "e:") for core in (core_a, core_b))
    return bool(objects_a and objects_b) and not (objects_a & (objects_b | asked_b) or objects_b & asked_a)


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
    names = [i.removeprefix("q:") for i in items if i[0] != "?" and i[:2] not in ROLES]
    rows = [row for row in map(row_of, names) if row is not None]
    return np.array(rows, dtype=np.float32) if rows else None


def _of_moments(a: Claim, b: Claim) -> dict[str, float]:
    role_a, minutes_a, other_a = a.note.split("|")[:3]
    role_b, minutes_b, other_b = b.note.split("|")[:3]
    days = a.low is not None and b.low is not None
    same_day = days and a.low == b.low
    phase_a, phase_b = _phase(a), _phase(b)
    return {
        "phase_same": float(bool(phase_a) and phase_a == phase_b),
        "phase_noticed": float(phase_a == phase_b == "noticed"),
        "phase_onset": float(phase_a == phase_b == "onset"),
        "phase_ended": float(phase_a == phase_b == "ended"),
        "opening": float((_opens(a) and phase_b == "onset") or (_opens(b) and phase_a == "onset")),
        "tense_apart": float(
            ("ahead" in flags_of(a) and "past" in flags_of(b)) or ("past" in flags_of(a) and "ahead" in flags_of(b))
        ),
        "both_ahead": float("ahead" in flags_of(a) and "ahead" in flags_of(b)),
        "phase_other": float(bool(phase_a) and bool(phase_b) and phase_a != phase_b),
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


def _opens(claim: Claim) -> bool:
    """Tell whether it is the first moment of an official text and of no later stage: when it happened."""
    return "first" in flags_of(claim) and _phase(claim) in ("", "onset")


def _phase(claim: Claim) -> str:
    """Return where in the course of the incident a moment stands: by its main event, else by those close by."""
    phases = _phases()
    main = phases.get(_marked(claim.items, "v:"), "")
    near = {phases[e] for e in _parts(claim.items)[0] if e in phases}
    return main or (next(iter(near)) if len(near) == 1 else "")


@cache
def _phases() -> dict[str, str]:
    raw = load_group("axes/measured")["axes.measured.concepts"]["phases"]
    return {f"e:{event}": phase for phase, events in raw.items() for event in events}


@cache
def _needing_objects() -> frozenset[str]:
    return frozenset(f"e:{name}" for name in load_group("axes/measured")["axes.measured.concepts"]["transitive"])


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
def _weights(kind: str) -> dict[str, float]:
    raw = load_group("axes/measured")[f"axes.measured.{kind}"]["weights"]
    return {name: float(value) for name, value in raw.items()}


def alignment(a: Claim, b: Claim, least: float = 0.0) -> float:
    """Return the probability that both claims state the same matter; 0 where it cannot reach ``least``."""
    weights = _weights("weights")
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features(a, b, False).items())
    reach = max(0.0, 3.0 * weights["near"])
    if least and total + reach < math.log(least / (1.0 - least)):
        return 0.0
    total += weights["near"] * 3.0 * nearness(a.items, b.items)
    return 1.0 / (1.0 + math.exp(-total))


def moment_features(a: Claim, b: Claim) -> dict[str, float]:
    """Return the features of a pair of moments: those of all values, and what their clauses speak of."""
    return {**features(a, b), **of_themes(a, b)}


def same_theme(a: Claim, b: Claim) -> float:
    """Return the probability that two moments state the same matter, by weights of their own that know of themes."""
    weights = _weights("moments")
    found = moment_features(a, b)
    return 1.0 / (1.0 + math.exp(-weights["bias"] - sum(weights.get(name, 0.0) * v for name, v in found.items())))
