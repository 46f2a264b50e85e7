"""The rules that need the parser are on by default only while they are right in four of five alarms."""

from benchmarks.structure_accuracy import measure
from checker.rules.loader import built_in_rules


def test_every_rule_that_is_on_is_precise() -> None:
    enabled = {r.id.rpartition(".")[2] for r in built_in_rules() if r.depth == "syntax" and r.enabled}
    for name, (right, alarms, labelled) in measure().items():
        assert labelled >= 4
        if name in enabled:
            assert alarms >= 3 and right / alarms >= 0.8, name


def test_no_rule_that_needs_the_parser_is_an_error() -> None:
    assert all(r.severity.value != "error" for r in built_in_rules() if r.depth == "syntax")
