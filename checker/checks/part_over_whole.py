"""A part larger than its whole: 「対象42名のうち51名」, 「対象は42名です。このうち51名に…」."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from checker.checks.breakdown import Counted, exact_counts
from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.rules.guarded import any_of
from checker.text.document import CONTENT_KINDS, Document, Sentence

_PEOPLE = frozenset({"名", "人", "名様", "人分", "名分"})


@check("part_over_whole")
def check_parts(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report a number said to be among (うち) another one of its unit that is smaller."""
    text = context.document.text
    for rule in rules:
        unless = any_of(tuple(rule.params["unless"]))
        for whole, part, around in _pairs(context.document, rule):
            if not unless.search(around):
                yield make_finding(rule, part, (whole,), part=part.of(text), whole=whole.of(text))


def _pairs(document: Document, rule: Rule) -> Iterator[tuple[Span, Span, str]]:
    """Yield whole, larger part and the words they stand in."""
    within, across = any_of(tuple(rule.params["within"])), any_of(tuple(rule.params["across"]))
    last: tuple[Sentence, list[Counted]] | None = None
    for sentence in document.sentences:
        counts = exact_counts(sentence.text) if sentence.kind in CONTENT_KINDS else []
        for a, b in itertools.pairwise(counts):
            if within.fullmatch(sentence.text[a.end : b.start]) and _exceeds(b, a):
                yield _span(sentence, a), _span(sentence, b), sentence.text
        if last and len(last[1]) == 1 and counts and across.fullmatch(sentence.text[: counts[0].start].strip()):
            whole, part = last[1][0], counts[0]
            if _exceeds(part, whole) and "\n\n" not in document.text[last[0].span.start : sentence.span.start]:
                yield _span(last[0], whole), _span(sentence, part), last[0].text + sentence.text
        last = (sentence, counts)


def _exceeds(part: Counted, whole: Counted) -> bool:
    units = {"人" if c.unit in _PEOPLE else c.unit for c in (part, whole)}
    return part.is_exact and whole.is_exact and len(units) == 1 and part.value > whole.value


def _span(sentence: Sentence, count: Counted) -> Span:
    return sentence.normal.span(count.start, count.end)
