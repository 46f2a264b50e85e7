"""Path patterns of the configuration: ``**`` crosses folders, ``*`` and ``?`` do not; Japanese names in any Unicode form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def matches(path: str, pattern: str) -> bool:
    """Tell whether a path with ``/`` fits ``pattern``; a pattern that names a folder holds for all that is in it."""
    return bool(_compiled(unicodedata.normalize("NFC", pattern)).fullmatch(unicodedata.normalize("NFC", path)))


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    out: list[str] = []
    at = 0
    pattern = pattern.removeprefix("./")
    while at < len(pattern):
        if pattern.startswith("**/", at):
            out.append("(?:.*/)?")
            at += 3
        elif pattern.startswith("**", at):
            out.append(".*")
            at += 2
        else:
            out.append({"*": "[^/]*", "?": "[^/]"}.get(pattern[at], re.escape(pattern[at])))
            at += 1
    tail = ".*" if pattern.endswith("/") else "(?:/.*)?" if not re.search(r"[*?.]", pattern.rpartition("/")[2]) else ""
    return re.compile("".join(out) + tail, re.DOTALL)
