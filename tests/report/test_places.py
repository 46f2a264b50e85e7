"""Where machines and people are sent: lines of the HTML file itself, paragraphs of a Word file; remarks in HTML count."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.report import Report
from checker.report import Style, renderer
from checker.service import check_documents
from checker.text.load import load_bytes, load_source

Cli = Callable[..., tuple[int, str, str]]
# 13 May 2025 was a Tuesday, 14 May a Wednesday.
PAGE = """<!DOCTYPE html>
<html lang="ja"><head><title>お知らせ</title></head>
<body>
<h1>不正アクセスに関する&#x304A;詫び</h1>
<p>2025年5月13日(<b>水</b>)、当社のサーバーが不正&amp;違法な
アクセスを受けました。わずか12件です。</p>
<!-- tsujitsuma-disable-next-line calendar.weekday 理由 原文のまま -->
<p>2025年5月14日(金)、遮断しました。</p>
<table><tr><td>わずか34件</td><td>会社の件</td></tr></table>
</body></html>
"""


def checked(page: str = PAGE, name: str = "a.html") -> Report:
    return check_documents([load_bytes(name, page.encode())])


def spans(tree: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    if isinstance(tree, list):
        return [s for branch in tree for s in spans(branch)]
    if not isinstance(tree, dict):
        return []
    own = [tree] if {"start", "end", "text"} <= tree.keys() else []
    return own + [s for branch in tree.values() for s in spans(branch)]


@pytest.mark.parametrize("page", [PAGE, PAGE.replace("\n", "\r\n"), "\ufeff" + PAGE])
def test_every_span_of_the_json_is_of_the_file(page: str) -> None:
    tree = json.loads(renderer("json")(checked(page), Style()))
    text = page.removeprefix("\ufeff")
    found = spans(tree)
    assert len(found) > 5
    for span in found:
        assert text[span["start"] : span["end"]] == span["text"]
        assert text[: span["start"]].count("\n") + 1 == span["line"]
    shown = {s["shown"] for s in found if "shown" in s}
    assert "2025年5月13日(水)" in shown and "# 不正アクセスに関するお詫び" in shown


def test_a_remark_in_the_page_counts() -> None:
    (document,) = checked().documents
    assert [(s.finding.rule, s.reason) for s in document.suppressed] == [("calendar.weekday", "原文のまま")]
    without = checked(PAGE.replace("理由 原文のまま", "")).documents[0]
    assert not without.suppressed and any(f.rule == "suppression.no_reason" for f in without.findings)


def test_lines_of_a_page_are_those_of_the_file() -> None:
    lines = PAGE.split("\n")
    report = checked()
    at = {"calendar.weekday": "2025年5月13日", "wording.minimizing.slight": "わずか"}
    (run,) = json.loads(renderer("sarif")(report, Style()))["runs"]
    seen = set()
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]["region"]
        if result["ruleId"] in at and "suppressions" not in result:
            seen.add(place["startLine"])
            assert lines[place["startLine"] - 1][place["startColumn"] - 1 :].startswith(at[result["ruleId"]])
    assert seen == {5, 6, 9}
    assert "::error file=a.html,line=5,endLine=5,title=calendar.weekday" in renderer("github")(report, Style())
    tree = ElementTree.fromstring(renderer("checkstyle")(report, Style()))
    assert [e.get("line") for e in tree.iter("error") if e.get("source") == "tsujitsuma.calendar.weekday"] == ["5"]
    assert re.search(r"^a\.html:5:4: 誤り: .*calendar\.weekday", renderer("text")(report, Style(quiet=True)), re.M)
    rows = json.loads(renderer("rdjson")(report, Style()))["diagnostics"]
    start = next(r["location"]["range"]["start"] for r in rows if r["code"]["value"] == "calendar.weekday")
    assert lines[4].encode()[start["column"] - 1 :].decode().startswith("2025年")


PIECES = ("<b>", "</b>", "<br>", "わずか12件です。", "&amp;", "\n", "</td><td>", "<table><tr><td>", "</tr></table>", "<!-- x -->", "<p>", " ", "<li>")


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_page_has_places_within_the_file(pieces: list[str]) -> None:
    page = "<html><body><p>事故のお知らせ。" + "".join(pieces)
    source = load_bytes("a.html", page.encode())
    assert source.file is not None and len(source.file.origins) == len(source.text)
    for at, char in enumerate(source.text):
        assert 0 <= source.file.origins[at] <= len(page)
        if char > "\u3000" and char != "・":
            assert page[source.file.origins[at]] == char


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A Word file with a wrong day of the week in its third paragraph and in a cell of a table."""
    document = Document()
    for line in ("お知らせ", "", "先に2025年5月13日(水)、不正アクセスを受けました。"):
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "日時", "2025年5月14日(金)"
    document.save(str(tmp_path / "案.docx"))
    return tmp_path / "案.docx"


def test_a_word_file_has_paragraphs(word: Path, cli: Cli) -> None:
    report = check_documents([load_source(str(word))])
    style = Style(root=str(word.parent))
    rows = [line for line in renderer("github")(report, style).splitlines() if "calendar.weekday" in line]
    assert [re.search(r"line=(\d+),.*col=(\d+),.*::(第\d+段落): ", r).groups() for r in rows] == [("3", "3", "第3段落"), ("5", "1", "第5段落")]  # type: ignore[union-attr]
    (run,) = json.loads(renderer("sarif")(report, style))["runs"]
    found = [r for r in run["results"] if r["ruleId"] == "calendar.weekday"]
    assert [r["locations"][0]["logicalLocations"][0]["name"] for r in found] == ["第3段落", "第5段落"]
    assert found[0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert "第3段落 3字" in renderer("junit")(report, style) and "案.docx:第3段落3字" in renderer("junit")(report, style)
    assert "案.docx:第3段落3字: 誤り" in cli("check", "--quiet", word)[1]
    tree = json.loads(cli("check", "-f", "json", word)[1])
    assert [f["span"]["paragraph"] for f in tree["documents"][0]["findings"] if f["rule"] == "calendar.weekday"] == [3, 5]
