"""Print settings as the configuration file that amounts to them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from checker.config.settings import Settings


def toml_of(settings: Settings) -> str:
    """Return the settings as TOML; a remark names the file they came from."""
    lines = [
        f"# {settings.source or '設定ファイルはありません(既定の値)'}",
        f'fail-on = "{settings.fail_on.value}"',
        f'show = "{settings.show.value}"',
        f"baseline = {_value(str(settings.baseline or ''))}",
        f"rule-folders = {_value([str(f) for f in settings.rule_folders])}",
        *_table("rules", _rules(settings)),
        *_table("glossary", settings.glossary),
        *_table("words", {"allow": list(settings.allow)}),
    ]
    if settings.own_words:
        lines.append(f"# 使わない言葉・書き換える言葉: {len(settings.own_words)}(avoid、replace、lists、prh から)")
    lines += _table("documents", {k: list(v) for k, v in settings.documents.items()})
    lines += _table("incidents", {k: str(v) for k, v in settings.incidents.items()})
    return "\n".join(lines) + "\n"


def _rules(settings: Settings) -> dict[str, object]:
    names = dict.fromkeys((*settings.rules, *settings.severities, *settings.params))
    rows: dict[str, object] = {}
    for name in names:
        row: dict[str, object] = dict(settings.params.get(name, {}))
        if name in settings.rules:
            row["enabled"] = settings.rules[name]
        if name in settings.severities:
            row["severity"] = settings.severities[name].value
        rows[name] = row
    return rows


def _table(name: str, rows: Mapping[str, object]) -> list[str]:
    return ["", f"[{name}]", *(f"{_value(key)} = {_value(value)}" for key, value in rows.items())]


def _value(value: object) -> str:
    """TOML takes JSON's strings, numbers, booleans and lists as they are; tables in line have = for :."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_value(k)} = {_value(v)}" for k, v in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
