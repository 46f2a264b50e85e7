"""The reports for people: what they say, how they are escaped and measured."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.element import Element, Level, Status
from checker.domain.fact import DateFact, Facts
from checker.domain.finding import Basis, Evidence, Finding, Severity, Skipped
from checker.domain.report import DocumentReport, Failure, Report, Suppressed
from checker.domain.span import Span
from checker.report import FORMATS, Style, renderer
from checker.report.lines import cut, excerpt, width, wrap
from checker.report.marked import Mark, marked_html
from checker.report.overview import element_counts, first_steps, japanese_date, timeline
from checker.report.place import Places
from checker.report.svg import timeline_svg

TEXT = "題<script>alert(1)</script>\n5月13日(水)に発生し、\x1b[31mわずか12名です。\n"
SPAN = Span(TEXT.index("5月"), TEXT.index("に発生"))


def finding(severity: Severity = Severity.ERROR, basis: Basis = Basis.PRACTICE, category: str = "weekday") -> Finding:
    return Finding("calendar.weekday", category, severity, basis, "曜日が<違い>ます。", "なぜなら", SPAN, (), "(火)")


def report() -> Report:
    elements = (
        Element("facts", Status.PRESENT, Level.REQUIRED, Basis.LAW, (Evidence(SPAN),)),
        Element("cause", Status.VAGUE, Level.REQUIRED, Basis.LAW, (Evidence(SPAN),)),
        Element("apology", Status.ABSENT, Level.REQUIRED, Basis.PRACTICE, (), "お詫びがありません。", "〔 〕お詫びします。"),
        Element("next_update", Status.ABSENT, Level.OPTIONAL, Basis.PRACTICE),
        Element("delay_reason", Status.NOT_APPLICABLE, Level.OPTIONAL, Basis.PRACTICE),
    )
    facts = Facts(DateFact("2025-05-13", SPAN), None, DateFact("2025-05-20", SPAN, True, "年は推定"), 7)
    document = DocumentReport(
        "a&b.txt", TEXT, "notice", "first", "other", elements, facts, (finding(),),
        (Suppressed(finding(), "警察の要請"),), (Skipped("x.y", "構文解析なし"),),
    )
    return Report((document,), (Failure("b.txt", "missing", "ありません。", "確かめてください。"),))


def test_text_says_everything() -> None:
    out = renderer("text")(report(), Style())
    for words in ("要素 1/3(あいまい 1・なし 1)", "まずすること", "× お詫び", "△ 原因", "発生 2025年5月13日 → 公表 2025年5月20日(7日後)",
                  "[calendar.weekday]", "なぜ: なぜなら", "理由: 警察の要請", "構文解析なし", "読めない文書 1"):
        assert words in out
    assert "\x1b" not in out


def test_colour_is_only_ours() -> None:
    out = renderer("text")(report(), Style(color=True))
    assert "\x1b[1;31m" in out
    assert re.sub(r"\x1b\[(0|2|1|32|36|1;31|1;33)m", "", out) == renderer("text")(report(), Style())


def test_quiet_is_one_line_a_finding() -> None:
    assert renderer("text")(report(), Style(quiet=True)) == "a&b.txt:2:1: 誤り: 曜日が<違い>ます。 [calendar.weekday]\n"


class Page(HTMLParser):
    """Collects tags and checks that they nest."""

    VOID = ("meta", "br", "line", "circle")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids.extend(v or "" for k, v in attrs if k == "id")
        self.links.extend(v or "" for k, v in attrs if k in ("href", "src"))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def test_html_is_whole_escaped_and_fetches_nothing() -> None:
    out = renderer("html")(report(), Style())
    page = Page()
    page.feed(out)
    assert page.open == []
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert "&lt;script&gt;" in out
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert len(page.ids) == len(set(page.ids))
    assert "http" not in out.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")
    for words in ("a&amp;b.txt", "b.txt: ありません。", "警察の要請", "<svg", "prefers-color-scheme: dark", "@media print"):
        assert words in out


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_an_empty_report(name: str) -> None:
    assert isinstance(renderer(name)(Report(), Style()), str)


def test_counts_and_first_steps() -> None:
    (document,) = report().documents
    assert element_counts(document.elements) == (1, 3, 1, 1)
    law, practice = finding(basis=Basis.LAW), finding()
    missing = finding(category="missing_element")
    made = DocumentReport("a", TEXT, "notice", "first", "other", findings=(missing, practice, law, finding(Severity.INFO)))
    assert first_steps(made) == [law, practice, missing]


def test_timeline() -> None:
    date = {k: DateFact(k, SPAN) for k in ("2025-05-01", "--05-03", "2025-05-02")}
    steps = timeline(Facts(date["2025-05-01"], date["--05-03"], date["2025-05-02"]))
    assert [(s.name, s.days) for s in steps] == [("発生", None), ("発覚", None), ("公表", None)]
    assert timeline_svg(steps[:1], None) == ""
    assert [japanese_date(v) for v in ("2025-05-01", "2025-05", "--05-03")] == ["2025年5月1日", "2025年5月", "5月3日"]


@given(st.text(st.sampled_from("あ漢a1 \n\r<&"), max_size=60), st.data())
def test_marks_and_excerpts_hold_any_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    plain = re.sub(r"<[^>]*>", "", marked_html(text, [Mark(span, "x", Severity.ERROR, 0)], "d"))
    assert plain.replace("&lt;", "<").replace("&amp;", "&") == text
    words, marks = excerpt(Places(text), span, 20)
    assert width(words) <= 26
    assert "~" in marks


@given(st.text(max_size=80), st.integers(4, 30))
def test_cut_and_wrap_keep_the_width(text: str, cells: int) -> None:
    assert width(cut(text, cells)) <= cells
    assert "".join(wrap(text, cells)) == text


def test_the_terminal_prints_every_error_about_an_element() -> None:
    (document,) = report().documents
    many = tuple(replace(finding(category="missing_element"), message=f"要素その{n}がありません。") for n in range(7))
    words = renderer("text")(replace(report(), documents=(replace(document, findings=many),)), Style())
    assert all(words.count(f.message) == 1 for f in many)
    assert "ほか、要素についての指摘 2件" in words
