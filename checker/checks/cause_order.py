"""A cause that is dated later than what it is said to have caused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from checker.checks.build import make_finding
from checker.checks.dated import NEAR, dated, iso_day
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.rules.guarded import any_of
from checker.text.document import CONTENT_KINDS

_LATER = timedelta(days=60)  # what is dated later than that belongs to something else


@check("cause_order")
def check_causes(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find 「5月13日に…したことが原因です」 where it happened on 12 May."""
    occurred, published = context.facts.occurred, context.facts.published
    effect, today = iso_day(occurred.value) if occurred else None, iso_day(published.value) if published else None
    if not occurred or not effect or not today or context.kind != "notice":
        return
    text = context.document.text
    for rule in rules:
        lasting = any_of(tuple(rule.params["lasting"]))
        if lasting.search(text[occurred.span.end : occurred.span.end + 14]) or today - effect > NEAR:
            continue
        for sentence in context.document.sentences:
            days = [d for d in dated(context.document) if sentence.span.contains(d.span)]
            if sentence.kind not in CONTENT_KINDS or len(days) != 1 or sentence.span.contains(occurred.span):
                continue
            day, words = days[0].day, sentence.text
            if not day or not effect < day <= min(today, effect + _LATER) or not days[0].mention.month:
                continue
            if any_of(tuple(rule.params["cause"])).search(words) and not any_of(tuple(rule.params["unless"])).search(words):
                yield make_finding(rule, days[0].span, (occurred.span,), cause=f"{day.month}月{day.day}日", effect=f"{effect.month}月{effect.day}日")
