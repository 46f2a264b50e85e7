"""The house rules that a machine can see."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from checker.engine import checks
from checker.paths import data_folder
from checker.rules.loader import DATA_GROUPS, PATTERN_FIELDS, built_in_rules, rule_groups

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(f for room in ("checker", "tests", "benchmarks", "models") for f in (ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= 50
    ]
    assert not long


def test_every_module_says_what_it_is() -> None:
    bare = [str(f) for f in SOURCES if f.stat().st_size and not ast.get_docstring(ast.parse(f.read_text(encoding="utf-8")))]
    assert not bare


def test_every_group_holds_rules_or_is_listed_as_data() -> None:
    groups = {f.name for f in data_folder("style_rules").iterdir() if f.is_dir() and any(f.rglob("*.yaml"))}
    assert groups <= {*rule_groups(), *DATA_GROUPS}, "add the new group to DATA_GROUPS, or give its files a severity"


def test_rules_and_kinds_match_both_ways() -> None:
    assert {rule.kind for rule in built_in_rules()} | {"pattern"} == set(checks())


def test_rule_id_is_its_path() -> None:
    root = data_folder("style_rules")
    for rule in built_in_rules():
        assert rule.path == str(root / f"{rule.id.replace('.', '/')}.yaml")


def test_no_law_asks_for_an_apology() -> None:
    """Basis law needs a law in the source: no rule may call something unlawful that no law names."""
    for rule in built_in_rules():
        if rule.basis.value == "law":
            assert any(word in rule.source for word in ("法", "条", "規則", "省令")), rule.id


def test_sources_can_be_looked_up() -> None:
    """A source that names a file of the makers helps no user."""
    root = data_folder("style_rules")
    lines = ((f, line) for f in root.rglob("*.yaml") for line in f.read_text(encoding="utf-8").splitlines())
    assert not [f"{f}: {line}" for f, line in lines if re.search(r"source:.*\b[A-Z]+\.md\b", line)]


def test_pattern_rules_use_known_fields() -> None:
    for rule in built_in_rules():
        if rule.kind == "pattern":
            assert set(rule.params) <= set(PATTERN_FIELDS), rule.id


def imports(path: Path) -> set[str]:
    """Return the modules that a file imports, at the top or inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_what_is_imported_is_required_and_the_other_way_round() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {
        "google-re2": "re2", "pyyaml": "yaml", "python-docx": "docx", "python-calamine": "python_calamine",
        "prometheus-client": "prometheus_client", "pydantic-core": "pydantic_core",
    }
    # Dictionaries, found by the packages that need them; and what FastAPI reads uploads with.
    data = {"sudachidict-core", "unidic-lite", "ja_ginza", "python-multipart"}
    extras = [r for name in ("syntax", "lsp", "mcp") for r in project["optional-dependencies"][name]]
    required = {re.split(r"[<>=\[]", r)[0] for r in (*project["dependencies"], *extras, "lsprotocol")}  # lsprotocol: pygls' types
    imported = {name.partition(".")[0] for path in (ROOT / "checker").rglob("*.py") for name in imports(path)}
    outside = imported - set(sys.stdlib_module_names) - {"checker", "", "_sre"}
    assert outside <= {names.get(r, r) for r in required}
    always = {re.split(r"[<>=\[]", r)[0] for r in project["dependencies"]} - data
    assert {names.get(r, r) for r in always} <= outside


def test_sudachi_spacy_and_re2_have_one_door_each() -> None:
    doors = {"sudachipy": {"checker/language/tokens.py"}, "spacy": {"checker/language/syntax.py"}, "ginza": {"checker/language/syntax.py"}}
    doors["re2"] = {"checker/rules/automaton.py"}
    for path in (ROOT / "checker").rglob("*.py"):
        for name in imports(path):
            door = doors.get(name.partition(".")[0])
            assert door is None or path.relative_to(ROOT).as_posix() in door, f"{path} imports {name}"
