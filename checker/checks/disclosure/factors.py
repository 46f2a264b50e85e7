"""Read nature, manner and safeguards from a document, each with the words that led to it."""

from __future__ import annotations

from typing import Any

from checker.domain.disclosure import SEVERITIES, Factor
from checker.domain.fact import Facts
from checker.domain.span import Span
from checker.rules.automaton import automaton
from checker.rules.files import load_group
from checker.text.document import CONTENT_KINDS, Document
from checker.text.haystack import haystack_of


def table() -> dict[str, Any]:
    """Return ``style_rules/disclosure/factors.yaml``."""
    found: dict[str, Any] = load_group("disclosure")["disclosure.factors"]
    return found


def nature_of(facts: Facts) -> tuple[Factor, ...]:
    """Return the classes of information affected, gravest first."""
    spans: dict[str, list[Span]] = {}
    for info in facts.info_types:
        if info.included:
            spans.setdefault(info.value, []).append(info.span)
    weights = table()["nature"]
    order = sorted(spans, key=lambda name: (-int(weights[name]["weight"]), list(weights).index(name)))
    return tuple(Factor(name, tuple(spans[name])) for name in order)


def manner_of(document: Document, mode: str) -> Factor:
    """Return how it came about; a contractor named as the place of it comes before plain negligence."""
    rows = table()["manner"]
    by_mode = next((name for name, row in rows.items() if mode in row.get("modes", ())), "none")
    where = find(document, rows["contractor"]["patterns"])
    if where and int(rows[by_mode]["weight"]) < int(rows["contractor"]["weight"]):
        return Factor("contractor", where)
    return Factor(by_mode, (document.title,) if document.title else ())


def posture_of(document: Document) -> tuple[Factor, ...]:
    """Return each safeguard: stated to be there, stated to be missing, or not mentioned."""
    factors = []
    for name, row in table()["posture"].items():
        missing = find(document, row.get("no", ()))
        there = find(document, row.get("yes", ()), (*row.get("unless", ()), *row.get("no", ())))
        holds = False if missing else True if there else None
        factors.append(Factor(name, missing or there, holds))
    return tuple(factors)


def find(document: Document, patterns: tuple[str, ...] | list[str], unless: tuple[str, ...] = ()) -> tuple[Span, ...]:
    """Return the places of the patterns in the content, one a sentence."""
    hay = haystack_of(document)
    wanted = [a for p in patterns if hay.may_hold(a := automaton(p))]
    barred = [a for p in unless if hay.may_hold(a := automaton(p))] if wanted else []
    spans = []
    for sentence in document.sentences if wanted else ():
        if sentence.kind not in CONTENT_KINDS or not any(hay.holds(a, sentence.index) for a in wanted):
            continue
        if not any(hay.holds(a, sentence.index) for a in barred):
            place = next(found for a in wanted if (found := a.first(sentence.text)))
            spans.append(sentence.normal.span(*place))
    return tuple(spans)


def severity_of(nature: tuple[Factor, ...], manner: Factor, posture: tuple[Factor, ...]) -> str:
    """Weigh the three: graver nature, graver manner or weaker safeguards never lower the result."""
    rows = table()
    worst = max((int(rows["nature"][f.name]["weight"]) for f in nature), default=0)
    how = int(rows["manner"][manner.name]["weight"])
    guards = {f.name: f.holds for f in posture}
    weak = 2 if guards.get("encrypted") is False or guards.get("password") is False else 1
    if guards.get("encrypted"):
        weak = 0
    points = worst + how + weak
    return SEVERITIES[0 if points <= 1 else 1 if points <= 2 else 2 if points <= 4 else 3]
