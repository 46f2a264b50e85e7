"""``tsujitsuma audit``: find where responders contradict each other and the official answer."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import Namespace
from pathlib import Path

from checker.domain.audit import AuditReport
from checker.domain.errors import UsageError
from checker.interfaces.cli.exits import ExitStatus
from checker.interfaces.cli.output import write
from checker.interfaces.cli.parser import Parser
from checker.interfaces.cli.progress import ProgressLine
from checker.report.audit import BINARY, FORMATS, AuditStyle, renderer


def arguments(parser: Parser) -> None:
    """Add the arguments of ``audit``."""
    add = parser.add_argument
    add("replies", metavar="回答ファイル", help="回答の CSV・XLSX・JSONL、または .eml・.txt のフォルダー")
    add("--official", action="append", default=[], metavar="ファイル", help="公式の回答、公表文、事実シート(何度でも)")
    add("--columns", metavar="項目=列名,…", help='列の名前(例 "text=本文,responder=担当")')
    add("--format", choices=tuple(FORMATS), help="出力の形(既定は画面なら text、ほかは json)")
    add("-o", "--out", metavar="ファイル", help="標準出力の代わりに書くファイル(拡張子で形が決まる)")
    add("--examples", type=int, metavar="件数", help="一つの値について挙げる回答の数(既定は全部)")
    add("--jobs", type=int, metavar="数", help="同時に動かす処理の数(既定は CPU の数)")
    add("--no-meaning", action="store_true", help="文の意味を比べるモデルを使わない(速いが、言い回しだけで違う食い違いを見落とす)")
    add("--exit-zero", action="store_true", help="食い違いがあっても終了コード 0(読めない行は 3 のまま)")


def run(args: Namespace) -> int:
    """Audit the replies and print the report."""
    from checker.audit.columns import parse_columns
    from checker.audit.files import read_replies
    from checker.audit.official import load_officials
    from checker.audit.run import Plan
    from checker.service import audit_replies

    _refuse_nonsense(args)
    form = format_of(args.format, args.out)
    officials = load_officials(args.official)
    replies = read_replies(args.replies, parse_columns(args.columns))
    bar = ProgressLine("回答を調べています") if sys.stderr.isatty() else None
    try:
        report = audit_replies(replies, officials, Plan(args.jobs, bar, not args.no_meaning, threads=args.jobs))
    finally:
        if bar:
            bar.close()
    write(renderer(form)(report, style_of(args.out, args.examples)), args.out)
    return status_of(report, args.exit_zero)


def format_of(chosen: str | None, out: str | None) -> str:
    """Return the format asked for, else that of the file's suffix, else text on a terminal and json in a pipe.

    Raises:
        UsageError: for a suffix of no format, and where a binary format would go to a terminal.
    """
    suffix = Path(out or "").suffix[1:].lower()
    by_suffix = {**{name: name for name in FORMATS}, "htm": "html", "txt": "text"}
    if suffix and not chosen and suffix not in by_suffix:
        known = " ".join(f".{name}" for name in by_suffix)
        raise UsageError(
            "usage", f"-o の拡張子 .{suffix} で書ける形がありません。", f"拡張子を {known} のどれかにするか、--format で形を指定してください。"
        )
    form = chosen or by_suffix.get(suffix) or ("text" if out is None and sys.stdout.isatty() else "json")
    if form in BINARY and out is None and sys.stdout.isatty():
        raise UsageError("usage", f"{form} は画面に出せません。", "-o ファイル名 で書く先を指定してください。")
    return form


def style_of(out: str | None, examples: int | None) -> AuditStyle:
    """Return how text is to look where it goes."""
    is_terminal = out is None and sys.stdout.isatty()
    width = shutil.get_terminal_size((100, 24)).columns if is_terminal else 100
    return AuditStyle(is_terminal and not os.environ.get("NO_COLOR"), width, examples)


def status_of(report: AuditReport, exit_zero: bool) -> ExitStatus:
    """Return the exit status, and say on standard error what could not be read."""
    if report.unreadable:
        first = report.unreadable[0]
        where = first.file or f"{first.row}行目"
        print(f"tsujitsuma: 読めない行が{len(report.unreadable)}件あります({where}: {first.reason} など)。", file=sys.stderr)
        return ExitStatus.UNREAD
    if any(c.severity == "error" for c in report.conflicts) and not exit_zero:
        return ExitStatus.FINDINGS
    return ExitStatus.CLEAN


def _refuse_nonsense(args: Namespace) -> None:
    for name, least in (("examples", 0), ("jobs", 1)):
        value = getattr(args, name)
        if value is not None and value < least:
            raise UsageError("usage", f"--{name} は {least} 以上にしてください。")
