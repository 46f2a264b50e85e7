"""Times of one day in an order that cannot be: 「11時20分から10時55分まで」, a deed before what led to it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.facts.dates import find_dates
from checker.facts.times import TimeMention, find_times
from checker.rules.guarded import any_of
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Sentence

_CLOSED = regex(r"(?:頃|ごろ)?(?:までの?|の間|にかけ)")  # else 「14時から13時に変更」
LONGEST = 18 * 60  # minutes that a stop over midnight may last where no day is named for its end
EVENING = 8  # an hour below it may be meant in the afternoon: 「9時から6時まで」


@check("hours_order")
def check_hours_order(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find two ends of one stretch of a named day of which the second is the earlier; what plausibly goes over midnight is none."""
    for sentence in _sentences(context):
        for first, second in itertools.pairwise(find_times(sentence.text)):
            if not (first.is_range_start and second.is_range_end) or not _is_reversed(sentence.text, first, second):
                continue
            for rule in rules:
                if not any_of(tuple(rule.params["unless"])).search(sentence.text):
                    yield make_finding(rule, sentence.normal.span(first.start, second.end), start=_shown(first), end=_shown(second))


def _sentences(context: Context) -> Iterable[Sentence]:
    return (s for s in context.document.sentences if s.kind in CONTENT_KINDS)


def _is_reversed(text: str, first: TimeMention, second: TimeMention) -> bool:
    gap = text[first.end : second.start]
    if "翌" in gap or not (_CLOSED.match(text[second.end :]) or "~" in gap) or not any(d.time and d.time.start == first.start for d in find_dates(text)):
        return False
    a, b = minutes(first), minutes(second)
    if second.hour < EVENING and not second.half and b + 12 * 60 > a:
        return False
    return b < a and b + 24 * 60 - a > LONGEST


def minutes(moment: TimeMention) -> int:
    """Return the minutes since midnight."""
    return moment.hour * 60 + (moment.minute or 0) + 1440 * moment.day_offset


def _shown(moment: TimeMention) -> str:
    return f"{moment.hour}時" + (f"{moment.minute}分" if moment.minute else "")


@check("clock_order")
def check_clock_order(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find 「14時に運休を決め、12時30分に放送しました」: what follows from a deed of the same day is told of an earlier time."""
    for sentence in _sentences(context):
        times = find_times(sentence.text)
        if len(times) != 2 or len(find_dates(sentence.text)) > 1 or times[0].is_range_start:
            continue
        first, second = times
        if not 0 < minutes(first) - minutes(second) < 12 * 60 or (second.hour < EVENING and not second.half):
            continue
        between, rest = sentence.text[first.end : second.start], sentence.text[second.end :]
        for rule in rules:
            leads = any_of(tuple(rule.params["leads"])).search(between)
            follows = any_of(tuple(rule.params["follows"])).search(rest)
            if leads and follows and not re.search("[0-9]+[日月]", between) and not any_of(tuple(rule.params["unless"])).search(sentence.text):
                yield make_finding(rule, sentence.normal.span(second.start, second.end), (sentence.normal.span(first.start, first.end),),
                                   first=_shown(first), second=_shown(second))  # fmt: skip
