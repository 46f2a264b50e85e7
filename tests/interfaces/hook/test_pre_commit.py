"""The real ``pre-commit`` and the real ``prek`` build the hook from a clone of this repository and run it (needs the package index)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.interfaces.hook.conftest import BAD, GOOD, Repo

ROOT = Path(__file__).resolve().parents[3]
FIRST = "---\nincident: 甲\n---\n# 不正アクセス(第一報)\n\n2025年11月4日\n\n対象は、会員1,200人です。\n"
SECOND = FIRST.replace("一報", "二報").replace("11月4日", "11月6日").replace("1,200", "1,500")


FRAMEWORKS = {
    "pre-commit": ("pre_commit", "install", "--install-hooks"),
    "prek": ("prek", "install", "--prepare-hooks"),
}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_framework_runs_the_hook(name: str, bare_repo: Repo, tmp_path: Path) -> None:
    clone = tmp_path / "tsujitsuma"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True, capture_output=True)
    revision = subprocess.run(["git", "rev-parse", "HEAD"], cwd=clone, check=True, capture_output=True, text=True).stdout.strip()
    repo = bare_repo
    repo.environment |= {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PREK_HOME": str(tmp_path / "home")}
    repo.write(".pre-commit-config.yaml", f"repos:\n- repo: {clone}\n  rev: {revision}\n  hooks:\n  - id: tsujitsuma\n")
    repo.git("add", ".")
    repo.git("commit", "-qm", "first")
    done = subprocess.run(
        [sys.executable, "-m", *FRAMEWORKS[name]], cwd=repo.path, env=repo.environment, check=False,
        capture_output=True, text=True, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    done = repo.commit("お知らせ/a.md", BAD, code=1)
    assert "お知らせ/a.md:3:" in done.stdout + done.stderr
    repo.commit("お知らせ/a.md", GOOD)
    for number in range(30):  # so many that the framework would split them over processes
        repo.write(f"お知らせ/{number:02}.md", GOOD)
    repo.write("お知らせ/1.md", FIRST)
    repo.write("お知らせ/2.md", SECOND)
    repo.git("add", ".")
    done = repo.git("commit", "-m", "x", code=1)
    assert (done.stdout + done.stderr).count("訂正・更新として知らせていません") == 1
    repo.write("お知らせ/2.md", SECOND.replace("1,500人です", "1,200人から1,500人に訂正いたします"))
    repo.git("add", ".")
    repo.git("commit", "-m", "x")
