"""``check --diff-base``: only what a change brings."""

from __future__ import annotations

import json

from tests.interfaces.hook.conftest import Repo

# 13 May 2025 was a Tuesday.
WRONG = "お知らせ\n\n2025年5月13日(水)、不正アクセスを受けました。\n"
ANOTHER = "2025年5月14日(金)、遮断しました。\n"


def test_diff_base_reports_what_the_change_brings(repo: Repo) -> None:
    repo.write("文書/a.md", WRONG)
    repo.git("add", ".")
    repo.git("commit", "--no-verify", "-qm", "x")
    repo.write("文書/a.md", "前文です。\n\n" + WRONG + ANOTHER)
    repo.write("b.md", WRONG)
    done = repo.tool("check", "--diff-base", "HEAD", "-f", "json", "文書/a.md", "b.md", code=1)
    tree = json.loads(done.stdout)
    assert [[f["span"]["line"] for f in d["findings"]] for d in tree["documents"]] == [[6], [3]]
    assert tree["known"] == 1
    repo.tool("check", "--diff-base", "HEAD~1", "文書/a.md", code=1)
    assert "という版はありません" in repo.tool("check", "--diff-base", "nothing", "b.md", code=2).stderr


def lines(repo: Repo, *arguments: str, code: int | None) -> list[list[int]]:
    tree = json.loads(repo.tool("check", *arguments, "-f", "json", code=code).stdout)
    return [[f["span"]["line"] for f in d["findings"]] for d in tree["documents"]]


def test_a_renamed_file_is_not_new(repo: Repo) -> None:
    repo.write("文書/古い 名.md", WRONG + "\n" + "この件は調査しています。\n" * 5)
    repo.git("add", ".")
    repo.git("commit", "--no-verify", "-qm", "x")
    repo.git("mv", "文書/古い 名.md", "新しい 名.md")
    assert lines(repo, "--diff-base", "HEAD", "新しい 名.md", code=0) == [[]]
    repo.git("commit", "--no-verify", "-qm", "x")
    file = repo.path / "新しい 名.md"
    file.write_text(file.read_text(encoding="utf-8") + ANOTHER, encoding="utf-8")
    assert lines(repo, "--diff-base", "HEAD~1", "新しい 名.md", code=1) == [[10]]


def test_what_others_did_since_is_not_of_the_change(repo: Repo) -> None:
    repo.write("a.md", WRONG)
    repo.git("add", ".")
    repo.git("commit", "--no-verify", "-qm", "x")
    repo.git("checkout", "-q", "-b", "案")
    repo.commit("b.md", ANOTHER)
    repo.git("checkout", "-q", "main")
    repo.commit("a.md", WRONG.replace("(水)", "(火)"))
    repo.git("checkout", "-q", "案")
    assert lines(repo, "--diff-base", "main", "a.md", "b.md", code=1) == [[], [1]]


def test_a_moved_or_deleted_base_and_a_new_repository(repo: Repo) -> None:
    repo.write("a.md", WRONG)  # untracked: all of it is new
    assert lines(repo, "--diff-base", "HEAD", "a.md", code=1) == [[3]]
    repo.git("checkout", "-q", "--orphan", "別")
    repo.commit("c.md", WRONG)
    assert lines(repo, "--diff-base", "main", "c.md", code=1) == [[3]]  # no common history: compared with main itself
