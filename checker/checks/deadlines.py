"""Deadlines that are over on the day the text itself bears: 「5月31日までにお申し出ください」, 「受付期間:5月1日から5月31日まで」."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from checker.checks.build import make_finding
from checker.checks.dated import Dated, dated, published_day
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.rules.guarded import any_of
from checker.text.document import CONTENT_KINDS, Document
from checker.text.normal import NormalText

_RECENT = timedelta(days=60)


@check("past_deadline")
def check_deadlines(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find a request to act by a day, or a time for it, that is over when the text is published."""
    published = published_day(context.document)
    if published is None or context.kind not in ("notice", "followup"):
        return
    for item, before, rest in _days(context.document, published):
        for rule in rules:
            if not any_of(tuple(rule.params["unless"])).search(before + rest) and _is_deadline(item, before, rest, rule):
                yield make_finding(rule, item.span, day=_when(item.day), published=_when(published))


def _days(document: Document, published: date) -> Iterator[tuple[Dated, str, str]]:
    """Yield the days not long before publication, with the words of their sentence before and after them; of a period only its end."""
    items = dated(document)
    for i, item in enumerate(items):
        is_past = item.day and item.mention.precision == "day" and item.is_sure and published - _RECENT <= item.day < published
        if not is_past or item.mention.is_range_start:
            continue
        start = items[i - 1].span.start if i and item.mention.is_range_end else item.span.start
        for sentence in document.sentences:
            if sentence.kind in CONTENT_KINDS and sentence.span.contains(item.span):
                words = document.text[sentence.span.start : start], document.text[item.span.end : sentence.span.end]
                yield item, NormalText.of(words[0]).text, NormalText.of(words[1]).text


def _is_deadline(item: Dated, before: str, rest: str, rule: Rule) -> bool:
    by, requests, whom = (any_of(tuple(rule.params[name])) for name in ("by", "requests", "whom"))
    told, ends, accepted = (any_of(tuple(rule.params[name])) for name in ("told", "ends", "accepted"))
    if told.search(before) and ends.match(rest):
        return True
    if accepted.match(rest):
        return True
    request = requests.search(rest) if by.match(rest) and not item.mention.is_range_end else None
    return bool(request) and not whom.search(rest[: request.start() if request else 0])


def _when(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""
