"""The reports of an audit: schema, escaping, formulas, what people must find in them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from checker.audit.run import audit
from checker.domain.audit import AuditReport, Correction, FactRow, Reason, Unreadable
from checker.domain.claim import SLOTS
from checker.domain.conflict import Conflict, ConflictValue, Incompatible, Possible, Statement
from checker.domain.names import SLOTS as SLOT_NAMES
from checker.domain.reply import Reply
from checker.domain.span import Span
from checker.report.audit import FORMATS, AuditStyle, renderer
from checker.report.audit.heatmap import MOST_ROWS, heatmap
from checker.report.audit.summary import by_responder, by_slot
from checker.report.audit.tables import harmless, tables
from checker.report.audit.view import View
from tests.audit.helpers import OFFICIAL, sample

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = json.loads((ROOT / "docs/schema/audit.json").read_text(encoding="utf-8"))
EVIL = "=HYPERLINK(\"http://evil\")<script>alert(1)</script>\x1b[31m"


def evil() -> AuditReport:
    """An audit whose every word tries to break out."""
    replies = (Reply("=1", EVIL, "2025-09-08T10:00", EVIL, EVIL), Reply("+2", "@甲", "2025-09-08T11:00", "", "-返金します。"))
    conflict = Conflict(
        "amount", EVIL,
        (ConflictValue(EVIL, (Statement("official", Span(0, 2), EVIL),), True), ConflictValue("-500円", (Statement("=1", Span(0, 5), EVIL, "2025-09-08T10:00"),
         Statement("+2", Span(0, 2), "-返金")))),
        (Incompatible(0, 1, "hard", EVIL),), "error", EVIL, EVIL,
    )
    corrections = (Correction("=1", EVIL, (Reason(0, EVIL, EVIL),)), Correction("+2", "@甲", (Reason(0, "-返金", EVIL),), "=1"))
    return AuditReport(
        replies, (Unreadable(9, EVIL, "=cmd.eml"),), (conflict,), corrections, (FactRow("amount", EVIL, EVIL, "", "official", ("=1",), EVIL),),
        {"official": EVIL}, (EVIL,),
        (Possible("amount", (ConflictValue("+300円", (Statement("official", Span(0, 2), EVIL),), True),
                             ConflictValue(EVIL, (Statement("+2", Span(0, 2), "-返金"),))), 0.618, EVIL),),
    )


@pytest.fixture(scope="module")
def real() -> AuditReport:
    return audit(sample(), [("official", OFFICIAL)])


def test_json_fits_its_schema_and_spans_fit_the_texts(real: AuditReport) -> None:
    for report in (real, evil(), AuditReport((), (), (), (), ())):
        jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(renderer("json")(report, AuditStyle())))
    found = json.loads(renderer("json")(real, AuditStyle()))
    texts = {r.id: r.text for r in real.replies} | dict(real.officials)
    spans = [(s["reply"], s["span"]) for c in found["conflicts"] for v in c["values"] for s in v["statements"]]
    assert spans
    assert all(texts[name][span["start"] : span["end"]] == span["text"] for name, span in spans)


def test_examples_cut_the_list_and_not_the_count() -> None:
    found = json.loads(renderer("json")(evil(), AuditStyle(examples=1)))
    assert [(len(v["statements"]), v["count"]) for v in found["conflicts"][0]["values"]] == [(1, 1), (1, 2)]


def test_every_slot_has_a_name() -> None:
    assert set(SLOT_NAMES) == set(SLOTS)


def test_text_says_everything(real: AuditReport) -> None:
    words = renderer("text")(real, AuditStyle())
    assert isinstance(words, str)
    for part in ("回答 5件(回答者 3名)", "○", "×", "公式", "訂正の連絡: 鈴木(", "訂正が要る回答(2)", "事実シート", "回答者ごと"):
        assert part in words
    assert "\x1b" not in words
    assert "\x1b[" in renderer("text")(real, AuditStyle(color=True))


def test_what_is_possible_is_shown_everywhere_and_counts_for_nothing() -> None:
    report = evil()
    found = json.loads(renderer("json")(report, AuditStyle()))["possible"]
    assert [(p["slot"], p["probability"], [v["official"] for v in p["values"]]) for p in found] == [("amount", 0.618, [True, False])]
    for name in ("text", "html"):
        words = renderer(name)(report, AuditStyle())
        assert isinstance(words, str)
        assert "参考: 食い違いかもしれない組(1)" in words
        assert "62" in words
    header, rows = tables(report)["参考"]
    assert len(rows) == 2
    assert all(len(row) == len(header) for row in rows)
    assert rows[0][1] == 62
    assert View(report).headline().startswith("回答 2件(回答者 2名)、食い違い 1件")
    assert "かもしれない" not in View(replace(report, possible=())).headline()


def test_text_passes_no_control_character_on() -> None:
    words = renderer("text")(evil(), AuditStyle())
    assert isinstance(words, str)
    assert "\x1b" not in words
    assert "=1で訂正済み" in words
    assert "9行目" not in words  # a file is named by its name
    assert "=cmd.eml" in words


def test_no_conflict_is_said() -> None:
    words = renderer("text")(AuditReport((Reply("1", "", "", "", "あ"),), (), (), (), ()), AuditStyle())
    assert "食い違いは見つかりませんでした。" in words


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\tx", "\rx", " =1", "＝1", "\n=1"])
def test_dangerous_cells_are_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "1", 5, "", "返金"])
def test_harmless_cells_stay(cell: str | int) -> None:
    assert harmless(cell) == cell


def test_csv_opens_in_excel_and_holds_no_formula() -> None:
    words = renderer("csv")(evil(), AuditStyle())
    assert isinstance(words, str)
    assert words.startswith("\ufeff番号,")
    rows = list(csv.reader(io.StringIO(words[1:], newline="")))
    assert len(rows) == 4
    assert len({len(row) for row in rows}) == 1
    assert not [c for row in rows for c in row if c.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert rows[1][6] == "公式"
    assert rows[2][6] == "要訂正"


def test_the_book_has_its_sheets_and_no_formula() -> None:
    data = renderer("xlsx")(evil(), AuditStyle())
    assert isinstance(data, bytes)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["食い違い", "訂正", "参考", "事実シート", "読めない行", "まとめ"]
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f"]
    assert any(str(c.value).startswith("=HYPERLINK") and c.quotePrefix for c in cells)
    assert not [c for c in cells if "\x1b" in str(c.value)]
    assert book["食い違い"].freeze_panes == "A2"
    assert next(c.value for c in book["読めない行"][2]) == 9


class Page(HTMLParser):
    """Collects tags and what they refer to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("href", "src"):
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")


def test_html_is_whole_escaped_and_fetches_nothing(real: AuditReport) -> None:
    for report in (real, evil()):
        words = renderer("html")(report, AuditStyle())
        assert isinstance(words, str)
        page = Page()
        page.feed(words)
        assert "script" not in page.tags
        assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
        assert "url(" not in words
        assert not re.search(r"@import|<link|<img", words)
        assert "svg" in page.tags
        assert 'lang="ja"' in words
        assert "prefers-color-scheme: dark" in words
        assert "@media print" in words
    assert "&lt;script&gt;" in renderer("html")(evil(), AuditStyle())  # type: ignore[operator]


def test_the_picture_counts_replies_by_responder_and_slot(real: AuditReport) -> None:
    picture = heatmap(real)
    assert "鈴木" in picture
    assert "高橋" not in picture
    assert "窓口・連絡先" in picture
    assert heatmap(AuditReport((), (), (), (), ())) == ""
    assert MOST_ROWS > 10


def test_summaries_count_replies_once(real: AuditReport) -> None:
    people = {row.responder: row for row in by_responder(real)}
    assert (people["鈴木"].replies, people["鈴木"].deviating) == (2, 2)
    assert (people["佐藤"].replies, people["佐藤"].deviating) == (1, 0)
    assert next(iter(people)) == "鈴木"
    assert sum(s.conflicts for s in by_slot(real)) == len(real.conflicts)


def test_every_format_renders_the_empty_audit() -> None:
    for name in FORMATS:
        assert renderer(name)(AuditReport((), (), (), (), ()), AuditStyle())


def test_several_official_texts_are_told_apart_by_their_names() -> None:
    both = (("official:FAQ.txt", OFFICIAL), ("official:\x1b第2報.md", OFFICIAL))
    report = audit(sample(), both)
    words = renderer("text")(report, AuditStyle())
    assert isinstance(words, str)
    assert "公式 FAQ.txt" in words
    assert "\x1b" not in words
    assert "公式 FAQ.txt" in str(renderer("html")(report, AuditStyle()))
