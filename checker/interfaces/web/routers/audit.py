"""Audits of uploaded files: start, progress by server-sent events, result, downloads, cancel."""

from __future__ import annotations

import asyncio
import json
import pickle
from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, Response, UploadFile
from fastapi.responses import JSONResponse, StreamingResponse

from checker.interfaces.web import work
from checker.interfaces.web.jobs import Job, Jobs, watch
from checker.interfaces.web.openapi import returns
from checker.interfaces.web.pool import Pool
from checker.interfaces.web.problems import Problem
from checker.interfaces.web.routers.check import PROBLEMS
from checker.interfaces.web.routers.files import EXCEL, _name, attachment

_TYPES = {"xlsx": EXCEL, "csv": "text/csv; charset=utf-8", "html": "text/html; charset=utf-8", "json": "application/json"}


def router(pool: Pool, jobs: Jobs) -> APIRouter:
    """Return the paths of audits."""
    routes = APIRouter(prefix="/api/v1/audit/jobs", responses=PROBLEMS)

    @routes.post("", summary="回答のファイルの突き合わせを始める", status_code=202, responses=returns("JobStatus", 202))
    async def start(
        replies: UploadFile,
        official: Annotated[list[UploadFile], File()] = [],  # noqa: B006  (FastAPI copies it)
        official_text: Annotated[str, Form()] = "",
        columns: Annotated[str, Form(max_length=400)] = "",
    ) -> JSONResponse:
        """CSV(UTF-8、Shift_JIS)、XLSX、JSONL を受け取り、番号を返します。"""
        officials = await _officials(pool, official, official_text)
        job = jobs.start(_name(replies), await replies.read(), officials, columns)
        return JSONResponse(job.status(), 202)

    @routes.get("/{job_id}", summary="突き合わせの結果", response_class=Response, responses={**returns("AuditResult"), **returns("JobStatus", 202)})
    async def result(job_id: str) -> Response:
        """終わっていれば結果を、まだなら進み具合を返します。"""
        job = jobs.get(job_id)
        if job.problem:
            raise Problem(*job.problem)
        if job.state != "done":
            return JSONResponse(job.status(), 202)
        return Response(job.tree, media_type="application/json")

    @routes.get("/{job_id}/events", summary="進み具合(server-sent events)", response_class=StreamingResponse)
    async def events(job_id: str) -> StreamingResponse:
        """進み具合が変わるたびに知らせ、終わったら閉じます。"""
        return StreamingResponse(_events(jobs.get(job_id)), media_type="text/event-stream")

    @routes.get("/{job_id}/export", summary="結果をファイルにする", response_class=Response)
    async def export(job_id: str, format: Literal["xlsx", "csv", "html", "json"]) -> Response:
        """報告全部を XLSX・CSV・HTML・JSON で返します。"""
        job = jobs.get(job_id)
        if job.state != "done":
            raise Problem(409, "not_done", "突き合わせがまだ終わっていません。", "終わるまでお待ちください。")
        return attachment(await asyncio.to_thread(_render, job.report, format), _TYPES[format], f"回答の食い違い.{format}")

    @routes.delete("/{job_id}", summary="突き合わせをやめる、忘れる", status_code=204)
    async def drop(job_id: str) -> Response:
        """途中なら止め、結果を消します。"""
        jobs.drop(job_id)
        return Response(status_code=204)

    return routes


async def _officials(pool: Pool, files: list[UploadFile], pasted: str) -> list[dict[str, Any]]:
    """Return name and text of the official texts, pasted or uploaded."""
    found: list[dict[str, Any]] = [{"name": "公式", "text": pasted}] if pasted.strip() else []
    for file in files:
        read = json.loads(await pool.run(work.read_text, _name(file), await file.read()))
        found.append({"name": read["name"], "text": read["text"]})
    return found


async def _events(job: Job) -> AsyncIterator[str]:
    """Yield the status as server-sent events; a comment now and then keeps the line open."""
    async for status in watch(job):
        yield ": .\n\n" if status is None else f"data: {json.dumps(status, ensure_ascii=False)}\n\n"


def _render(report: bytes, form: str) -> bytes:
    from checker.report.audit import AuditStyle, renderer

    made = renderer(form)(pickle.loads(report), AuditStyle())  # our own process pickled it
    return made.encode() if isinstance(made, str) else made
