"""Replies on the pages: many of them in an audit, and others' replies beside the one that is to be sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.web.steps import faults

Open = Callable[..., Page]
Shot = Callable[[Page, str], None]
INCIDENTS, ROWS = 45, 5_000


def many(folder: Path) -> Path:
    """Write 5,000 replies about 45 incidents; in each the responders contradict each other once."""
    answers = ("パスワードの変更は必要です。", "パスワードの変更は不要です。")
    rows = [f"{i},担当{i % 30},件{i % INCIDENTS},{answers[i // INCIDENTS % 2]}\n" for i in range(ROWS)]
    (folder / "多い.csv").write_text("番号,担当者,案件,回答内容\n" + "".join(rows), encoding="cp932")
    return folder / "多い.csv"


def test_five_thousand_replies_stay_usable(open_page: Open, shot: Shot, tmp_path: Path) -> None:
    page = open_page("/audit")
    page.set_input_files("#replies", many(tmp_path))
    page.get_by_text("列の名前が見つからないとき").click()
    page.fill("#columns", "id=番号,responder=担当者,incident=案件,text=回答内容")
    page.click("#audit-start")
    page.wait_for_selector("#audit-head", timeout=90_000)
    expect(page.locator("#audit-head")).to_contain_text("回答 5,000件に、食い違い 45件")
    assert page.locator(".conflict").count() == 30
    assert page.evaluate("document.querySelectorAll('*').length") < 20_000
    expect(page.locator("#filter-count")).to_have_text("45件のうち 1〜30件目")
    assert page.locator("#page-back").is_disabled()
    page.locator("#page-next").press("Enter")
    expect(page.locator("#filter-count")).to_have_text("45件のうち 31〜45件目")
    assert page.locator(".conflict").count() == 15 and page.locator("#page-next").is_disabled()
    assert page.evaluate("document.activeElement.tagName") == "H3"
    card = page.locator(".conflict").first
    card.get_by_label("対応済").check()
    card.locator("details").first.locator("summary").click()
    expect(card.locator("details[open] li")).not_to_have_count(0)
    assert faults(page) == []
    shot(page, "audit-many")
    page.select_option("#filter-state", "done")
    assert page.locator(".conflict").count() == 1
    page.select_option("#filter-state", "")
    page.select_option("#filter-responder", "担当7")  # also where a value has too many statements to send them all
    assert 0 < page.locator(".conflict").count() < 30
    took = page.evaluate("""async () => { const begin = performance.now(); const box = document.querySelector('#filter-responder'); box.value = '';
        box.dispatchEvent(new Event('change')); await new Promise(requestAnimationFrame); return performance.now() - begin; }""")
    assert took < 1500, took


def test_sample_shows_an_audit_without_any_file(open_page: Open) -> None:
    page = open_page("/audit")
    page.click("#audit-sample")
    page.wait_for_selector("#audit-head", timeout=60_000)
    assert page.locator(".conflict").count() > 1
    expect(page.locator("#replies-name")).to_contain_text("見本の回答.csv")


def test_pre_send_looks_at_what_others_have_said_too(open_page: Open, shot: Shot) -> None:
    page = open_page("/reply")
    page.fill("#reply-text", "窓口は平日9時から18時までです。パスワードの変更は必要ございません。")
    expect(page.locator("#reply-result")).to_contain_text("ここに結果が出ます")
    page.set_input_files("#reply-others", "samples/replies.csv")
    expect(page.locator("#reply-others-name")).to_contain_text("replies.csv: 16件の回答と比べます")
    verdict = page.locator("#reply-result .verdict")
    expect(verdict).to_contain_text("食い違いが", timeout=30_000)
    result = page.locator("#reply-result")
    expect(result).to_contain_text("ほかの回答")
    expect(result).to_contain_text("どちらが正しいか、事実を確かめてください")
    expect(result.locator(".who").first).to_contain_text("2025-09-0")
    page.fill("#reply-official", "・お願い:パスワードの変更をお願いする。")
    expect(result).to_contain_text("正しい答え", timeout=30_000)
    assert faults(page) == []
    shot(page, "reply-others")
    page.fill("#reply-text", "パスワードの変更をお願いいたします。")  # as the official text has it: others are wrong, not this one
    expect(verdict).to_contain_text("見つかりません", timeout=30_000)
    page.click("#reply-others-drop")
    expect(page.locator("#reply-others-name")).to_have_text("")


def test_pre_send_sample(open_page: Open) -> None:
    page = open_page("/reply")
    page.click("#reply-sample")
    expect(page.locator("#reply-result .verdict")).to_contain_text("食い違いが", timeout=30_000)


def test_samples_are_those_of_the_repository() -> None:
    static = Path("checker/interfaces/web/static")
    for name, sample in {"sample.txt": "lost_device_bad.txt", "sample_replies.csv": "replies.csv", "sample_official.txt": "replies_official.txt"}.items():
        assert (static / name).read_bytes() == (Path("samples") / sample).read_bytes()
