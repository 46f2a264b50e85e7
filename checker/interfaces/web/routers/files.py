"""Files in and out: the text of an upload, Word in and Word with comments out, rows as a spreadsheet."""

from __future__ import annotations

import json
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Response, UploadFile
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from checker.interfaces.web import work
from checker.interfaces.web.openapi import returns
from checker.interfaces.web.pool import Pool
from checker.interfaces.web.routers.check import PROBLEMS
from checker.interfaces.web.schemas import CheckBody, ExportBody

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def router(pool: Pool) -> APIRouter:
    """Return the paths for files."""
    routes = APIRouter(prefix="/api/v1", responses=PROBLEMS)

    @routes.post("/files", summary="ファイルから文章を取り出す", response_class=Response, responses=returns("FileText"))
    async def read(file: UploadFile) -> Response:
        """Word、HTML、Markdown、テキストの本文を返します。"""
        data = await file.read()
        return Response(await pool.run(work.read_text, _name(file), data), media_type="application/json")

    @routes.post("/replies", summary="回答のファイルを読む", response_class=Response, responses=returns("OtherReplies"))
    async def replies(file: UploadFile, columns: Annotated[str, Form(max_length=400)] = "") -> Response:
        """CSV・XLSX・JSONL の回答を、/reply に渡せる形で返します。多いときは、新しいものだけです。"""
        return Response(await pool.run(work.read_others, _name(file), await file.read(), columns), media_type="application/json")

    @routes.post("/word", summary="Word に指摘をコメントで入れる", response_class=Response)
    async def word(file: UploadFile, options: Annotated[str, Form()] = "{}", text: Annotated[str, Form()] = "") -> Response:
        """同じ Word 文書を、指摘の場所にコメントを付けて返します。options は /check の本文から text を除いたものです。

        text(直した文案)を添えると、元の文面との違いを変更履歴として書き込みます。
        """
        try:
            body = CheckBody.model_validate({**json.loads(options), "text": "", "compare": []})
        except (ValidationError, ValueError, TypeError):
            raise RequestValidationError([{"loc": ("body", "options"), "type": "value_error"}]) from None
        made = await pool.run(work.word_with_comments, _name(file), await file.read(), body.model_dump(), text)
        return attachment(made, WORD, _name(file).removesuffix(".docx") + "_つじつま.docx")

    @routes.post("/export", summary="一覧を表計算のファイルにする", response_class=Response)
    async def export(body: ExportBody) -> Response:
        """画面の一覧を XLSX か CSV で返します。式と取られる値には ' を付けます。"""
        made = await pool.run(work.export, body.model_dump())
        kind = EXCEL if body.format == "xlsx" else "text/csv; charset=utf-8"
        return attachment(made, kind, f"{body.name}.{body.format}")

    return routes


def attachment(data: bytes, media_type: str, name: str) -> Response:
    """Return a download with a Japanese name."""
    return Response(data, media_type=media_type, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"})


def _name(file: UploadFile) -> str:
    """Return the last part of the file's name: it only ever tells the format, nothing is opened by it."""
    return (file.filename or "").replace("\\", "/").rpartition("/")[2][:200] or "ファイル"
