"""``tsujitsuma check``: judge drafts."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.config.settings import Settings
from checker.domain.errors import InputError, UsageError
from checker.domain.fact import KINDS, MODES, STAGES
from checker.domain.finding import Severity
from checker.domain.report import Failure, Report
from checker.interfaces.cli.exits import ExitStatus, exit_status
from checker.interfaces.cli.output import write
from checker.interfaces.cli.parser import Parser
from checker.interfaces.cli.paths import files_below
from checker.interfaces.cli.settings import add_settings, settings_of
from checker.report import FORMATS, Style, renderer
from checker.text.source import SourceText

if TYPE_CHECKING:
    from checker.service import Options

SEVERITIES = tuple(s.value for s in Severity)
WORD = "docx"


def arguments(parser: Parser) -> None:
    """Add the arguments of ``check``."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="ファイル", help="調べる文案(.txt .md .html .docx)。- は標準入力。--together ではフォルダーも")
    add("-f", "--format", choices=(*FORMATS, WORD), default="text", help="出力の形(既定は text)。docx は、指摘をコメントにした同じ Word 文書")
    add("--kind", choices=KINDS, help="文書の種類(既定は本文から判断)")
    add("--stage", choices=STAGES, help="第一報 first・続報 update・最終報 final(既定は本文から判断)")
    add("--mode", choices=MODES, help="事案の型(既定は本文から判断)")
    add("--published", type=_date, metavar="年-月-日", help="公表日(本文に日付がないとき)")
    add("--official", action="append", default=[], metavar="ファイル", help="公式の回答や事実シートとも突き合わせる(何度でも)")
    add("--together", action="store_true", help="並べた文書を一つの事案として突き合わせる")
    add("--depth", choices=("tokens", "syntax"), default="tokens", help="syntax は構文解析もする(遅い)")
    add_settings(parser)
    add("--baseline", metavar="ファイル", help="控えてある指摘を出さない(tsujitsuma baseline が書いたもの)")
    add("--diff-base", metavar="版", help="git のその版からの変更がもたらした指摘だけを出す(例 origin/main)")
    add("--strict", action="store_true", help="注意でも、要らなくなった注記でも終了コード 1(CI 向け)")
    add("--print-config", action="store_true", help="効いている設定を出して終わる")
    add("--fix", action="store_true", help="安全に直せる所(打ち間違い、重言、幅の混在など)を .txt と .md に書き込む")
    add("--fail-on", choices=SEVERITIES, help="この重大度以上で終了コード 1(既定は error)")
    add("--exit-zero", action="store_true", help="指摘があっても終了コード 0(読めない文書は 3 のまま)")
    add("-o", "--output", "--out", metavar="ファイル", help="標準出力の代わりに書くファイル")
    add("--quiet", action="store_true", help="指摘だけを短く出す")
    add("--no-color", action="store_true", help="色を付けない(環境変数 NO_COLOR でも同じ)")
    add("--stdin-filename", metavar="名前", help="標準入力の文書の名前(拡張子で形式を決める)")


def run(args: Namespace) -> int:
    """Judge the documents and print the report."""
    from checker.engine import Ask
    from checker.service import Options, check_documents

    settings = _settings(args)
    if args.print_config:
        from checker.config.show import toml_of

        write(toml_of(settings), args.output)
        return ExitStatus.CLEAN
    if args.format == WORD and (len(args.paths) != 1 or not args.output or args.paths[0] == "-"):
        raise UsageError("usage", "--format docx は、Word 文書一つと --out ファイル名 を指定してください。")
    ask = Ask(args.kind, args.stage, args.mode, args.published, args.depth)
    options = Options(settings, ask, args.together, _officials(args.official))
    if args.fix:
        from checker.interfaces.cli.fix import fix_files

        fix_files(_paths(args), options)
    report = _without_known(args, check_documents(_sources(args), options), options)
    _write_word(args, report) if args.format == WORD else _write(args, report)
    for failure in report.failures:
        print(f"tsujitsuma: {failure.path}: {failure.message} {failure.hint}".rstrip(), file=sys.stderr)
    status = exit_status(report, settings.fail_on, args.exit_zero)
    if args.strict and status is ExitStatus.CLEAN and not args.exit_zero and _has_unused(report):
        return ExitStatus.FINDINGS
    return status


def _has_unused(report: Report) -> bool:
    return any(f.rule == "suppression.unused" for d in report.documents for f in d.findings)


def _without_known(args: Namespace, report: Report, options: Options) -> Report:
    """Leave out what a baseline, or the state before the change, has already."""
    baseline = Path(args.baseline) if args.baseline else options.settings.baseline
    if not baseline and not args.diff_base:
        return report
    from checker.interfaces.known import known_of, load, without_known

    if baseline:
        report = without_known(report, load(baseline))
    if args.diff_base:
        from checker.interfaces.hook.git import before
        from checker.service import check_documents
        from checker.text.load import load_bytes

        old: list[SourceText] = []
        for path, data in before(args.diff_base, [d.path for d in report.documents if d.path != "-"]):
            with suppress(InputError):  # it could not be read before: all it says now is new
                old.append(load_bytes(path, data))
        report = without_known(report, known_of(check_documents(old, options)))
    return report


def _officials(paths: list[str]) -> tuple[tuple[str, str], ...]:
    if not paths:
        return ()
    from checker.audit.official import load_officials

    return tuple(load_officials(paths))


def _settings(args: Namespace) -> Settings:
    settings = settings_of(args)
    if args.strict:
        settings = replace(settings, fail_on=Severity.WARNING)
    return replace(settings, fail_on=Severity(args.fail_on)) if args.fail_on else settings


def _sources(args: Namespace) -> Iterator[SourceText | Failure]:
    from checker.text.load import load_bytes, load_source

    for path in _paths(args):
        try:
            if path == "-" and args.stdin_filename:
                yield load_bytes(args.stdin_filename, sys.stdin.buffer.read())
            else:
                yield load_source(path, sys.stdin.buffer if path == "-" else None)
        except InputError as error:
            yield Failure(path, error.code, error.message, error.hint)


def _paths(args: Namespace) -> list[str]:
    """Return the files asked for, standard input as ``-``; with --together those below a folder."""
    paths = args.paths or ([] if sys.stdin.isatty() else ["-"])
    if not paths:
        raise UsageError("no_input", "調べる文案がありません。", "ファイルを並べるか、- を書いて標準入力から渡してください。")
    if args.stdin_filename and "-" not in paths:
        raise UsageError("usage", "--stdin-filename は標準入力(-)のときだけ使えます。")
    if paths.count("-") > 1:
        raise UsageError("usage", "標準入力(-)は一度だけ使えます。")
    if args.together:
        paths = [p for path in paths for p in (files_below(path) if Path(path).is_dir() else [path])]
    return paths


def _write(args: Namespace, report: Report) -> None:
    is_terminal = args.output is None and sys.stdout.isatty()
    color = is_terminal and not args.no_color and not os.environ.get("NO_COLOR")
    width = _columns() if is_terminal else 100
    write(renderer(args.format)(report, Style(color, width, args.quiet, str(Path.cwd()))), args.output)


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def _write_word(args: Namespace, report: Report) -> None:
    """Write the Word file with the findings as comments."""
    from checker.interfaces.cli.output import write
    from checker.report.docx_comments import add_comments

    if report.failures:
        return
    document = report.documents[0]
    if not document.paragraphs:
        raise UsageError("not_word", f"{document.path} は Word 文書(.docx)ではありません。", "コメントは Word 文書にだけ入れられます。")
    write(add_comments(Path(document.path).read_bytes(), document), args.output)


def _date(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise UsageError("bad_date", f"--published の値「{words}」は日付ではありません。", "2024-05-20 の形で書いてください。") from None
