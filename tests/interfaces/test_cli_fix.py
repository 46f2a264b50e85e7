"""``check --fix``: safe replacements are written, everything else of the file stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., tuple[int, str, str]]

WRONG = "システム障害のお詫び\r\n\r\nまず最初に、お客様へのご連絡をを始めました。約10人ほどの方に、個別に確認することができました。\r\n"
RIGHT = "システム障害のお詫び\r\n\r\n最初に、お客様へのご連絡を始めました。約10人の方に、個別に確認できました。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_encoding_and_line_ends_stay(cli: Cli, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "お知らせ 案.txt"
    path.write_bytes(WRONG.encode(encoding))
    path.chmod(0o640)
    _, _, err = cli("check", "--fix", path)
    assert path.read_bytes() == RIGHT.encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert "4か所を直しました" in err
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_nothing_to_fix_leaves_the_file_alone(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(RIGHT.encode())
    before = path.stat().st_mtime_ns
    _, _, err = cli("check", "--fix", path)
    assert "自動で直せる所はありません" in err
    assert path.stat().st_mtime_ns == before


def test_other_formats_and_unreadable_files_are_not_written(cli: Cli, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<html><body><p>{WRONG}</p></body></html>", encoding="utf-8")
    before = page.read_bytes()
    code, _, err = cli("check", "--fix", page, tmp_path / "none.txt")
    assert code == 3
    assert page.read_bytes() == before
    assert ".txt と .md だけ" in err


def test_standard_input_is_refused(cli: Cli) -> None:
    code, _, err = cli("check", "--fix", "-")
    assert code == 2
    assert "標準入力" in err


def test_files_below_a_folder_are_fixed_as_they_are_checked(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "事案" / "第一報.txt"
    path.parent.mkdir()
    path.write_bytes(WRONG.encode())
    cli("check", "--fix", "--together", path.parent)
    assert path.read_bytes() == RIGHT.encode()


@pytest.mark.parametrize("fix", ["まず( => あ", "まず最初に", "まず最初に => \\9"])
def test_a_wrong_fix_of_a_rule_is_named(cli: Cli, tmp_path: Path, fix: str) -> None:
    rule = Path("style_rules/style/said_twice.yaml").read_text(encoding="utf-8")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/twice.yaml").write_text(rule.replace("まず最初に => 最初に", fix), encoding="utf-8")
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    code, _, err = cli("check", "--rules", tmp_path / "ours", tmp_path / "a.txt")
    assert code == 2
    assert "twice" in err and "fixes" in err
