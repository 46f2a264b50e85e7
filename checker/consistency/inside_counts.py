"""The same quantity told with two values: a slip of one digit, two digits swapped, or two answers to 「対象は」."""

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
from checker.text.document import CONTENT_KINDS, Document, LineKind, Sentence

_PEOPLE = frozenset({"名", "人", "名様", "人分", "名分"})
SURE = 1000  # from here on one different digit is a slip; smaller numbers lie near each other by chance
LEAST = 100
_AROUND = 14  # characters beside a number that may say it is another one


@record
class Count:
    """An exact count; ``is_main``: it answers how many are affected; ``is_other``: it says itself that it is another number."""

    value: float
    unit: str
    span: Span
    sentence: Sentence
    is_main: bool
    is_other: bool


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
    if is_slip(a.value, b.value):
        swapped = sorted(str(int(a.value))) == sorted(str(int(b.value)))
        return swapped or a.value >= SURE or a.is_main or b.is_main
    return a.is_main and b.is_main


def _counts(document: Document, rule: Rule) -> Iterator[Count]:
    main, other = any_of(tuple(rule.params["main"])), any_of(tuple(rule.params["unless"]))
    for sentence in document.sentences:
        if sentence.kind not in CONTENT_KINDS:
            continue
        for q in find_quantities(sentence.text):
            if q.low != q.high or q.family not in ("people", "things") or q.qualifier != "exact" or q.is_total:
                continue
            before, after = sentence.text[max(0, q.start - _AROUND) : q.start], sentence.text[q.end : q.end + _AROUND]
            unit = "人" if q.unit in _PEOPLE else q.unit
            is_main = bool(main.search(before + "#"))
            yield Count(q.value, unit, sentence.normal.span(q.start, q.end), sentence, is_main, bool(other.search(before + "#" + after)))
