"""Choose the dates of occurrence and discovery from what the text says after each date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.facts.calendar import Calendar, DocumentDate
from checker.rules.files import load_group
from checker.text.document import Document, LineKind, Sentence

_SKIP = (LineKind.NOISE, LineKind.ADDRESSEE, LineKind.CLOSING, LineKind.SIGNATURE, LineKind.DATE)


@dataclass(frozen=True, slots=True)
class Event:
    """A date with the words that say what happened then, and what these words speak for."""

    date: DocumentDate
    words: str
    discovered: bool
    occurred: bool
    response: bool

    @property
    def key(self) -> tuple[int, int, int]:
        """Sorting key by calendar; unknown years sort together."""
        value = self.date.value
        assert value is not None
        return (value.year or 0, value.month or 0, value.day or 0)


@cache
def _cues(*path: str) -> re.Pattern[str]:
    node = load_group("facts")["facts.events"]
    for name in path:
        node = node[name]
    return re.compile("|".join(f"(?:{p})" for p in node))


def find_events(document: Document, calendar: Calendar) -> list[Event]:
    """Return the events of a document in reading order."""
    events: list[Event] = []
    for sentence in document.sentences:
        if sentence.kind in _SKIP:
            continue
        dates = [d for d in calendar.of_sentence(sentence.index) if d.value is not None]
        for i, dated in enumerate(dates):
            if dated.span == calendar.published_span or dated.mention.is_range_end:
                continue
            words = _clause(sentence, [d.mention for d in dates], i)
            events.append(_event(document, sentence, dated, words))
    return events


def _clause(sentence: Sentence, mentions: list, i: int) -> str:  # type: ignore[type-arg]
    """Return the words from a date to the next one, or to the end where nothing but a particle stands between."""
    start = mentions[i].end
    k = i + 1
    if mentions[i].is_range_start and k < len(mentions):
        start = mentions[k].end
        k += 1
    while k < len(mentions):
        words = sentence.text[start : mentions[k].start]
        if len(words) > 6:
            return words
        start, k = (start, k + 1)
    return sentence.text[start:]


def _event(document: Document, sentence: Sentence, dated: DocumentDate, words: str) -> Event:
    coverage = bool(_cues("coverage").match(words))
    label = sentence.text[: dated.mention.start][-30:]
    heading = document.heading_of(sentence)
    labelled = bool(_cues("occurred", "labels").search(label)) or (
        len(words) < 8 and bool(_cues("occurred", "labels").search(heading))
    )
    discovered = not coverage and bool(_cues("discovered", "strong").search(words)) and not _cues("discovered", "not").search(words)
    occurred = labelled or (not coverage and bool(_cues("occurred", "strong").search(words)))
    response = bool(_cues("response").search(words))
    return Event(dated, words, discovered, occurred, response)


def choose(events: list[Event]) -> tuple[DocumentDate | None, DocumentDate | None]:
    """Return the dates of occurrence and discovery."""
    usable = [e for e in events if e.date.value is not None and e.date.value.day is not None]
    found = min((e for e in usable if e.discovered), key=lambda e: e.key, default=None)
    began = min((e for e in usable if e.occurred and (found is None or e.key <= found.key)), key=lambda e: e.key, default=None)
    return (began.date if began else None, found.date if found else None)
