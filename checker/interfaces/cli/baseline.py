"""``tsujitsuma baseline``: write down what is found now, so that later runs report only what is new."""

from __future__ import annotations

import sys
from argparse import Namespace

from checker.interfaces.cli.exits import ExitStatus
from checker.interfaces.cli.output import write
from checker.interfaces.cli.parser import Parser
from checker.interfaces.cli.settings import add_settings, settings_of

FILE = "tsujitsuma-baseline.json"


def arguments(parser: Parser) -> None:
    """Add the arguments of ``baseline``."""
    parser.add_argument("paths", nargs="+", metavar="ファイル", help="いまの指摘を控える文書")
    parser.add_argument("-o", "--output", default=FILE, metavar="ファイル", help=f"控えるファイル(既定は {FILE})")
    parser.add_argument("--together", action="store_true", help="並べた文書を一つの事案として突き合わせる")
    add_settings(parser)


def run(args: Namespace) -> int:
    """Check the documents and write the baseline; nothing is written where one cannot be read."""
    from checker.interfaces.cli.paths import load_all
    from checker.interfaces.known import dump, known_of
    from checker.service import Options, check_documents

    report = check_documents(load_all(args.paths), Options(settings_of(args), together=args.together))
    for failure in report.failures:
        print(f"tsujitsuma: {failure.path}: {failure.message} {failure.hint}".rstrip(), file=sys.stderr)
    if report.failures:
        return ExitStatus.UNREAD
    write(dump(report), args.output)
    count = sum(sum(counts.values()) for counts in known_of(report).values())
    print(f"{len(report.documents)}文書の指摘{count}件を {args.output} に控えました。設定に baseline = \"{args.output}\" と書くと、新しい指摘だけを出します。")
    return ExitStatus.CLEAN
