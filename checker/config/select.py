"""Which rules run: the settings applied to the rules, with the reason kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from checker.config.settings import Settings
from checker.domain.rule import Rule
from checker.rules.loader import built_in_rules, user_rules

V = TypeVar("V")


def all_rules(settings: Settings) -> tuple[Rule, ...]:
    """Return the built-in rules and the user's own.

    Raises:
        UsageError: where a rule is not well formed.
    """
    rules = built_in_rules()
    for folder in settings.rule_folders:
        rules += user_rules(folder, rules)
    return rules


def configured(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Return every rule as the settings want it: on or off, severity, parameters."""
    return tuple(_configure(rule, settings) for rule in rules)


def active(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that are on, as the settings want them."""
    return tuple(rule for rule in configured(rules, settings) if rule.enabled)


def by_prefix(table: Mapping[str, V], rule: str) -> V | None:
    """Return the value of the longest dotted prefix of ``rule`` in ``table``; ``*`` stands for all."""
    name = rule
    while name:
        if name in table:
            return table[name]
        name = name.rpartition(".")[0]
    return table.get("*")


def _configure(rule: Rule, settings: Settings) -> Rule:
    enabled = by_prefix(settings.rules, rule.id)
    severity = by_prefix(settings.severities, rule.id)
    params = settings.params.get(rule.id)
    if enabled is None and severity is None and params is None:
        return rule
    return replace(
        rule,
        enabled=rule.enabled if enabled is None else enabled,
        severity=severity or rule.severity,
        params={**rule.params, **params} if params else rule.params,
    )
