"""Contradictions inside one document: all against a rest, none against some, not held against used, two totals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from checker.checks.dated import dated
from checker.checks.registry import Context, check
from checker.consistency import inside_closed as _closed  # noqa: F401  (registers its check)
from checker.consistency import inside_counts as _counts  # noqa: F401  (registers its check)
from checker.consistency import inside_fees as _fees  # noqa: F401  (registers its check)
from checker.consistency import inside_items as _items  # noqa: F401  (registers its check)
from checker.consistency import inside_title as _title  # noqa: F401  (registers its check)
from checker.consistency import inside_values as _values  # noqa: F401  (registers its checks)
from checker.consistency.statements import hit, hits, statements_of, told
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.rules.guarded import any_of
from checker.text.document import Document, Sentence


def find_inside_conflicts(context: Context) -> list[Finding]:
    """Return the contradictions of the document by all built-in rules of ``style_rules/inside``."""
    from checker.checks.registry import registered_checks
    from checker.rules.loader import built_in_rules

    rules = [r for r in built_in_rules() if r.id.startswith("inside.") and r.enabled]
    checks = registered_checks()
    return [f for kind in sorted({r.kind for r in rules}) for f in checks[kind](context, tuple(r for r in rules if r.kind == kind))]


@check("opposed_statements")
def check_opposed(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Pair a sweeping statement of a rule (``claim``) with a statement that it cannot stand beside (``counter``)."""
    statements = statements_of(context.document)
    for rule in rules:
        claims = hits(statements, rule.params["claim"], rule.params.get("claim_unless", []))
        if not claims:
            continue
        counters = hits(statements, rule.params["counter"], rule.params.get("counter_unless", []))
        pair = next(((a, b) for a in claims for b in counters if a.index != b.index and _same_matter(rule, a, b)), None)
        if pair:
            yield told(context, rule, *pair)


def _same_matter(rule: Rule, a: Sentence, b: Sentence) -> bool:
    """Tell whether the named subjects ``s`` of both patterns agree, where the rule names them."""
    left, right = hit(a, rule.params["claim"], []), hit(b, rule.params["counter"], [])
    names = [m.groupdict().get("s") for m in (left, right) if m]
    return None in names or len(set(names)) == 1


@check("all_before_last")
def check_last(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find 「9日にすべて再開」 beside 「10日に最後の1館を再開」: the last one comes after all."""
    statements = statements_of(context.document)
    for rule in rules:
        for a in statements:
            whole = _day_of(context.document, a) if hit(a, rule.params["claim"], rule.params["unless"]) else None
            for b in statements if whole else ():
                last = _day_of(context.document, b) if hit(b, rule.params["counter"], rule.params["unless"]) else None
                if whole and last and b.index != a.index and last > whole:
                    yield told(context, rule, a, b)
                    return


def _day_of(document: Document, sentence: Sentence) -> date | None:
    """Return the last sure day that a sentence names."""
    days = [d.day for d in dated(document) if d.day and sentence.span.contains(d.span) and d.mention.precision == "day"]
    return days[-1] if days else None


@check("unaffected_and_failing")
def check_unaffected(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find a thing that is said to be unaffected and that fails elsewhere in the text."""
    statements = statements_of(context.document)
    for rule in rules:
        for a in statements:
            match = hit(a, rule.params["claim"], rule.params["claim_unless"])
            if not match:
                continue
            names = [n for n in re.split(r"[、・]|および|及び|ならびに|なお|また", match["s"]) if len(n) >= 3]
            for b in statements:
                if b.index != a.index and any(_fails(b, name, rule) for name in names):
                    yield told(context, rule, a, b)
                    return


def _fails(sentence: Sentence, name: str, rule: Rule) -> bool:
    if any_of(tuple(rule.params["counter_unless"])).search(sentence.text):
        return False
    return bool(re.search(re.escape(name) + "(?:" + "|".join(rule.params["counter"]) + ")", sentence.text))
