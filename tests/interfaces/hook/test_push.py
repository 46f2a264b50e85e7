"""The pre-push hook: what the push brings, as it is in the pushed commit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interfaces.hook.conftest import BAD, GOOD, SETTINGS, Repo

NAME = "お知らせ/a.md"


@pytest.fixture
def pushing(bare_repo: Repo, tmp_path: Path) -> Repo:
    """A repository with a remote and the pre-push hook only; its first commit is pushed."""
    Repo(tmp_path).git("init", "-q", "--bare", "-b", "main", "遠く.git")
    bare_repo.git("remote", "add", "origin", str(tmp_path / "遠く.git"))
    bare_repo.git("add", ".")
    bare_repo.git("commit", "-qm", "first")
    bare_repo.tool("hook", "install", "--pre-push")
    bare_repo.git("push", "-q", "-u", "origin", "main")
    return bare_repo


def test_a_fault_stops_the_push(pushing: Repo) -> None:
    pushing.commit(NAME, BAD)
    done = pushing.git("push", code=1)
    assert f"{NAME}:3:" in done.stderr and "git push --no-verify" in done.stderr
    pushing.commit(NAME, GOOD)
    pushing.git("push")  # the last state counts


def test_the_work_tree_does_not_count(pushing: Repo) -> None:
    pushing.commit(NAME, GOOD)
    pushing.write(NAME, BAD)
    pushing.git("push")


def test_a_new_branch_answers_for_its_own_commits_only(pushing: Repo) -> None:
    pushing.commit(NAME, BAD)
    pushing.git("push", "--no-verify")
    pushing.git("checkout", "-q", "-b", "next")
    pushing.commit("b.txt", "b")
    pushing.git("push", "origin", "next")
    pushing.commit("お知らせ/b.md", BAD)
    assert "お知らせ/b.md" in pushing.git("push", "origin", "next", code=1).stderr


def test_a_remote_that_has_nothing(pushing: Repo, tmp_path: Path) -> None:
    pushing.commit(NAME, BAD)
    Repo(tmp_path).git("init", "-q", "--bare", "empty.git")
    pushing.git("push", str(tmp_path / "empty.git"), "main", code=1)
    pushing.git("remote", "add", "empty", str(tmp_path / "empty.git"))
    pushing.git("push", "empty", "main", code=1)


def test_a_deleted_branch_a_tag_and_nothing(pushing: Repo) -> None:
    pushing.git("push", "origin", "main:side")
    pushing.git("push", "origin", ":side")
    pushing.git("tag", "v1")
    pushing.git("push", "origin", "v1")
    pushing.git("push")


def test_a_forced_push(pushing: Repo) -> None:
    pushing.commit("a.txt", "a")
    pushing.git("push")
    pushing.git("reset", "-q", "--hard", "HEAD~1")
    pushing.commit(NAME, BAD)
    pushing.git("push", "--force", code=1)


def test_several_branches(pushing: Repo) -> None:
    pushing.git("checkout", "-q", "-b", "side")
    pushing.commit(NAME, BAD)
    pushing.git("checkout", "-q", "main")
    pushing.commit("b.txt", "b")
    pushing.git("push", "origin", "main", "side", code=1)
    pushing.git("push", "origin", "main")


def test_companions_are_those_of_the_pushed_commit(pushing: Repo) -> None:
    first = "# 不正アクセス(第一報)\n\n2025年11月4日\n\n対象は、会員1,200人です。\n"
    pushing.commit("お知らせ/事案 甲/1.md", first)
    pushing.git("push")
    pushing.commit("お知らせ/事案 甲/2.md", first.replace("一報", "二報").replace("4日", "6日").replace("1,200", "1,500"))
    pushing.git("rm", "-q", "--cached", "お知らせ/事案 甲/1.md")
    assert "訂正・更新" in pushing.git("push", code=1).stderr
    assert "事案 甲" in SETTINGS.replace("事案 *", "事案 甲")
