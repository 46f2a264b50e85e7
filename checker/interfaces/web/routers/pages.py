"""The page (one for all views), the login page, names in Japanese, and the static files of the package."""

from __future__ import annotations

import hmac
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles

from checker.domain import names
from checker.interfaces.extras import has
from checker.interfaces.web.config import WebConfig
from checker.interfaces.web.guard import COOKIE, cookie_of

STATIC = Path(__file__).resolve().parent.parent / "static"
VIEWS = ("/", "/audit", "/reply", "/saved")
_WEEK = 7 * 24 * 3600


def static_files() -> StaticFiles:
    """Return the app of the static files."""
    return StaticFiles(directory=STATIC)


def router(config: WebConfig) -> APIRouter:
    """Return the paths that people open."""
    routes = APIRouter(include_in_schema=False)

    def page(request: Request) -> HTMLResponse:
        html = (STATIC / "index.html").read_text(encoding="utf-8")
        return HTMLResponse(html.replace("{{nonce}}", request.state.nonce))

    for path in VIEWS:
        routes.add_api_route(path, page, methods=["GET"], response_class=HTMLResponse)

    @routes.get("/login")
    def login() -> HTMLResponse:
        return HTMLResponse((STATIC / "login.html").read_text(encoding="utf-8").replace("{{message}}", ""))

    @routes.post("/login")
    def enter(token: Annotated[str, Form(max_length=400)]) -> Response:
        if not config.token or not hmac.compare_digest(token.strip().encode(), config.token.encode()):
            html = (STATIC / "login.html").read_text(encoding="utf-8")
            return HTMLResponse(html.replace("{{message}}", "合言葉が違います。もう一度入れてください。"), 401)
        response = RedirectResponse("/", 303)
        response.set_cookie(COOKIE, cookie_of(config.token), _WEEK, httponly=True, samesite="strict")
        return response

    @routes.get("/api/v1/names")
    def all_names() -> dict[str, dict[str, str]]:
        tables = ("ELEMENTS", "KINDS", "STAGES", "MODES", "STATUSES", "LEVELS", "BASES", "SEVERITIES", "INFO_TYPES", "QUALIFIERS", "CERTAINTIES", "SLOTS")
        can = {"syntax": "1"} if has("spacy", "ginza", "ja_ginza") else {}
        return {"can": can, **{table.lower(): dict(getattr(names, table)) for table in tables}}

    return routes
