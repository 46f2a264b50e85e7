"""Parse the command line, call one command, return the exit code."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from checker import __version__
from checker.domain.errors import CheckerError
from checker.interfaces.cli.exits import ExitStatus
from checker.interfaces.cli.parser import Parser

PROG = "tsujitsuma"
DESCRIPTION = "つじつま: お詫び・お知らせの文案に、要る事項があるか、読めるか、辻褄が合うかを調べます。"
# Command → its line in the help. Each is a module of this folder with ``arguments(parser)`` and ``run(args)``.
COMMANDS = {
    "check": "文案を調べる(主な仕事)",
    "audit": "回答どうし、公式の回答との食い違いを探す",
    "reply": "送る前の返信が、公式の回答やこれまでの回答と食い違わないか調べる",
    "facts": "公表文から事実シートを作る、社内統一回答を出す",
    "diff": "二つの報で変わった事実と、読み手に知らせているかを調べる",
    "baseline": "いまある指摘を控え、これからは新しい指摘だけを出す",
    "new": "公表文・FAQ・点検表のひな型を書く(訓練にも)",
    "rules": "規則を一覧する",
    "explain": "規則一つを説明する(なぜ、出典、例、切り方)",
    "serve": "ブラウザーで使う画面を開く",
    "hook": "git のコミットや push の前に、公表文を調べる",
    "lsp": "エディターの中で調べる(言語サーバー)",
    "mcp": "AI の助手の道具になる(MCP サーバー)",
    "tokens": "文の語の切れ目を見せる(規則を書く人のため)",
}


class Command(Protocol):
    """What a command module offers."""

    def arguments(self, parser: Parser) -> None:
        """Add the command's arguments to its parser."""

    def run(self, args: object) -> int:
        """Do the work and return the exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: arguments without the program's name; None takes those of the process.

    Returns:
        The exit code (CONTRACT.md); 130 after Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _dispatch(list(sys.argv[1:] if argv is None else argv))
    except CheckerError as error:
        print(f"{PROG}: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(f"\n{PROG}: 中断しました。", file=sys.stderr)
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has gone: nothing more to say, and no traceback at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.CLEAN
    except Exception as error:  # a crash is no finding: exit code 3, and no word of the text (drafts are secret)
        import traceback

        where = traceback.extract_tb(error.__traceback__)[-1]
        said = f"プログラムの誤りで、検査できませんでした({type(error).__name__}, {Path(where.filename).name}:{where.lineno})。"
        print(f"{PROG}: {said}この行を開発者に知らせてください。", file=sys.stderr)
        return ExitStatus.UNREAD


def _dispatch(argv: list[str]) -> int:
    name = argv[0] if argv else ""
    if name in COMMANDS:
        command = cast(Command, importlib.import_module(f"checker.interfaces.cli.{name}"))
        parser = Parser(prog=f"{PROG} {name}", description=COMMANDS[name])
        command.arguments(parser)
        try:
            args = parser.parse_intermixed_args(argv[1:])  # files before, between and after options
        except SystemExit as done:  # --help
            return int(done.code or 0)
        return command.run(args)
    return _top(argv)


def _top(argv: list[str]) -> int:
    lines = "\n".join(f"  {name:<10}{help_line}" for name, help_line in COMMANDS.items())
    parser = Parser(
        prog=PROG, description=DESCRIPTION, usage=f"{PROG} 命令 …",
        epilog=f"命令:\n{lines}\n\n「{PROG} 命令 --help」で、それぞれの使い方を見られます。\n"
        "終了コード: 0 問題なし・1 指摘あり・2 使い方や設定の誤り・3 読めない、または検査できない文書あり",
    )
    parser.add_argument("--version", action="version", version=f"{PROG} {__version__}", help="版を表示して終わる")
    parser.add_argument("command", choices=tuple(COMMANDS), metavar="命令", help="下の一覧から一つ")
    try:
        parser.parse_args(argv)
    except SystemExit as done:  # --help, --version
        return int(done.code or 0)
    return ExitStatus.USAGE
