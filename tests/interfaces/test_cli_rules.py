"""``tsujitsuma rules``, ``explain`` and ``tokens``."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from checker.rules.loader import built_in_rules

Cli = Callable[..., tuple[int, str, str]]


def test_rules_lists_every_rule(cli: Cli) -> None:
    code, out, _ = cli("rules")
    assert code == 0
    assert all(rule.id in out for rule in built_in_rules())
    rows = json.loads(cli("rules", "--format", "json")[1])
    assert {row["id"] for row in rows} == {rule.id for rule in built_in_rules()}


@pytest.mark.parametrize("rule", built_in_rules(), ids=lambda r: r.id)
def test_explain_says_everything(cli: Cli, rule) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    code, out, _ = cli("explain", rule.id)
    assert code == 0
    for words in (rule.message, rule.why, rule.source, "tsujitsuma-disable-next-line", "tsujitsuma.toml"):
        assert words in out


def test_explain_names_the_nearest(cli: Cli) -> None:
    code, _, err = cli("explain", "calendar.weekdya")
    assert code == 2
    assert "calendar.weekday" in err


def test_tokens(cli: Cli) -> None:
    code, out, _ = cli("tokens", "可能性があります")
    assert code == 0
    assert out.splitlines()[1].split("\t")[0] == "可能性"
    assert cli("tokens", "-", stdin="可能性があります".encode())[1] == out
