"""The lines of docs/editors.md: the commands that they name start the servers. (Emacs and Neovim themselves are no part of the tests.)"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shlex
import sys
from pathlib import Path

import pytest
from lsprotocol import types
from mcp import StdioServerParameters
from mcp.client.session import ClientSession
from mcp.client.stdio import stdio_client
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).resolve().parents[3]
DOCS = (ROOT / "docs/editors.md").read_text(encoding="utf-8")


def code(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", DOCS, re.S)
    return str(found)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose ``tsujitsuma`` on the PATH is that of this checkout."""
    program = tmp_path / "tsujitsuma"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -m checker "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def test_every_editor_is_told_the_same_command() -> None:
    assert re.findall(r"cmd = \{ ([^}]+) \}", code("lua")) == ['"tsujitsuma", "lsp"']
    lisp = code("lisp")
    assert '"tsujitsuma" "lsp"' in lisp and lisp.count("(") == lisp.count(")")
    assert "命令 `tsujitsuma lsp`" in DOCS
    assert code("lua").count("{") == code("lua").count("}")


def test_the_command_starts_a_language_server(folder: Path) -> None:
    words = shlex.split(re.findall(r"命令 `([^`]+)`", DOCS)[0])

    async def run() -> types.InitializeResult:
        client = LanguageClient("test", "1")
        await client.start_io(*words)
        found = await client.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
        return found

    found = asyncio.run(asyncio.wait_for(run(), 60))
    assert found.capabilities.hover_provider and found.capabilities.code_action_provider


def test_the_assistants_setting_starts_the_mcp_server(folder: Path) -> None:
    setting = json.loads(code("json"))["mcpServers"]["tsujitsuma"]

    async def run() -> set[str]:
        async with stdio_client(StdioServerParameters(**setting, env=dict(os.environ))) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            return {tool.name for tool in (await session.list_tools()).tools}

    tools = asyncio.run(asyncio.wait_for(run(), 60))
    assert tools == set(re.findall(r"^\| `(\w+)` \|", DOCS, re.M))
