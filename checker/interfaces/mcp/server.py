"""The tools of the MCP server. Nothing is kept and nothing leaves the machine but the answer to the caller."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from checker import __version__
from checker.audit.columns import parse_columns
from checker.audit.files import ReplyFile, read_bytes, read_replies
from checker.config.load import find_settings
from checker.config.settings import Settings
from checker.domain.errors import CheckerError
from checker.domain.fact import KINDS
from checker.engine import Ask
from checker.report.audit import json as audit_json
from checker.report.json import tree
from checker.rules.loader import nearest
from checker.service import Options, audit_replies, check_documents, check_reply, list_rules
from checker.text.load import load_bytes

INSTRUCTIONS = (
    "つじつまは、事故・事件のあとに会社が出す日本語の文章(お知らせ、FAQ、続報、回答)を調べる道具です。"
    "check は一つの文章、audit は回答の一覧、reply は送る前の返信一つ、explain は規則一つです。文章はこの機械から出ません。"
)


def make_server() -> MCPServer[Any]:
    """Return the server with its tools."""
    server: MCPServer[Any] = MCPServer("tsujitsuma", instructions=INSTRUCTIONS, version=__version__)
    for tool in (check, audit, reply, explain):
        server.add_tool(_said(tool), name=tool.__name__, description=tool.__doc__, structured_output=False)
    return server


def check(text: str, filename: str = "文案.md", kind: str = "", published: str = "") -> str:
    """文案一つを調べ、要素・事実・指摘を JSON で返す。kind は notice faq followup mail reply(空なら本文から判断)、published は YYYY-MM-DD。"""
    if kind and kind not in KINDS:
        raise ToolError(f"kind に {kind} は使えません。使えるもの: {' '.join(KINDS)}")
    source = load_bytes(filename, text.encode())
    report = check_documents([source], Options(_settings(), Ask(kind or None, published=published or None)))
    return json.dumps(tree(report), ensure_ascii=False)


def audit(replies: list[dict[str, str]] | None = None, file: str = "", officials: list[str] | None = None) -> str:
    """回答どうし、公式の回答との食い違いを JSON で返す。replies は {id, responder, at, question, text} の並び、または file に CSV・XLSX・JSONL のパス。"""
    return _audit_json(audit_replies(_replies(replies, file), _named(officials)))


def reply(text: str, officials: list[str], question: str = "") -> str:
    """送る前の返信一つを、公式の回答(officials)と突き合わせ、食い違いを JSON で返す。返信の id は draft。"""
    return _audit_json(check_reply(text, _named(officials), None, question))


def explain(rule: str) -> str:
    """規則一つの説明(なぜ、出典、案、例)を JSON で返す。"""
    rules = {r.id: r for r in list_rules(_settings())}
    if rule not in rules:
        raise ToolError(f"規則「{rule}」はありません。{nearest(rule, rules)}")
    found = rules[rule]
    return json.dumps(
        {
            "id": found.id, "category": found.category, "severity": found.severity.value, "basis": found.basis.value,
            "message": found.message, "why": found.why, "source": found.source, "suggestion": found.suggestion,
            "enabled": found.enabled, "fires": found.fires, "quiet": found.quiet,
        },
        ensure_ascii=False,
    )  # fmt: skip


def _said(tool: Callable[..., str]) -> Callable[..., str]:
    """Give the caller our errors as they are, and of a crash its kind only (drafts are secret)."""
    from functools import wraps

    @wraps(tool)
    def run(**arguments: Any) -> str:  # noqa: ANN401
        try:
            return tool(**arguments)
        except CheckerError as error:
            raise ToolError(str(error)) from None
        except ToolError:
            raise
        except Exception as error:
            raise ToolError(f"プログラムの誤りで検査できませんでした({type(error).__name__})。") from None

    return run


def _settings() -> Settings:
    return find_settings(Path.cwd())


def _replies(rows: list[dict[str, str]] | None, file: str) -> ReplyFile:
    if file:
        return read_replies(file, parse_columns(None))
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows or [])
    return read_bytes("replies.jsonl", lines.encode())


def _named(officials: list[str] | None) -> list[tuple[str, str]]:
    given = officials or []
    return [("official" if len(given) == 1 else f"official:{i}", text) for i, text in enumerate(given, 1)]


def _audit_json(report: Any) -> str:  # noqa: ANN401  (AuditReport)
    return json.dumps(audit_json.tree(report), ensure_ascii=False)
