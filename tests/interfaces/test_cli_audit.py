"""``audit``, ``reply``, ``facts`` and ``check --official`` on the command line: formats, files, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from checker.interfaces.cli.progress import ProgressLine, remaining
from tests.audit.helpers import OFFICIAL, csv_bytes, sample

ROOT = Path(__file__).resolve().parents[2]
Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    rows = [("ID", "日時", "回答者", "質問", "回答"), *((r.id, r.at, r.responder, r.question, r.text) for r in sample().replies)]
    (tmp_path / "r.csv").write_bytes(csv_bytes(*rows))
    (tmp_path / "o.txt").write_text(OFFICIAL, encoding="utf-8")
    (tmp_path / "bad.csv").write_bytes(csv_bytes(*rows, ("6", "", "", "", "")))
    (tmp_path / "good.csv").write_bytes(csv_bytes(rows[0], rows[1]))
    return tmp_path


def test_json_in_a_pipe_and_exit_1(cli: Cli, files: Path) -> None:
    code, out, err = cli("audit", files / "r.csv", "--official", files / "o.txt")
    assert code == 1
    assert err == ""
    found = json.loads(out)
    assert found["schema"] == 1
    assert found["replies"] == 5
    assert {s["reply"] for c in found["conflicts"] for v in c["values"] for s in v["statements"]} >= {"official", "5"}


def test_exit_0_where_all_agree_or_is_forgiven(cli: Cli, files: Path) -> None:
    assert cli("audit", files / "good.csv", "--official", files / "o.txt")[0] == 0
    assert cli("audit", files / "r.csv", "--exit-zero")[0] == 0


def test_unread_rows_are_exit_3_and_the_rest_is_reported(cli: Cli, files: Path) -> None:
    code, out, err = cli("audit", files / "bad.csv", "--official", files / "o.txt", "--exit-zero")
    assert code == 3
    assert "7行目" in err
    found = json.loads(out)
    assert [u["row"] for u in found["unreadable"]] == [7]
    assert found["conflicts"]


@pytest.mark.parametrize("name", ["out.xlsx", "out.html", "out.csv", "out.txt", "out.json"])
def test_the_suffix_of_the_file_tells_the_format(cli: Cli, files: Path, name: str) -> None:
    code, out, _ = cli("audit", files / "r.csv", "--official", files / "o.txt", "-o", files / name)
    assert (code, out) == (1, "")
    data = (files / name).read_bytes()
    starts = {"out.xlsx": b"PK", "out.html": b"<!DOCTYPE", "out.csv": b"\xef\xbb\xbf", "out.txt": "回答 5件".encode(), "out.json": b"{"}
    assert data.startswith(starts[name])
    if name == "out.xlsx":
        assert openpyxl.load_workbook(files / name)["訂正"].max_row > 1


def test_a_suffix_of_no_format_is_refused_unless_the_format_is_named(cli: Cli, files: Path) -> None:
    code, _, err = cli("audit", files / "good.csv", "-o", files / "x.docx")
    assert code == 2
    assert ".docx" in err
    assert ".xlsx" in err
    assert not (files / "x.docx").exists()
    assert cli("audit", files / "good.csv", "-o", files / "x.docx", "--format", "json")[0] == 0
    assert cli("audit", files / "good.csv", "-o", files / "x")[0] == 0


@pytest.mark.parametrize(
    "args", [("--jobs", "0"), ("--examples", "-1"), ("--columns", "x"), ("--official", "nowhere.txt"), ("-o", "/no/such/folder/x.json")]
)
def test_wrong_calls(cli: Cli, files: Path, args: tuple[str, ...]) -> None:
    code, _, err = cli("audit", files / "r.csv", *args)
    assert code == (3 if "nowhere.txt" in args else 2)
    assert err.startswith("tsujitsuma: ")


def test_a_reply_before_it_is_sent(cli: Cli, files: Path) -> None:
    wrong = "窓口は0120-000-814、毎日9時から20時まで受け付けております。"
    code, out, _ = cli("reply", "--official", files / "o.txt", "--replies", files / "r.csv", stdin=wrong.encode())
    assert code == 1
    assert "この返信" in out
    code, out, _ = cli("reply", "--official", files / "o.txt", "--format", "json", stdin=wrong.encode())
    assert json.loads(out)["corrections"][0]["reply"] == "draft"
    (files / "d.txt").write_text("窓口は0120-000-814、平日9時から18時まで承ります。", encoding="utf-8")
    assert cli("reply", "--official", files / "o.txt", files / "d.txt")[0] == 0
    assert cli("reply", files / "d.txt")[0] == 2


def test_sheet_answers_and_check(cli: Cli, files: Path) -> None:
    assert cli("facts", files / "o.txt", "-o", files / "s.yaml")[0] == 0
    sheet = (files / "s.yaml").read_text(encoding="utf-8")
    assert "形式: 事実シート 1" in sheet
    assert sheet.count("#") > 8
    code, out, _ = cli("facts", files / "s.yaml", "--answers", "--replies", files / "r.csv")
    assert code == 0
    assert "・窓口：0120-000-814（平日9時～18時）" in out
    assert "違う回答をした人：鈴木(5)" in out
    assert cli("facts", files / "s.yaml")[0] == 2
    assert cli("facts", files / "o.txt", "--replies", files / "r.csv")[0] == 2
    assert cli("audit", files / "r.csv", "--official", files / "s.yaml")[0] == 1
    (files / "n.md").write_text("# お知らせ\n\n窓口は0120-000-814、毎日9時から20時まで受け付けております。\n", encoding="utf-8")
    for official in ("o.txt", "s.yaml"):
        code, out, _ = cli("check", "--official", files / official, "--format", "json", files / "n.md")
        conflicts = json.loads(out)["conflicts"]
        assert code == 1
        assert any(c["slot"] == "contact" for c in conflicts)
        spans = [s["span"]["text"] for c in conflicts for v in c["values"] for s in v["statements"]]
        assert all(spans)
    assert "公式の回答や文書どうしの食い違い" in cli("check", "--official", files / "o.txt", files / "n.md")[1]


def test_processes_start_from_the_command_line(files: Path) -> None:
    """Spawned workers import the main module: that must not run the program again."""
    program = (
        "import checker.audit.claims as c\nc.PARALLEL_FROM, c.CHUNK = 2, 2\n"
        "from checker.interfaces.cli.main import main\nif __name__ == '__main__':\n"
        f"    raise SystemExit(main(['audit', {str(files / 'r.csv')!r}, '--jobs', '2', '--examples', '0']))\n"
    )
    path = files / "run.py"
    path.write_text(program, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, path], cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["replies"] == 5


def test_progress_shows_the_remaining_time(capsys: pytest.CaptureFixture[str]) -> None:
    now = iter([0.0, 1.0, 1.05, 4.0])
    bar = ProgressLine("読んでいます", lambda: next(now))
    bar(250, 1000)
    bar(260, 1000)  # too soon to draw again
    bar(1000, 1000)
    bar.close()
    err = capsys.readouterr().err
    assert "250/1,000 残り 約3秒" in err
    assert "260" not in err
    assert err.endswith("\r\x1b[K")


def test_a_second_round_counts_its_own_time(capsys: pytest.CaptureFixture[str]) -> None:
    now = iter([0.0, 100.0, 110.0, 112.0])
    bar = ProgressLine("読んでいます", lambda: next(now))
    bar(1000, 1000)
    bar(0, 1000)  # the next round begins
    bar(500, 1000)
    assert "500/1,000 残り 約2秒" in capsys.readouterr().err


def test_remaining() -> None:
    assert remaining(10, 100, 1000) == "残り 約1分30秒"
    assert remaining(10, 0, 1000) == ""
    assert remaining(10, 1000, 1000) == ""
