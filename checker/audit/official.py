"""Official texts: a notice or unified answer as it is, or a fact sheet; told apart by their content."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.audit.sheet import is_sheet, read_sheet
from checker.domain.sheet import FactSheet
from checker.text.load import load_source
from checker.text.source import SourceText


def load_officials(paths: Sequence[str]) -> list[tuple[str, str]]:
    """Read the official texts; ids are ``official`` for one, ``official:NAME`` for several.

    Raises:
        InputError: where one cannot be read.
    """
    if len(paths) == 1:
        return [("official", load_official(paths[0]))]
    names: dict[str, int] = {}
    found = []
    for path in paths:
        name = f"official:{Path(path).name}"
        names[name] = names.get(name, 0) + 1
        found.append((f"{name}#{names[name]}" if names[name] > 1 else name, load_official(path)))
    return found


def load_official(path: str) -> str:
    """Return the words of one official text."""
    found = load_notice_or_sheet(path)
    return found.text


def load_notice_or_sheet(path: str) -> SourceText | FactSheet:
    """Read a file that is a notice or a fact sheet.

    Raises:
        InputError: where it cannot be read, or the sheet is no good.
    """
    source = load_source(path)
    if source.format == "docx" or not is_sheet(source.text):
        return source
    return read_sheet(source.text.encode("utf-8"), path)
