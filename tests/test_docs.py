"""The documents say what the program does."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.config.load import DEFAULTS, load_settings
from checker.engine import checks
from checker.interfaces.cli.main import COMMANDS
from checker.report import FORMATS
from checker.rules.loader import built_in_rules, user_rules

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
Cli = Callable[..., tuple[int, str, str]]


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_set_up_is_exactly_two_commands_that_exist() -> None:
    commands = [line.partition("#")[0].split() for line in blocks(README, "sh")[0].splitlines()]
    assert commands == [["sh", "bin/try"], ["sh", "bin/test"]]
    for _, script in commands:
        assert os.access(ROOT / script, os.X_OK)
        subprocess.run(["sh", "-n", ROOT / script], check=True)
    assert "exec sh bin/test" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_the_sample_of_the_first_command_exists() -> None:
    named = re.findall(r"samples/\S+", (ROOT / "bin/try").read_text(encoding="utf-8"))
    assert named
    assert all((ROOT / name).exists() for name in named)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_and_has_help(cli: Cli, command: str) -> None:
    assert f"tsujitsuma {command}" in README
    code, out, _ = cli(command, "--help")
    assert code == 0
    assert COMMANDS[command] in out


def test_commands_of_the_readme_can_be_parsed(cli: Cli) -> None:
    import importlib

    from checker.interfaces.cli.parser import Parser

    found = re.findall(r"`(?:\.venv/bin/)?tsujitsuma (.+?)`", README)
    assert len(found) >= 8
    for line in found:
        name, *rest = shlex.split(line)
        parser = Parser(prog=name)
        importlib.import_module(f"checker.interfaces.cli.{name}").arguments(parser)
        parser.parse_args(rest)


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readmes_configuration_is_read_and_names_rules_that_exist(tmp_path: Path) -> None:
    from checker.config.select import configured

    path = tmp_path / "tsujitsuma.toml"
    path.write_text(blocks(README, "toml")[0], encoding="utf-8")
    settings = load_settings(path)
    assert settings.glossary
    assert configured(built_in_rules(), settings)


def test_every_configuration_key_is_in_the_readme() -> None:
    known = set(tomllib.loads(DEFAULTS.read_text(encoding="utf-8")))
    for key in known - {"show", "incidents"}:
        assert key in README


def test_the_rule_of_the_contributing_guide_is_a_good_rule(tmp_path: Path) -> None:
    (tmp_path / "few.yaml").write_text(blocks(CONTRIBUTING, "yaml")[0], encoding="utf-8")
    (rule,) = user_rules(tmp_path, built_in_rules())
    assert rule.kind in checks()


def test_rules_named_in_the_readme_exist() -> None:
    ids = {rule.id for rule in built_in_rules()}
    for name in re.findall(r"tsujitsuma-disable(?:-next-line)? (\S+) 理由", README):
        assert name in ids or any(i.startswith(name + ".") for i in ids)


def test_formats_are_in_the_readme() -> None:
    for name in FORMATS:
        assert name in README


def test_the_entry_point_can_be_called() -> None:
    module, name = PROJECT["project"]["scripts"]["tsujitsuma"].split(":")
    import importlib

    with pytest.raises(SystemExit), pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["tsujitsuma", "--version"])
        getattr(importlib.import_module(module), name)()


def test_rooms_of_the_guide_exist() -> None:
    for room in re.findall(r"`((?:checker|style_rules|samples)/[\w/]*)/?`", CONTRIBUTING):
        assert (ROOT / room).exists(), room
