"""The door: who may come in, how much they may bring, and the headers of every answer. Pure ASGI, outermost."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from fastapi.responses import RedirectResponse
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.interfaces.web.config import MAX_JSON, MAX_UPLOAD, WebConfig
from checker.interfaces.web.problems import LOG, Problem, crash, place_of, too_big

COOKIE = "tsujitsuma"
BODY_SECONDS = 60.0
OPEN_PATHS = ("/healthz", "/login")
UPLOADS = ("/api/v1/audit", "/api/v1/files", "/api/v1/replies", "/api/v1/word", "/api/v1/export", "/api/v1/workspaces")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def policy(nonce: str) -> str:
    """Return the Content-Security-Policy; the nonce is for the editor's style sheet alone."""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def cookie_of(token: str) -> str:
    """Return what the cookie of a visitor with the token holds."""
    return hashlib.sha256(b"tsujitsuma:" + token.encode()).hexdigest()


class Guard:
    """Wraps the app: checks host, origin, token and size, and sets the headers."""

    def __init__(self, app: ASGIApp, config: WebConfig) -> None:
        self._app = app
        self._config = config

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce
        answer = _Answer(send, nonce, scope["path"].startswith("/static/"))
        try:
            self._admit(scope)
            await self._app(scope, _limited(scope, receive, answer), answer)
        except Problem as problem:
            answer.problem = problem
        except Exception as error:  # never the traceback with its message: it may quote the draft
            if answer.problem is None:
                LOG.error("%s %s: %s", scope["method"], _route(scope), place_of(error))
                answer.problem = crash()
        found, answer.problem = answer.problem, None
        if found is not None and not answer.is_started:
            await self._refuse(found, scope, receive, answer)

    async def _refuse(self, problem: Problem, scope: Scope, receive: Receive, answer: _Answer) -> None:
        wants_page = "text/html" in Headers(scope=scope).get("accept", "")
        if problem.status == 401 and wants_page and scope["method"] == "GET":
            await RedirectResponse("/login", 303)(scope, receive, answer)
        else:
            await problem.response()(scope, receive, answer)

    def _admit(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self._config.is_local and urlsplit(f"//{host}").hostname not in ("localhost", "127.0.0.1", "::1"):
            # A page elsewhere may point its own name at this machine: then the name gives it away.
            raise Problem(403, "host", "この名前では使えません。", f"http://127.0.0.1:{self._config.port}/ を開いてください。")
        if scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            origin = headers.get("origin")
            if (origin and urlsplit(origin).netloc != host) or headers.get("sec-fetch-site") in ("cross-site", "same-site"):
                raise Problem(403, "origin", "ほかのページからの操作は受け付けません。", "つじつまのページから操作してください。")
        path = scope["path"]
        is_open = path in OPEN_PATHS or path.startswith("/static/")
        if self._config.token and not is_open and not self._knows(headers):
            raise Problem(401, "token", "合言葉が要ります。", "最初のページで合言葉を入れてください。", {"WWW-Authenticate": "Bearer"})

    def _knows(self, headers: Headers) -> bool:
        scheme, _, word = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(word.strip().encode(), self._config.token.encode()):
            return True
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        given = cookies[COOKIE].value if COOKIE in cookies else ""
        return hmac.compare_digest(given.encode(), cookie_of(self._config.token).encode())


class _Answer:
    """Sends messages on, with the headers added; with a ``problem`` nothing more, since that is the answer."""

    def __init__(self, send: Send, nonce: str, is_static: bool) -> None:
        self.is_started = False
        self.problem: Problem | None = None
        self._send = send
        self._nonce = nonce
        self._is_static = is_static

    async def __call__(self, message: Message) -> None:
        if self.problem is not None and not self.is_started:
            return
        if message["type"] == "http.response.start":
            self.is_started = True
            headers = MutableHeaders(raw=message["headers"])
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Content-Security-Policy", policy(self._nonce))
            headers["Cache-Control"] = "no-cache" if self._is_static else "no-store"
            message["headers"] = headers.raw
        await self._send(message)


def _limited(scope: Scope, receive: Receive, answer: _Answer) -> Receive:
    """Return a ``receive`` that refuses what is too big or comes too slowly."""
    limit = MAX_UPLOAD if scope["path"].startswith(UPLOADS) else MAX_JSON
    words = "ファイルが大きすぎます(上限 50 MB)。" if limit == MAX_UPLOAD else "文章が大きすぎます(上限 2 MB)。"
    length = Headers(scope=scope).get("content-length", "")
    if length.isdigit() and int(length) > limit:
        raise too_big(words)
    got = 0
    is_whole = False

    async def wrapped() -> Message:
        nonlocal got, is_whole
        if is_whole:  # afterwards only the visitor's leaving is awaited
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), BODY_SECONDS)
        except TimeoutError:
            answer.problem = Problem(408, "slow_body", "送信に時間がかかりすぎています。", "回線を確かめて、もう一度お試しください。")
            raise answer.problem from None
        got += len(message.get("body", b""))
        if got > limit:
            answer.problem = too_big(words)  # kept: the framework turns what is raised here into a plain 400
            raise answer.problem
        is_whole = not message.get("more_body", False)
        return message

    return wrapped


def _route(scope: Scope) -> str:
    """Return the pattern of the route, not the path: an id is a secret."""
    return str(getattr(scope.get("route"), "path", "?"))
