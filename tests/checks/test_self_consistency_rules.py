"""Every example of the rules of self-consistency: the marked span is found, the quiet ones stay quiet."""

from __future__ import annotations

import pytest

from checker.checks.registry import Context
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.engine import checks
from checker.facts.classify import classify
from checker.facts.extract import extract_facts
from checker.rules.loader import built_in_rules, split_example
from checker.text.segment import build_document
from checker.text.source import SourceText

GROUPS = ("calendar", "chronology", "inside", "placeholders", "privacy", "sums")
RULES = [r for r in built_in_rules() if r.id.split(".")[0] in GROUPS]


def run(rule: Rule, text: str) -> list[Finding]:
    document = build_document(SourceText("-", text))
    said = classify(document)
    context = Context(document, extract_facts(document), said.kind, said.stage, said.mode)
    return list(checks()[rule.kind](context, (rule,)))


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.fires], ids=lambda v: getattr(v, "id", None))
def test_fires(rule: Rule, example: str) -> None:
    plain, marked = split_example(example)
    found = run(rule, plain)
    assert marked in [(f.span.start, f.span.end) for f in found]
    assert all("{" not in f.message or "{" in f.span.of(plain) for f in found)


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.quiet], ids=lambda v: getattr(v, "id", None))
def test_stays_quiet(rule: Rule, example: str) -> None:
    assert run(rule, example) == []


def test_every_group_has_rules() -> None:
    assert {r.id.split(".")[0] for r in RULES} == set(GROUPS)
