"""POST /api/v1/check, /report and /reply."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from checker.interfaces.web import work
from checker.interfaces.web.openapi import problem, returns
from checker.interfaces.web.pool import Pool
from checker.interfaces.web.schemas import AuditBody, CheckBody, ReplyBody

PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: problem(words)
    for code, words in ((413, "大きすぎる"), (422, "形が違う、または調べられない"), (503, "混み合っている"), (504, "時間切れ"))
}


def router(pool: Pool) -> APIRouter:
    """Return the paths that judge texts."""
    routes = APIRouter(prefix="/api/v1", responses=PROBLEMS)

    @routes.post("/check", summary="文案を調べる", response_class=Response, responses=returns("CheckResult"))
    async def check(body: CheckBody) -> Response:
        """調べた結果(「tsujitsuma check --format json」と同じ形)を返します。"""
        return Response(await pool.run(work.check, body.model_dump()), media_type="application/json")

    @routes.post("/report", summary="報告を一枚の HTML にする", response_class=Response, responses={200: {"content": {"text/html": {}}}})
    async def report(body: CheckBody) -> Response:
        """そのまま配れる HTML の報告を返します。"""
        made = await pool.run(work.report_html, body.model_dump())
        headers = {"Content-Disposition": 'attachment; filename="tsujitsuma-report.html"'}
        return Response(made, media_type="text/html; charset=utf-8", headers=headers)

    @routes.post("/reply", summary="送る前の回答を確かめる", response_class=Response, responses=returns("ReplyResult"))
    async def reply(body: ReplyBody) -> Response:
        """公式の文章と食い違うところを返します。回答の id は draft です。"""
        return Response(await pool.run(work.reply, body.model_dump()), media_type="application/json")

    @routes.post("/audit", summary="回答を突き合わせる", response_class=Response, responses=returns("AuditResult"))
    async def audit(body: AuditBody) -> Response:
        """食い違い、訂正が要る回答、事実シートを返します。大きなファイルは /api/v1/audit/jobs へ。"""
        return Response(await pool.run(work.audit, body.model_dump(), seconds=300.0), media_type="application/json")

    return routes
