"""Real repositories in temporary folders, with the real hook."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# 13 May 2025 was a Tuesday.
GOOD = "# お知らせ\n\n2025年5月13日(火)、当社のサーバーが不正アクセスを受けました。\n"
BAD = GOOD.replace("(火)", "(水)")
SETTINGS = (
    '[rules]\n"*" = "off"\n"calendar.weekday" = "error"\n[documents]\nnotice = ["お知らせ/**/*.md", "news/*.txt"]\n'
    '[incidents]\n"事案" = "お知らせ/事案 */"\n'
)


class Repo:
    """A repository; ``git`` runs git in it as a user would."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C.UTF-8",
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@example.com", "GIT_EDITOR": "true", "GIT_ALLOW_PROTOCOL": "file",
        }  # fmt: skip

    def run(self, *command: str, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Run a command; ``code`` None takes any exit code but 0."""
        done = subprocess.run(
            command, cwd=self.path, env=self.environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
        )
        said = f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert done.returncode != 0 if code is None else done.returncode == code, said
        return done

    def git(self, *arguments: str, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Run git."""
        return self.run("git", *arguments, code=code)

    def tool(self, *arguments: str, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Run ``tsujitsuma``."""
        return self.run(sys.executable, "-P", "-m", "checker", *arguments, code=code)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the work tree."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def commit(self, name: str, text: str | bytes, *, code: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Write, add and commit a file."""
        self.write(name, text)
        self.git("add", "--", name)
        return self.git("commit", "-m", "x", code=code)

    def commits(self) -> int:
        """Return the number of commits of HEAD."""
        done = subprocess.run(["git", "rev-list", "--count", "HEAD"], cwd=self.path, env=self.environment, capture_output=True, text=True, check=False)
        return int(done.stdout or 0)


@pytest.fixture
def bare_repo(tmp_path: Path) -> Repo:
    """A repository without any commit, at a path with a space and Japanese."""
    path = tmp_path / "公開 用"
    path.mkdir()
    repo = Repo(path)
    repo.git("init", "-q", "-b", "main")
    repo.write("tsujitsuma.toml", SETTINGS)
    return repo


@pytest.fixture
def repo(bare_repo: Repo) -> Repo:
    """A repository with one commit and the pre-commit hook."""
    bare_repo.git("add", ".")
    bare_repo.git("commit", "-q", "-m", "first")
    bare_repo.tool("hook", "install")
    return bare_repo
