"""``tsujitsuma diff OLD NEW``: which facts changed between two reports, and whether the reader is told."""

from __future__ import annotations

import json
from argparse import Namespace

from checker.domain.change import Change
from checker.interfaces.cli.exits import ExitStatus
from checker.interfaces.cli.output import write
from checker.interfaces.cli.parser import Parser
from checker.interfaces.cli.settings import add_settings, settings_of

WORDS = {"changed": "変わった", "added": "増えた", "dropped": "消えた"}


def arguments(parser: Parser) -> None:
    """Add the arguments of ``diff``."""
    add = parser.add_argument
    add("old", metavar="前の文書", help="前の報(第一報など)")
    add("new", metavar="後の文書", help="後の報(第二報など)")
    add("-f", "--format", choices=("text", "json"), default="text", help="出力の形(既定は text)")
    add("-o", "--output", metavar="ファイル", help="標準出力の代わりに書くファイル")
    add("--exit-zero", action="store_true", help="知らせていない変更があっても終了コード 0")
    add_settings(parser)


def run(args: Namespace) -> int:
    """Print the changes; 1 where the reader is not told of one."""
    from checker.service import Options, compare_reports
    from checker.text.load import load_source

    changes = compare_reports(load_source(args.old), load_source(args.new), Options(settings_of(args)))
    words = _json(changes) if args.format == "json" else _text(changes)
    write(words, args.output)
    silent = any(c.kind == "changed" and not c.is_told for c in changes)
    return ExitStatus.FINDINGS if silent and not args.exit_zero else ExitStatus.CLEAN


def _json(changes: tuple[Change, ...]) -> str:
    rows = [
        {
            "kind": c.kind, "name": c.name, "old": c.old, "new": c.new, "told": c.is_told,
            "old_line": c.old_line or None, "new_line": c.new_line or None,
        }
        for c in changes
    ]  # fmt: skip
    return json.dumps({"schema": 1, "changes": rows}, ensure_ascii=False, indent=1) + "\n"


def _text(changes: tuple[Change, ...]) -> str:
    if not changes:
        return "書かれている事実は変わっていません。\n"
    lines: list[str] = []
    for kind, title in WORDS.items():
        found = [c for c in changes if c.kind == kind]
        if found:
            lines.append(f"{title}こと({len(found)})")
            lines.extend(_line(c) for c in found)
    silent = sum(c.kind == "changed" and not c.is_told for c in changes)
    if silent:
        lines.append(f"読み手に知らせていない変更が{silent}件あります。「訂正」「更新」と書き、前の値を添えてください。")
    return "\n".join(lines) + "\n"


def _line(change: Change) -> str:
    old, new = _at(change.old, change.old_line), _at(change.new, change.new_line)
    if change.kind == "added":
        return f"  {change.name}: {new}"
    if change.kind == "dropped":
        return f"  {change.name}: {_at(change.old, change.old_line, '前の文書の')}"
    told = "知らせている" if change.is_told else "知らせていない"
    return f"  {change.name}: {old} → {new}  {told}"


def _at(value: str, line: int, of: str = "") -> str:
    """Return a value with its line; what the whole text shows has none."""
    return f"{value}({of}{line}行)" if line else value
