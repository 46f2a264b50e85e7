"""Suppression in the text: what is switched off, what is said about the comments themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.domain.finding import Basis, Finding, Severity
from checker.domain.span import Span
from checker.post.suppress import read_suppressions, suppress

KNOWN = frozenset({"a.word", "a.other", "b.word"})


def finding(text: str, word: str, rule: str = "a.word") -> Finding:
    start = text.index(word)
    return Finding(rule, "c", Severity.ERROR, Basis.PRACTICE, "m", "w", Span(start, start + len(word)))


def run(text: str, *findings: Finding) -> tuple[list[str], list[tuple[str, str]], list[str]]:
    kept, hidden, remarks = suppress(findings, read_suppressions(text), KNOWN)
    return [f.rule for f in kept], [(h.finding.rule, h.reason) for h in hidden], [r.rule for r in remarks]


def test_next_line_covers_the_next_line_only() -> None:
    text = "<!-- tsujitsuma-disable-next-line a.word 理由 警察の要請 -->\nわずか一\nわずか二\n"
    kept, hidden, remarks = run(text, finding(text, "わずか一"), finding(text, "わずか二"))
    assert (kept, hidden, remarks) == (["a.word"], [("a.word", "警察の要請")], [])


def test_disable_lasts_until_enable() -> None:
    text = "一\n<!-- tsujitsuma-disable a 理由: 様式 -->\n二\n<!-- tsujitsuma-enable a -->\n三\n"
    kept, hidden, _ = run(text, *(finding(text, w) for w in "一二三"))
    assert len(kept) == 2
    assert hidden == [("a.word", "様式")]


def test_enable_without_a_rule_ends_all() -> None:
    text = "<!-- tsujitsuma-disable a.word 理由 様式 -->二<!-- tsujitsuma-enable -->三"
    assert run(text, finding(text, "二"), finding(text, "三"))[0] == ["a.word"]


def test_disable_lasts_to_the_end() -> None:
    text = "<!-- tsujitsuma-disable * 理由 引用のみ -->\n一\n二"
    assert run(text, finding(text, "一"), finding(text, "二", "b.word"))[0] == []


def test_other_rules_are_kept() -> None:
    text = "<!-- tsujitsuma-disable a.other 理由 様式 -->\n一"
    kept, _, remarks = run(text, finding(text, "一"))
    assert kept == ["a.word"]
    assert remarks == ["suppression.unused"]


@pytest.mark.parametrize(
    ("comment", "remark"),
    [
        ("<!-- tsujitsuma-disable a.word -->", "suppression.no_reason"),
        ("<!-- tsujitsuma-disable a.word 理由 -->", "suppression.no_reason"),
        ("<!-- tsujitsuma-disable a.wrod 理由 様式 -->", "suppression.unknown_rule"),
        ("<!-- tsujitsuma-disable -->", "suppression.no_rule"),
        ("<!-- tsujitsuma-disable 理由 様式 -->", "suppression.no_rule"),
    ],
)
def test_faulty_comments_switch_nothing_off(comment: str, remark: str) -> None:
    text = f"{comment}\n一"
    kept, hidden, remarks = run(text, finding(text, "一"))
    assert (kept, hidden, remarks) == (["a.word"], [], [remark])


def test_findings_inside_a_comment_are_dropped() -> None:
    text = "<!-- tsujitsuma-disable a.word 理由 ○○ -->\n一"
    assert run(text, finding(text, "○○", "b.word"), finding(text, "一"))[0] == []


def test_through_the_command_line(cli: Callable[..., tuple[int, str, str]]) -> None:
    body = "対象は○○件です。電話で連絡しました。\n"
    comment = "<!-- tsujitsuma-disable-next-line placeholders.circles 理由 伏せ字は警察の要請 -->\n"
    plain = cli("check", "-", "--quiet", stdin=body.encode())
    hidden = cli("check", "-", "--format", "text", stdin=(comment + body).encode())
    assert "placeholders.circles" in plain[1]
    assert "理由: 伏せ字は警察の要請" in hidden[1]
