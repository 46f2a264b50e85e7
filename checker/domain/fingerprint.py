"""Fingerprint of a finding: rule and words of its line, not the line's number, so that it survives edits elsewhere."""

from __future__ import annotations

import re
from collections import Counter

from checker.digest import blake2b
from checker.domain.span import Span

_SPACE = re.compile(r"\s+")


def line_at(text: str, span: Span) -> str:
    """Return the line on which ``span`` begins, white space folded."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    return _SPACE.sub(" ", text[start : end if end >= 0 else len(text)]).strip()


class Fingerprints:
    """Gives each finding of one document its fingerprint; equal ones on equal lines are counted."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, rule: str, words: str) -> str:
        """Return 16 hexadecimal digits and ``:n``, the number of this finding among equal ones, from 1."""
        digest = blake2b(f"{rule}\0{words}".encode(), digest_size=8).hexdigest()
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"
