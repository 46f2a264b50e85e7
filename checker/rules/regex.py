"""``regex(pattern)``: ``re.compile`` that remembers its work between starts.

Hundreds of Japanese patterns, each with wide character classes, cost a third of a cold start to compile. The code that the
engine runs is kept in the user's cache folder, for this Python only (its cache tag and the engine's magic number are in the
file's name, a digest guards its bytes, and the engine validates every code). Anything unexpected falls back to ``re.compile``.
"""

from __future__ import annotations

import atexit
import contextlib
import marshal
import re
import sys
from array import array
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from checker.rules import pack

_DIGEST = 16
_MOST = 4000  # patterns kept: after edits old ones fall out
_used: dict[tuple[str, int], tuple[Any, ...]] = {}
_new: list[tuple[str, int]] = []


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile ``pattern`` as ``re.compile`` does.

    Raises:
        re.error: if the pattern is none.
    """
    key = (pattern, int(flags))
    entry = _book().get(key)
    if entry is not None:
        try:
            compiled = _from(pattern, entry)
        except (RuntimeError, TypeError, ValueError, OverflowError):  # not this engine's code after all
            return re.compile(pattern, flags)
        _used[key] = entry
        return compiled
    return _first(key, flags)


def _first(key: tuple[str, int], flags: int) -> re.Pattern[str]:
    """Compile a pattern that is not kept yet, step by step as ``re`` does, and keep the code."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        tree = _parser.parse(key[0], flags)
        code = array("I", _compiler._code(tree, flags))
    except (ImportError, AttributeError, OverflowError):
        return re.compile(key[0], flags)
    names = [""] * tree.state.groups
    for name, number in tree.state.groupdict.items():
        names[number] = name
    entry = (int(flags | tree.state.flags), code.tobytes(), tree.state.groups - 1, tuple(names))
    if not _new:
        atexit.register(save)
    _new.append(key)
    _used[key] = entry
    return _from(key[0], entry)


def _from(pattern: str, entry: tuple[Any, ...]) -> re.Pattern[str]:
    """Give the engine its code."""
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, names = entry
    numbers = array("I")
    numbers.frombytes(code)
    index = {name: number for number, name in enumerate(names) if name}
    compiled: re.Pattern[str] = _sre.compile(
        pattern, flags, numbers.tolist(), groups, index, tuple(name or None for name in names)
    )
    return compiled


@cache
def _book() -> dict[tuple[str, int], tuple[Any, ...]]:
    """Read the kept codes; empty where there are none or the file is not whole."""
    try:
        data = _path().read_bytes()
        if blake2b(data[_DIGEST:], digest_size=_DIGEST).digest() != data[:_DIGEST]:
            return {}
        book: dict[tuple[str, int], tuple[Any, ...]] = marshal.loads(data[_DIGEST:])
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return book


def save() -> None:
    """Keep the codes of this run (called at exit, only if some are new); a read-only cache is no error."""
    book = {**_book(), **_used}
    if len(book) > _MOST:
        book = dict(_used)
    data = marshal.dumps(book)
    with contextlib.suppress(OSError, KeyboardInterrupt):  # Ctrl-C at exit: written in one step or not at all
        pack.write_bytes(_path(), blake2b(data, digest_size=_DIGEST).digest() + data)


def _path() -> Path:
    import _sre

    return pack.cache_folder() / f"regex-{sys.implementation.cache_tag}-{_sre.MAGIC}-{_sre.CODESIZE}.marshal"
