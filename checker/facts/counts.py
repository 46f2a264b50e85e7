"""Choose the figures a notice is about: people and things affected, not staff, rules, frequencies or prices."""

from __future__ import annotations

import re
from functools import cache

from checker.domain.fact import CountFact
from checker.facts.quantities import Quantity, find_quantities
from checker.rules.files import load_group
from checker.text.document import Document, LineKind, Sentence

_SKIP = (LineKind.NOISE, LineKind.ADDRESSEE, LineKind.CLOSING, LineKind.SIGNATURE, LineKind.DATE)


@cache
def _cues(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in load_group("facts")["facts.counts"][name]))


def count_facts(document: Document) -> tuple[CountFact, ...]:
    """Return the counts of ``document`` that tell its extent, in reading order, each value and unit once."""
    facts: list[CountFact] = []
    seen: set[tuple[int, str]] = set()
    for sentence in document.sentences:
        if sentence.kind in _SKIP or _cues("skip_heading").search(document.heading_of(sentence)):
            continue
        for quantity in find_quantities(sentence.text):
            value = int(quantity.value)
            if not tells_extent(quantity, sentence) or (value, quantity.unit) in seen:
                continue
            seen.add((value, quantity.unit))
            span = sentence.normal.span(quantity.start, quantity.end)
            facts.append(CountFact(value, quantity.unit, quantity.qualifier, counted(sentence.text, quantity), span))
    return tuple(facts)


def tells_extent(quantity: Quantity, sentence: Sentence) -> bool:
    """Tell whether a quantity says how many people or things the incident touches."""
    text = sentence.text
    before, after = text[: quantity.start], text[quantity.end :]
    if quantity.family in ("durations", "rates", "measures") or quantity.value != int(quantity.value) or quantity.value == 0:
        return False
    if quantity.is_money:
        return bool(_cues("money_before").search(before[-14:])) and not _cues("skip_after").match(after)
    if _cues("skip_after").match(after) or _cues("skip_before").search(before):
        return False
    if _cues("skip_sentence").search(text):
        return False
    return not (quantity.value <= 30 and _cues("staff_before").search(before) and _cues("staff_after").match(after))


def counted(text: str, quantity: Quantity) -> str:
    """Return the noun a quantity counts: 「お客様」 of 「お客様1,234名」, 「応募者」 of 「63人の応募者」; empty if none is near."""
    before = re.search(r"([一-龠ァ-ヶーA-Za-z々]{1,16})(?:は|が|の|:|、|計|合計|[ \u3000])*$", text[: quantity.start])
    if before:
        return before.group(1)
    after = re.match(r"分?の([一-龠ァ-ヶーA-Za-z々]{1,16})", text[quantity.end :])
    return after.group(1) if after else ""
