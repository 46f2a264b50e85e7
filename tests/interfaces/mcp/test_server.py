"""The MCP server, asked by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from mcp import StdioServerParameters
from mcp.client.session import ClientSession
from mcp.client.stdio import stdio_client

ROOT = Path(__file__).resolve().parents[3]
OFFICIAL = "パスワードの変更は不要です。対象は会員1,200人です。"


def ask(*calls: tuple[str, dict[str, Any]]) -> tuple[list[str], list[Any]]:
    """Return the names of the tools and the results of the calls."""

    async def run() -> tuple[list[str], list[Any]]:
        server = StdioServerParameters(command=sys.executable, args=["-P", "-m", "checker", "mcp"], cwd=ROOT)
        async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            tools = [t.name for t in (await session.list_tools()).tools]
            return tools, [await session.call_tool(name, arguments) for name, arguments in calls]

    return asyncio.run(asyncio.wait_for(run(), 120))


def words(result: Any) -> str:  # noqa: ANN401  (a CallToolResult)
    return str(result.content[0].text)


def test_all_tools() -> None:
    notice = (ROOT / "samples/lost_device_bad.txt").read_text(encoding="utf-8")
    replies = [
        {"id": "1", "responder": "甲", "at": "2025-05-13T10:00", "question": "何人ですか。", "text": "対象は会員1,500人です。"},
        {"id": "2", "responder": "乙", "at": "2025-05-13T11:00", "question": "何人ですか。", "text": "対象は会員1,200人です。"},
    ]
    tools, (checked, audited, replied, explained, unknown, empty) = ask(
        ("check", {"text": notice, "filename": "lost_device_bad.txt"}),
        ("audit", {"replies": replies, "officials": [OFFICIAL]}),
        ("reply", {"text": "対象は会員1,500人です。", "officials": [OFFICIAL]}),
        ("explain", {"rule": "calendar.weekday"}),
        ("explain", {"rule": "calendar.weekdya"}),
        ("check", {"text": "English."}),
    )
    assert set(tools) == {"check", "audit", "reply", "explain"}
    found = json.loads(words(checked))["documents"][0]
    expected = json.loads((ROOT / "samples/lost_device_bad.expected.json").read_text(encoding="utf-8"))
    assert found["mode"] == expected["mode"]
    assert found["findings"]
    assert json.loads(words(audited))["conflicts"]
    assert json.loads(words(replied))["conflicts"]
    assert json.loads(words(explained))["source"]
    assert "calendar.weekday" in words(unknown)
    assert "日本語" in words(empty)
