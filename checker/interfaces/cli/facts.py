"""``tsujitsuma facts``: a fact sheet from a notice, and the unified answers of a sheet."""

from __future__ import annotations

from argparse import Namespace

from checker.domain.errors import UsageError
from checker.interfaces.cli.exits import ExitStatus
from checker.interfaces.cli.output import write
from checker.interfaces.cli.parser import Parser


def arguments(parser: Parser) -> None:
    """Add the arguments of ``facts``."""
    add = parser.add_argument
    add("file", metavar="ファイル", help="公表文(事実シートを作る)、または事実シート(--answers と共に)")
    add("--answers", action="store_true", help="社内統一回答を出す(項目ごとに一行。値、出どころ、時点)")
    add("--replies", metavar="回答ファイル", help="--answers に、違う回答をした人を書き添える")
    add("--columns", metavar="項目=列名,…", help="回答ファイルの列の名前")
    add("-o", "--out", metavar="ファイル", help="標準出力の代わりに書くファイル")


def run(args: Namespace) -> int:
    """Write the sheet or the answers."""
    from checker.audit.official import load_notice_or_sheet
    from checker.domain.sheet import FactSheet
    from checker.report.sheet import answers_of, yaml_of
    from checker.service import make_fact_sheet

    if args.replies and not args.answers:
        raise UsageError("usage", "--replies は --answers と一緒に使います。", "「--answers --replies 回答.csv」としてください。")
    found = load_notice_or_sheet(args.file)
    if isinstance(found, FactSheet) and not args.answers:
        hint = "社内統一回答を出すときは --answers を付けてください。"
        raise UsageError("already_sheet", f"{args.file} は、もう事実シートです。", hint)
    sheet = found if isinstance(found, FactSheet) else make_fact_sheet(found)
    if not args.answers:
        write(yaml_of(sheet), args.out)
        return ExitStatus.CLEAN
    if not args.replies:
        write(answers_of(sheet), args.out)
        return ExitStatus.CLEAN
    from checker.audit.columns import parse_columns
    from checker.audit.files import read_replies
    from checker.interfaces.cli.audit import status_of
    from checker.service import audit_replies

    report = audit_replies(read_replies(args.replies, parse_columns(args.columns)), [("official", sheet.text)])
    write(answers_of(sheet, report), args.out)
    return status_of(report, exit_zero=True)
