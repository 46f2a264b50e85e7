"""Safe fixes: what a rule marks as fixable heals the text and hurts nothing else."""

from __future__ import annotations

import pytest

from checker.domain.finding import Basis, Finding, Severity
from checker.domain.report import DocumentReport
from checker.domain.span import Span
from checker.post.fixes import corrected
from checker.rules.loader import built_in_rules, split_example
from checker.service import check_documents
from checker.text.load import load_bytes

SAFE = (
    "style.combining", "style.control", "style.dropped_ra", "style.half_kana", "style.missing_period", "style.mixed_digits",
    "style.mixed_spacing", "style.redundant", "style.said_twice", "style.successive_word", "style.trailing_ga",
    "style.zero_width",
)  # fmt: skip
OFFERED = (
    "wording.excess_keigo.archaic", "wording.excess_keigo.double", "wording.minimizing.just_in_case", "wording.minimizing.slight",
    "wording.minimizing.merely", "wording.minimizing.luck", "wording.blame_shifting.outsider",
)  # fmt: skip
EXAMPLES = [
    pytest.param(rule.id, split_example(e)[0], id=f"{rule.id}-{i}")
    for rule in built_in_rules() if rule.id in (*SAFE, *OFFERED)
    for i, e in enumerate(rule.fires, 1)
]  # fmt: skip


def judged(text: str) -> DocumentReport:
    return check_documents([load_bytes("例.txt", text.encode())]).documents[0]


def of_style(report: DocumentReport) -> set[str]:
    return {f.rule for f in report.findings if f.rule.startswith(("style.", "wording.", "calendar.", "sums."))}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_fix_heals_its_finding_and_brings_no_other(rule: str, example: str) -> None:
    before = judged(example)
    own = [f for f in before.findings if f.rule == rule and f.fixable]
    if not own:  # not every form of these has wording that fits in its place
        assert rule in (*OFFERED, "style.redundant")
        return
    text, used = corrected(example, own)
    assert used
    after = judged(text)
    assert rule not in {f.rule for f in after.findings}
    assert of_style(after) <= of_style(before)


def test_overlapping_fixes_are_not_both_made() -> None:
    def fix(start: int, end: int, words: str | None) -> Finding:
        span = Span(start, end)
        return Finding("r", "style", Severity.INFO, Basis.PRACTICE, "", "", span, suggestion=words, fixable=words is not None)

    text, used = corrected("あいうえお", [fix(3, 5, "か"), fix(0, 2, ""), fix(1, 3, "き"), fix(2, 3, None)])
    assert text == "うか"
    assert [f.span for f in used] == [Span(0, 2), Span(3, 5)]


@pytest.mark.parametrize("rule", [*SAFE, *OFFERED])
def test_every_rule_with_fixes_makes_one(rule: str) -> None:
    texts = [e.values[1] for e in EXAMPLES if e.values[0] == rule]
    assert any(f.rule == rule and f.fixable for text in texts for f in judged(str(text)).findings)
