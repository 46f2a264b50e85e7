"""The number in the title against the body: the only count of the same noun there, and a whole that is referred back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.facts.counts import counted
from checker.facts.quantities import find_quantities
from checker.record import record
from checker.rules.guarded import any_of
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Document, LineKind, Sentence

_PEOPLE = frozenset({"名", "人", "名様", "人分", "名分"})
_COMMA = regex("[、。]")
_ABOUT = 0.15  # by which a number may differ from the 約 of the title
_LEAST = 100  # a smaller number without a noun may count anything
_AROUND = 16  # characters beside a number that may say it is another one


@record
class Told:
    """A count with the noun it counts; ``clause``: what follows it up to the next comma; ``slack``: what 約 leaves open, None if not told."""

    value: float
    unit: str
    noun: str
    span: Span
    sentence: Sentence
    around: str
    clause: str
    slack: float | None


@check("title_count")
def check_title(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find 「会員2,300名の…紛失」 in the title and another number of 会員 as the only one in the body."""
    text = context.document.text
    for rule in rules:
        if any_of(tuple(rule.params["corrects"])).search(context.document.normal.text):
            return
        title, body = _counts(context.document)
        if len(title) != 1 or title[0].slack is None or not (title[0].noun or title[0].value >= _LEAST):
            continue
        named, slack = title[0], title[0].slack
        alike = [c for c in body if c.unit == named.unit and _is_alike(c, named)]
        units = [c.value for c in body if c.unit == named.unit]
        if len({c.value for c in alike}) != 1 or _reaches(units, named.value):
            continue
        other = any_of(tuple(rule.params["unless"]))
        told = next((c for c in alike if _same_event(named.sentence.text, c.clause)), None)
        if told is None or abs(told.value - named.value) <= slack * named.value or any_of(tuple(rule.params["response"])).search(told.sentence.text):
            continue
        if not any(other.search(c.around) for c in (named, *alike)):
            yield make_finding(rule, told.span, (named.span,), a=named.span.of(text), b=told.span.of(text))


@check("whole_count")
def check_whole(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find 「9名の方が腹痛を訴えられました。発症された11名のうち…」: the only people told of before are another number."""
    text = context.document.text
    extent = {c.span.start for c in context.facts.counts}
    for rule in rules:
        whole, grown = any_of(tuple(rule.params["whole"])), any_of(tuple(rule.params["grown"]))
        _, body = _counts(context.document)
        people = [c for c in body if c.unit == "人"]
        for i, told in enumerate(people):
            if not whole.search(told.around) or grown.search(context.document.normal.text) or i == 0:
                continue
            other = any_of(tuple(rule.params["unless"]))
            before = [c for c in people[:i] if not other.search(c.around)]  # without staff, and 「14名のうち」 of those who were there
            if _reaches([c.value for c in people[:i]], told.value) or len({c.value for c in before}) != 1:
                continue
            if told.sentence.index != before[0].sentence.index and before[0].span.start in extent:
                yield make_finding(rule, told.span, (before[0].span,), a=before[0].span.of(text), b=told.span.of(text))
                return


def _counts(document: Document) -> tuple[list[Told], list[Told]]:
    """Return the exact counts of the title and those of the body; a number that is not exact makes the title's none."""
    title, body = list[Told](), list[Told]()
    for sentence in document.sentences:
        if sentence.kind not in CONTENT_KINDS and sentence.kind is not LineKind.TITLE:
            continue
        for told in _in_sentence(sentence):
            (title if sentence.kind is LineKind.TITLE else body).append(told)
    return title, body


def _in_sentence(sentence: Sentence) -> Iterator[Told]:
    text = sentence.text
    for q in find_quantities(text):
        if q.family not in ("people", "things"):
            continue
        unit = "人" if q.unit in _PEOPLE else q.unit
        exact = q.low == q.high and q.qualifier == "exact" and not q.is_total
        around = text[max(0, q.start - _AROUND) : q.start] + "#" + text[q.end : q.end + _AROUND]
        noun = counted(text, q) if exact else ""
        slack = 0.0 if exact else _ABOUT if q.low == q.high and q.qualifier == "about" and not q.is_total else None
        yield Told(q.value, unit, noun, sentence.normal.span(q.start, q.end), sentence, around, _COMMA.split(text[q.end :])[0], slack)


def _is_alike(count: Told, named: Told) -> bool:
    """Tell whether a count is of what the title counts; without a noun in the title, whether the same befell so many."""
    if named.noun:
        return _same(count.noun, named.noun)
    return count.slack == 0 and _same_event(named.sentence.text, count.clause)


def _same(a: str, b: str) -> bool:
    return bool(a) and a.strip("おご様") == b.strip("おご様")


def _reaches(values: list[float], total: float) -> bool:
    """Tell whether some of the values are the total or add up to it."""
    own = sorted(set(values))[:12]
    return any(sum(some) == total for n in (1, 2, 3, 4) for some in combinations(own, n)) or sum(values) == total


_TAIL = regex(r"に関|につ[いき]|のお(?:知|詫|わ)|の(?:ご)?報告|の発生|が発生|を|\(|$")
_LEAKS = regex(r"漏え?い|漏れ|流出")
_RUNS = regex(r"[一-龠]{2,}|[ァ-ヶー]{3,}")


def _same_event(title: str, clause: str) -> bool:
    """Tell whether a clause names what the title says has happened: 紛失 of 「…の申込書の紛失について」."""
    head = _LEAKS.sub("漏洩", title)
    runs = _RUNS.findall(head[: _TAIL.search(head).start()])  # type: ignore[union-attr]
    return bool(runs) and runs[-1][-2:] in _LEAKS.sub("漏洩", clause)
