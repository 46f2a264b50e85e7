"""Rule votes: what the cues alone say of each sentence. Pure: the same document and facts give the same votes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from checker.checks.elements.cues import Cue, Gives, cue_book
from checker.checks.elements.scan import Scan
from checker.domain.element import ELEMENT_IDS
from checker.domain.fact import Facts
from checker.record import record
from checker.text.document import Document, LineKind, Sentence
from checker.text.memory import memory_of

# A title may tell what happened to what; it is no place for the other of the 13 elements. Those of profiles (a product, a lost thing) may stand in it.
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


def rule_votes(document: Document, facts: Facts, extra: Iterable[str] = ()) -> Votes:
    """Let the cues of the 13 elements and of ``extra`` ones vote: element id → sentence index → vote.

    The votes on an element are a cached layer: the model reads them too.
    """
    return {e: document.layer(f"elements.votes.{e}", _voter(e)) for e in (*ELEMENT_IDS, *extra)}


def _voter(element: str) -> Callable[[Document], dict[int, Vote]]:
    return lambda document: _votes(document, element)


def _votes(document: Document, element: str) -> dict[int, Vote]:
    """Look at the sentences whose votes are not remembered: in a draft under editing, at the one that was changed."""
    told = document.layer("elements.told", lambda d: [_told(s, d.heading_of(s)) for s in d.sentences])
    new = tuple([i for i, known in enumerate(told) if element not in known])
    if new:
        scans: dict[tuple[int, ...], Scan] = document.layer("elements.scans", lambda _: {})
        if new not in scans:
            book = cue_book()
            scans[new] = Scan(document, lambda name: book.features[name], new)
        cast = _cast(document, scans[new], cue_book().cues.get(element, ()), element)
        for i in new:
            told[i][element] = cast.get(i)
    return {i: Vote(i, *said) for i, known in enumerate(told) if (said := known[element])}


_Said = tuple[Gives, str, bool]  # a vote without its place


def _told(sentence: Sentence, heading: str) -> dict[str, _Said | None]:
    """Return what is known of the votes on a sentence, by element, to be added to; cues ask for its words, kind and heading."""
    told: dict[str, _Said | None] = memory_of(sentence.text).setdefault(("votes", sentence.kind, heading), {})
    return told


def _cast(document: Document, scan: Scan, cues: tuple[Cue, ...], element: str) -> dict[int, _Said]:
    best: dict[int, _Said] = {}
    blocked: dict[int, str] = {}
    silenced: dict[int, str] = {}
    for cue in cues:
        for index in scan.cue(cue):
            if cue.gives is Gives.SILENCE:
                silenced[index] = cue.id
            elif cue.gives is Gives.BLOCK:
                blocked[index] = cue.id
            elif index not in best or cue.gives > best[index][0]:
                best[index] = cue.gives, cue.id, cue.sure
    for index, by in blocked.items():
        best[index] = Gives.TOUCH if index in best else Gives.BLOCK, by, False
    for index, by in silenced.items():
        best[index] = Gives.SILENCE, by, False
    if element in ELEMENT_IDS and element not in _IN_TITLE:
        for index, (gives, by, _) in best.items():
            if gives > Gives.TOUCH and document.sentences[index].kind is LineKind.TITLE:
                best[index] = Gives.TOUCH, by, False
    return best
