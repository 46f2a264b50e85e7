"""From votes and scores of sentences to the status of an element, with the words that show it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from checker.checks.elements.cues import Gives
from checker.checks.elements.delay import Delay
from checker.checks.elements.votes import Vote, Votes
from checker.domain.element import ELEMENT_IDS, Status
from checker.domain.fact import Facts
from checker.domain.finding import Evidence
from checker.record import record
from checker.text.document import Document, LineKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from checker.checks.elements.model import SentenceScores

MAX_EVIDENCE = 6
MODEL = "model"
_NEVER = frozenset({LineKind.HEADING, LineKind.QUESTION, LineKind.ADDRESSEE, LineKind.CLOSING})
# What a vote is worth beside the model's log odds when the sentences of an element are ranked.
_WORTH = {Gives.SUBSTANCE: 3.0, Gives.WEAK: 1.5, Gives.TOUCH: -3.0, Gives.BLOCK: -3.0, Gives.SILENCE: -9.0}
_ENOUGH = -0.5


class Sources(StrEnum):
    """Who speaks: the cues, the sentence model, or both (for the ablation)."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


@record
class Verdict:
    """Status of an element and the sentences that show it (best first)."""

    status: Status
    evidence: tuple[Evidence, ...] = ()


def decide(
    document: Document, facts: Facts, votes: Votes, sources: Sources, delay: Delay | None
) -> dict[str, Verdict]:
    """Decide every element that has votes; elements outside the 13 by the cues alone."""
    if sources is Sources.RULES or not document.sentences:
        return {element: by_rules(document, cast) for element, cast in votes.items()}
    verdicts = {}
    for element, cast in votes.items():
        if element in ELEMENT_IDS:
            heard = {} if sources is Sources.MODEL else cast
            verdicts[element] = _by_both(document, facts, element, heard, sources, delay)
        else:
            verdicts[element] = by_rules(document, cast)
    return verdicts


def by_rules(document: Document, votes: Mapping[int, Vote]) -> Verdict:
    """Decide one element by the cues alone."""
    for least in (Gives.WEAK, Gives.TOUCH):
        cast = sorted((v for v in votes.values() if v.gives >= least), key=lambda v: (-v.gives, v.sentence))
        if cast:
            spans = ((document.sentences[v.sentence].span, v.by) for v in cast[:MAX_EVIDENCE])
            status = Status.PRESENT if least is Gives.WEAK else Status.VAGUE
            return Verdict(status, tuple(Evidence(span, by) for span, by in spans))
    return Verdict(Status.ABSENT)


def _by_both(
    document: Document, facts: Facts, element: str, votes: Mapping[int, Vote], sources: Sources, delay: Delay | None
) -> Verdict:
    from checker.checks.elements import combine
    from checker.checks.elements.model import predict

    substance, touch = predict(document, facts).of(element)
    substance_odds, touch_odds = document.layer("elements.odds", lambda d: _odds(predict(d, facts)))[element]
    features = combine.features_of(substance_odds, touch_odds, votes, delay is not None, facts.delay_days == 0)
    weights = "model" if sources is Sources.MODEL else "both"
    status = combine.choose(combine.chances(features, element, weights), element, weights)
    if any(v.sure and v.gives is Gives.SUBSTANCE for v in votes.values()):
        status = Status.PRESENT
    if status is Status.ABSENT:
        return Verdict(status)
    chance = (substance if status is Status.PRESENT else touch).tolist()
    score = (substance_odds if status is Status.PRESENT else touch_odds).tolist()
    for index, vote in votes.items():
        worth = _WORTH[vote.gives]
        if status is Status.VAGUE and vote.gives is Gives.TOUCH:
            worth = -worth
        score[index] += worth
    may_show = document.layer("elements.shown", lambda d: [i for i, s in enumerate(d.sentences) if s.kind not in _NEVER])
    ranked = sorted(may_show, key=score.__getitem__, reverse=True)  # stable: of equals the first one comes first
    kept = [i for k, i in enumerate(ranked) if k == 0 or score[i] > _ENOUGH][: MAX_EVIDENCE - 1]
    if ranked:  # the model's own favourite is always shown
        kept = list(dict.fromkeys([*kept, max(ranked, key=lambda i: (chance[i], -i))]))
    spoke = {i: v.by for i, v in votes.items() if v.gives >= Gives.TOUCH}
    return Verdict(
        status,
        tuple(
            Evidence(
                document.sentences[i].span, spoke.get(i) or _likeness(document, facts, element, i), round(chance[i], 3)
            )
            for i in kept
        ),
    )


def _odds(scores: SentenceScores) -> dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Return the log odds of substance and touch by element, all reckoned at once."""
    import numpy as np

    from checker.checks.elements.combine import log_odds

    substance, touch = (np.ascontiguousarray(log_odds(x).T) for x in (scores.substance, scores.touch))
    return {element: (substance[j], touch[j]) for j, element in enumerate(ELEMENT_IDS)}


def _likeness(document: Document, facts: Facts, element: str, index: int) -> str:
    """Say that the model spoke, and the labelled sentence that the words come nearest to."""
    from checker.checks.elements.features import sentence_features
    from checker.checks.elements.similar import nearest
    from checker.language.vectors import WIDTH

    words = nearest(sentence_features(document, facts).dense[index, :WIDTH], element)
    return f"{MODEL}: 「{words}」に似た文" if words else MODEL
