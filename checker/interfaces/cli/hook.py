"""``tsujitsuma hook install | uninstall | run``: the git hook before a commit or a push."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from checker.config.settings import Settings
from checker.domain.errors import CheckerError
from checker.domain.report import Report
from checker.interfaces.cli.exits import ExitStatus, exit_status
from checker.interfaces.cli.parser import Parser
from checker.interfaces.cli.settings import add_settings

STAGES = ("pre-commit", "pre-merge-commit", "pre-push")


def arguments(parser: Parser) -> None:
    """Add the arguments of ``hook``."""
    add = parser.add_argument
    add("action", choices=("install", "uninstall", "run"), metavar="install|uninstall|run", help="入れる、消す、いま調べる")
    add("rest", nargs="*", metavar="ファイル", help="run で調べるファイル(既定はコミットされるもの全部)。中身は git から読む")
    add("--pre-commit", action="store_true", help="install: コミットの前に調べる(既定)")
    add("--pre-push", action="store_true", help="install: push の前に調べる")
    add("--stage", choices=STAGES, default="pre-commit", help="run: どのフックから呼ばれたか")
    add("--strict", action="store_true", help="注意でも止める")
    add_settings(parser)


def run(args: Namespace) -> int:
    """Install, uninstall or run the hook; whatever goes wrong, nothing passes unchecked."""
    if args.action == "run":
        return _guarded(args)
    from checker.interfaces.hook.git import root
    from checker.interfaces.hook.install import install, uninstall

    if args.action == "uninstall":
        print("\n".join(uninstall()))
        return ExitStatus.CLEAN
    stages = ("pre-commit", "pre-merge-commit") if args.pre_commit or not args.pre_push else ()
    print("\n".join(install((*stages, *(("pre-push",) if args.pre_push else ())), _settings(args, root()))))
    return ExitStatus.CLEAN


def _guarded(args: Namespace) -> int:
    from checker.interfaces.hook.say import BYPASS

    try:
        return _run(args)
    except CheckerError as error:
        print(f"tsujitsuma: {error}\n検査していないので、通しません。どうしても今だけ通すときは: {BYPASS[args.stage]}", file=sys.stderr)
        return error.exit_code
    except Exception as error:  # a crash of ours never passes silently
        import traceback

        where = traceback.extract_tb(error.__traceback__)[-1]
        said = f"プログラムの誤りで検査できませんでした({type(error).__name__}, {Path(where.filename).name}:{where.lineno})。"
        print(f"tsujitsuma: {said}通しません。どうしても今だけ通すときは: {BYPASS[args.stage]}", file=sys.stderr)
        return ExitStatus.UNREAD


def _run(args: Namespace) -> int:
    from checker.interfaces.hook import git
    from checker.interfaces.hook.say import words_of

    base = git.root()
    settings = _settings(args, base)
    args.rest = args.rest if args.stage == "pre-push" else [str(Path(name).absolute()) for name in args.rest]
    os.chdir(base)  # names of git count from here, and so do the folders of the configuration
    code = ExitStatus.CLEAN
    for report in _reports(args, settings, base):
        sys.stderr.write(words_of(report, settings.fail_on, args.stage))
        code = max(code, exit_status(report, settings.fail_on))
    sys.stderr.flush()
    return code


def _reports(args: Namespace, settings: Settings, base: Path) -> list[Report]:
    from checker.interfaces.hook.run import check_request, pushed, staged

    if args.stage == "pre-push" and not sys.stdin.isatty():
        lines = sys.stdin.read().splitlines()
        requests = pushed(lines, args.rest[0] if args.rest else "")
        if requests or lines:
            return [check_request(request, settings, base) for request in requests]
    names = () if args.stage == "pre-push" else tuple(args.rest)
    return [check_request(staged(names, base), settings, base, is_chosen=bool(names))]


def _settings(args: Namespace, base: Path) -> Settings:
    """Return the settings of the repository, found from its top folder upwards."""
    from dataclasses import replace

    from checker.config.load import find_settings
    from checker.domain.finding import Severity

    settings = find_settings(base, Path(args.config) if args.config else None)
    settings = replace(settings, rule_folders=(*settings.rule_folders, *map(Path, args.rules)))
    return replace(settings, fail_on=Severity.WARNING) if args.strict else settings
