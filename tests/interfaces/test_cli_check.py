"""``tsujitsuma check``: exit codes, bad input of every sort, options."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., tuple[int, str, str]]

# 13 May 2025 was a Tuesday.
WRONG = "お客様情報の漏えいについて\n\n2025年5月13日(水)、当社のサーバーが不正アクセスを受けました。\n"
RIGHT = WRONG.replace("(水)", "(火)")
ONLY_WEEKDAY = '[rules]\n"*" = "off"\n"calendar.weekday" = "error"\n'


@pytest.fixture
def only_weekday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose settings leave one rule on: exit codes then hang on one known fault."""
    (tmp_path / "tsujitsuma.toml").write_text(ONLY_WEEKDAY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str = RIGHT, name: str = "a.txt", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_clean_is_0_and_findings_are_1(cli: Cli, only_weekday: Path) -> None:
    assert cli("check", write(only_weekday))[0] == 0
    assert cli("check", write(only_weekday, WRONG))[0] == 1


def test_fail_on_and_exit_zero(cli: Cli, only_weekday: Path) -> None:
    path = write(only_weekday, WRONG)
    (only_weekday / "tsujitsuma.toml").write_text(ONLY_WEEKDAY.replace('"error"', '"warning"'), encoding="utf-8")
    assert cli("check", path)[0] == 0
    assert cli("check", "--fail-on", "warning", path)[0] == 1
    assert cli("check", "--fail-on", "warning", "--exit-zero", path)[0] == 0


def test_unread_is_3_whatever_else_is_said(cli: Cli, only_weekday: Path) -> None:
    code, out, err = cli("check", "--exit-zero", "--format", "json", only_weekday / "none.txt", write(only_weekday, WRONG))
    tree = json.loads(out)
    assert code == 3
    assert "none.txt" in err
    assert [d["findings"][0]["rule"] for d in tree["documents"]] == ["calendar.weekday"]
    assert [f["code"] for f in tree["failures"]] == ["missing"]


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * 300_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"\n \n"),
        ("binary.txt", bytes(range(256)) * 8),
        ("undecodable.txt", "事故".encode() + b"\xff\xfe\xfa\x81" + "報告".encode("cp932") + b"\x80\xff"),
        ("english.txt", b"We are sorry for the trouble."),
        ("huge.txt", ("お詫び申し上げます。\n" * 350_000).encode()),
        ("broken.docx", b"PK\x03\x04 no zip"),
        ("text.docx", "お詫び".encode()),
        ("bomb.docx", bomb()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_input_is_3_and_the_others_are_reported(cli: Cli, only_weekday: Path, name: str, data: bytes) -> None:
    (only_weekday / name).write_bytes(data)
    code, out, err = cli("check", "--quiet", name, write(only_weekday, WRONG))
    assert code == 3
    assert err.startswith(f"tsujitsuma: {name}: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert "calendar.weekday" in out


def test_a_folder_is_3(cli: Cli, only_weekday: Path) -> None:
    (only_weekday / "folder").mkdir()
    code, _, err = cli("check", "folder")
    assert code == 3
    assert "フォルダー" in err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check", "--format", "xml", "a"], "使えるもの"),
        (["check", "--published", "昨日", "a"], "2024-05-20 の形"),
        (["check", "--published"], "値が要ります"),
        (["check", "--nothing", "a"], "知らない引数"),
        (["check", "--config", "none.toml", "a"], "開けません"),
        (["check", "--rules", "none", "a"], "ありません"),
        (["check", "-", "-"], "一度だけ"),
        (["check", "--stdin-filename", "a.md", "a"], "標準入力"),
        (["chekc"], "使えるもの"),
        ([], "引数が足りません"),
    ],
)
def test_wrong_usage_is_2(cli: Cli, only_weekday: Path, args: list[str], said: str) -> None:
    code, out, err = cli(*args, stdin=b"")
    assert (code, out) == (2, "")
    assert said in err


def test_an_unknown_rule_in_the_settings_is_2(cli: Cli, only_weekday: Path) -> None:
    (only_weekday / "tsujitsuma.toml").write_text('[rules]\n"calendar.weekdya" = "off"\n', encoding="utf-8")
    code, _, err = cli("check", write(only_weekday))
    assert code == 2
    assert "calendar.weekday" in err


def test_a_bad_pattern_in_a_users_rule_is_2(cli: Cli, only_weekday: Path) -> None:
    folder = only_weekday / "own"
    folder.mkdir()
    rule = (
        "kind: pattern\ncategory: own\nseverity: error\nbasis: practice\nmessage: m\nwhy: w\nsource: s\n"
        "patterns: ['(わずか']\nexamples: {fires: ['<<わずか>>'], quiet: ['三']}\n"
    )
    (folder / "word.yaml").write_text(rule, encoding="utf-8")
    (only_weekday / "tsujitsuma.toml").write_text('rule-folders = ["own"]\n', encoding="utf-8")
    code, _, err = cli("check", write(only_weekday))
    assert code == 2
    assert "word.yaml:8" in err
    (folder / "word.yaml").write_text(rule.replace("(わずか", "不正アクセス"), encoding="utf-8")
    code, out, _ = cli("check", "--quiet", write(only_weekday))
    assert code == 1
    assert "[word]" in out


def test_standard_input(cli: Cli, only_weekday: Path) -> None:
    code, out, _ = cli("check", "-", "--format", "json", stdin=WRONG.encode("cp932"))
    (document,) = json.loads(out)["documents"]
    assert (code, document["path"], document["encoding"]) == (1, "-", "cp932")
    out = cli("check", "-", "--stdin-filename", "draft.md", "--format", "json", stdin=WRONG.encode())[1]
    assert json.loads(out)["documents"][0]["path"] == "draft.md"


def test_given_kind_stage_mode_and_date_are_taken(cli: Cli, only_weekday: Path) -> None:
    path = write(only_weekday, "当社のサーバーが不正アクセスを受けました。")
    out = cli(
        "check", "--format", "json", "--kind", "mail", "--stage", "final", "--mode", "insider",
        "--published", "2025-05-14", path,
    )[1]
    (document,) = json.loads(out)["documents"]
    assert (document["kind"], document["stage"], document["mode"]) == ("mail", "final", "insider")


def test_output_file(cli: Cli, only_weekday: Path) -> None:
    code, out, _ = cli("check", "--format", "html", "-o", "report.html", write(only_weekday, WRONG))
    assert (code, out) == (1, "")
    assert (only_weekday / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert cli("check", "-o", "none/report.html", write(only_weekday))[0] == 2


def test_a_crash_of_one_check_is_3_and_names_no_word_of_the_text(
    cli: Cli, only_weekday: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import checker.service as service

    real = service.analyse

    def analyse(source, *rest):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN202
        if "秘密" in source.text:
            raise ValueError(source.text)
        return real(source, *rest)

    monkeypatch.setattr(service, "analyse", analyse)
    code, out, err = cli("check", "--quiet", write(only_weekday, "秘密の文案", "b.txt"), write(only_weekday, WRONG))
    assert code == 3
    assert "b.txt" in err
    assert "ValueError" in err
    assert "秘密" not in err
    assert "calendar.weekday" in out


def test_ctrl_c(cli: Cli, only_weekday: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import checker.service as service

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(service, "analyse", interrupted)
    code, _, err = cli("check", write(only_weekday))
    assert code == 130
    assert "中断" in err


def test_usage_names_the_whole_command(cli: Cli) -> None:
    assert cli("check", "--help")[1].startswith("使い方: tsujitsuma check ")


def test_help_and_version(cli: Cli) -> None:
    for args in (("--help",), ("check", "--help"), ("--version",)):
        code, out, err = cli(*args)
        assert (code, err) == (0, "")
        assert "tsujitsuma" in out
