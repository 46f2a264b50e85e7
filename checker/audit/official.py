"""Official texts: a notice or unified answer as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.text.load import load_source


def load_officials(paths: Sequence[str]) -> list[tuple[str, str]]:
    """Read the official texts; ids are ``official`` for one, ``official:NAME`` for several.

    Raises:
        InputError: where one cannot be read.
    """
    names = ["official"] if len(paths) == 1 else [f"official:{Path(p).name}" for p in paths]
    return [(name, load_source(path).text) for name, path in zip(names, paths, strict=True)]
