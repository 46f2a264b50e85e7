"""From the paths of a call to texts: folders are walked, what cannot be read is a failure of its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.domain.errors import InputError
from checker.domain.report import Failure
from checker.text.source import SourceText

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".docm"})


def files_below(folder: str) -> list[str]:
    """Return the files below a folder that may hold a text, sorted; hidden folders are passed by."""
    found: list[str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [os.path.join(place, n) for n in sorted(names) if Path(n).suffix.lower() in SUFFIXES and n[0] not in ".~"]  # noqa: PTH118
    return found


def load_all(paths: Iterable[str]) -> Iterator[SourceText | Failure]:
    """Yield each text, or why it cannot be read."""
    from checker.text.load import load_source

    for path in paths:
        try:
            yield load_source(path)
        except InputError as error:
            yield Failure(path, error.code, error.message, error.hint)
