"""The pre-commit hook in every situation git brings: it sees what is committed, nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.interfaces.hook.conftest import BAD, GOOD, SETTINGS, Repo

NAME = "お知らせ/第 一報.md"


def test_a_fault_stops_and_says_how_to_go_on(repo: Repo) -> None:
    done = repo.commit(NAME, BAD, code=1)
    assert f"{NAME}:3:" in done.stderr
    assert "calendar.weekday" in done.stderr
    assert "git commit --no-verify" in done.stderr
    assert repo.commits() == 1
    repo.git("commit", "--no-verify", "-m", "x")
    assert repo.commits() == 2


def test_a_clean_notice_passes_silently(repo: Repo) -> None:
    assert "つじつま" not in repo.commit(NAME, GOOD).stderr


def test_other_paths_are_not_looked_at(repo: Repo) -> None:
    repo.commit("README.md", BAD)
    repo.commit("src/a.txt", b"\xff\xfe\x00\x81")


def test_the_first_commit(bare_repo: Repo) -> None:
    bare_repo.tool("hook", "install")
    bare_repo.commit(NAME, BAD, code=1)
    bare_repo.commit(NAME, GOOD)
    assert bare_repo.commits() == 1


def test_what_is_staged_counts_not_the_working_file(repo: Repo) -> None:
    repo.write(NAME, BAD)
    repo.git("add", ".")
    repo.write(NAME, GOOD)
    repo.git("commit", "-m", "x", code=1)
    repo.git("add", ".")
    repo.write(NAME, BAD)
    repo.git("commit", "-m", "x")


def test_a_part_of_a_file(repo: Repo) -> None:
    repo.commit(NAME, GOOD + "\n" * 20)
    repo.write(NAME, GOOD + "\n" * 20 + BAD)
    repo.write("お知らせ/b.md", GOOD)
    repo.git("add", "お知らせ/b.md")
    repo.git("commit", "-m", "only b")
    repo.git("commit", "-m", "x", "--", NAME, code=1)  # a temporary index
    repo.git("commit", "-a", "-m", "x", code=1)


def test_a_renamed_file_is_read_under_its_new_name(repo: Repo) -> None:
    repo.commit("下書き.md", BAD)
    (repo.path / "お知らせ").mkdir()
    repo.git("mv", "下書き.md", NAME)
    assert NAME in repo.git("commit", "-m", "x", code=1).stderr


def test_a_deleted_file_is_nothing_to_check(repo: Repo) -> None:
    repo.write(NAME, BAD)
    repo.git("add", ".")
    repo.git("commit", "--no-verify", "-m", "x")
    repo.git("rm", "-q", NAME)
    repo.git("commit", "-m", "x")


def test_an_amended_commit(repo: Repo) -> None:
    repo.commit(NAME, GOOD)
    repo.write(NAME, BAD)
    repo.git("add", ".")
    repo.git("commit", "--amend", "-m", "x", code=1)


def test_a_merge_brings_a_fault(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.write(NAME, BAD)
    repo.git("add", ".")
    repo.git("commit", "--no-verify", "-qm", "x")
    repo.git("checkout", "-q", "main")
    repo.commit("a.txt", "a")
    done = repo.git("merge", "--no-edit", "side", code=1)
    assert "git merge --no-verify" in done.stderr


def test_a_merge_with_a_conflict(repo: Repo) -> None:
    repo.commit(NAME, GOOD)
    repo.git("checkout", "-q", "-b", "side")
    repo.commit(NAME, GOOD + "東\n")
    repo.git("checkout", "-q", "main")
    repo.commit(NAME, GOOD + "西\n")
    repo.git("merge", "side", code=1)
    repo.write(NAME, BAD)
    repo.git("add", ".")
    repo.git("commit", "-m", "x", code=1)
    repo.write(NAME, GOOD)
    repo.git("add", ".")
    repo.git("commit", "-m", "x")


def test_crlf(repo: Repo) -> None:
    repo.git("config", "core.autocrlf", "true")
    repo.commit("お知らせ/a.md", GOOD.replace("\n", "\r\n"))
    repo.git("config", "core.autocrlf", "false")
    repo.commit("お知らせ/b.md", GOOD.replace("\n", "\r\n"))
    assert ":3:" in repo.commit("お知らせ/c.md", BAD.replace("\n", "\r\n"), code=1).stderr


def test_shift_jis_is_read_and_garbage_stops_with_3(repo: Repo) -> None:
    repo.commit("news/a.txt", GOOD.encode("cp932"))
    assert ":3:" in repo.commit("news/a.txt", BAD.encode("cp932"), code=1).stderr
    done = repo.commit("news/b.txt", "事故".encode() + b"\xff\xfe\xfa\x81" + "報告".encode("cp932") + b"\x80\xff", code=1)
    assert "検査できません" in done.stderr
    assert repo.run(str(repo.path / ".git/hooks/pre-commit"), code=3).returncode == 3


def test_a_name_that_is_no_utf8(repo: Repo) -> None:
    path = bytes(repo.path) + b"/news/\x83\x5c.txt"
    (repo.path / "news").mkdir()
    with open(path, "wb") as file:  # noqa: PTH123  (a name of bytes)
        file.write(BAD.encode())
    repo.git("add", ".")
    assert "calendar.weekday" in repo.git("commit", "-m", "x", code=1).stderr


def test_names_with_quotes_and_line_ends(repo: Repo) -> None:
    assert "calendar.weekday" in repo.commit('お知らせ/a "b"\n$(c).md', BAD, code=1).stderr


def test_links_and_executables(repo: Repo) -> None:
    repo.write("b.md", BAD)
    (repo.path / "お知らせ").mkdir()
    (repo.path / "お知らせ/link.md").symlink_to("../b.md")
    repo.git("add", ".")
    repo.git("commit", "-m", "x")
    repo.write("お知らせ/x.md", BAD).chmod(0o755)
    repo.git("add", ".")
    repo.git("commit", "-m", "x", code=1)


def test_a_submodule(repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Repo(tmp_path / "other")
    other.git("init", "-q", "-b", "main")
    other.commit("a.md", BAD)
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.path), "お知らせ/sub.md")
    repo.git("commit", "-m", "x")  # the submodule itself is no text
    inside = Repo(repo.path / "お知らせ/sub.md")
    inside.write("tsujitsuma.toml", SETTINGS)
    inside.tool("hook", "install")
    assert "calendar.weekday" in inside.commit(NAME, BAD, code=1).stderr


def test_a_detached_head_and_a_second_worktree(repo: Repo, tmp_path: Path) -> None:
    repo.git("checkout", "-q", "--detach")
    repo.commit(NAME, BAD, code=1)
    repo.git("worktree", "add", "-q", "-b", "second", str(tmp_path / "別の 木"))
    second = Repo(tmp_path / "別の 木")
    assert "calendar.weekday" in second.commit(NAME, BAD, code=1).stderr
    second.commit(NAME, GOOD)


def test_from_a_folder_below(repo: Repo) -> None:
    repo.write(NAME, BAD)
    below = Repo(repo.path / "お知らせ")
    below.git("add", ".")
    assert NAME in below.git("commit", "-m", "x", code=1).stderr
    assert NAME in below.tool("hook", "run", code=1).stderr
    assert NAME in below.tool("hook", "run", "第 一報.md", code=1).stderr


def test_the_gate_of_a_repository_with_a_package_of_our_name(repo: Repo) -> None:
    repo.write("checker/__init__.py", "raise SystemExit(0)\n")
    repo.commit(NAME, BAD, code=1)


def test_companions_of_the_incident_are_compared(repo: Repo) -> None:
    first = "# 不正アクセス(第一報)\n\n2025年11月4日\n\n対象は、会員1,200人です。\n"
    second = "# 不正アクセス(第二報)\n\n2025年11月6日\n\n対象は、会員1,500人です。\n"
    repo.commit("お知らせ/事案 甲/1.md", first)
    repo.commit("お知らせ/事案 乙/2.md", second)  # another incident
    done = repo.commit("お知らせ/事案 甲/2.md", second, code=1)
    assert "訂正・更新として知らせていません" in done.stderr
    assert "事案 甲/1.md:5:" in done.stderr
    repo.commit("お知らせ/事案 甲/2.md", second.replace("1,500人です", "1,200人から1,500人に訂正いたします"))
    tagged = "---\nincident: 丙\n---\n"
    repo.commit("お知らせ/x.md", tagged + first)
    repo.commit("お知らせ/y.md", tagged + second, code=1)


def test_a_wrong_configuration_stops(repo: Repo) -> None:
    repo.write("tsujitsuma.toml", SETTINGS.replace("calendar.weekday", "calendar.weekdya"))
    done = repo.commit(NAME, GOOD, code=1)
    assert "calendar.weekday" in done.stderr and "--no-verify" in done.stderr
    repo.write("tsujitsuma.toml", "")
    assert "[documents]" in repo.commit(NAME, GOOD, code=1).stderr


def test_a_crash_of_ours_stops_with_3(repo: Repo) -> None:
    hook = repo.path / ".git/hooks/pre-commit"
    repo.write(NAME, GOOD)
    repo.git("add", ".")
    crash = repo.write("crash/sitecustomize.py", "import checker.service as s\ns.check_documents = None\n")
    repo.environment["PYTHONPATH"] = str(crash.parent)
    done = repo.run(str(hook), code=3)
    assert "プログラムの誤り" in done.stderr and "git commit --no-verify" in done.stderr
    repo.git("commit", "-m", "x", code=1)
    crash.write_text("import os\nos.abort()\n", encoding="utf-8")
    done = repo.run(str(hook), code=3)
    assert "通しません" in done.stderr and "git commit --no-verify" in done.stderr


def test_a_program_that_is_gone_stops_with_3(repo: Repo) -> None:
    hook = repo.path / ".git/hooks/pre-commit"
    lines = ["program='/none/python'" if line.startswith("program=") else line for line in hook.read_text(encoding="utf-8").splitlines()]
    hook.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "git commit --no-verify" in repo.run(str(hook), code=3).stderr


def test_interrupted_it_leaves_nothing_behind(repo: Repo) -> None:
    waits = "import checker.interfaces.hook.git as g\nimport time\ng.root = lambda: (open('started', 'w').close(), time.sleep(60))\n"
    slow = repo.write("slow/sitecustomize.py", waits)
    repo.git("add", ".")
    repo.environment["PYTHONPATH"] = str(slow.parent)
    before = set(repo.path.rglob("*"))
    process = subprocess.Popen(
        [str(repo.path / ".git/hooks/pre-commit")], cwd=repo.path, env=repo.environment, stderr=subprocess.PIPE, text=True,
        start_new_session=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    while not (repo.path / "started").exists():
        assert process.poll() is None  # else it would be waited for without end
        time.sleep(0.02)
    (repo.path / "started").unlink()
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode in (130, -signal.SIGINT)
    assert "Traceback" not in said
    assert {p for p in repo.path.rglob("*") if "__pycache__" not in str(p)} == before


@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.6, 1.0])
def test_interrupted_anywhere_it_leaves_no_half_file(repo: Repo, tmp_path: Path, seconds: float) -> None:
    repo.write(NAME, BAD)
    repo.git("add", ".")
    (tmp_path / "tmp").mkdir()
    repo.environment |= {"XDG_CACHE_HOME": str(tmp_path / "cache"), "TMPDIR": str(tmp_path / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    before = set(repo.path.rglob("*"))
    process = subprocess.Popen(
        ["git", "commit", "-m", "x"], cwd=repo.path, env=repo.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    time.sleep(seconds)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    assert process.wait(30) != 0 and repo.commits() == 1
    left = set(repo.path.rglob("*")) - before
    assert not {p for p in left if ".git/objects" not in p.as_posix() and p.name != "COMMIT_EDITMSG"}  # those are git's own
    deadline = time.monotonic() + 10
    while (half := [*(tmp_path / "cache").rglob(".new*"), *(tmp_path / "tmp").iterdir()]) and time.monotonic() < deadline:
        time.sleep(0.05)  # git does not wait for the hook that it leaves
    assert not half
    repo.git("commit", "-m", "x", code=1)  # what is in the cache is whole


def test_a_suppressed_finding_passes_and_is_named_with_its_reason(repo: Repo) -> None:
    remark = "<!-- tsujitsuma-disable-next-line calendar.weekday 理由 原文のまま -->\n"
    done = repo.commit(NAME, BAD.replace("\n\n", f"\n\n{remark}"))
    assert "注記で消した指摘" in done.stderr and "理由: 原文のまま" in done.stderr
    repo.commit(NAME, BAD.replace("\n\n", f"\n\n{remark.replace(' 理由 原文のまま', '')}"), code=1)
