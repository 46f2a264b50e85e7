"""Front matter: the ``key: value`` lines between ``---`` at the head of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from checker.rules.regex import regex

_OPEN = regex(r"---[ \t]*\r?\n")
_CLOSE = regex(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.M)
_ENTRY = regex(r"([A-Za-z_][\w.-]*|[^\s:#\-][^:]{0,30})[ \t]*:(?:[ \t]+(.*?))?[ \t]*\r?")
_MAX_CHARS = 8_000


def read_front_matter(text: str) -> tuple[Mapping[str, str], int]:
    """Return the entries as strings and the offset where the body begins (no front matter: empty and 0).

    Lists (``- item`` lines under a key) are joined with ``, ``. Values stay strings: dates are not guessed.
    """
    start = _OPEN.match(text)
    end = _CLOSE.search(text, start.end(), _MAX_CHARS) if start else None
    if not start or not end:
        return MappingProxyType({}), 0
    entries: dict[str, str] = {}
    key = ""
    for line in text[start.end() : end.start()].split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = _ENTRY.fullmatch(line)
        if entry:
            key = entry[1].strip()
            entries[key] = _bare(entry[2] or "")
        elif key and line[:1] in " \t-":
            item = _bare(line.strip().removeprefix("- ").strip())
            entries[key] = f"{entries[key]}, {item}" if entries[key] else item
        else:
            return MappingProxyType({}), 0
    if not entries:
        return MappingProxyType({}), 0
    return MappingProxyType(entries), end.end()


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
