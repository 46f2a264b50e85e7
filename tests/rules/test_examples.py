"""Every example of every rule: what must fire fires on the marked span, what must stay quiet stays quiet."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from checker.config.settings import Settings
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.engine import Ask, analyse
from checker.rules.loader import built_in_rules, split_example
from checker.text.source import SourceText

RULES = built_in_rules()
FIRES = [pytest.param(r, e, id=f"{r.id}-{i}") for r in RULES for i, e in enumerate(r.fires, 1)]
QUIET = [pytest.param(r, e, id=f"{r.id}-{i}") for r in RULES for i, e in enumerate(r.quiet, 1)]


def findings(rule: Rule, text: str) -> tuple[Finding, ...]:
    report = analyse(SourceText("例", text), (replace(rule, enabled=True),), Settings(), Ask(depth=rule.depth))
    return tuple(f for f in report.findings if f.rule == rule.id)


@pytest.mark.parametrize(("rule", "example"), FIRES)
def test_fires_on_the_marked_span(rule: Rule, example: str) -> None:
    text, mark = split_example(example)
    assert mark
    assert Span(*mark) in [f.span for f in findings(rule, text)]


@pytest.mark.parametrize(("rule", "example"), QUIET)
def test_stays_quiet(rule: Rule, example: str) -> None:
    assert not findings(rule, example)


def test_messages_have_no_unfilled_field() -> None:
    for rule in RULES:
        fields = re.findall(r"\{\w+\}", f"{rule.message}{rule.why}{rule.suggestion}")
        for example in rule.fires if fields else ():
            for finding in findings(rule, split_example(example)[0]):
                words = f"{finding.message}{finding.why}{finding.suggestion}"
                assert not [f for f in fields if f in words], f"{rule.id}: {words}"
