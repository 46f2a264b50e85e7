"""What a text says of its own forerunners: was this incident made public before, and when first?"""

from __future__ import annotations

import re
from functools import cache

from checker.facts.calendar import calendar_of
from checker.facts.resolve import CalendarDate
from checker.record import record
from checker.rules.automaton import Automaton, any_of, automaton
from checker.rules.files import load_group
from checker.text.document import Document
from checker.text.normal import NormalText

_SPACE = re.compile(r"\s+")
OPENING = 300  # characters in which a follow-up says what it follows


@record
class Earlier:
    """An earlier publication; ``day`` is None where the text does not tell it."""

    day: CalendarDate | None


@cache
def kind_cue(name: str) -> Automaton:
    """Return one pattern (or the choice of several) of ``style_rules/classify/kind.yaml``."""
    words = load_group("classify")["classify.kind"][name]
    return automaton(words) if isinstance(words, str) else any_of(words)


def tells_of_earlier(body: str) -> bool:
    """Tell whether the opening names an earlier publication of the incident, and not of the thing that proved faulty.

    Args:
        body: the normal form without white space.
    """
    opening = body[:OPENING]
    return any(_is_publication(m.group(), body[: m.start()], body[m.end() :]) for m in kind_cue("earlier").finditer(opening))


def _is_publication(words: str, before: str, after: str) -> bool:
    """Tell whether the issuer made the incident public, and not told some persons, and not others made it known."""
    if kind_cue("told_to_some").search(words) and not after.startswith("件"):
        return False
    return not kind_cue("by_others").search(before[: _date_start(before)]) and _is_of_incident(after)


def _date_start(before: str) -> int:
    """Return where a date begins whose last sign is 「日」 behind ``before``."""
    return len(before.rstrip("0123456789元年月令和平成"))


def report_number(head: str) -> str:
    """Return 「2」 of 「第2報」 in the head, or nothing."""
    number = kind_cue("report_number").search(_SPACE.sub("", head))
    return str(number.group(1)) if number else ""


def earlier_publication(document: Document, head_end: int) -> Earlier | None:
    """Return the first publication that the text names, or None where this seems to be the first itself."""
    calendar = calendar_of(document)
    days = []
    for dated in calendar.dates:
        sentence = document.sentences[dated.sentence].text
        before, after = sentence[: dated.mention.start], sentence[dated.mention.end :]
        if dated.value is None or dated.value.day is None:
            continue
        # Whoever corrects the electronic edition of a paper does so before all its readers.
        if kind_cue("edition").search(before) and kind_cue("corrected_on").search(after):
            days.append(dated.value)
        if kind_cue("by_others").search(before):
            continue
        said = kind_cue("announced_on").search(after)
        if kind_cue("first_report_of").search(after) or (said and _is_of_incident(after[said.end() :].removeprefix("た"))):
            days.append(dated.value)
    if days:
        return Earlier(min(days, key=lambda day: day.iso))
    head = NormalText.of(document.text[:head_end]).text
    if report_number(head) not in ("", "1", "一") or tells_of_earlier(_SPACE.sub("", document.normal.text)):
        return Earlier(None)
    return None


def _is_of_incident(after: str) -> bool:
    return bool(kind_cue("the_incident").search(after)) or not kind_cue("faulty_thing").search(after)
