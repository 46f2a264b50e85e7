"""The judge: status, level, evidence and advice of every element of one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.checks.elements.concern import OTHER, demands_of, fits, mode_of_demands
from checker.checks.elements.decide import Sources, Verdict, decide
from checker.checks.elements.delay import Delay, undated_delay, visible_delay
from checker.checks.elements.profile import Demand, choose_profile
from checker.checks.elements.suggest import advise
from checker.checks.elements.votes import rule_votes
from checker.domain.element import ELEMENT_IDS, Element, Level, Status
from checker.domain.fact import Facts
from checker.domain.finding import Basis
from checker.rules.regex import regex
from checker.text.document import Document

_CARD = regex(r"カード(?:の)?(?:番号|情報|名義)|セキュリティコード")
_NOT_ASKED = Demand(Level.OPTIONAL, Basis.PRACTICE, "")
# Vague here means that something is still being looked into.
_SETTLED = ("cause", "response", "scope_items", "scope_count", "secondary_damage")
_LACKING = (Status.ABSENT, Status.VAGUE)
UNDATED = "起きた日から公表まで{days}ありますが、いつ分かったのか、その間公表しなかった理由が書かれていません。"
SAID_LATER = "初報では「調査中」でかまいません。分かりしだい続報で原因を示してください。"


def judge_elements(
    document: Document,
    facts: Facts,
    kind: str,
    stage: str,
    mode: str,
    sources: Sources = Sources.BOTH,
    chances: Mapping[str, float] | None = None,
) -> tuple[Element, ...]:
    """Judge the 13 elements, then those of the incident's profile.

    Args:
        kind, stage, mode: of ``checker.domain.fact``; they choose the profile.
        sources: who speaks: rules, model or both.
        chances: of the modes, where ``mode`` is only the likeliest one: what is special to a profile that hardly fits is not asked for.
    """
    card = card_data_leaked(facts)
    if chances is not None and not fits(document, mode, choose_profile(kind, stage, mode, card).modes, chances):
        mode = OTHER
    demanded = mode_of_demands(document, facts, mode)
    profile = choose_profile(kind, stage, demanded, card)
    extra = tuple(e for e in profile.demands if e not in ELEMENT_IDS)
    votes = rule_votes(document, facts, extra)
    delay = visible_delay(document, facts, mode)
    verdicts = decide(document, facts, votes, sources, delay)
    if verdicts["delay_reason"].status is Status.ABSENT and delay is None and (kind, stage) == ("notice", "first"):
        delay = undated_delay(document, facts)
    if verdicts["delay_reason"].status is Status.ABSENT and delay is None:
        verdicts["delay_reason"] = Verdict(Status.NOT_APPLICABLE)
    asked = demands_of(profile.demands, document, facts, demanded)
    elements = (
        _element(document, element, verdicts[element], asked.get(element, _NOT_ASKED), demanded, delay)
        for element in (*ELEMENT_IDS, *extra)
    )
    return tuple(_ease(e, stage, verdicts, delay) for e in elements)


def card_data_leaked(facts: Facts) -> bool:
    """Tell whether the text counts card data among what is affected."""
    return any(
        i.value == "financial" and i.included is not False and _CARD.search(i.item or "") for i in facts.info_types
    )


def _element(
    document: Document, element: str, verdict: Verdict, demand: Demand, mode: str, delay: Delay | None
) -> Element:
    message = suggestion = ""
    if verdict.status in _LACKING:
        words = verdict.evidence[0].span.of(document.text) if verdict.evidence else ""
        message, suggestion = advise(element, verdict.status, mode, words, delay.shown if delay else "")
        if element == "delay_reason" and delay and delay.is_undated:
            message = UNDATED.format(days=delay.shown)
    return Element(element, verdict.status, demand.level, demand.basis, verdict.evidence, message, suggestion)


def _ease(element: Element, stage: str, verdicts: dict[str, Verdict], delay: Delay | None) -> Element:
    """Ask for less where the rest of the text makes up for it.

    In a first report a cause under investigation will do, if the next news is promised; and no further news need be
    promised where nothing is left open. Why the first publication came late is asked of that one.
    """
    status = {name: verdict.status for name, verdict in verdicts.items()}
    if element.id == "cause" and stage == "first" and element.status is Status.VAGUE:
        if status["next_update"] is Status.PRESENT:
            return replace(element, level=Level.OPTIONAL, message=SAID_LATER)
    elif element.id == "next_update" and element.status is Status.ABSENT:
        open_matters = [e for e in _SETTLED if status[e] is Status.VAGUE]
        if status["cause"] is Status.PRESENT and not open_matters:
            return replace(element, level=Level.OPTIONAL)
    elif element.id == "delay_reason" and delay and delay.was_public:
        return replace(element, level=Level.OPTIONAL)
    return element
