"""Errors over HTTP: problem+json (RFC 9457) in Japanese, without a word of the text that was sent."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from checker.domain.errors import CheckerError, UsageError

LOG = logging.getLogger("tsujitsuma.web")
MEDIA_TYPE = "application/problem+json"
_TITLES = {
    404: ("not_found", "そのページはありません。", "つづりを確かめるか、最初のページからお入りください。"),
    405: ("method", "その操作はできません。", ""),
}


class Problem(Exception):  # noqa: N818  (the name RFC 9457 gives it)
    """An answer that is no result: HTTP status, stable code, what is wrong and what to do, in Japanese."""

    def __init__(self, status: int, code: str, title: str, detail: str = "", headers: dict[str, str] | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.headers = headers or {}

    def tree(self) -> dict[str, Any]:
        """Return the body."""
        return {"type": "about:blank", "status": self.status, "code": self.code, "title": self.title, "detail": self.detail}

    def response(self) -> Response:
        """Return the response."""
        return JSONResponse(self.tree(), self.status, self.headers, MEDIA_TYPE)


def of_error(error: CheckerError) -> Problem:
    """Return the problem for an error of the checker: 400 for a wrong call, 422 for a text that cannot be judged."""
    return Problem(400 if isinstance(error, UsageError) else 422, error.code, error.message, error.hint)


def crash() -> Problem:
    """Return the problem for a fault of ours."""
    return Problem(500, "crash", "プログラムの誤りで、処理できませんでした。", "もう一度お試しください。続くときは、管理者に知らせてください。")


def place_of(error: BaseException) -> str:
    """Name type and place of an error, never its message: that may hold words of the draft."""
    house = Path(__file__).resolve().parents[2]
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(house)]
    where = f"{Path(frames[-1].filename).relative_to(house)}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} {where}"


def add_handlers(app: FastAPI) -> None:
    """Make the app answer every error as a problem."""

    @app.exception_handler(Problem)
    async def _problem(_: Request, error: Problem) -> Response:
        return error.response()

    @app.exception_handler(CheckerError)
    async def _checker(_: Request, error: CheckerError) -> Response:
        return of_error(error).response()

    @app.exception_handler(RequestValidationError)
    async def _invalid(_: Request, error: RequestValidationError) -> Response:
        return invalid(error).response()

    @app.exception_handler(Exception)
    async def _crash(_: Request, error: Exception) -> Response:  # raised again afterwards; the guard logs its place
        return crash().response()

    @app.exception_handler(HTTPException)
    async def _http(_: Request, error: HTTPException) -> Response:
        code, title, detail = _TITLES.get(error.status_code, ("http", "処理できませんでした。", ""))
        return Problem(error.status_code, code, title, detail).response()


def invalid(error: RequestValidationError) -> Problem:
    """Return the problem for a body that does not fit; names the fields, never the values."""
    names = sorted({".".join(str(part) for part in fault["loc"] if part != "body") or "本文" for fault in error.errors()})
    if any(fault["type"] == "text_too_long" for fault in error.errors()):
        return too_big("文章が大きすぎます(上限 2 MB)。")
    return Problem(422, "invalid", f"送られた内容の形が正しくありません({'、'.join(names)[:200]})。", "/api/openapi.json に形の説明があります。")


def too_big(title: str) -> Problem:
    """Return the problem for what exceeds a limit."""
    return Problem(413, "too_big", title, "分けてお送りください。")
