"""Which rules run: the settings applied to the rules, with the reason kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from checker.config.settings import Settings
from checker.domain.errors import UsageError
from checker.domain.rule import Rule
from checker.rules.loader import built_in_rules, nearest, user_rules

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
    """Return every rule as the settings want it: on or off, severity, parameters.

    Raises:
        UsageError: where the settings name a rule or a field that does not exist.
    """
    known = tuple(rules)
    if not (settings.rules or settings.severities or settings.params):
        return known
    _check_names(known, settings)
    return tuple(_configure(rule, settings) for rule in known)


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


def _check_names(rules: tuple[Rule, ...], settings: Settings) -> None:
    """Raise UsageError for the first name in the settings that fits no rule."""
    ids = {rule.id: rule for rule in rules}
    prefixes = {name[: m.start()] for name in ids for m in re.finditer(r"\.", name)}
    for name in (*settings.rules, *settings.severities):
        if name != "*" and name not in ids and name not in prefixes:
            hint = nearest(name, (*ids, *prefixes)) or "「tsujitsuma rules」で一覧を見られます。"
            raise UsageError("unknown_rule", f"設定にある規則「{name}」はありません。", hint, settings.source)
    for name, params in settings.params.items():
        if name not in ids:
            raise UsageError("unknown_rule", f"項目を変える規則「{name}」はありません。", nearest(name, ids), settings.source)
        for key in params:
            known = [k for k, v in ids[name].params.items() if isinstance(v, str)]
            if key not in known:
                hint = nearest(key, known) or f"変えられる項目: {' '.join(known) or 'なし'}"
                raise UsageError("unknown_field", f"規則 {name} に変えられる項目「{key}」はありません。", hint, settings.source)


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
