"""Steps told in an order that cannot be: 「18時40分に発生し、同日17時55分に復旧しました」, 「検査は11日に行い、8日に結果が判明した」."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import date

from checker.checks.build import make_finding
from checker.checks.clock import EVENING, minutes
from checker.checks.dated import Dated, dated
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.facts.dates import find_dates
from checker.facts.times import TimeMention, find_times
from checker.record import record
from checker.rules.guarded import any_of
from checker.text.document import CONTENT_KINDS, Document, LineKind, Sentence

_LISTED = (LineKind.LABEL, LineKind.BULLET, LineKind.TABLE_ROW)
_MONTHS = 2  # where no year is known, what lies further apart may lie over the turn of a year
_HALF_DAY = 12 * 60


@record
class Moment:
    """A day, a time of day, or both, with its place in its sentence (``start``, ``end``) and in the source."""

    start: int
    end: int
    day: date | None
    month_day: tuple[int, int] | None
    clock: TimeMention | None
    is_same_day: bool
    is_open: bool
    span: Span


@check("step_order")
def check_steps(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find two steps that follow each other in one sentence, or in two neighbouring ones, and whose dates are reversed."""
    for rule in rules:
        steps, answers, unless = (any_of(tuple(rule.params[name])) for name in ("steps", "answers", "unless"))
        for text, first, second in _pairs(context.document):
            if first.is_open or second.is_open or not _is_before(second, first) or unless.search(text):
                continue
            if steps.search(text) or (answers.search(text) and not _known_before(context.document, second, rule)):
                yield _told(context, rule, first, second)


@check("label_order")
def check_labels(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find 「発生日時:6月24日18時40分」 above 「復旧日時:6月24日17時55分」; silent where a label stands twice."""
    for rule in rules:
        lines = list(_labels(context.document))
        for line in rule.params["order"]:
            names = [any_of((part,)) for part in line.split(">")]
            first, second = ([m for label, m in lines if name.search(label)] for name in names)
            if len(first) == len(second) == 1 and _is_before(second[0], first[0]):
                yield _told(context, rule, first[0], second[0])
                break


def _told(context: Context, rule: Rule, first: Moment, second: Moment) -> Finding:
    text = context.document.text
    return make_finding(rule, second.span, (first.span,), first=first.span.of(text), second=second.span.of(text))


def _pairs(document: Document) -> Iterator[tuple[str, Moment, Moment]]:
    """Yield neighbouring moments with the words around them, the moments as # and @, the sentences between them joined by a comma."""
    last: tuple[Sentence, list[Moment]] | None = None
    for sentence in document.sentences:
        own = _moments(document, sentence) if sentence.kind in CONTENT_KINDS else []
        for a, b in itertools.pairwise(own):
            yield f"{sentence.text[: a.start]}#{sentence.text[a.end : b.start]}@{sentence.text[b.end :]}", a, b
        if last and len(last[1]) == len(own) == 1 and "\n\n" not in document.text[last[0].span.start : sentence.span.start]:
            a, b = last[1][0], own[0]
            head = f"{last[0].text[: a.start]}#{last[0].text[a.end :]}".rstrip("。\n ")
            yield f"{head}、{sentence.text[: b.start].strip()}@{sentence.text[b.end :]}", a, b
        last = (sentence, own)


def _moments(document: Document, sentence: Sentence) -> list[Moment]:
    """Return the days of a sentence with their times, and the times that no day stands before."""
    days = {d.span.start: d for d in dated(document) if sentence.span.contains(d.span)}
    found: list[Moment] = []
    taken: set[int] = set()
    for mention in find_dates(sentence.text):
        if mention.precision != "day":
            return []
        clock = mention.time
        if clock:
            taken.add(clock.start)
        end = max(mention.end, clock.end if clock else 0)
        item = days.get(sentence.normal.span(mention.start, mention.end).start)
        is_open = mention.is_range_start or mention.is_range_end or mention.is_approximate or bool(clock and clock.is_range_start)
        month_day = (mention.month, mention.day) if mention.month and mention.day else None
        span = sentence.normal.span(mention.start, end)
        found.append(Moment(mention.start, end, _sure_day(item), month_day, clock, mention.relative == "same_day", is_open, span))
    for time in find_times(sentence.text):
        if time.start not in taken:
            is_open = time.is_range_start or time.is_range_end or time.is_approximate
            found.append(Moment(time.start, time.end, None, None, time, False, is_open, sentence.normal.span(time.start, time.end)))
    return sorted(found, key=lambda m: m.start)


def _sure_day(item: Dated | None) -> date | None:
    return item.day if item and item.day and (item.is_sure or item.is_written) else None


def _is_before(a: Moment, b: Moment) -> bool:
    """Tell whether ``a`` is surely earlier than ``b``, which is told before it."""
    if a.day and b.day and a.day != b.day:
        return a.day < b.day
    if a.month_day and b.month_day and a.month_day != b.month_day:
        return not (a.day and b.day) and a.month_day < b.month_day and b.month_day[0] - a.month_day[0] <= _MONTHS
    if not a.clock or not b.clock or ((a.month_day or a.day) and not (b.month_day or b.day)):
        return False
    gap = minutes(b.clock) - minutes(a.clock)
    if gap <= 0 or (a.clock.hour < EVENING and not a.clock.half and not (b.clock.hour < EVENING)):
        return False
    return a.is_same_day or bool(a.month_day and a.month_day == b.month_day) or gap < _HALF_DAY


def _known_before(document: Document, deed: Moment, rule: Rule) -> bool:
    """Tell whether another sentence of the text tells that something was noticed by the day of ``deed``."""
    noticed = any_of(tuple(rule.params["noticed"]))
    for sentence in document.sentences:
        if sentence.span.contains(deed.span) or not noticed.search(sentence.text):
            continue
        if any(not (m.day and deed.day) or m.day <= deed.day for m in _moments(document, sentence)):
            return True
    return False


def _labels(document: Document) -> Iterator[tuple[str, Moment]]:
    """Yield the rows that are a label and one moment."""
    for sentence in document.sentences:
        if sentence.kind not in _LISTED and len(sentence.text) > 40:
            continue
        moments = _moments(document, sentence)
        if len(moments) == 1 and not moments[0].is_open:
            yield sentence.text[: moments[0].start], moments[0]
