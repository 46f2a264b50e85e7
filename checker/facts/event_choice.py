"""Choose the dates of occurrence and discovery together.

Every pair (start, discovery) of candidates, each of them possibly none, gets a score: what is told of either date, how
the two stand to each other, and how notices of this mode and kind use to tell them (an outage is found the same day, a
lost document is often only found missing). The pair with the best expected score is taken. Weights:
``models/facts/events.json``; directions of clause meaning: ``models/facts/event_clauses.npy``.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from operator import mul

import numpy as np

from checker.facts.calendar import Calendar, DocumentDate
from checker.facts.classify import classify
from checker.facts.event_scope import happened_and_found
from checker.facts.events import Candidate, candidates, meaning, null_features, order_features
from checker.facts.linear import load_weights
from checker.language.vectors import Vector
from checker.paths import data_folder
from checker.text.document import Document

NONE = -1
Chosen = tuple[DocumentDate | None, DocumentDate | None]
Pair = tuple[int, int]  # index of the start, index of the discovery, NONE for none
Features = dict[str, float]
# A date is given where its probability is above this: about half the F1 reached is the best limit for F1.
LIMIT = 0.45
MOST = 30  # dates considered; more are a list, not a story
VECTOR_SCALE = 3.0
FAMILIES = {
    "lost_device": "loss", "lost_document": "loss", "unauthorized_access": "entry", "ransomware": "entry",
    "phishing": "scam", "email_missend": "send", "misconfiguration": "expose", "insider": "insider", "conduct": "conduct",
    "system_outage": "outage", "product_defect": "product", "service_error": "service", "other": "conduct",
}


def choose(document: Document, calendar: Calendar) -> Chosen:
    """Return the dates of occurrence and discovery."""
    ordered = candidates(document, calendar)[:MOST]
    seen = classify(document)
    story = story_features(document, calendar, ordered, seen.mode, seen.kind)
    weights = load_weights("events")["pairs"]
    scores = pair_scores(ordered, story, clause_directions(), weights)
    start, found = decide(scores, len(ordered), {i for i, one in enumerate(ordered) if one.is_whom})
    chosen = _date(ordered, start), _date(ordered, found)
    return _plainly_told(document, calendar, chosen) or chosen


def _plainly_told(document: Document, calendar: Calendar, chosen: Chosen) -> Chosen | None:
    """Return the two days of 「5月10日に発生した紛失が、5月12日に判明しました」, in whatever order, where no other day was chosen."""
    for sentence in document.sentences:
        dates = calendar.of_sentence(sentence.index)
        if len(dates) == 2 and happened_and_found(sentence.text, [d.mention for d in dates]):
            first, second = dates
            days = {d.value.iso for d in dates if d.value and d.value.day}
            if first.value and second.value and len(days) == 2 and all(d is None or (d.value and d.value.iso in days) for d in chosen):
                return first, second
    return None


def _date(ordered: Sequence[Candidate], at: int) -> DocumentDate | None:
    return None if at == NONE else ordered[at].date


@cache
def clause_directions() -> Vector:
    """Return the mean clause vector and the directions to project on, shape (1 + n, 300)."""
    directions: Vector = np.load(data_folder("models") / "facts" / "event_clauses.npy", allow_pickle=False).astype(np.float32)
    return directions


def story_features(
    document: Document, calendar: Calendar, ordered: Sequence[Candidate], mode: str, kind: str
) -> set[str]:
    """Return what sort of notice it is: mode, kind, words of the whole text, how many days, whether learning is told."""
    story = {f"mode:{mode}", f"kind:{kind}", f"family:{FAMILIES[mode]}"} | (null_features(document) - {"null"})
    if calendar.published is None:
        story.add("unpublished")
    if not ordered:
        story.add("no_dates")
    learnt = any(c.features & {"learn", "learn+response"} for c in ordered)
    story.add("learning_told" if learnt else "learning_untold")
    days = sum(c.value.day is not None for c in ordered)
    story.add("days:" + (str(days) if days < 3 else "3" if days <= 4 else "5"))
    return story


def date_features(ordered: Sequence[Candidate], directions: Vector) -> list[Features]:
    """Return the features of each date, for either role."""
    rows: list[Features] = []
    for one, order in zip(ordered, order_features(ordered), strict=True):
        row: Features = dict.fromkeys(sorted(one.features | order | {f"1st:{f}" for f in one.first}), 1.0)
        row[f"mentions:{min(3, one.mentions)}"] = 1.0
        told = meaning(one)
        if told is not None:
            spread = (directions[1:] @ (told - directions[0])) * VECTOR_SCALE
            row.update({f"clause:{i}": float(v) for i, v in enumerate(spread)})
        rows.append(row)
    return rows


def pairs(ordered: Sequence[Candidate]) -> Iterator[Pair]:
    """Yield the pairs that can be: nothing is found before it begins, and no discovery is dated by a year alone."""
    finds = [NONE, *(i for i, one in enumerate(ordered) if one.value.month is not None)]
    for start in range(NONE, len(ordered)):
        for found in finds:
            both = start != NONE and found != NONE
            if both and found < start and ordered[start].value.day and ordered[found].value.day:
                continue
            yield start, found


def relation(pair: Pair) -> str:
    """Name how the two stand: ``same``, ``apart``, ``only_start``, ``only_found``, ``neither``."""
    start, found = pair
    if start == NONE:
        return "neither" if found == NONE else "only_found"
    if found == NONE:
        return "only_start"
    return "same" if start == found else "apart"


def pair_features(ordered: Sequence[Candidate], pair: Pair, family: str) -> set[str]:
    """Return how two different dates stand to each other in the text."""
    if relation(pair) != "apart":
        return set()
    start, found = ordered[pair[0]], ordered[pair[1]]
    features = set()
    if found.value.iso in start.ends:
        features |= {"span", f"span:{family}"}
    if start.sentences & found.sentences:
        features.add("one_sentence")
    elif start.sentences and found.sentences:
        gap = min(found.sentences) - min(start.sentences)
        features.add("gap:" + ("back" if gap < 0 else "1" if gap == 1 else "3" if gap <= 3 else "far"))
    return features


# The roles whose weights a pair's dates use, by relation.
_ROLES = {"same": "same", "only_start": "only_start", "only_found": "only_found"}


def all_features(ordered: Sequence[Candidate], story: set[str], directions: Vector) -> Iterator[tuple[Pair, Features]]:
    """Yield each pair with the features that ``pair_scores`` adds up (for training)."""
    rows = date_features(ordered, directions)
    family = next(s for s in story if s.startswith("family:"))[7:]
    for pair in pairs(ordered):
        features: Features = {}
        for role, at in (("start", pair[0]), ("found", pair[1])):
            if at == NONE:
                features.update(_told(f"no_{role}", story))
            else:
                features.update({f"{role}|{name}": value for name, value in rows[at].items()})
        kind = relation(pair)
        features.update(_told(kind, story))
        if kind in _ROLES:
            features.update({f"{kind}|{name}": value for name, value in rows[max(pair)].items()})
        features.update(dict.fromkeys(pair_features(ordered, pair, family), 1.0))
        yield pair, features


def _told(name: str, story: set[str]) -> Features:
    return dict.fromkeys([name, *(f"{name}|{s}" for s in story)], 1.0)


class _Weights(dict[str, float]):
    """Weights by name; those of unknown names are 0."""

    def __missing__(self, name: str) -> float:
        return 0.0


_split: tuple[Mapping[str, float], dict[str, _Weights]] | None = None  # the weights last used, and what was made of them


def _by_role(weights: Mapping[str, float]) -> dict[str, _Weights]:
    """Return the weights of the dates, by role and name: to put both together costs more than to look them up."""
    global _split
    known = _split
    if known is None or known[0] is not weights:
        found = {role: _Weights() for role in ("start", "found", *_ROLES)}
        for name, value in weights.items():
            role, _, rest = name.partition("|")
            if rest and role in found:
                found[role][rest] = value
        _split = known = weights, found
    return known[1]


def pair_scores(
    ordered: Sequence[Candidate], story: set[str], directions: Vector, weights: Mapping[str, float]
) -> dict[Pair, float]:
    """Return the score of each pair: the sums of ``all_features``, each part reckoned once."""
    rows = date_features(ordered, directions)
    family = next(s for s in story if s.startswith("family:"))[7:]
    by_role = _by_role(weights)

    def part(role: str) -> list[float]:
        weight = by_role[role].__getitem__
        return [sum(map(mul, map(weight, row), row.values())) for row in rows]

    def told(name: str) -> float:
        return weights.get(name, 0.0) + sum(weights.get(f"{name}|{s}", 0.0) for s in sorted(story))

    start, found = [*part("start"), told("no_start")], [*part("found"), told("no_found")]  # [NONE] is the last
    own = {kind: part(kind) for kind in _ROLES}
    kinds = {kind: told(kind) for kind in (*_ROLES, "apart", "neither")}
    scores = {}
    for pair in pairs(ordered):
        kind = relation(pair)
        extra = own[kind][max(pair)] if kind in own else 0.0
        extra += sum(weights.get(f, 0.0) for f in sorted(pair_features(ordered, pair, family)))
        scores[pair] = start[pair[0]] + found[pair[1]] + kinds[kind] + extra
    return scores


def decide(scores: Mapping[Pair, float], size: int, barred: Collection[int] = ()) -> Pair:
    """Return the pair whose dates' probabilities are most above ``LIMIT`` in all; what speaks for ``barred`` dates speaks for none."""
    top = max(scores.values())
    grown = {pair: math.exp(value - top) for pair, value in scores.items()}
    whole = sum(grown.values())
    start, found = [0.0] * (size + 1), [0.0] * (size + 1)
    for (first, second), value in grown.items():
        start[first] += value / whole
        found[second] += value / whole
    gain = {(a, b): (start[a] - LIMIT) * (a != NONE) + (found[b] - LIMIT) * (b != NONE) for a, b in scores}
    gain = {pair: won for pair, won in gain.items() if not any(at in barred for at in pair)}
    return max(gain, key=lambda pair: gain[pair])
