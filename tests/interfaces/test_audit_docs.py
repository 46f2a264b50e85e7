"""docs/audit.md says what the program does."""

from __future__ import annotations

import importlib
import re
import shlex
from pathlib import Path

from checker.audit.claims import PARALLEL_FROM
from checker.audit.files import MAX_TEXT
from checker.domain.audit import AuditReport
from checker.interfaces.cli.parser import Parser
from checker.report.audit import FORMATS
from checker.report.audit.tables import tables

PAGE = (Path(__file__).resolve().parents[2] / "docs/audit.md").read_text(encoding="utf-8")


def test_its_commands_can_be_parsed() -> None:
    lines = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines() if line.startswith("tsujitsuma")]
    assert len(lines) >= 9
    for line in lines:
        _, name, *rest = shlex.split(line.partition("#")[0])
        parser = Parser(prog=name)
        importlib.import_module(f"checker.interfaces.cli.{name}").arguments(parser)
        parser.parse_args(rest)


def test_it_names_formats_sheets_and_limits() -> None:
    assert all(name in PAGE for name in FORMATS)
    assert all(f"「{name}」" in PAGE for name in tables(AuditReport((), (), (), (), ())))
    assert f"{PARALLEL_FROM:,}件" in PAGE
    assert f"{MAX_TEXT // 10_000}万字" in PAGE


def test_column_names_it_mentions_are_known() -> None:
    from checker.audit.columns import find_columns

    table = re.search(r"\| 中身 \| 名前の例.*?\n\n", PAGE, re.DOTALL)
    assert table
    for row in table[0].splitlines()[2:]:
        cells = [c.strip() for c in row.strip("| ").split("|")]
        for name in cells[1].split("、") if len(cells) > 1 else ():
            found = find_columns([name, "回答内容"] if cells[0] != "回答の本文" else [name], {}, "a.csv")
            assert 0 in found.values(), name
