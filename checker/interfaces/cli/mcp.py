"""``tsujitsuma mcp``: the MCP server, on standard input and output."""

from __future__ import annotations

from argparse import Namespace

from checker.interfaces.cli.parser import Parser
from checker.interfaces.extras import require


def arguments(parser: Parser) -> None:
    """Add no arguments: the settings are those of the working folder."""


def run(args: Namespace) -> int:
    """Serve until the assistant leaves."""
    require("mcp", "mcp")
    from checker.interfaces.mcp.server import make_server

    make_server().run()
    return 0
