"""Settings applied to rules."""

from __future__ import annotations

import pytest

from checker.config.select import active, by_prefix, configured
from checker.config.settings import Settings
from checker.domain.errors import UsageError
from checker.domain.finding import Basis, Severity
from checker.domain.rule import Rule


def rule(name: str, **params: str) -> Rule:
    return Rule(name, "pattern", "c", Severity.ERROR, Basis.PRACTICE, "m", "w", "s", params=params)


RULES = (rule("a.b.c"), rule("a.b.d", limit="3"), rule("ab.c"))


def test_the_longest_prefix_wins() -> None:
    settings = Settings(rules={"a": False, "a.b.c": True})
    assert [r.id for r in active(RULES, settings)] == ["a.b.c", "ab.c"]


def test_a_prefix_ends_at_a_dot() -> None:
    assert by_prefix({"a": 1}, "ab.c") is None
    assert by_prefix({"a": 1}, "a.b.c") == 1


def test_severity_and_parameters() -> None:
    done = configured(RULES, Settings(severities={"a.b": Severity.INFO}, params={"a.b.d": {"limit": "9"}}))
    assert [r.severity for r in done] == [Severity.INFO, Severity.INFO, Severity.ERROR]
    assert done[1].params == {"limit": "9"}
    assert RULES[1].params == {"limit": "3"}


@pytest.mark.parametrize(
    "settings",
    [
        Settings(rules={"a.bb": False}),
        Settings(severities={"x": Severity.INFO}),
        Settings(params={"a.b.d": {"limt": "1"}}),
        Settings(params={"a.b": {"limit": "1"}}),
    ],
)
def test_unknown_names_are_errors(settings: Settings) -> None:
    with pytest.raises(UsageError) as error:
        configured(RULES, settings)
    assert "のことですか" in str(error.value) or "ありません" in str(error.value)
