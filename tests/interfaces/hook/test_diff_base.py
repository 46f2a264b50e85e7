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
