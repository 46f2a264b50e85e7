"""What people do on the pages, for several tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BAD = Path("samples/lost_device_bad.txt").read_text(encoding="utf-8")


def paste(page: Page, text: str, editor: str = "#editor") -> None:
    """Paste a text in place of all there is."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.click(f"{editor} .cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+V")


def judged(page: Page) -> None:
    """Wait until the newest text has been judged."""
    expect(page.locator("#status")).to_have_attribute("data-state", "ready")
    page.wait_for_selector("#side[data-state=ready]")
    page.wait_for_timeout(350)  # a pause in typing starts the next check
    expect(page.locator("#status")).to_have_attribute("data-state", "ready")


def text_of(page: Page, editor: str = "#editor") -> str:
    """Return the text of an editor."""
    return str(page.evaluate("selector => [...document.querySelectorAll(selector + ' .cm-line')].map(l => l.textContent).join('\\n')", editor))


def faults(page: Page) -> list[Any]:
    """Return what axe finds: rule, impact and the elements."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    return [(v["id"], v["impact"], [n["html"][:160] for n in v["nodes"]][:3], v["nodes"][0].get("failureSummary", "")[:300]) for v in result["violations"]]
