"""What people take with them, and what they choose: the printed report, the Word file after edits, how deep to look, the first visit."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from checker.report.docx_edits import same_words
from checker.text.load import load_bytes
from tests.web.conftest import SHOTS
from tests.web.steps import BAD, judged, paste, text_of

Open = Callable[..., Page]
Shot = Callable[[Page, str], None]


def test_the_printed_report_is_whole(open_page: Open) -> None:
    page = open_page()
    paste(page, Path("samples/ransomware_second.md").read_text(encoding="utf-8"))
    judged(page)
    pdf = page.pdf(prefer_css_page_size=True)
    SHOTS.mkdir(exist_ok=True)
    (SHOTS / "print.pdf").write_bytes(pdf)
    boxes = {tuple(map(float, found)) for found in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    assert all(abs(w - 595) < 2 and abs(h - 842) < 2 for w, h in boxes) and boxes, boxes  # A4
    assert 3 <= len(re.findall(rb"/Type /Page\b", pdf)) <= 8
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#paper h2").all_inner_texts() == ["要素のチェックリスト", "指摘", "事実と時系列", "読みやすさ", "公表の進め方", "文案"]
    expect(page.locator("#paper svg.timeline")).to_be_visible()
    expect(page.locator("#paper .strip .bar").first).to_be_visible()
    expect(page.locator("#paper .advice")).to_contain_text("出典")
    assert "押すと" not in page.locator("#paper").inner_text()
    assert page.evaluate("[...document.querySelectorAll('#paper section')].flatMap(s => [...s.childNodes]).filter(n => n.nodeType === 3).length") == 0
    for hidden in ("header.top", "#editor", "#paper .offer button"):
        assert not page.locator(hidden).first.is_visible(), hidden
    page.screenshot(path=SHOTS / "print.png", full_page=True)


def test_edits_go_into_the_word_file_as_tracked_changes(open_page: Open, shot: Shot, tmp_path: Path) -> None:
    document = Document()
    for line in BAD.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "案.docx"))
    page = open_page()
    page.set_input_files("#file", tmp_path / "案.docx")
    judged(page)
    expect(page.locator("#word-note")).to_be_hidden()
    page.get_by_role("button", name="この文を入れる: 問い合わせ先").click()
    expect(page.locator("#word-note")).to_contain_text("変更履歴")
    judged(page)
    shot(page, "word-edited")
    with page.expect_download() as saved:
        page.click("#word")
    source = load_bytes("案.docx", Path(saved.value.path()).read_bytes())
    assert same_words(source.text, text_of(page)) and "お客様相談室" in source.text
    made = Document(str(saved.value.path()))
    assert "w:ins " in made.element.xml and not any("問い合わせ先(" in c.text and "なし" in c.text for c in made.comments)
    page.click("#undo")
    expect(page.locator("#word-note")).to_be_hidden()


def test_how_deep_to_look(open_page: Open) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.post_data or "") if request.url.endswith("/check") else None)
    paste(page, BAD)
    judged(page)
    assert '"depth"' not in asked[-1]
    page.select_option("#depth", "syntax")
    expect(page.locator("#status")).to_have_attribute("data-state", "ready", timeout=60_000)
    assert '"depth":"syntax"' in asked[-1]


def test_a_server_without_the_parser_says_so(open_page: Open) -> None:
    page = open_page()

    def without(route) -> None:  # noqa: ANN001  (a Route)
        names = route.fetch().json()
        route.fulfill(json={**names, "can": {}})

    page.route("**/api/v1/names", without)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#depth option").nth(1).is_disabled()
    expect(page.locator("#depth")).to_contain_text("このサーバーには入っていません")


@pytest.mark.parametrize("width", [1360, 360])
def test_the_first_visit_shows_the_way(open_page: Open, shot: Shot, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    expect(page.locator("#welcome li")).to_have_count(4)
    shot(page, f"first-visit-{width}")
    boxes = [page.locator(selector).bounding_box() for selector in ("#welcome", ".take")]
    assert boxes[0] and boxes[1] and boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"], "the way covers the buttons"
    page.click("#sample")
    judged(page)
    expect(page.locator("#welcome")).to_be_hidden()
    assert text_of(page).strip() == BAD.strip()
