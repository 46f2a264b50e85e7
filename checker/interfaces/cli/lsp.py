"""``tsujitsuma lsp``: the language server, on standard input and output."""

from __future__ import annotations

from argparse import Namespace

from checker.interfaces.cli.parser import Parser
from checker.interfaces.extras import require


def arguments(parser: Parser) -> None:
    """Add the arguments of ``lsp``."""
    parser.add_argument("--stdio", action="store_true", help="標準入出力で話す(既定。付けても付けなくても同じ)")


def run(args: Namespace) -> int:
    """Serve until the editor leaves."""
    require("lsp", "pygls", "lsprotocol")
    from checker.interfaces.lsp.server import make_server

    make_server().start_io()
    return 0
