"""Turn raw rule files into rules, strictly: every mistake is named with ``file:line`` and the next step to take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from checker.domain.errors import UsageError
from checker.domain.finding import Basis, Severity
from checker.domain.rule import Rule
from checker.paths import data_folder
from checker.rules.files import book, load_group, pack_name, parse_yaml, read_folder
from checker.rules.locate import line_of

# Groups of style_rules/ that hold data of the rooms, with schemas of their own, and no finding rules.
DATA_GROUPS = ("audit", "axes", "classify", "disclosure", "drafting", "elements", "facts", "items", "layout", "profiles", "suggestions", "terms")

REQUIRED = ("kind", "category", "severity", "basis", "message", "why", "source", "examples")
PATTERN_FIELDS = ("patterns", "unless", "where", "words")
OPTIONAL = ("suggestion", "enabled", "depth")
_NAMES = frozenset((*REQUIRED, *OPTIONAL))
_CHOICES = {
    "severity": tuple(s.value for s in Severity), "basis": tuple(b.value for b in Basis),
    "enabled": ("true", "false"), "depth": ("tokens", "syntax"),
}  # fmt: skip
_MARK = re.compile(r"<<(.+?)>>", re.DOTALL)
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")


def rule_groups() -> tuple[str, ...]:
    """Return the groups of ``style_rules`` that hold finding rules."""
    root = data_folder("style_rules")
    groups = sorted(f.name for f in root.iterdir() if f.is_dir() and f.name not in DATA_GROUPS)
    # A group where no file has a severity is data that is not listed above yet (a test says so).
    return tuple(g for g in groups if any("severity" in raw for raw in load_group(g).values()))


@cache  # a server checks many texts; rules are frozen
def built_in_rules() -> tuple[Rule, ...]:
    """Load all finding rules that come with the program.

    Raises:
        UsageError: with ``file:line`` for the first rule that is not well formed.
    """
    root = data_folder("style_rules")
    groups = rule_groups()
    names = tuple(map(pack_name, groups))
    # Rules that were found well formed once need not be looked at again (7 ms) while their files stay as they are.
    checked = f"rules of {root}"
    build = rule_of if book.get(checked) == names else build_rule
    rules = tuple(
        build(name, raw, root / f"{name.replace('.', '/')}.yaml") for group in groups for name, raw in load_group(group).items()
    )
    if build is build_rule:
        book.put(checked, names)
    return rules


def user_rules(folder: Path, known: Iterable[Rule]) -> tuple[Rule, ...]:
    """Load a user's own rule folder; ``known`` are the rules that exist already.

    Raises:
        UsageError: where the folder is missing, an id is taken, a kind or a field is unknown, a rule is not well formed.
    """
    if not folder.is_dir():
        raise UsageError("no_rule_folder", f"規則のフォルダーがありません: {folder}", "パスを確かめてください。")
    known = tuple(known)
    fields: dict[str, set[str]] = {"pattern": set(PATTERN_FIELDS)}
    for rule in known:
        fields.setdefault(rule.kind, set()).update(rule.params)
    taken = {rule.id for rule in known}
    rules: list[Rule] = []
    for name, data in read_folder(folder, folder):
        path = folder / f"{name.replace('.', '/')}.yaml"
        raw = parse_yaml(data, path)
        rule = build_rule(name, raw, path)
        if rule.id in taken:
            raise _error("duplicate_rule", f"規則 {rule.id} は既にあります。", "ファイル名を変えてください。", path, "kind")
        if rule.kind not in fields:
            raise _error("unknown_kind", f"検査の種類「{rule.kind}」はありません。{nearest(rule.kind, fields)}", "", path, "kind")
        for key in rule.params:
            if key not in fields[rule.kind]:
                names = {*REQUIRED, *OPTIONAL, *fields[rule.kind]}
                raise _error("unknown_field", f"項目「{key}」はありません。{nearest(key, names)}", "", path, key)
        rules.append(rule)
    return tuple(rules)


def build_rule(name: str, raw: Any, path: Path) -> Rule:  # noqa: ANN401  (a YAML tree)
    """Build one rule from its raw tree.

    Raises:
        UsageError: with ``file:line`` for a missing, unknown or wrong field or a missing example.
    """
    if not isinstance(raw, Mapping):
        raise _error("bad_rule", "規則は「項目: 値」の形で書いてください。", "", path, "")
    if not _NAME.fullmatch(name):
        raise _error("bad_name", f"規則名「{name}」には小文字の英数字と _ だけが使えます。", "ファイル名を変えてください。", path, "")
    _check_fields(raw, path)
    _check_examples(raw["examples"], path)
    for key, allowed in _CHOICES.items():
        if raw.get(key, allowed[0]) not in allowed:
            raise _error("bad_value", f"{key} に「{raw[key]}」は書けません({' / '.join(allowed)})。", "", path, key)
    return rule_of(name, raw, path)


def rule_of(name: str, raw: Mapping[str, Any], path: Path) -> Rule:
    """Build one rule from a raw tree that is known to be well formed."""
    examples = raw["examples"]
    return Rule(
        id=name,
        kind=raw["kind"],
        category=raw["category"],
        severity=Severity(raw["severity"]),
        basis=Basis(raw["basis"]),
        message=raw["message"],
        why=raw["why"],
        source=raw["source"],
        suggestion=raw.get("suggestion") or None,
        params={k: v for k, v in raw.items() if k not in REQUIRED and k not in OPTIONAL},
        fires=tuple(examples["fires"]),
        quiet=tuple(examples["quiet"]),
        enabled=raw.get("enabled", "true") == "true",
        depth=raw.get("depth", "tokens"),
        path=str(path),
    )


def nearest(word: str, names: Iterable[str]) -> str:
    """Return a Japanese hint at the name nearest to ``word``, empty if none is near."""
    import difflib

    close = difflib.get_close_matches(word, list(names), 1, 0.5)
    return f"「{close[0]}」のことですか。" if close else ""


def split_example(example: str) -> tuple[str, tuple[int, int] | None]:
    """Return the plain text of an example and the range marked with ``<<…>>`` (the first mark), if any."""
    mark = _MARK.search(example)
    if not mark:
        return example, None
    plain = _MARK.sub(r"\1", example)
    return plain, (mark.start(), mark.start() + len(mark[1]))


def _check_fields(raw: Mapping[str, Any], path: Path) -> None:
    for key in REQUIRED:
        if key not in raw:
            import difflib

            slips = difflib.get_close_matches(key, [k for k in raw if k not in REQUIRED], 1, 0.75)
            hint = f"「{slips[0]}」は「{key}」の書き間違いではありませんか。" if slips else f"「{key}: …」を書き足してください。"
            raise _error("missing_field", f"項目「{key}」がありません。", hint, path, slips[0] if slips else "")
    for key, value in raw.items():
        if key == "examples":
            continue
        is_words = isinstance(value, str) and (value.strip() or key == "suggestion")
        if key in _NAMES and not is_words:
            raise _error("bad_field", f"項目「{key}」には文字列を書いてください。", "", path, key)
        near = _near_option(key)
        if near:
            raise _error("unknown_field", f"項目「{key}」はありません。「{near}」のことですか。", "", path, key)


@cache
def _near_option(key: str) -> str:
    """Name the optional field that ``key`` is a slip of: its own field of the kind would not look so alike."""
    if key in _NAMES:
        return ""
    import difflib

    return next(iter(difflib.get_close_matches(key, OPTIONAL, 1, 0.8)), "")


def _check_examples(raw: Any, path: Path) -> None:  # noqa: ANN401
    hint = "examples: {fires: ['…<<指摘される語>>…'], quiet: ['…']} の形で、例を一つ以上書いてください。"
    for key in ("fires", "quiet"):
        value = raw.get(key) if isinstance(raw, Mapping) else None
        if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
            raise _error("no_example", f"例(examples.{key})がありません。", hint, path, "examples")
    for key in set(raw) - {"fires", "quiet"}:
        raise _error("unknown_field", f"項目「examples.{key}」はありません。", hint, path, "examples")
    for example in raw["fires"]:
        if not _MARK.search(example):
            raise _error("no_mark", f"例に <<…>> の印がありません: {example}", hint, path, "examples")


def _error(code: str, message: str, hint: str, path: Path, key: str) -> UsageError:
    return UsageError(code, message, hint, f"{path}:{line_of(path, key)}")
