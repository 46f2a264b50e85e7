"""For everyone and every machine: keyboard, screen readers, dark, phones, input methods, tabs, a server that goes away."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Server
from tests.web.steps import BAD, faults, judged, paste, text_of

Open = Callable[..., Page]
Shot = Callable[[Page, str], None]
OFFICIAL = Path("samples/replies_official.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_draft(open_page: Open, shot: Shot, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    assert faults(page) == []
    paste(page, BAD)
    judged(page)
    shot(page, f"draft-{scheme}")
    for tab in ("list", "findings", "facts", "reading", "advice"):
        page.click(f"#tab-{tab}")
        assert faults(page) == [], tab


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_elsewhere(open_page: Open, shot: Shot, scheme: str) -> None:
    page = open_page("/audit", color_scheme=scheme)
    assert faults(page) == []
    page.set_input_files("#replies", "samples/replies.csv")
    page.fill("#official-text", OFFICIAL)
    page.click("#audit-start")
    page.wait_for_selector("#audit-head", timeout=60_000)
    assert faults(page) == []
    shot(page, f"audit-{scheme}")
    page.click("nav a[href='/reply']")
    page.fill("#reply-official", OFFICIAL)
    page.fill("#reply-text", "個人情報保護委員会への報告はまだ行っておりません。")
    expect(page.locator("#reply-result .verdict")).to_contain_text("食い違い")
    assert faults(page) == []
    page.click("nav a[href='/saved']")
    assert faults(page) == []


@pytest.mark.parametrize("path", ["/", "/audit", "/reply", "/saved"])
def test_phone_width_never_scrolls_sideways(open_page: Open, shot: Shot, path: str) -> None:
    page = open_page(path, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    if path == "/":
        page.tap("#sample")
        judged(page)
        for tab in ("list", "findings", "facts", "reading", "advice"):
            page.tap(f"#tab-{tab}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, tab
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    shot(page, f"phone{path}")


def test_input_method_is_never_disturbed(open_page: Open) -> None:
    page = open_page()
    paste(page, BAD)
    judged(page)
    page.keyboard.press("Control+End")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url) if "/check" in request.url else None)
    session = page.context.new_cdp_session(page)
    page.evaluate(
        "window.seen = []; for (const n of ['compositionstart', 'compositionend'])"
        " document.addEventListener(n, e => window.seen.push([n, e.data]), true)"
    )
    for part in ("か", "かく", "かくに", "かくにん", "確認中"):
        session.send("Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)})
        page.wait_for_timeout(400)  # longer than the pause after which a text is checked
    assert requests == [], "checked while composing"
    assert page.evaluate("window.seen") == [["compositionstart", ""]], "the composition was broken off"
    session.send("Input.insertText", {"text": "確認中です。"})
    judged(page)
    assert text_of(page).endswith("確認中です。") and requests
    assert "かく" not in text_of(page)


def test_result_that_arrives_while_composing_waits(open_page: Open) -> None:
    page = open_page()
    page.route("**/api/v1/check", lambda route: (page.wait_for_timeout(500), route.continue_()))
    paste(page, BAD)
    page.wait_for_timeout(300)
    session = page.context.new_cdp_session(page)
    page.evaluate("window.ended = 0; document.addEventListener('compositionend', () => window.ended++, true)")
    session.send("Input.imeSetComposition", {"text": "ちょう", "selectionStart": 3, "selectionEnd": 3})
    page.wait_for_timeout(1200)
    assert page.evaluate("window.ended") == 0
    session.send("Input.insertText", {"text": "調査中です。"})
    judged(page)
    assert "調査中です。" in text_of(page) and page.locator("#editor .cm-lintRange").count()


def test_keyboard_alone_is_enough(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#editor .cm-content").focus()
    page.keyboard.insert_text(BAD)
    judged(page)
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    assert page.evaluate("getSelection().toString()")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "tab-list":
            break
    else:
        raise AssertionError("the editor is a trap")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel-findings")).to_be_visible()
    page.keyboard.press("Home")
    expect(page.locator("#panel-list")).to_be_visible()
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('button.primary')"):
            break
    before = text_of(page)
    page.keyboard.press("Enter")
    judged(page)
    assert text_of(page) != before


def test_screen_readers_hear_the_result(open_page: Open) -> None:
    page = open_page()
    paste(page, BAD)
    judged(page)
    expect(page.locator("#live")).to_contain_text(re.compile("調べました。要素 [0-9]+"))
    assert page.locator("#editor .cm-content").get_attribute("aria-label") == "文案"


def test_back_button_keeps_the_draft(open_page: Open) -> None:
    page = open_page()
    paste(page, BAD)
    judged(page)
    page.click("nav a[href='/audit']")
    expect(page.locator("#audit")).to_be_visible()
    page.go_back()
    expect(page.locator("#draft")).to_be_visible()
    assert "パソコン" in text_of(page)
    page.go_forward()
    assert page.url.endswith("/audit") and page.title().startswith("回答を突き合わせる")


def saved_draft(open_page: Open, name: str) -> Page:
    """Open the page with a draft that is saved under ``name``."""
    page = open_page()
    paste(page, BAD)
    judged(page)
    page.click("#save-draft")
    page.fill("#ask-name", name)
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("保存しました")
    return page


def test_two_tabs_do_not_overwrite_each_other(open_page: Open) -> None:
    page = saved_draft(open_page, "二つの画面の試験")
    other = page.context.new_page()
    other.goto(page.url.rstrip("/") + "/saved")
    other.get_by_role("button", name="開く: 二つの画面の試験").first.click()
    judged(other)
    assert text_of(other).strip() == text_of(page).strip()
    other.keyboard.press("Control+End")
    other.keyboard.insert_text("追伸です。")
    judged(other)
    assert "追伸" not in text_of(page)
    for tab, words in ((other, "保存しました"), (page, "先に保存されています")):
        tab.click("#save-draft")
        tab.click("#ask button[value=ok]")
        expect(tab.locator("#toast")).to_contain_text(words)
    other.click("nav a[href='/saved']")
    other.get_by_role("button", name="消す: 二つの画面の試験").first.click()
    other.get_by_role("button", name="本当に消す: 二つの画面の試験").click()
    expect(other.locator("#saved-list")).not_to_contain_text("二つの画面の試験")


def test_a_press_to_delete_is_forgotten_after_a_while(open_page: Open) -> None:
    page = saved_draft(open_page, "消さない作業")
    page.click("nav a[href='/saved']")
    page.get_by_role("button", name="消す: 消さない作業", exact=True).click()
    sure = page.get_by_role("button", name="本当に消す: 消さない作業")
    expect(sure).to_have_text("本当に消す")
    expect(page.get_by_role("button", name="消す: 消さない作業", exact=True)).to_have_text("消す", timeout=8_000)
    page.get_by_role("button", name="消す: 消さない作業", exact=True).click()
    sure.click()
    expect(page.locator("#toast")).to_contain_text("消しました")


def test_nothing_of_the_draft_stays_unless_saved(open_page: Open, server: Server) -> None:
    page = open_page()
    paste(page, "ヒミツノアンケン" + BAD)
    judged(page)
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "ヒミツ" not in stored
    assert "ヒミツ" not in server.log()


def test_server_gone_and_back(open_page: Open, server: Server, shot: Shot) -> None:
    page = open_page()
    paste(page, BAD)
    judged(page)
    server.stop()
    try:
        page.keyboard.press("Control+End")
        page.keyboard.insert_text("わずか3件でした。")
        expect(page.locator("#gone")).to_be_visible()
        shot(page, "gone")
        assert "わずか3件" in text_of(page)
    finally:
        server.start()
    expect(page.locator("#gone")).to_be_hidden(timeout=20_000)
    judged(page)
    page.click("#tab-findings")
    expect(page.locator("#panel-findings")).to_contain_text("わずか3")


def test_help_and_conditions(open_page: Open) -> None:
    page = open_page()
    paste(page, BAD)
    judged(page)
    page.select_option("#stage", "final")
    judged(page)
    expect(page.locator(".judged")).to_contain_text("最終報")
    page.get_by_text("これは何?").click()
    expect(page.locator(".conditions .help p")).to_contain_text("第一報なら")


def test_theme_button_wins_over_the_system(open_page: Open) -> None:
    page = open_page(color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_fast_enough_and_long_drafts_stay_usable(open_page: Open) -> None:
    page = open_page()
    text = Path("samples/ransomware_second.md").read_text(encoding="utf-8")
    paste(page, (text * 3)[:1000])
    judged(page)
    for k in range(5):
        page.keyboard.insert_text(str(k))
        judged(page)
    times = page.evaluate("performance.getEntriesByName('check').map(e => e.duration)")
    assert sorted(times)[len(times) // 2] < 1000, times  # the target, 300 ms, is measured by benchmarks/web_page.py on a quiet machine
    paste(page, (text * 30)[:10_000])
    judged(page)
    slow = page.evaluate("""async () => { const begin = performance.now(); for (let i = 0; i < 20; i++) { document.execCommand('insertText', false, 'あ');
        await new Promise(requestAnimationFrame); } return (performance.now() - begin) / 20; }""")
    assert slow < 100, slow  # ms a keystroke


def test_bundle_is_built_from_these_sources() -> None:
    import hashlib

    digest = hashlib.sha256()
    for file in sorted(Path("web/src").iterdir(), key=lambda f: f.name):
        digest.update(file.name.encode() + file.read_bytes())
    bundle = Path("checker/interfaces/web/static/app.js").read_text(encoding="utf-8")
    assert digest.hexdigest()[:16] in bundle[:200], "cd web && npm ci && npm run build"
    assert len(bundle.encode()) <= 700_000
    for name in ("index.html", "login.html", "app.css"):
        assert (Path("web/src") / name).read_bytes() == (Path("checker/interfaces/web/static") / name).read_bytes()
