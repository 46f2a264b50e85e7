"""The judge: status, level and evidence of every element of one document."""

from __future__ import annotations

from enum import StrEnum

from checker.checks.elements.decide import Verdict, decide
from checker.checks.elements.votes import rule_votes
from checker.domain.element import ELEMENT_IDS, Element, Level
from checker.domain.fact import Facts
from checker.domain.finding import Basis
from checker.text.document import Document


class Sources(StrEnum):
    """Who speaks: the cues, the sentence model, or both (for the ablation)."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


def judge_elements(
    document: Document, facts: Facts, kind: str, stage: str, mode: str, sources: Sources = Sources.BOTH
) -> tuple[Element, ...]:
    """Judge the 13 elements (and those of the incident's profile) of ``document``.

    Args:
        kind, stage, mode: of ``checker.domain.fact``; they choose the profile.
        sources: rules, model or both.
    """
    votes = rule_votes(document, facts)
    verdicts = {element: decide(document, facts, element, votes[element]) for element in ELEMENT_IDS}
    return tuple(_element(element, verdict) for element, verdict in verdicts.items())


def _element(element: str, verdict: Verdict) -> Element:
    return Element(element, verdict.status, Level.REQUIRED, Basis.PRACTICE, verdict.evidence)
