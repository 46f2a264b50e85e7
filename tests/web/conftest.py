"""A real server and Debian's Chromium for the tests of the pages; screenshots go to tests/web/screenshots."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.postgres import free_port

SHOTS = Path(__file__).parent / "screenshots"
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)
expect.set_options(timeout=30_000)  # ms; five seconds are too few where the models load while other tests run


class Server:
    """``tsujitsuma serve`` as a process; it can be stopped and started again on its port."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it can judge texts."""
        environment = {**os.environ, "XDG_DATA_HOME": str(self._folder)}
        command = [sys.executable, "-m", "checker", "serve", "--port", str(self.port), "--workers", "1"]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=5) as response:
                    if response.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.log())

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)

    def log(self) -> str:
        """Return what it wrote."""
        return (self._folder / "log").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server."""
    made = Server(tmp_path_factory.mktemp("serve"))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "Chromium がありません。sudo apt-get install chromium を実行してください(sh bin/test は root なら自分で入れます)。"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield found
        found.close()


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a path in a context of its own; errors of the page fail the test."""
    contexts = []
    errors: list[str] = []

    def opened(path: str = "/", **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1360, "height": 900}, "locale": "ja-JP", "accept_downloads": True, **options})  # type: ignore[arg-type]
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if _is_fault(message) else None)
        page.goto(server.url + path)
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not errors


def _is_fault(message: ConsoleMessage) -> bool:
    """Tell faults of the page, a breach of its policy among them, from answers that are meant to be errors."""
    return message.type == "error" and "Failed to load" not in message.text and "ERR_" not in message.text


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Return a function that keeps a screenshot of a page."""
    SHOTS.mkdir(exist_ok=True)

    def keep(page: Page, name: str) -> None:
        page.screenshot(path=SHOTS / f"{re.sub(r'[^a-z0-9]+', '-', name)}.png")

    return keep
