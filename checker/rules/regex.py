"""``regex(pattern)``: ``re.compile`` that remembers its work between starts.

Hundreds of Japanese patterns, each with wide character classes, cost a third of a cold start to compile. The code that the
engine runs is kept in the user's cache folder, for this Python only (its cache tag and the engine's magic number are in the
file's name, a digest guards its bytes, and the engine validates every code). Anything unexpected falls back to ``re.compile``.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
import sys
from array import array
from typing import Any

from checker.rules.book import Book

book = Book(f"regex-{sys.implementation.cache_tag}-{_sre.MAGIC}-{_sre.CODESIZE}.marshal")


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile ``pattern`` as ``re.compile`` does.

    Raises:
        re.error: if the pattern is none.
    """
    entry = book.get((pattern, int(flags)))
    if entry is None:
        return _first(pattern, flags)
    try:
        return _from(pattern, entry)
    except (RuntimeError, TypeError, ValueError, OverflowError):  # not this engine's code after all
        return re.compile(pattern, flags)


def _first(pattern: str, flags: int) -> re.Pattern[str]:
    """Compile a pattern that is not kept yet, step by step as ``re`` does, and keep the code."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        tree = _parser.parse(pattern, flags)
        code = array("I", _compiler._code(tree, flags))
    except (ImportError, AttributeError, OverflowError):
        return re.compile(pattern, flags)
    names = [""] * tree.state.groups
    for name, number in tree.state.groupdict.items():
        names[number] = name
    entry = (int(flags | tree.state.flags), code.tobytes(), tree.state.groups - 1, tuple(names))
    book.put((pattern, int(flags)), entry)
    return _from(pattern, entry)


def _from(pattern: str, entry: tuple[Any, ...]) -> re.Pattern[str]:
    """Give the engine its code."""
    flags, code, groups, names = entry
    numbers = array("I")
    numbers.frombytes(code)
    index = {name: number for number, name in enumerate(names) if name}
    compiled: re.Pattern[str] = _sre.compile(
        pattern, flags, numbers.tolist(), groups, index, tuple(name or None for name in names)
    )
    return compiled
