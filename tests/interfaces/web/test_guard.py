"""The door: headers, host, origin, token, sizes, logs; what binds where."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from checker.domain.errors import UsageError
from checker.interfaces.cli.main import main
from checker.interfaces.web import config
from checker.interfaces.web.app import create_app
from checker.interfaces.web.config import WebConfig
from checker.interfaces.web.pool import Pool
from checker.interfaces.web.problems import Problem
from checker.interfaces.web.work import Outcome

TOKEN = "0123456789abcdef"
SECRET = "極秘のひとこと"


@pytest.fixture
def open_door(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """An app for all the world, with a token, without workers."""
    monkeypatch.setattr(Pool, "open", lambda self: None)
    monkeypatch.setattr(Pool, "warm", _nothing)
    with TestClient(create_app(WebConfig(host="0.0.0.0", token=TOKEN)), base_url="http://example.jp") as client:
        yield client


async def _nothing(self: Pool) -> None:
    return None


def test_every_answer_has_the_headers(web: TestClient) -> None:
    for path in ("/", "/audit", "/healthz", "/api/v1/nothing", "/static/app.js"):
        headers = web.get(path).headers
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy and "default-src 'none'" in policy and "unsafe" not in policy
        assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")


def test_page_has_no_inline_script_or_style_and_nothing_from_elsewhere(web: TestClient) -> None:
    page = web.get("/").text
    assert page.count("<script") == page.count('<script type="module" src="/static/') == 1
    assert "style=" not in page and "<style" not in page and "//" not in page.replace("<!--", "")


def test_nonce_is_new_for_every_answer(web: TestClient) -> None:
    first, second = web.get("/").text, web.get("/").text
    assert first != second and "{{" not in first


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_other_pages_cannot_use_this_machine(web: TestClient, headers: dict[str, str]) -> None:
    response = web.post("/api/v1/check", json={"text": "文章です。"}, headers=headers)
    assert response.status_code == 403


def test_own_page_may(web: TestClient) -> None:
    headers = {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}
    assert web.post("/api/v1/check", json={"text": "お詫びします。"}, headers=headers).status_code == 200


def test_token_is_asked_for(open_door: TestClient) -> None:
    assert open_door.get("/api/v1/names").json()["code"] == "token"
    assert open_door.get("/metrics").status_code == 401
    assert open_door.get("/healthz").status_code == 200
    assert open_door.get("/api/v1/names", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert open_door.get("/api/v1/names", headers={b"authorization": "Bearer é".encode()}).status_code == 401
    page = open_door.get("/", headers={"accept": "text/html"}, follow_redirects=False)
    assert (page.status_code, page.headers["location"]) == (303, "/login")


def test_login_gives_a_strict_cookie(open_door: TestClient) -> None:
    assert "違います" in open_door.post("/login", data={"token": "wrong"}).text
    entered = open_door.post("/login", data={"token": TOKEN}, follow_redirects=False)
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and TOKEN not in cookie
    assert open_door.get("/", headers={"accept": "text/html"}).status_code == 200


@pytest.mark.parametrize(("host", "token"), [("0.0.0.0", ""), ("192.168.1.5", ""), ("::", ""), ("example.jp", ""), ("127.0.0.1", "short")])
def test_strangers_are_kept_out_at_the_start(host: str, token: str) -> None:
    with pytest.raises(UsageError):
        create_app(WebConfig(host=host, token=token))


def test_command_says_why_it_does_not_start(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "0.0.0.0"]) == 2
    assert "--token" in capsys.readouterr().err


def test_big_bodies_are_refused_before_they_are_read(web: TestClient) -> None:
    big = web.post("/api/v1/check", content=b"x" * (config.MAX_JSON + 1), headers={"content-type": "application/json"})
    assert big.status_code == 413 and big.json()["code"] == "too_big"

    def endless() -> Iterator[bytes]:
        for _ in range(10):
            yield b"x" * 1_000_000

    assert web.post("/api/v1/check", content=endless(), headers={"content-type": "application/json"}).status_code == 413


def test_uploads_stay_in_memory(web: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))  # writing there would fail
    text = ("お客様各位。氏名が流出しました。\n" * 100_000).encode()
    response = web.post("/api/v1/files", files={"file": ("大.txt", text)})
    assert response.status_code == 200 and len(response.json()["text"]) > 1_000_000


def test_too_many_are_sent_away(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pool, "under_way", property(lambda self: 64, lambda self, value: None), raising=False)
    response = web.post("/api/v1/check", json={"text": "文章です。"})
    assert response.status_code == 503 and response.headers["retry-after"]


def test_crashes_are_logged_without_words(web: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    async def broken(self: Pool, *args: object) -> Outcome:
        raise RuntimeError(f"cannot read {SECRET}")

    monkeypatch.setattr(Pool, "_outcome", broken)
    with caplog.at_level(logging.DEBUG):
        response = web.post("/api/v1/check", json={"text": SECRET})
    assert response.status_code == 500 and response.json()["code"] == "crash"
    assert "RuntimeError" in caplog.text and SECRET not in caplog.text and SECRET not in response.text


def test_no_path_leads_out_of_the_static_folder(web: TestClient) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        assert web.get(path).status_code == 404


async def _slow_pool() -> tuple[int, bytes]:
    from checker.config.settings import Settings
    from checker.interfaces.web import work

    pool = Pool(1, 8, 60.0, Settings())
    pool.open()
    try:
        await pool.warm()
        try:
            await pool.run(_sleep, seconds=0.2)
        except Problem as problem:
            status = problem.status
        return status, await pool.run(work.check, {"text": "お詫びします。", "compare": []})
    finally:
        pool.close()


def _sleep() -> bytes:
    import time

    time.sleep(30)
    return b""


def test_stuck_worker_is_replaced() -> None:
    with ThreadPoolExecutor(1) as thread:  # the tests of the pages may have left a loop running in this one
        status, data = thread.submit(asyncio.run, _slow_pool()).result(60)
    assert status == 504 and data.startswith(b'{"schema"')
