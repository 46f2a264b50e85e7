"""One verdict: the command line, the hook and the web form say the same of every sample."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from checker.config.settings import Settings
from checker.domain.report import Report
from checker.interfaces.hook import git
from checker.interfaces.hook.run import Request, check_request
from checker.report.json import tree
from tests.snapshots import notices

Cli = Callable[..., tuple[int, str, str]]
ASKED = ("kind", "stage", "mode", "elements", "facts", "findings", "suppressed")


def verdict(document: dict[str, Any]) -> dict[str, Any]:
    return {key: document[key] for key in ASKED}


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401
    """A client of the web form, as a browser on this machine."""
    from checker.interfaces.web.app import create_app
    from checker.interfaces.web.config import WebConfig

    config = WebConfig(workers=1, database=f"sqlite:///{tmp_path_factory.mktemp('web') / 'a.db'}")
    with TestClient(create_app(config), base_url="http://127.0.0.1") as client:
        for _ in range(600):
            if client.get("/readyz").status_code == 200:
                break
            time.sleep(0.1)
        yield client


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The hook's report on all samples, staged in a repository."""
    folder = tmp_path_factory.mktemp("repo")
    for sample in notices():
        (folder / sample.name).write_bytes(sample.read_bytes())
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)
    settings = Settings(documents={"notice": ("**",)}, source=str(folder / "tsujitsuma.toml"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return check_request(Request(tuple(git.staged())), settings, folder)


@pytest.mark.parametrize("sample", notices(), ids=lambda p: p.name)
def test_cli_hook_and_web_say_the_same(sample: Path, cli: Cli, web: Any, hook: Report) -> None:  # noqa: ANN401
    by_cli = verdict(json.loads(cli("check", "--format", "json", sample)[1])["documents"][0])
    by_hook = verdict(next(d for d in tree(hook)["documents"] if d["path"] == sample.name))
    answer = web.post("/api/v1/check", json={"text": sample.read_text(encoding="utf-8"), "name": sample.name})
    assert answer.status_code == 200, answer.text
    assert by_hook == by_cli
    assert verdict(answer.json()["documents"][0]) == by_cli


def test_the_hook_agrees_on_conflicts(hook: Report) -> None:
    assert not hook.failures
    assert hook.conflicts == ()
