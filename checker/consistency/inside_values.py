"""One thing told twice with two values: the day of an event, the number and the hours of the contact."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from checker.checks.build import make_finding
from checker.checks.dated import dated
from checker.checks.registry import Context, check
from checker.checks.sums import is_slip
from checker.consistency.statements import statements_of
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.facts.times import find_times
from checker.record import record
from checker.rules.guarded import any_of
from checker.rules.regex import regex
from checker.text.document import Document, LineKind, Sentence

_PHONE = regex(r"(?<![0-9-])(?:\(?0[0-9]{1,3}\)?[- ]?[0-9]{2,4}-[0-9]{3,4})(?![0-9-])")
_DIGITS = regex(r"[^0-9]")


@record
class Told:
    """A value with its place."""

    name: str
    subject: str
    month: int | None
    day: int
    span: Span
    sentence: int
    heading: str = ""

    def differs(self, other: Told) -> bool:
        """Tell whether the days cannot be one; a month left out is taken as the other's."""
        return self.day != other.day or (self.month is not None and other.month is not None and self.month != other.month)


@check("event_days")
def check_event_days(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find an event that is told with two different days in two sentences."""
    text = context.document.text
    for rule in rules:
        found: dict[str, list[Told]] = {}
        for told in _events(context.document, rule):
            found.setdefault(told.name, []).append(told)
        for name, events in found.items():
            apart = ((a, b) for a, b in combinations(events, 2) if a.differs(b) and a.sentence != b.sentence)
            pair = next(((a, b) for a, b in apart if _same_subject(a, b, rule)), None)
            if pair and len({e.day for e in events}) == 2:
                first, second = pair
                yield make_finding(rule, second.span, (first.span,), event=name, a=first.span.of(text), b=second.span.of(text))


def _events(document: Document, rule: Rule) -> Iterator[Told]:
    """Yield the events told with a sure day: cue right after the date, or right before it."""
    unless = any_of(tuple(rule.params["unless"]))
    statements = statements_of(document)
    for item in dated(document):
        known = bool(item.day and item.is_sure)
        day = item.mention.day or (item.day.day if item.day and known else None)
        is_end = item.mention.is_range_start or item.mention.is_range_end
        if day is None or not (known or item.mention.relative == "day") or item.mention.precision != "day" or is_end:
            continue
        sentence = next((s for s in statements if s.span.contains(item.span)), None)
        if sentence is None or unless.search(sentence.text):
            continue
        start, end = _place(sentence, item.span)
        for name, match in _cued(rule, sentence.text[:start], sentence.text[end:]):
            month = item.day.month if item.day and known else None
            heading = document.heading_of(sentence)
            yield Told(name, match.groupdict().get("s") or "", month, day, item.span, sentence.index, heading)


def _cued(rule: Rule, before: str, after: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the events that the words before or after a day, or both (``around``), name."""
    for side, words in (("events", after), ("before", before), ("around", before)):
        for line in rule.params.get(side, ()):
            name, _, cues = line.partition("=")
            cue, _, behind = cues.partition("||")
            pattern = any_of((cue,))
            match = pattern.match(words) if side == "events" else pattern.search(words)
            if match and (not behind or any_of((behind,)).match(after)):
                yield name, match


def _same_subject(a: Told, b: Told, rule: Rule) -> bool:
    """Tell whether both speak of one thing: named alike, or one of them named in general; ``exact``: under one heading too."""
    if rule.params.get("subjects") == "exact":
        return (a.subject, a.heading) == (b.subject, b.heading)
    if a.subject in b.subject or b.subject in a.subject:
        return True
    return any(any_of(tuple(rule.params["generic"])).fullmatch(x.subject.rstrip("がはをの")) for x in (a, b))


def _place(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Return the offsets of a place of the source in the normal text of its sentence."""
    starts, size = sentence.normal.starts, len(sentence.text)
    return bisect_left(starts, span.start, 0, size), bisect_left(starts, span.end, 0, size)


@check("contact_numbers")
def check_numbers(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find two telephone numbers that differ by a slip of one or two digits and stand apart from each other."""
    document = context.document
    normal = document.normal
    found = [(m, _DIGITS.sub("", m.group())) for m in _PHONE.finditer(normal.text)]
    for rule in rules:
        unless = any_of(tuple(rule.params["unless"]))
        for (a, x), (b, y) in combinations(found, 2):
            if not is_slip(int("1" + x), int("1" + y)) or not _stand_apart(document, normal.span(*a.span()), normal.span(*b.span())):
                continue
            if any(unless.search(normal.text[max(0, m.start() - 14) : m.end() + 8].replace("\n", " ")) for m in (a, b)):
                continue
            first, second = normal.span(*a.span()), normal.span(*b.span())
            yield make_finding(rule, second, (first,), a=a.group(), b=b.group())
            return


def _stand_apart(document: Document, a: Span, b: Span) -> bool:
    """Neighbouring rows, or one line, list several numbers on purpose; a sentence of prose between them, or one in prose, does not."""
    lines = [i for i, line in enumerate(document.lines) if line.span.contains(a) or line.span.contains(b)]
    if len(lines) < 2:
        return False
    prose = any(document.lines[i].kind is LineKind.PROSE and "。" in document.lines[i].span.of(document.text) for i in lines)
    between = document.lines[lines[0] + 1 : lines[-1]]
    return prose or any(line.kind is LineKind.PROSE and "。" in line.span.of(document.text) for line in between)


@check("contact_hours")
def check_hours(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find two different opening hours of the contact, or 年中無休 beside 平日."""
    document = context.document
    for rule in rules:
        found = list(_hours(document, rule))
        always, closed = any_of(tuple(rule.params["always"])), any_of(tuple(rule.params["closed"]))
        for (s, hours, a), (t, others, b) in combinations(found, 2):
            if s.index == t.index:
                continue
            days = [(bool(always.search(x.text)), bool(closed.search(x.text))) for x in (s, t)]
            opposed = days in ([(True, False), (False, True)], [(False, True), (True, False)])
            if hours != others or opposed:
                yield make_finding(rule, t.span if opposed else b, (s.span if opposed else a,),
                                   a=(s.span if opposed else a).of(document.text).strip(), b=(t.span if opposed else b).of(document.text).strip())  # fmt: skip
                return


def _hours(document: Document, rule: Rule) -> Iterator[tuple[Sentence, tuple[int, int], Span]]:
    contact, unless = any_of(tuple(rule.params["contact"])), any_of(tuple(rule.params["unless"]))
    for sentence in document.sentences:
        if sentence.kind in (LineKind.NOISE, LineKind.QUESTION) or not contact.search(sentence.text) or unless.search(sentence.text):
            continue
        times = find_times(sentence.text)
        ends = [(a, b) for a, b in pairwise(times) if a.is_range_start and b.is_range_end]
        if len(ends) == 1:
            a, b = ends[0]
            yield sentence, (a.hour * 60 + (a.minute or 0), b.hour * 60 + (b.minute or 0)), sentence.normal.span(0, len(sentence.text))
