"""The OpenAPI description of answers: the schemas of the JSON (docs/schema) and the small shapes of the API, with examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI

from checker.paths import data_folder

Tree = dict[str, Any]
_TEXT: Tree = {"type": "string"}
_COUNT: Tree = {"type": "integer", "minimum": 0}
_SPAN: Tree = {"start": 14, "end": 17, "line": 1, "column": 15, "text": "不注意"}


def _shape(required: str, **properties: Tree) -> Tree:
    return {"type": "object", "required": required.split(), "properties": properties}


def _list(of: Tree) -> Tree:
    return {"type": "array", "items": of}


def _see(name: str) -> Tree:
    return {"$ref": f"#/components/schemas/{name}"}


_REPLY = _shape("id text", id=_TEXT, responder=_TEXT, at=_TEXT, question=_TEXT, text=_TEXT, incident=_TEXT)
_SHAPES: dict[str, Tree] = {
    "ReplyResult": {
        "allOf": [_see("AuditResult"), _shape("officials people", officials={"type": "object", "additionalProperties": _TEXT},
                                              people={"type": "object", "additionalProperties": {"type": "object"}})],
    },
    "FileText": _shape("name format encoding text notes", name=_TEXT, format={"enum": ["txt", "md", "html", "docx"]}, encoding=_TEXT, text=_TEXT,
                       notes=_list(_TEXT)),
    "OtherReplies": _shape("name all unreadable notes replies", name=_TEXT, all=_COUNT, unreadable=_COUNT, notes=_list(_TEXT), replies=_list(_REPLY)),
    "JobStatus": _shape("id state done all", id=_TEXT, state={"enum": ["running", "done", "failed", "cancelled"]}, done=_COUNT, all=_COUNT,
                        problem=_shape("code title detail", code=_TEXT, title=_TEXT, detail=_TEXT)),
    "Workspace": _shape("id kind name version updated", id=_TEXT, kind={"enum": ["draft", "audit"]}, name=_TEXT, version=_COUNT,
                        updated={"type": "string", "format": "date-time"}, body={"type": "object"}),
    "Problem": _shape("type status code title detail", type=_TEXT, status={"type": "integer"}, code=_TEXT, title=_TEXT, detail=_TEXT),
}  # fmt: skip
_AUDIT: Tree = {"schema": 1, "replies": 1, "unreadable": [], "notes": [], "conflicts": [], "corrections": [], "fact_sheet": [],
                "summary": {"by_responder": [], "by_slot": []}}  # fmt: skip
EXAMPLES: dict[str, Tree] = {
    "CheckResult": {
        "schema": 1,
        "documents": [{
            "path": "下書き", "kind": "notice", "stage": "first", "mode": "email_missend", "encoding": "utf-8", "notes": [],
            "elements": [{"id": "contact", "status": "absent", "level": "required", "basis": "practice", "evidence": [],
                          "message": "問い合わせ先が書かれていません。", "suggestion": "この件の専用窓口: 電話〔例:0120-000-514〕"}],
            "facts": {"occurred": None, "discovered": None, "published": None, "delay_days": None, "counts": [], "info_types": [], "certainty": None},
            "readability": {}, "disclosure": {},
            "findings": [{"rule": "wording.blame_shifting.individual", "category": "blame_shifting", "severity": "warning", "basis": "practice",
                          "message": "担当者個人のせいにする言い方です。", "why": "仕組みを直す話にならないからです。", "span": _SPAN, "related": [],
                          "suggestion": None, "fixable": False}],
            "suppressed": [], "skipped": [],
        }],
        "conflicts": [], "known": 0, "failures": [],
    },
    "AuditResult": _AUDIT,
    "ReplyResult": {**_AUDIT, "officials": {"official": "・お願い:パスワードの変更をお願いする。"}, "people": {}},
    "FileText": {"name": "案.docx", "format": "docx", "encoding": "utf-8", "text": "お知らせ\n", "notes": ["Word 文書から本文を取り出しました。"]},
    "OtherReplies": {"name": "回答.csv", "all": 1, "unreadable": 0, "notes": [],
                     "replies": [{"id": "1001", "responder": "佐藤", "at": "2025-09-08T09:20", "question": "", "text": "変更は不要です。", "incident": ""}]},
    "JobStatus": {"id": "V7kd…", "state": "running", "done": 1200, "all": 5000},
    "Workspace": {"id": "8f0c…", "kind": "draft", "name": "第一報", "version": 1, "updated": "2025-09-08T00:20:00+00:00"},
    "Problem": {"type": "about:blank", "status": 422, "code": "no_japanese", "title": "日本語の文章がありません。",
                "detail": "文字化けしていないかも確かめてください。"},
}  # fmt: skip


def returns(name: str, status: int = 200, many: bool = False) -> dict[int | str, Tree]:
    """Return what a route declares for an answer of the shape ``name``."""
    return {status: {"description": "結果", "content": {"application/json": {"schema": _list(_see(name)) if many else _see(name)}}}}


def problem(words: str) -> Tree:
    """Return what a route declares for an error."""
    return {"description": words, "content": {"application/problem+json": {"schema": _see("Problem")}}}


def describe(app: FastAPI) -> None:
    """Let the app's description hold the shapes that ``returns`` names, and an example of each.

    The examples come last, since FastAPI drops every null of what routes declare.
    """
    make = app.openapi

    def described() -> Tree:
        tree = make()
        tree.setdefault("components", {}).setdefault("schemas", {}).update(_schemas())
        for content in (c for routes in tree["paths"].values() for route in routes.values() for c in _contents(route)):
            _show(content)
        return tree

    app.openapi = described  # type: ignore[method-assign]


def _contents(route: Tree) -> Iterator[Tree]:
    for response in route["responses"].values():
        yield from response.get("content", {}).values()


def _show(content: Tree) -> None:
    """Add the example of the shape that an answer has."""
    shape = content.get("schema", {})
    name = (shape.get("items") or shape).get("$ref", "").rpartition("/")[2]
    if name in EXAMPLES:
        content["example"] = [EXAMPLES[name]] if "items" in shape else EXAMPLES[name]


def _schemas() -> dict[str, Tree]:
    """Return all shapes by name; those of docs/schema with their definitions beside them."""
    found = dict(_SHAPES)
    for name in ("check", "audit"):
        text = (data_folder("docs") / "schema" / f"{name}.json").read_text(encoding="utf-8")
        tree = json.loads(text.replace("#/$defs/", f"#/components/schemas/{name.title()}."))
        for part, shape in tree.pop("$defs").items():
            found[f"{name.title()}.{part}"] = shape
        found[f"{name.title()}Result"] = {k: v for k, v in tree.items() if not k.startswith("$")}
    return found
