"""``tsujitsuma new``: a skeleton notice, FAQ and checklist, for rehearsal or for the first hour."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from checker.domain.errors import UsageError
from checker.domain.fact import MODES, STAGES
from checker.interfaces.cli.exits import ExitStatus
from checker.interfaces.cli.parser import Parser


def arguments(parser: Parser) -> None:
    """Add the arguments of ``new``."""
    add = parser.add_argument
    add("--mode", choices=MODES, required=True, help="事案の型")
    add("--stage", choices=STAGES, default="first", help="第一報 first・続報 update・最終報 final(既定は first)")
    add("--facts", metavar="ファイル", help="事実シート(tsujitsuma facts の形)。答えを文面に入れる")
    add("--sample", action="store_true", help="空欄に例を入れる(訓練用)")
    add("--card", action="store_true", help="カード情報が漏れた事案")
    add("-o", "--out", metavar="フォルダー", help="notice.md・faq.md・checklist.md を書く場所(既定は画面に出す)")


def run(args: Namespace) -> int:
    """Write the skeleton; existing files are never overwritten."""
    from checker.service import draft_skeleton

    files = draft_skeleton(args.mode, args.stage, args.facts, args.sample, args.card)
    if args.out is None:
        sys.stdout.write("\n".join(f"<!-- {name} -->\n{text}" for name, text in files.items()))
        return ExitStatus.CLEAN
    folder = Path(args.out)
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        hint = "別のフォルダーを指定するか、前のファイルを移してください。"
        raise UsageError("exists", f"{folder} に {'、'.join(taken)} が既にあります。", hint)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError("unwritable", f"{folder} に書けません({reason})。", "置き場所を確かめてください。") from None
    print(f"{folder} に {'、'.join(files)} を書きました。〔 〕を埋めてから「tsujitsuma check」で調べてください。")
    return ExitStatus.CLEAN
