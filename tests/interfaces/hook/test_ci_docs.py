"""The snippets of docs/ci.md, run as they stand there, in real repositories.

Only what needs a network or a service is stood in for: ``pip install tsujitsuma`` by the package of this checkout, the checkout
action by ``git clone``, and ``reviewdog`` by a program that keeps what it is given.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
import yaml

from tests.interfaces.hook.conftest import BAD, GOOD, Repo

ROOT = Path(__file__).resolve().parents[3]
DOCS = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
SARIF = json.loads((ROOT / "tests/data/sarif/schema.json").read_text(encoding="utf-8"))
ONE_RULE = '[rules]\n"*" = "off"\n"calendar.weekday" = "error"\n'
PACKAGE = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]


def block(title: str, language: str) -> str:
    """Return the code block below a heading of docs/ci.md."""
    found = re.search(rf"^## {title}$.*?^```{language}\n(.*?)^```$", DOCS, re.M | re.S)
    assert found, title
    return found[1]


def workflow() -> dict[str, Any]:
    return dict(yaml.safe_load(block("GitHub Actions", "yaml")))


def actions() -> list[str]:
    return [step["run"] for step in workflow()["jobs"]["tsujitsuma"]["steps"] if "run" in step]


def gitlab() -> list[str]:
    return list(yaml.safe_load(block("GitLab", "yaml"))["公表文"]["script"])


@pytest.fixture
def runner(tmp_path: Path) -> Repo:
    """A machine of a CI service: the pull request ``案`` of a repository whose main branch has an old fault already."""
    (tmp_path / "origin").mkdir()
    origin = Repo(tmp_path / "origin")
    origin.git("init", "-q", "-b", "main")
    origin.commit("tsujitsuma.toml", ONE_RULE)
    origin.commit("お知らせ/古い 報.md", BAD)
    origin.git("checkout", "-q", "-b", "案")
    origin.commit("お知らせ/新しい.md", BAD)
    subprocess.run(["git", "clone", "-q", str(origin.path), str(tmp_path / "runner")], check=True, env=origin.environment)
    machine = Repo(tmp_path / "runner")
    machine.git("checkout", "-q", "--detach", "origin/案")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, body in {
        "tsujitsuma": f'exec {shlex.quote(sys.executable)} -P -m checker "$@"',
        "pip": f'[ "$*" = "install {PACKAGE}" ] || exit 9',
        "reviewdog": 'printf "%s\\n" "$*" > reviewdog.arguments; cat > reviewdog.stdin',
    }.items():
        (tools / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    machine.environment |= {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "GITHUB_BASE_REF": "main", "PYTHONPATH": str(ROOT)}
    return machine


def good(runner: Repo) -> None:
    runner.commit("お知らせ/新しい.md", GOOD)


def steps(runner: Repo, shell: tuple[str, ...], lines: list[str], code: int) -> str:
    """Run the lines as the service does: each step stops at its first error. The last step ends with ``code``."""
    for line in lines[:-1]:
        runner.run(*shell, line)
    done = runner.run(*shell, lines[-1], code=code)
    return done.stdout + done.stderr


BASH = ("bash", "-e", "-o", "pipefail", "-c")
SH = ("sh", "-e", "-c")


def test_the_github_action(runner: Repo) -> None:
    steps(runner, BASH, actions(), 1)
    log = json.loads((runner.path / "tsujitsuma.sarif").read_text(encoding="utf-8"))
    jsonschema.validate(log, SARIF)
    (result,) = log["runs"][0]["results"]  # the old fault is not of this change
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("%E3%81%8A%E7%9F%A5%E3%82%89%E3%81%9B/%E6%96%B0%E3%81%97%E3%81%84.md", 3)
    good(runner)
    steps(runner, BASH, actions(), 0)
    assert json.loads((runner.path / "tsujitsuma.sarif").read_text(encoding="utf-8"))["runs"][0]["results"] == []
    upload = workflow()["jobs"]["tsujitsuma"]["steps"][-1]
    assert upload["with"]["sarif_file"] == "tsujitsuma.sarif" and upload["if"] == "always()"


def test_annotations_instead_of_code_scanning(runner: Repo) -> None:
    assert "`--format github` にして `-o` を外す" in DOCS
    lines = actions()
    changed = lines[-1].replace("--format sarif -o tsujitsuma.sarif", "--format github")
    assert changed != lines[-1]
    assert steps(runner, BASH, [*lines[:-1], changed], 1).startswith("::error file=お知らせ/新しい.md,line=3,")


def test_the_gitlab_job(runner: Repo) -> None:
    steps(runner, SH, gitlab(), 1)
    file = yaml.safe_load(block("GitLab", "yaml"))["公表文"]["artifacts"]["reports"]["junit"]
    tree = ElementTree.parse(runner.path / file).getroot()
    assert (tree.get("failures"), tree.get("errors")) == ("2", "0")
    runner.commit("お知らせ/古い 報.md", GOOD)
    good(runner)
    steps(runner, SH, gitlab(), 0)


@pytest.mark.parametrize(("schema", "title", "name"), [("github-workflows", "GitHub Actions", "a.yml"), ("gitlab-ci", "GitLab", ".gitlab-ci.yml")])
def test_the_snippets_are_what_the_services_read(schema: str, title: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(block(title, "yaml"), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_reviewdog_gets_what_it_reads(runner: Repo) -> None:
    steps(runner, BASH, [block("reviewdog", "sh")], 0)
    assert (runner.path / "reviewdog.arguments").read_text(encoding="utf-8").split()[0] == "-f=rdjson"
    rows = json.loads((runner.path / "reviewdog.stdin").read_text(encoding="utf-8"))["diagnostics"]
    assert {r["location"]["path"] for r in rows} == {"お知らせ/古い 報.md", "お知らせ/新しい.md"}


def test_the_baseline_of_old_notices(runner: Repo) -> None:
    (command,) = re.findall(r"`(tsujitsuma baseline [^`]+)`", DOCS)
    (setting,) = re.findall(r"`(baseline = [^`]+)`", DOCS)
    steps(runner, BASH, [command], 0)
    runner.write("tsujitsuma.toml", f"{setting}\n{ONE_RULE}")
    steps(runner, SH, gitlab(), 0)
    runner.write("お知らせ/古い 報.md", "前文です。\n\n" + BAD)  # moved, not new
    steps(runner, SH, gitlab(), 0)
    runner.write("お知らせ/古い 報.md", BAD + "\n2025年5月14日(金)、遮断しました。\n")
    steps(runner, SH, gitlab(), 1)
    tree = ElementTree.parse(runner.path / "tsujitsuma.xml").getroot()
    assert tree.get("failures") == "1"
