"""What is new: baseline, diff between two reports; --strict, --print-config, --together with a folder."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., tuple[int, str, str]]
# 13 May 2025 was a Tuesday.
WRONG = "お知らせ\n\n2025年5月13日(水)、不正アクセスを受けました。\n"
ANOTHER = "2025年5月14日(金)、遮断しました。\n"
ONE_RULE = '[rules]\n"*" = "off"\n"calendar.weekday" = "error"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with one rule on."""
    (tmp_path / "tsujitsuma.toml").write_text(ONE_RULE, encoding="utf-8")
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_baseline_hides_what_it_knows_and_counts_it(cli: Cli, folder: Path) -> None:
    code, out, _ = cli("baseline", "a.txt")
    assert (code, "1件" in out) == (0, True)
    assert cli("check", "a.txt")[0] == 1
    code, out, _ = cli("check", "--baseline", "tsujitsuma-baseline.json", "a.txt")
    assert (code, "前からある指摘1件" in out) == (0, True)
    (folder / "a.txt").write_text("前文です。\n\n" + WRONG + ANOTHER, encoding="utf-8")
    (folder / "tsujitsuma.toml").write_text('baseline = "tsujitsuma-baseline.json"\n' + ONE_RULE, encoding="utf-8")
    code, out, _ = cli("check", "--format", "json", "a.txt")
    tree = json.loads(out)
    assert (code, tree["known"]) == (1, 1)
    assert [f["span"]["line"] for f in tree["documents"][0]["findings"]] == [6]


def test_one_known_finding_hides_one_of_two_equal_ones(cli: Cli, folder: Path) -> None:
    cli("baseline", "a.txt", "-o", "known.json")
    (folder / "a.txt").write_text(WRONG + WRONG.split("\n")[2] + "\n", encoding="utf-8")
    code, out, _ = cli("check", "--baseline", "known.json", "--format", "json", "a.txt")
    assert (code, len(json.loads(out)["documents"][0]["findings"])) == (1, 1)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": 2, "findings": {}}', '{"schema": 1, "findings": {"a": 3}}'])
def test_a_bad_baseline_is_2(cli: Cli, folder: Path, text: str) -> None:
    (folder / "known.json").write_text(text, encoding="utf-8")
    code, _, err = cli("check", "--baseline", "known.json", "a.txt")
    assert (code, "tsujitsuma baseline" in err) == (2, True)
    assert cli("check", "--baseline", "none.json", "a.txt")[0] == 2


def test_no_baseline_of_what_cannot_be_read(cli: Cli, folder: Path) -> None:
    assert cli("baseline", "a.txt", "none.txt")[0] == 3
    assert not (folder / "tsujitsuma-baseline.json").exists()


def test_diff_lists_what_changed_and_whether_it_is_told(cli: Cli, folder: Path) -> None:
    first = "# 不正アクセス(第一報)\n\n2025年11月4日\n\n対象は、会員1,200人です。氏名が漏れたおそれがあります。\n"
    (folder / "1.md").write_text(first, encoding="utf-8")
    second = first.replace("一報", "二報").replace("4日", "6日").replace("氏名が", "氏名とクレジットカード番号が")
    (folder / "2.md").write_text(second.replace("1,200人です", "1,500人です"), encoding="utf-8")
    code, out, _ = cli("diff", "1.md", "2.md", "--format", "json")
    rows = {(r["kind"], r["old"], r["new"]): r for r in json.loads(out)["changes"]}
    assert code == 1
    assert rows["changed", "1,200人", "1,500人"]["told"] is False
    assert any(r["kind"] == "added" and "クレジットカード番号" in r["name"] for r in rows.values())
    assert "知らせていない" in cli("diff", "1.md", "2.md")[1]
    (folder / "2.md").write_text(second.replace("1,200人です", "1,200人から1,500人に訂正いたします"), encoding="utf-8")
    code, out, _ = cli("diff", "1.md", "2.md")
    assert (code, "1,200人" in out, "知らせていない" in out) == (0, True, False)
    assert cli("diff", "1.md", "1.md")[1] == "書かれている事実は変わっていません。\n"
    assert cli("diff", "1.md", "none.md")[0] == 3


def test_together_takes_a_folder(cli: Cli, folder: Path) -> None:
    place = folder / "事案"
    (place / "下").mkdir(parents=True)
    (place / "1.md").write_text("# 第一報\n\n2025年11月4日\n\n対象は、会員1,200人です。\n", encoding="utf-8")
    (place / "下/2.md").write_text("# 第二報\n\n2025年11月6日\n\n対象は、会員1,500人です。\n", encoding="utf-8")
    (place / "x.csv").write_text("a", encoding="utf-8")
    code, out, _ = cli("check", "--together", "--quiet", "事案")
    assert (code, "[consistency.documents]" in out) == (1, True)
    assert cli("check", "--quiet", "事案/1.md", "事案/下/2.md")[0] == 0  # never merely by being given in one call


def test_strict(cli: Cli, folder: Path) -> None:
    (folder / "tsujitsuma.toml").write_text(ONE_RULE.replace('"error"', '"warning"'), encoding="utf-8")
    assert cli("check", "a.txt")[0] == 0
    assert cli("check", "--strict", "a.txt")[0] == 1
    clean = WRONG.replace("(水)", "(火)")
    (folder / "b.md").write_text(f"<!-- tsujitsuma-disable calendar.weekday 理由 なし -->\n{clean}", encoding="utf-8")
    assert [cli("check", "b.md")[0], cli("check", "--strict", "b.md")[0]] == [0, 1]


def test_print_config_is_a_configuration(cli: Cli, folder: Path) -> None:
    (folder / "tsujitsuma.toml").write_text(ONE_RULE + '"sums.share" = { slack = 3 }\n[documents]\nfaq = ["よくある/*.md"]\n', encoding="utf-8")
    code, out, _ = cli("check", "--print-config")
    tree = tomllib.loads(out)
    assert code == 0
    assert tree["rules"]["calendar.weekday"] == {"enabled": True, "severity": "error"}
    assert tree["documents"] == {"faq": ["よくある/*.md"]}
    (folder / "tsujitsuma.toml").write_text(out, encoding="utf-8")
    assert tomllib.loads(cli("check", "--print-config")[1]) == tree


def test_a_crash_is_3_and_names_no_word_of_the_text(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("秘密の文章")

    monkeypatch.setattr("checker.service.check_documents", broken)
    code, _, err = cli("check", "a.txt")
    assert (code, "秘密" in err, "ValueError" in err) == (3, False, True)


def test_diff_names_an_added_item_of_a_known_kind(cli: Cli, folder: Path) -> None:
    told = "不正アクセスにより、お客様の氏名、住所、{}が流出しました。\n"
    (folder / "a.txt").write_text("漏えいについて\n\n2025年5月12日\n" + told.format("購入履歴"), encoding="utf-8")
    (folder / "b.txt").write_text("漏えいについて(第二報)\n\n2025年5月20日\n" + told.format("電話番号、購入履歴、位置情報"), encoding="utf-8")
    _, out, _ = cli("diff", "a.txt", "b.txt")
    assert ("「電話番号」" in out, "「位置情報」" in out, "「住所」" in out, "「購入履歴」" in out) == (True, True, False, False)


def test_diff_tells_where_the_certainty_stands_and_whether_the_reader_is_told(cli: Cli, folder: Path) -> None:
    head = "漏えいについて(第{}報)\n\n2025年5月{}日\n\nご心配をおかけしております。\n\n"
    (folder / "a.txt").write_text(head.format("一", 12) + "情報が漏えいした可能性があります。\n", encoding="utf-8")
    told = "第一報では可能性をお伝えしておりましたが、情報が漏えいしたことを確認しました。\n"
    for words, code, end in (("情報が漏えいしました。\n", 1, "知らせていない"), (told, 0, "知らせている")):
        (folder / "b.txt").write_text(head.format("二", 20) + words, encoding="utf-8")
        status, out, _ = cli("diff", "a.txt", "b.txt")
        assert status == code
        assert f"漏えいなどの確かさ: 可能性(7行) → 起きたと確認(7行)  {end}\n" in out
