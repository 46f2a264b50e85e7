"""Install and uninstall: chain to what is there, touch nothing outside the repository."""

from __future__ import annotations

from pathlib import Path

from tests.interfaces.hook.conftest import BAD, GOOD, Repo

NAME = "お知らせ/a.md"


def hook(repo: Repo, stage: str = "pre-commit") -> Path:
    return repo.path / ".git/hooks" / stage


def own(repo: Repo, body: str, stage: str = "pre-commit") -> str:
    words = f"#!/bin/sh\n{body}\n"
    hook(repo, stage).parent.mkdir(exist_ok=True)
    hook(repo, stage).write_text(words, encoding="utf-8")
    hook(repo, stage).chmod(0o755)
    return words


def test_it_is_idempotent_and_leaves_nothing(bare_repo: Repo) -> None:
    before = {p.name for p in (bare_repo.path / ".git/hooks").iterdir()}
    for _ in range(2):
        assert "入れました" in bare_repo.tool("hook", "install", "--pre-commit", "--pre-push").stdout
    now = {p.name for p in (bare_repo.path / ".git/hooks").iterdir()}
    assert now - before == {"pre-commit", "pre-merge-commit", "pre-push"}
    assert "消しました" in bare_repo.tool("hook", "uninstall").stdout
    assert {p.name for p in (bare_repo.path / ".git/hooks").iterdir()} == before
    assert "入っていません" in bare_repo.tool("hook", "uninstall").stdout


def test_only_pre_push(bare_repo: Repo) -> None:
    bare_repo.tool("hook", "install", "--pre-push")
    assert hook(bare_repo, "pre-push").exists()
    assert not hook(bare_repo).exists()


def test_an_existing_hook_is_called_first_and_comes_back(bare_repo: Repo) -> None:
    words = own(bare_repo, 'echo "mine $#" >> calls; [ ! -e stop ]')
    said = bare_repo.tool("hook", "install").stdout
    assert "先に呼びます" in said
    bare_repo.tool("hook", "install")
    bare_repo.commit(NAME, BAD, code=1)
    bare_repo.commit(NAME, GOOD)
    assert (bare_repo.path / "calls").read_text(encoding="utf-8") == "mine 0\nmine 0\n"
    (bare_repo.path / "stop").touch()
    bare_repo.commit(NAME, GOOD + "二\n", code=1)
    bare_repo.tool("hook", "uninstall")
    assert hook(bare_repo).read_text(encoding="utf-8") == words
    assert not hook(bare_repo, "pre-commit.before-tsujitsuma").exists()


def test_an_existing_pre_push_hook_gets_the_refs(repo: Repo, tmp_path: Path) -> None:
    own(repo, "cat > refs", "pre-push")
    repo.tool("hook", "install", "--pre-push")
    Repo(tmp_path).git("init", "-q", "--bare", "remote.git")
    repo.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    repo.git("push", "-q", "origin", "main")
    assert (repo.path / "refs").read_text(encoding="utf-8").startswith("refs/heads/main ")


def test_two_foreign_hooks_are_not_lost(bare_repo: Repo) -> None:
    own(bare_repo, "true")
    bare_repo.tool("hook", "install")
    words = own(bare_repo, "echo another")  # another tool wrote over ours
    assert "両方あります" in bare_repo.tool("hook", "install", code=2).stderr
    assert hook(bare_repo).read_text(encoding="utf-8") == words


def test_hooks_of_all_repositories_are_not_touched(bare_repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "global").mkdir()
    bare_repo.git("config", "core.hooksPath", str(tmp_path / "global"))
    assert "core.hooksPath" in bare_repo.tool("hook", "install", code=2).stderr
    assert not list((tmp_path / "global").iterdir())


def test_a_hooks_path_inside_the_repository(bare_repo: Repo) -> None:
    bare_repo.git("config", "core.hooksPath", ".フック")
    bare_repo.tool("hook", "install")
    assert (bare_repo.path / ".フック/pre-commit").exists()
    bare_repo.commit(NAME, BAD, code=1)


def test_without_documents_or_repository(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    assert "git" in repo.tool("hook", "install", code=2).stderr
    repo.git("init", "-q")
    assert "[documents]" in repo.tool("hook", "install", code=2).stderr
    assert not (tmp_path / ".git/hooks/pre-commit").exists()


def test_nothing_is_written_outside_hooks_and_cache(bare_repo: Repo, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    bare_repo.environment |= {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "TMPDIR": str(home)}
    before = {p for p in bare_repo.path.rglob("*") if ".git/" not in str(p)}
    bare_repo.tool("hook", "install")
    bare_repo.write("new.md", GOOD)
    bare_repo.git("add", "new.md")
    bare_repo.git("commit", "-m", "x")
    written = {p for p in home.rglob("*") if p.is_file() and not p.is_relative_to(home / "cache")}
    assert not written
    assert {p for p in bare_repo.path.rglob("*") if ".git/" not in str(p)} - before == {bare_repo.path / "new.md"}
