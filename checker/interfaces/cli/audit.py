"""``tsujitsuma audit``: find where responders contradict each other and the official answer."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from checker.domain.errors import UsageError
from checker.interfaces.cli.exits import ExitStatus
from checker.interfaces.cli.parser import Parser
from checker.report.audit import FORMATS, renderer


def arguments(parser: Parser) -> None:
    """Add the arguments of ``audit``."""
    add = parser.add_argument
    add("replies", metavar="回答ファイル", help="回答の CSV・XLSX・JSONL、または .eml・.txt のフォルダー")
    add("--official", action="append", default=[], metavar="ファイル", help="公式の回答や公表文(何度でも)")
    add("--columns", metavar="項目=列名,…", help='列の名前(例 "text=本文,responder=担当")')
    add("--format", choices=tuple(FORMATS), default="json", help="出力の形")
    add("-o", "--out", metavar="ファイル", help="標準出力の代わりに書くファイル")
    add("--exit-zero", action="store_true", help="食い違いがあっても終了コード 0")


def run(args: Namespace) -> int:
    """Audit the replies and print the report."""
    from checker.audit.columns import parse_columns
    from checker.audit.files import read_replies
    from checker.service import audit_replies

    officials = _officials(args.official)
    report = audit_replies(read_replies(args.replies, parse_columns(args.columns)), officials)
    _write(args, renderer(args.format)(report))
    if any(c.severity == "error" for c in report.conflicts) and not args.exit_zero:
        return ExitStatus.FINDINGS
    return ExitStatus.CLEAN


def _officials(paths: list[str]) -> list[tuple[str, str]]:
    from checker.text.load import load_source

    names = ["official"] if len(paths) == 1 else [f"official:{Path(p).name}" for p in paths]
    return [(name, load_source(path).text) for name, path in zip(names, paths, strict=True)]


def _write(args: Namespace, words: str | bytes) -> None:
    data = words.encode("utf-8") if isinstance(words, str) else words
    if args.out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        Path(args.out).write_bytes(data)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "置き場所と権限を確かめてください。"
        raise UsageError("unwritable", f"{args.out} に書けません({reason})。", hint) from None
