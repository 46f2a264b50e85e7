"""The four journeys in a real browser: paste and fix, compare, audit to corrections, pre-send; and taking away."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from docx import Document
from playwright.sync_api import Page, expect

from tests.web.steps import BAD, judged, paste, text_of

Open = Callable[..., Page]
Shot = Callable[[Page, str], None]
OFFICIAL = Path("samples/replies_official.txt").read_text(encoding="utf-8")


def workbook(path: str | Path) -> openpyxl.Workbook:
    """Open a downloaded book, whose file has no suffix."""
    return openpyxl.load_workbook(io.BytesIO(Path(path).read_bytes()))


def test_paste_and_fix(open_page: Open, shot: Shot) -> None:
    page = open_page()
    paste(page, BAD)
    judged(page)
    shot(page, "draft")
    assert page.locator("#editor .cm-lintRange-warning").count() > 3
    lacking = int(page.locator("#tab-list .count").inner_text())
    item = page.locator(".element.absent", has_text="問い合わせ先")
    item.get_by_role("button", name="この文を入れる: 問い合わせ先").click()
    judged(page)
    assert "お客様相談室" in text_of(page)
    expect(page.locator("#blanks")).to_be_visible()
    assert page.evaluate("getSelection().toString()").startswith("〔例")
    assert int(page.locator("#tab-list .count").inner_text()) < lacking
    page.click("#undo")
    judged(page)
    assert "お客様相談室" not in text_of(page)
    assert int(page.locator("#tab-list .count").inner_text()) == lacking
    page.click("#redo")
    judged(page)
    assert "お客様相談室" in text_of(page)
    page.click("#copy")
    assert "お客様相談室" in page.evaluate("navigator.clipboard.readText()")


def test_evidence_leads_to_the_words_behind_wide_characters(open_page: Open) -> None:
    page = open_page()
    paste(page, "😀𠮷野家のお知らせ🍚\nこのたび、社員の不注意により、氏名が流出しました。𠮷\n幸い、被害はありません。")
    judged(page)
    page.click("#tab-findings")
    words = page.locator("#panel-findings .quote .words").first
    expected = words.inner_text()
    words.click()
    assert page.evaluate("getSelection().toString()") == expected


def test_timeline_reading_and_advice(open_page: Open, shot: Shot) -> None:
    page = open_page()
    paste(page, Path("samples/ransomware_second.md").read_text(encoding="utf-8"))
    judged(page)
    page.click("#tab-facts")
    assert "公表" in (page.locator("svg.timeline").get_attribute("aria-label") or "")
    shot(page, "facts")
    page.click("#tab-reading")
    assert page.locator(".strip .bar").count() > 3
    page.locator(".strip .bar").nth(1).click()
    assert len(page.evaluate("getSelection().toString()")) > 5
    page.click("#tab-advice")
    expect(page.locator("#panel-advice")).to_contain_text("出典")


def test_compare_two_texts(open_page: Open, shot: Shot) -> None:
    page = open_page()
    first = "2025年9月8日\n不正アクセスのお知らせ\n\n流出した可能性のある会員情報は1,234件です。\n"
    paste(page, first)
    page.click("#compare")
    page.wait_for_selector("#other-editor .cm-content")
    paste(page, first.replace("1,234", "5,678"), "#other-editor")
    expect(page.locator("#tab-conflicts .count")).to_have_text("1")
    page.click("#tab-conflicts")
    expect(page.locator("#panel-conflicts")).to_contain_text("5,678")
    assert page.locator("#editor .cm-lintRange-error, #editor .cm-lintRange-warning").count()
    assert page.locator("#other-editor .cm-lintRange-error, #other-editor .cm-lintRange-warning").count()
    shot(page, "compare")
    page.locator("#panel-conflicts .value", has_text="5,678").locator(".quote").first.click()
    assert "5,678" in page.evaluate("getSelection().toString()")


def test_audit_a_cp932_file_to_corrections(open_page: Open, shot: Shot) -> None:
    page = open_page("/audit")
    page.set_input_files("#replies", "samples/replies.csv")
    page.fill("#official-text", OFFICIAL)
    page.click("#audit-start")
    page.wait_for_selector("#audit-head", timeout=60_000)
    shot(page, "audit")
    cards = page.locator(".conflict")
    total = cards.count()
    assert total > 1 and page.locator(".map td button").count()
    page.select_option("#filter-severity", "error")
    assert 0 < page.locator(".conflict").count() <= total
    page.select_option("#filter-severity", "")
    before = page.locator("#correction-list tbody tr").count()
    first = cards.first
    first.get_by_label("問題なし").check()
    first.get_by_label("メモ").fill("佐藤さんに確認済み")
    assert page.locator("#correction-list tbody tr").count() <= before
    page.select_option("#filter-state", "fine")
    assert page.locator(".conflict").count() == 1
    page.select_option("#filter-state", "")
    with page.expect_download() as saved:
        page.click("#export-xlsx")
    sheet = workbook(saved.value.path()).active
    assert [c.value for c in sheet[1]][:2] == ["回答", "回答者"] and sheet.max_row > 1
    with page.expect_download() as whole:
        page.get_by_role("link", name="全部を Excel で").click()
    assert "訂正" in workbook(whole.value.path()).sheetnames


def test_audit_shows_progress_and_can_be_stopped(open_page: Open, tmp_path: Path) -> None:
    rows = "".join(f"{i},担当{i % 9},対象は{i}件です。パスワードの変更は{i}日までに行ってください。\n" for i in range(30_000))
    (tmp_path / "多い.csv").write_text("id,responder,text\n" + rows, encoding="cp932")
    page = open_page("/audit")
    page.set_input_files("#replies", tmp_path / "多い.csv")
    page.click("#audit-start")
    expect(page.locator("#audit-progress-words")).to_contain_text("30,000件のうち", timeout=30_000)
    page.click("#audit-cancel")
    expect(page.locator("#audit-progress")).to_be_hidden()
    expect(page.locator("#audit-start")).to_be_enabled()


def test_audit_of_a_wrong_file_says_what_to_do(open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    page = open_page("/audit")
    page.set_input_files("#replies", tmp_path / "a.csv")
    page.click("#audit-start")
    expect(page.locator("#audit-error")).to_contain_text("列", timeout=30_000)


def test_pre_send(open_page: Open, shot: Shot) -> None:
    page = open_page("/reply")
    page.fill("#reply-official", OFFICIAL)
    page.fill("#reply-text", "個人情報保護委員会への報告はまだ行っておりません。")
    expect(page.locator("#reply-result .verdict")).to_contain_text("食い違いが")
    shot(page, "reply")
    page.fill("#reply-text", "個人情報保護委員会への報告は9月6日に済ませております。")
    expect(page.locator("#reply-result .verdict")).to_contain_text("見つかりません")


def test_word_in_word_out(open_page: Open, tmp_path: Path) -> None:
    document = Document()
    for line in BAD.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "案.docx"))
    page = open_page()
    page.set_input_files("#file", tmp_path / "案.docx")
    judged(page)
    with page.expect_download() as saved:
        page.click("#word")
    assert saved.value.suggested_filename == "案_つじつま.docx"
    made = Document(str(saved.value.path()))
    assert [p.text for p in made.paragraphs] == [p.text for p in document.paragraphs]
    assert any("不注意" in c.text for c in made.comments) and len(list(made.comments)) > 5
    assert "word/comments.xml" in zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes())).namelist()


def test_report_and_print(open_page: Open) -> None:
    page = open_page()
    paste(page, BAD)
    judged(page)
    with page.expect_download() as saved:
        page.click("#report")
    assert "<h2>要素</h2>" in Path(saved.value.path()).read_text(encoding="utf-8")
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF") and len(pdf) > 10_000
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#paper .paper-text").text_content() == BAD.rstrip("\n") + ("\n" if BAD.endswith("\n") else "")
