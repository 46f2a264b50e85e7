"""Contradictions inside one document: all against a rest, none against some, not held against used, two totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import combinations

from checker.checks.build import make_finding
from checker.checks.dated import dated
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.facts.items import find_items
from checker.facts.quantities import Quantity, find_quantities
from checker.text.document import CONTENT_KINDS, Document, Sentence


def find_inside_conflicts(context: Context) -> list[Finding]:
    """Return the contradictions of the document by all built-in rules of ``style_rules/inside``."""
    from checker.checks.registry import registered_checks
    from checker.rules.loader import built_in_rules

    rules = [r for r in built_in_rules() if r.id.startswith("inside.") and r.enabled]
    checks = registered_checks()
    return [f for kind in sorted({r.kind for r in rules}) for f in checks[kind](context, tuple(r for r in rules if r.kind == kind))]


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{w})" for w in words))


def _statements(document: Document) -> list[Sentence]:
    return [s for s in document.sentences if s.kind in CONTENT_KINDS and not s.text.endswith(("か。", "?", "か?"))]


def _hit(sentence: Sentence, patterns: list[str], unless: list[str]) -> re.Match[str] | None:
    """Match a sentence written without its inner white space (hard wraps)."""
    if unless and _any(tuple(unless)).search(sentence.text):
        return None
    return _any(tuple(patterns)).search(sentence.text.replace("\n", ""))


def _told(context: Context, rule: Rule, a: Sentence, b: Sentence) -> Finding:
    text = context.document.text
    return make_finding(rule, a.span, (b.span,), a=_short(a.span.of(text)), b=_short(b.span.of(text)))


def _short(words: str) -> str:
    flat = re.sub(r"\s+", "", words)
    return flat if len(flat) <= 36 else flat[:35] + "…"


@check("opposed_statements")
def check_opposed(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Pair a sweeping statement of a rule (``claim``) with a statement that it cannot stand beside (``counter``)."""
    statements = _statements(context.document)
    for rule in rules:
        claims = [s for s in statements if _hit(s, rule.params["claim"], rule.params.get("claim_unless", []))]
        if not claims:
            continue
        counters = [s for s in statements if _hit(s, rule.params["counter"], rule.params.get("counter_unless", []))]
        pair = next(((a, b) for a in claims for b in counters if a.index != b.index), None)
        if pair:
            yield _told(context, rule, *pair)


@check("all_before_last")
def check_last(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find 「9日にすべて再開」 beside 「10日に最後の1館を再開」: the last one comes after all."""
    statements = _statements(context.document)
    for rule in rules:
        for a in statements:
            whole = _day_of(context.document, a) if _hit(a, rule.params["claim"], rule.params["unless"]) else None
            for b in statements if whole else ():
                last = _day_of(context.document, b) if _hit(b, rule.params["counter"], rule.params["unless"]) else None
                if whole and last and b.index != a.index and last > whole:
                    yield _told(context, rule, a, b)
                    return


def _day_of(document: Document, sentence: Sentence) -> date | None:
    """Return the last sure day that a sentence names."""
    days = [d.day for d in dated(document) if d.day and sentence.span.contains(d.span) and d.mention.precision == "day"]
    return days[-1] if days else None


@check("item_denied_and_used")
def check_items(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find a kind of information that is said not to be held or affected, and is listed as affected or used elsewhere."""
    statements = _statements(context.document)
    for rule in rules:
        unless = _any(tuple(rule.params["unless"]))
        idle = _any((*rule.params["unless"], *rule.params["idle"]))
        denied: list[tuple[str, Sentence]] = []
        used: list[tuple[str, Sentence]] = []
        for s in statements:
            mentions = find_items(s.text)
            listed = len(mentions) >= 2 and _any(tuple(rule.params["affected"])).search(s.text + context.document.heading_of(s))
            for mention in mentions:
                rest = s.text[mention.end :]
                if _any(tuple(rule.params["denied"])).match(rest) and not unless.search(s.text):
                    denied.append((mention.word, s))
                elif _any(tuple(rule.params["used"])).match(rest) or (listed and not idle.search(s.text)):
                    used.append((mention.word, s))
        told: set[str] = set()
        for word, a in denied:
            other = next((b for w, b in used if w == word and b.index != a.index), None)
            if other is not None and word not in told:
                told.add(word)
                yield _told(context, rule, a, other)


@check("unaffected_and_failing")
def check_unaffected(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find a thing that is said to be unaffected and that fails elsewhere in the text."""
    statements = _statements(context.document)
    for rule in rules:
        for a in statements:
            match = _hit(a, rule.params["claim"], rule.params["claim_unless"])
            if not match:
                continue
            names = [n for n in re.split(r"[、・]|および|及び|ならびに|なお|また", match["s"]) if len(n) >= 3]
            for b in statements:
                if b.index != a.index and any(_fails(b, name, rule) for name in names):
                    yield _told(context, rule, a, b)
                    return


def _fails(sentence: Sentence, name: str, rule: Rule) -> bool:
    if _any(tuple(rule.params["counter_unless"])).search(sentence.text):
        return False
    return bool(re.search(re.escape(name) + "(?:" + "|".join(rule.params["counter"]) + ")", sentence.text))


@check("two_totals")
def check_totals(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find two large exact counts of one unit that differ in one digit or in the order of two: one is a slip."""
    found = list(_counts(context.document))
    values = {q.value for _, q in found}
    for rule in rules:
        unless = _any(tuple(rule.params["unless"]))
        for (a, p), (b, q) in combinations(found, 2):
            if p.unit != q.unit or p.value == q.value or a.index == b.index or not _is_slip(p.value, q.value):
                continue
            if abs(p.value - q.value) in values or any(p.value + v in values or q.value + v in values for v in values):
                continue
            if unless.search(a.text) or unless.search(b.text):
                continue
            first, second = a.normal.span(p.start, p.end), b.normal.span(q.start, q.end)
            yield make_finding(rule, second, (first,), a=first.of(context.document.text), b=second.of(context.document.text))
            return


def _counts(document: Document) -> Iterator[tuple[Sentence, Quantity]]:
    for sentence in document.sentences:
        if sentence.kind in CONTENT_KINDS:
            for q in find_quantities(sentence.text):
                if q.low == q.high and q.value >= 100 and q.family in ("people", "things"):
                    yield sentence, q


def _is_slip(a: float, b: float) -> bool:
    x, y = str(int(a)), str(int(b))
    if len(x) != len(y):
        return False
    differ = [i for i in range(len(x)) if x[i] != y[i]]
    if len(differ) == 1:
        return len(x) >= 4
    return len(differ) == 2 and differ[1] - differ[0] == 1 and x[differ[0]] == y[differ[1]] and x[differ[1]] == y[differ[0]]
