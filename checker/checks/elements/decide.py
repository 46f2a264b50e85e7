"""From votes on sentences to the status of an element, with the words that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.checks.elements.cues import Gives
from checker.checks.elements.votes import Vote, Votes
from checker.domain.element import Status
from checker.domain.fact import Facts
from checker.domain.finding import Evidence
from checker.text.document import Document

MAX_EVIDENCE = 5


class Sources(StrEnum):
    """Who speaks: the cues, the sentence model, or both (for the ablation)."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status of an element and the sentences that show it (best first)."""

    status: Status
    evidence: tuple[Evidence, ...] = ()


def decide(document: Document, facts: Facts, votes: Votes, sources: Sources) -> dict[str, Verdict]:
    """Decide every element that has votes; elements outside the 13 by the cues alone."""
    return {element: by_rules(document, cast) for element, cast in votes.items()}


def by_rules(document: Document, votes: Mapping[int, Vote]) -> Verdict:
    """Decide one element by the cues alone."""
    solid = [v for v in votes.values() if v.gives >= Gives.WEAK]
    if solid:
        return Verdict(Status.PRESENT, _evidence(document, solid))
    touched = [v for v in votes.values() if v.gives is Gives.TOUCH]
    if touched:
        return Verdict(Status.VAGUE, _evidence(document, touched))
    return Verdict(Status.ABSENT)


def _evidence(document: Document, votes: list[Vote]) -> tuple[Evidence, ...]:
    ranked = sorted(votes, key=lambda v: (-v.gives, v.sentence))[:MAX_EVIDENCE]
    return tuple(Evidence(document.sentences[v.sentence].span, v.by) for v in ranked)
