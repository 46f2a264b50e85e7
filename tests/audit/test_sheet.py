"""Fact sheets: made of notices, read back, used as official texts, printed as unified answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.audit.make_sheet import answers_of as parts_of
from checker.audit.make_sheet import plain
from checker.audit.official import load_officials
from checker.audit.sheet import is_sheet, read_sheet
from checker.domain.errors import InputError
from checker.domain.sheet import FactSheet, SheetRow
from checker.engine import Ask
from checker.report.sheet import answers_of, yaml_of
from checker.service import Options, audit_replies, check_documents, make_fact_sheet
from checker.text.load import load_bytes, load_source
from tests.audit.helpers import OFFICIAL, sample

ROOT = Path(__file__).resolve().parents[2]
GOOD = ("insider_final.md", "recall_heater.md", "card_leak_final.md", "fukubukuro_missend_plain.md", "replies_official.txt")
SAMPLES = sorted(p for p in (ROOT / "samples").glob("*.*") if p.suffix in (".md", ".txt") and p.name != "README.md")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_a_sheet_survives_writing_and_reading(path: Path) -> None:
    sheet = make_fact_sheet(load_source(str(path)))
    words = yaml_of(sheet)
    assert is_sheet(words)
    again = read_sheet(words.encode(), "a.yaml")
    assert (again.text, again.title, again.source, again.as_of) == (sheet.text, sheet.title, path.name, sheet.as_of)
    assert sheet.rows


@pytest.mark.parametrize("name", GOOD)
def test_unified_answers_have_no_errors(name: str) -> None:
    """A list of answers is no whole notice: it is checked as a reply."""
    sheet = make_fact_sheet(load_source(str(ROOT / "samples" / name)))
    (report,) = check_documents([load_bytes("a.txt", answers_of(sheet).encode())], Options(ask=Ask(kind="reply"))).documents
    assert not [(f.rule, f.message) for f in report.findings if f.severity.value == "error"]


def test_a_bound_beside_a_figure_is_no_name() -> None:
    """The figure is given with its whole sentence, which says what it counts; a thing counted keeps its name."""
    text = "お支払いが不足した契約が1,327件ありました。\n\n・1万円以上5万円未満 688件\n・点検を月600件に増やしました。\n"
    rows = [(row.item, row.answer) for row in make_fact_sheet(load_bytes("a.txt", text.encode())).rows]
    assert ("契約の数", "1,327件") in rows
    assert any(answer == "1万円以上5万円未満 688件" for _, answer in rows)
    assert not [item for item, _ in rows if item in ("5万円未満の数", "月の数")]


@given(st.text(max_size=40), st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=80))
def test_any_words_survive(title: str, item: str, answer: str) -> None:
    item, answer = plain(item), plain(answer)
    if item and answer:
        sheet = FactSheet(plain(title), "n.md", "", (SheetRow("other", item, answer, "1行", answer + "。"),))
        again = read_sheet(yaml_of(sheet).encode(), "a.yaml")
        assert (again.title, again.rows[0].item, again.rows[0].answer) == (sheet.title, item, answer)


def test_lines_are_those_of_the_text() -> None:
    sheet = FactSheet("", "n.md", "2025-09-08", (SheetRow("count", "対象", "10名"), SheetRow("other", "𠮷野様", "可")))
    assert sheet.text.startswith("【社内統一回答（2025年9月8日時点）】\n")
    assert [span.of(sheet.text) for _, span in sheet.lines()] == ["・対象：10名", "・𠮷野様：可"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("・窓口：0120-000-814（平日9時～18時）", [("窓口", "0120-000-814（平日9時～18時）")]), ("| 氏名 | 含まれる |", [("氏名", "含まれる")]),
     ("3. 原因は設定の誤りです。", [("原因", "原因は設定の誤りです。")]), ("午前10:30に復旧しました。", [("原因", "午前10:30に復旧しました。")]),
     ("長い文の途中で\n折り返した文です。", [("原因", "長い文の途中で折り返した文です。")]), ("|甲|", [])],
)
def test_labels_and_table_rows_name_their_item(words: str, expected: list[tuple[str, str]]) -> None:
    assert list(parts_of(words, "原因")) == expected


def test_an_edited_sheet_is_official(tmp_path: Path) -> None:
    path = tmp_path / "事実.txt"  # told by its content, not by its name
    path.write_text(
        "形式: 事実シート 1\n時点: 2025-09-08\n事実:\n  - 項目: 窓口\n    区分: contact\n    答え: 0120-000-814（平日9時～18時）\n"
        "  - 項目: 空\n    答え: ''\n", encoding="utf-8",
    )
    officials = load_officials([str(path)])
    assert officials == [("official", "【社内統一回答（2025年9月8日時点）】\n・窓口：0120-000-814（平日9時～18時）\n")]
    report = audit_replies(sample(), officials)
    assert "5" in {c.reply for c in report.corrections}
    printed = answers_of(read_sheet(path.read_bytes(), "a"), report)
    assert "違う回答をした人：鈴木(5)" in printed
    assert "2025-09-08 時点" in printed


def test_several_officials_have_names_of_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "n.txt").write_text(OFFICIAL, encoding="utf-8")
    names = [name for name, _ in load_officials([str(tmp_path / "a/n.txt"), str(tmp_path / "b/n.txt")])]
    assert names == ["official:n.txt", "official:n.txt#2"]


@pytest.mark.parametrize(
    ("words", "told"),
    [("形式: 事実シート 9\n", "事実シート 1"), ("形式: 事実シート 1\n事実: なし\n", "行の並び"), ("形式: 事実シート 1\n事実:\n  - 甲\n", "1番目"),
     ("形式: 事実シート 1\n事実:\n  - 答え: あ\n", "項目"), ("形式: 事実シート 1\n事実:\n  - 項目: 甲\n    値: 乙\n", "知らない見出し"),
     ("形式: 事実シート 1\n事実:\n  - 項目: 甲\n    区分: 数\n    答え: 乙\n", "区分"), ("形式: 事実シート 1\n事実:\n", "答え"),
     ("形式: 事実シート 1\n時点: 昨日\n事実:\n  - 項目: 甲\n    答え: 乙\n", "時点"), ("形式: 事実シート 1\n事実: [\n", "YAML")],
)
def test_a_bad_sheet_says_what_is_wrong(words: str, told: str) -> None:
    assert is_sheet(words)
    with pytest.raises(InputError) as error:
        read_sheet(words.encode(), "a.yaml")
    assert told in f"{error.value.message}{error.value.hint}"


def test_spans_of_a_sheet_refer_to_its_head_and_a_line_for_each_row() -> None:
    from checker.domain.sheet import FactSheet, SheetRow

    rows = tuple(SheetRow(item=i, slot="date", answer=a) for i, a in (("発生日", "6月1日"), ("判明日", "6月2日")))
    sheet = FactSheet("題名", "notice.md", "2025-06-03", rows)
    assert sheet.text == "【社内統一回答（2025年6月3日時点）】\n・発生日：6月1日\n・判明日：6月2日\n"
    assert [sheet.text[s.start : s.end] for _, s in sheet.lines()] == ["・発生日：6月1日", "・判明日：6月2日"]


@pytest.mark.parametrize(("told", "is_kept"), [("お伝えしましたが、重複を除いて確定しました", False), ("お伝えしましたが、変更はありません", True)])
def test_a_count_that_was_withdrawn_is_no_answer(told: str, is_kept: bool) -> None:
    text = f"漏えいした人数は76,408名です。第一報では「最大約9万名」と{told}。\n"
    rows = make_fact_sheet(load_bytes("n.txt", text.encode())).rows
    assert ("76,408名" in [r.answer for r in rows], any("9万" in r.answer or "90,000" in r.answer for r in rows)) == (True, is_kept)
