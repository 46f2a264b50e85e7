"""``tsujitsuma reply``: check one reply before it is sent."""

from __future__ import annotations

import sys
from argparse import Namespace

from checker.domain.errors import UsageError
from checker.interfaces.cli.audit import format_of, status_of, style_of
from checker.interfaces.cli.output import write
from checker.interfaces.cli.parser import Parser


def arguments(parser: Parser) -> None:
    """Add the arguments of ``reply``."""
    add = parser.add_argument
    add("file", nargs="?", default="-", metavar="ファイル", help="送る前の返信。- (既定)は標準入力")
    add("--official", action="append", default=[], metavar="ファイル", help="公式の回答、公表文、事実シート(何度でも)")
    add("--replies", metavar="回答ファイル", help="これまでの回答(CSV・XLSX・JSONL・フォルダー)とも比べる")
    add("--columns", metavar="項目=列名,…", help="回答ファイルの列の名前")
    add("--question", default="", metavar="文", help="お客様の質問(答えが何についてかを知るため)")
    add("--format", choices=("text", "json"), default="text", help="出力の形(既定は text)")
    add("-o", "--out", metavar="ファイル", help="標準出力の代わりに書くファイル")
    add("--exit-zero", action="store_true", help="食い違いがあっても終了コード 0")


def run(args: Namespace) -> int:
    """Check the reply and print what it contradicts."""
    from checker.audit.columns import parse_columns
    from checker.audit.files import read_replies
    from checker.audit.official import load_officials
    from checker.report.audit import json
    from checker.report.audit.one import render
    from checker.service import check_reply
    from checker.text.load import load_source

    if not args.official and not args.replies:
        raise UsageError("no_reference", "比べる相手がありません。", "--official か --replies を指定してください。")
    if args.file == "-" and sys.stdin.isatty():
        raise UsageError("no_input", "調べる返信がありません。", "ファイルを書くか、標準入力から渡してください。")
    officials = load_officials(args.official)
    others = read_replies(args.replies, parse_columns(args.columns)) if args.replies else None
    text = load_source(args.file, sys.stdin.buffer if args.file == "-" else None).text
    report = check_reply(text, officials, others, args.question)
    style = style_of(args.out, None)
    write(json.render(report, style) if format_of(args.format, args.out) == "json" else render(report, style), args.out)
    return status_of(report, args.exit_zero)
