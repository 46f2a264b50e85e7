"""Rule votes: what the cues alone say of each sentence. Pure: the same document and facts give the same votes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from checker.checks.elements.cues import Cue, Gives, cue_book
from checker.checks.elements.scan import Scan
from checker.domain.element import ELEMENT_IDS
from checker.domain.fact import Facts
from checker.record import record
from checker.text.document import Document, LineKind

# A title may tell what happened to what; it is no place for the other elements.
_IN_TITLE = frozenset({"facts", "scope_items", "scope_count", "user_action"})


@record
class Vote:
    """What the cues say of one sentence on one element.

    Attributes:
        sentence: index of the sentence.
        gives: TOUCH, WEAK or SUBSTANCE; BLOCK where only a blocker spoke, SILENCE where the sentence must not count.
        by: id of the cue that decided.
        sure: the cue is so seldom wrong that the model is not asked.
    """

    sentence: int
    gives: Gives
    by: str
    sure: bool = False


Votes = Mapping[str, Mapping[int, Vote]]


def scan_of(document: Document) -> Scan:
    """Return the pattern hits of the document (a cached layer)."""
    book = cue_book()
    return document.layer("elements.scan", lambda d: Scan(d, lambda name: book.features[name]))


def rule_votes(document: Document, facts: Facts, extra: Iterable[str] = ()) -> Votes:
    """Let the cues of the 13 elements and of ``extra`` ones vote: element id → sentence index → vote.

    The votes on an element are a cached layer: the model reads them too.
    """
    return {e: document.layer(f"elements.votes.{e}", _voter(e)) for e in (*ELEMENT_IDS, *extra)}


def _voter(element: str) -> Callable[[Document], dict[int, Vote]]:
    return lambda document: _votes(document, scan_of(document), cue_book().cues.get(element, ()), element)


def _votes(document: Document, scan: Scan, cues: tuple[Cue, ...], element: str) -> dict[int, Vote]:
    best: dict[int, Vote] = {}
    blocked: dict[int, str] = {}
    silenced: dict[int, str] = {}
    for cue in cues:
        for index in scan.cue(cue):
            if cue.gives is Gives.SILENCE:
                silenced[index] = cue.id
            elif cue.gives is Gives.BLOCK:
                blocked[index] = cue.id
            elif index not in best or cue.gives > best[index].gives:
                best[index] = Vote(index, cue.gives, cue.id, cue.sure)
    for index, by in blocked.items():
        if index in best:
            best[index] = Vote(index, Gives.TOUCH, by)
        else:
            best[index] = Vote(index, Gives.BLOCK, by)
    for index, by in silenced.items():
        best[index] = Vote(index, Gives.SILENCE, by)
    if element not in _IN_TITLE:
        for index, vote in best.items():
            if vote.gives > Gives.TOUCH and document.sentences[index].kind is LineKind.TITLE:
                best[index] = Vote(index, Gives.TOUCH, vote.by)
    return best
