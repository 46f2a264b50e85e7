"""Decide which kinds of information are affected, denied or merely named."""

from __future__ import annotations

import re
from functools import cache

from checker.domain.fact import InfoFact
from checker.facts.items import ItemMention, find_items
from checker.rules.files import load_group
from checker.text.document import Document, LineKind, Sentence

_SKIP = (LineKind.NOISE, LineKind.ADDRESSEE, LineKind.CLOSING, LineKind.SIGNATURE, LineKind.DATE, LineKind.QUESTION, LineKind.HEADING)


@cache
def _cues(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in load_group("facts")["facts.info_types"][name]))


def info_facts(document: Document) -> tuple[InfoFact, ...]:
    """Return the kinds of information ``document`` names, each item once per polarity, in reading order."""
    facts: dict[tuple[str, bool | None], InfoFact] = {}
    for sentence in document.sentences:
        if sentence.kind in _SKIP:
            continue
        heading = document.heading_of(sentence)
        for mention in find_items(sentence.text):
            included = is_included(sentence, mention, heading)
            if (mention.type, included) not in facts:
                span = sentence.normal.span(mention.start, mention.end)
                facts[mention.type, included] = InfoFact(mention.type, included, span, mention.item)
    return tuple(facts.values())


def is_included(sentence: Sentence, mention: ItemMention, heading: str) -> bool | None:
    """Tell whether an item is affected (True), denied (False) or only named (None)."""
    text = sentence.text
    after = text[mention.end :]
    if _cues("denied").search(after):
        return False
    if _cues("advice").search(text) or _cues("skip_heading").search(heading):
        return None
    if _cues("affected").search(text) or _cues("affected_heading").search(heading):
        return True
    return None
