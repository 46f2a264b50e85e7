"""Orders of time that cannot be: an answer before its cause, an end before its start, a deadline already past."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from checker.checks.build import make_finding
from checker.checks.dated import NEAR, Dated, dated, iso_day, make_day, published_day
from checker.checks.registry import Context, check
from checker.checks.timeline import chronicles, ranges
from checker.domain.fact import DateFact, Facts
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.facts.calendar import calendar_of
from checker.facts.times import TimeMention, find_times
from checker.rules.regex import regex
from checker.text.document import Sentence
from checker.text.normal import NormalText

_HOURS = regex(r"[^0-9。]{0,8}?\(?(?P<h>[0-9]{1,2})時間(?:(?P<m>[0-9]{1,2})分)?|[^0-9。]{0,8}?\(?(?P<n>[0-9]{1,3})分間")
_DAYS = regex(r"[ 0-9時分:午前後頃]{0,10}(?:まで)?(?:の間|の期間)?[、の]?[ (]?(?:計|合計|全)?(?P<n>[0-9]{1,4})日間")
_VAGUE = regex(r"約|およそ|ほぼ|延べ|合計|うち|最大|平均")
_ROUNDED = regex(r"(?:弱|強|余|ほど|程度|近く|以上|超)")
SLACK = 35  # minutes by which 約2時間 may be off
_RECENT = timedelta(days=60)


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return regex("|".join(words))


@check("timeline_order")
def check_timeline(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find an entry that answers what came before it and is dated earlier than the entry above it."""
    for entries in chronicles(context.document):
        for above, entry in itertools.pairwise(entries):
            for rule in rules:
                if entry.is_before(above) and _any(tuple(rule.params["answers"])).search(entry.text):
                    yield make_finding(rule, entry.span, (above.span,), when=_when(entry.day, entry.hour), before=_when(above.day, above.hour))


def _when(day: date | None, hour: object) -> str:
    clock = getattr(hour, "strftime", None)
    return (f"{day.month}月{day.day}日" if day else "") + (str(clock("%H:%M")) if clock else "")


@check("next_day")
def check_next_day(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find 「5月2日…翌4日」: 翌 with a number that is not the day after."""
    items = dated(context.document)
    for last, item in itertools.pairwise(items):
        if item.mention.relative != "next_date" or not last.day or not last.mention.day or not item.mention.day:
            continue
        gap = context.document.normal.text[last.mention.end : item.mention.start]
        right = last.day + timedelta(days=1)
        if "\n" in gap or "。" in gap or last.mention.is_approximate or right.day == item.mention.day:
            continue
        for rule in rules:
            yield make_finding(rule, item.span, (last.span,), right=f"{right.month}月{right.day}日", day=str(item.mention.day))


@check("period_order")
def check_periods(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find periods that end before they start."""
    for first, second in ranges(context.document):
        if not _is_reversed(first, second, _last_past_day(context, first, second), published_day(context.document)):
            continue
        for rule in rules:
            yield make_finding(
                rule, Span(first.span.start, second.span.end), start=first.span.of(context.document.text), end=second.span.of(context.document.text)
            )


_TOLD_BEFORE = regex(r"(?:し|された|れ|っ|い)た(?:の|期間|時期|日|日時|間)?(?:は|:)、?$")
_PAST = regex(r"まし?た|でした|された|対象|可能性")
_TO_COME = regex(r"予定|有効|受け?付け|中止|休止")


def _last_past_day(context: Context, start: Dated, end: Dated) -> date | None:
    """Return the date of publication where the sentence of a period tells of the past: no period in it ends later."""
    sentence = _sentence_at(context, end.span)
    if sentence is None:
        return None
    text = context.document.text
    rest, head = text[end.span.end : sentence.span.end], text[sentence.span.start : start.span.start]
    is_past = _TOLD_BEFORE.search(head) or _PAST.search(rest)
    return published_day(context.document) if is_past and not _TO_COME.search(head + rest) else None


def _is_reversed(first: Dated, second: Dated, published: date | None, today: date | None) -> bool:
    """Tell whether a period ends before it starts; ``published``: the day before which it must be over, if it must."""
    a, b = first.mention, second.mention
    if not a.day or not b.day:
        return False
    if b.relative_month == "same" and not b.relative_year:  # 「5月11日から同月8日まで」
        return b.day < a.day
    if first.is_written and first.day and b.month and not (b.year or b.relative_year or b.relative) and (b.month, b.day) < (first.day.month, first.day.day):
        later = make_day(first.day.year + 1, b.month, b.day)  # over the turn of the year
        if b.month == a.month and b.day < a.day - 1 and today and later and later > today:
            return True  # a year but for some days, and it would not be over yet
        return bool(later and published and later > published and first.day <= published)
    if first.is_written and second.is_written and first.day and second.day:
        return second.day < first.day
    if b.relative == "day" and not b.month and first.day and b.day < first.day.day:  # 「5月11日から8日まで」: else in the next month
        later = make_day(first.day.year + first.day.month // 12, first.day.month % 12 + 1, b.day)
        return bool(a.month and later and published and first.day <= published < later)
    if b.year or b.relative_year or b.relative or b.relative_month or not b.month:
        return False
    return a.month == b.month and b.day < a.day


@check("duration")
def check_durations(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Compare 「12時14分から16時50分まで(4時間36分)」 and 「5月1日から3日までの3日間」 with their ends."""
    for span, right in _wrong_hours(context):
        for rule in rules:
            yield make_finding(rule, span, right=right)
    text = context.document.normal.text
    for first, second in ranges(context.document):
        match = _DAYS.match(text, second.mention.end)
        if not match or not first.day or not second.day or not (first.is_sure and second.is_sure):
            continue
        gap = (second.day - first.day).days
        if gap > 0 and int(match["n"]) not in (gap, gap + 1):
            for rule in rules:
                yield make_finding(rule, Span(first.span.start, context.document.normal.span(match.start(), match.end()).end), right=f"{gap + 1}日間")


def _wrong_hours(context: Context) -> Iterator[tuple[Span, str]]:
    for sentence in context.document.sentences:
        times = find_times(sentence.text)
        for first, second in itertools.pairwise(times):
            if not (first.is_range_start and second.is_range_end) or first.is_approximate or second.is_approximate:
                continue
            until = re.match(r"(?:の間|まで(?:の間)?|にかけて)?[、の]?", sentence.text[second.end :])
            at = second.end + (until.end() if until else 0)
            match = _HOURS.match(sentence.text, at)
            if not match or _ROUNDED.match(sentence.text[match.end() :]):
                continue
            if re.match(r"(?:弱|強|余|ほど|程度|近く|以上|超)", sentence.text[match.end() :]):
                continue
            minutes = _minutes(second) - _minutes(first)
            minutes += 1440 if minutes < 0 else 0
            said = int(match["n"]) if match["n"] else int(match["h"]) * 60 + int(match["m"] or 0)
            vague = _VAGUE.search(match.group())
            slack = max(SLACK, minutes // 5) if vague and vague.group() in ("約", "およそ", "ほぼ") else 1440 if vague else 0
            if abs(said - minutes) > slack and said < 1440:
                yield sentence.normal.span(first.start, match.end()), f"{minutes // 60}時間{minutes % 60}分"


def _minutes(moment: TimeMention) -> int:
    return moment.hour * 60 + (moment.minute or 0) + 1440 * moment.day_offset


def _sentence_at(context: Context, span: Span) -> Sentence | None:
    return next((s for s in context.document.sentences if s.span.contains(span)), None)


@check("role_order")
def check_roles(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Compare the days of occurrence, discovery and publication."""
    facts = context.facts
    if context.kind != "notice":
        return
    pairs = (("発生", facts.occurred, "発覚", facts.discovered), ("発覚", facts.discovered, "公表", facts.published))
    for first_name, first, second_name, second in pairs:
        if not first or not second or len(first.value) != 10 or len(second.value) != 10 or first.value <= second.value:
            continue
        if (first.year_inferred or second.year_inferred) and not (second_name == "発覚" and _near(facts, first) and _near(facts, second)):
            continue
        for rule in rules:
            yield make_finding(rule, first.span, (second.span,), first=first_name, second=second_name, a=first.value, b=second.value)


def _near(facts: Facts, day: DateFact) -> bool:
    """Tell whether a day lies so near before publication that its year is sure."""
    published, own = iso_day(facts.published.value) if facts.published else None, iso_day(day.value)
    return bool(published and own and timedelta(0) <= published - own <= NEAR)


@check("past_in_future")
def check_future(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find days after the date of publication on which something is said to have happened."""
    document = context.document
    borne = calendar_of(document).published
    published = borne.first_day if borne and borne.day else None
    if published is None or context.kind == "reply":
        return
    for rule in rules:
        if _any(tuple(rule.params["updates"])).search(document.normal.text):
            return
        for item in dated(document):
            if not item.day or not item.mention.month or not item.is_sure or not published < item.day <= published + _RECENT:
                continue
            if (item.is_written or _is_of_year(context, item, published)) and _is_done(context, item, rule):
                yield make_finding(rule, item.span, day=_when(item.day, None), published=_when(published, None))


def _is_of_year(context: Context, item: Dated, published: date) -> bool:
    """Tell whether no other year was written since the date of publication: a day without a year may belong to it."""
    years = [d.day.year for d in dated(context.document) if d.is_written and d.day and d.span.start < item.span.start]
    return not years or years[-1] == published.year


def _is_done(context: Context, item: Dated, rule: Rule) -> bool:
    """Tell whether the sentence says that something happened on the day."""
    sentence = _sentence_at(context, item.span)
    if sentence is None or _any(tuple(rule.params["unless"])).search(sentence.text):
        return False
    rest = NormalText.of(context.document.text[item.span.end : sentence.span.end]).text
    clause = re.split("[0-9]月", rest)[0]
    if any(_any(tuple(rule.params[name])).search(rest) for name in ("near", "set")):
        return False
    if _any(tuple(rule.params["by"])).search(rest):
        return bool(_any(tuple(rule.params["done"])).search(rest))
    if not _any(tuple(rule.params["past"])).search(clause) and not _any(tuple(rule.params["deed"])).search(rest):
        return False
    return bool(_any(tuple(rule.params["ends"])).search(sentence.text.strip()))
