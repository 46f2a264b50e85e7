"""The same quantity told with two values: a slip of one digit or two digits swapped in the number of all, or two answers to 「対象は」."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.checks.sums import is_slip
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.facts.quantities import find_quantities
from checker.record import record
from checker.rules.guarded import any_of
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Document, LineKind, Sentence

_PEOPLE = frozenset({"名", "人", "名様", "人分", "名分"})
LEAST = 100
_AROUND = 14  # characters beside a number that may say it is another one
_CLAUSE = regex("[。、(]")
_GENERAL = regex("(?:今回|本件|この件|これら|この|その|なお|また)の?")


@record
class Count:
    """An exact count and what its own words make it.

    Attributes:
        is_main: it answers how many are affected (「対象は」).
        is_whole: that, or it takes all of them up (「対象の2,143名」), or it stands in the title.
        is_extent: it tells what befell so many (「2,134名の情報が流出」).
        is_deed: it tells what was done to or by so many: sent, sold, recovered, answered.
        is_other: it says itself that it is another number.
        theme: what stands before 「対象は」: another theme has another number.
    """

    value: float
    unit: str
    span: Span
    sentence: Sentence
    is_main: bool
    is_whole: bool
    is_extent: bool
    is_deed: bool
    is_other: bool
    theme: str


@check("two_totals")
def check_totals(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find two exact counts of one unit of which one is a slip of the other, or two totals of those affected."""
    for rule in rules:
        if any_of(tuple(rule.params["corrects"])).search(context.document.normal.text):
            return
        found = list(_counts(context.document, rule))
        values = {c.value for c in found}
        for a, b in combinations(found, 2):
            if a.sentence.index == b.sentence.index or a.unit != b.unit or a.value == b.value or not _are_one(a, b):
                continue
            if abs(a.value - b.value) in values or any(x + y in values for x in (a.value, b.value) for y in values):
                continue
            text = context.document.text
            yield make_finding(rule, b.span, (a.span,), a=a.span.of(text), b=b.span.of(text))
            return


def _are_one(a: Count, b: Count) -> bool:
    """Tell whether two different values must stand for the same quantity."""
    if a.is_other or b.is_other or min(a.value, b.value) < LEAST:
        return False
    rows = (LineKind.TABLE_ROW, LineKind.BULLET)
    if a.sentence.kind in rows and b.sentence.kind in rows:
        return False
    if a.theme and b.theme and a.theme != b.theme:
        return False
    if is_slip(a.value, b.value):
        if (a.is_whole and (b.is_whole or b.is_extent)) or (b.is_whole and a.is_extent):
            return True
        swapped = sorted(str(int(a.value))) == sorted(str(int(b.value)))
        return swapped and not (a.is_deed and b.is_deed)  # each deed has its own number, however alike they look
    return a.is_main and b.is_main


def _counts(document: Document, rule: Rule) -> Iterator[Count]:
    main, other, whole, extent, deed = (any_of(tuple(rule.params[name])) for name in ("main", "unless", "whole", "extent", "deed"))
    for sentence in document.sentences:
        if sentence.kind not in CONTENT_KINDS:
            continue
        for q in find_quantities(sentence.text):
            if q.low != q.high or q.family not in ("people", "things") or q.qualifier != "exact" or q.is_total:
                continue
            before, after = sentence.text[max(0, q.start - _AROUND) : q.start], sentence.text[q.end : q.end + _AROUND]
            unit = "人" if q.unit in _PEOPLE else q.unit
            answer, clause = main.search(before + "#"), "#" + _CLAUSE.split(sentence.text[q.end :])[0]
            is_deed = bool(deed.search(clause))
            yield Count(
                q.value, unit, sentence.normal.span(q.start, q.end), sentence,
                is_main=bool(answer),
                is_whole=bool(answer or whole.search(before + "#")) or sentence.kind is LineKind.TITLE,
                is_extent=bool(extent.search(clause)) and not is_deed,
                is_deed=is_deed,
                is_other=bool(other.search(before + "#" + after)),
                theme=_theme(sentence.text[: q.start - len(before) + answer.start()]) if answer else "",
            )  # fmt: skip


def _theme(head: str) -> str:
    """Return what a clause says before 「対象は」, words for the incident itself left out."""
    return _GENERAL.sub("", _CLAUSE.split(head)[-1]).strip()
