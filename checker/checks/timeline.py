"""Dated entries of a chronicle: lines that begin with a date or a time."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from checker.checks.dated import Dated, dated
from checker.domain.span import Span
from checker.facts.times import find_times
from checker.record import record
from checker.rules.regex import regex
from checker.text.document import Document, Line, LineKind
from checker.text.normal import NormalText

_LEAD = regex(r"^[\s・\-*●○■□◆◇▼▲◎※|(（\[【<〈]*(?:[0-9]{1,2}[.)][ 　])?")
LONGEST = 110  # characters of an entry's line; longer ones are prose that begins with a date
HEAD = 250  # in the first characters a line of nothing but a date is the date of publication


@record
class Entry:
    """One entry: when, its words in normal form, its place; ``hour`` None where only the day is told."""

    day: date | None
    hour: time | None
    text: str
    span: Span

    def is_before(self, other: Entry) -> bool:
        """Tell whether this entry is surely earlier than ``other`` (half a day back over midnight does not count)."""
        if self.day and other.day and self.day != other.day:
            return self.day < other.day
        if self.day != other.day or not self.hour or not other.hour:
            return False
        base = date(2000, 1, 1)
        gap = datetime.combine(base, other.hour) - datetime.combine(base, self.hour)
        return timedelta(0) < gap < timedelta(hours=12)


def chronicles(document: Document) -> Iterator[list[Entry]]:
    """Yield the runs of at least three dated entries; a short line without a date belongs to the entry right above it."""
    run: list[Entry] = []
    for line in document.lines:
        if line.kind in (LineKind.BLANK, LineKind.NOISE):
            continue
        entry = _entry(document, line, run[-1].day if run else None)
        if entry is not None:
            run.append(entry)
        elif run and _continues(document, run[-1], line):
            last = run[-1]
            words = NormalText.of(line.span.of(document.text)).text
            run[-1] = Entry(last.day, last.hour, last.text + words, Span(last.span.start, line.span.end))
        else:
            yield from [run] if len(run) > 2 else []
            run = []
    yield from [run] if len(run) > 2 else []


def _continues(document: Document, last: Entry, line: Line) -> bool:
    between = document.text[last.span.end : line.span.start]
    short = line.span.end - line.span.start <= LONGEST
    return short and line.kind is not LineKind.HEADING and between.count("\n") == 1 and len(last.text) < LONGEST


def _entry(document: Document, line: Line, day: date | None) -> Entry | None:
    normal = document.normal_of(line.span)
    if len(normal.text) > LONGEST or (line.kind is LineKind.DATE and line.span.start < HEAD):
        return None
    lead = _LEAD.match(normal.text)
    begin = normal.span(lead.end(), lead.end()).start if lead else line.span.start
    item = next((d for d in dated(document) if begin <= d.span.start <= begin + 2 and d.span.end <= line.span.end), None)
    times = find_times(normal.text)
    if item is not None:
        if item.day is None or not (item.is_sure or item.is_written) or item.mention.precision != "day":
            return None
        clock = item.mention.time
        return Entry(item.day, _clock(clock.hour, clock.minute) if clock and not clock.day_offset else None, normal.text, line.span)
    first = times[0] if times else None
    if first is None or first.start > (lead.end() if lead else 0) + 1 or first.day_offset:
        return None
    return Entry(day, _clock(first.hour, first.minute), normal.text, line.span)


def _clock(hour: int, minute: int | None) -> time:
    return time(hour, minute or 0)


def ranges(document: Document) -> Iterator[tuple[Dated, Dated]]:
    """Yield the two ends of each 「AからBまで」 of days."""
    items = dated(document)
    for first, second in itertools.pairwise(items):
        if first.mention.is_range_start and second.mention.is_range_end:
            yield first, second
