"""Write a report to standard output or to a file."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.domain.errors import UsageError


def write(words: str | bytes, out: str | None) -> None:
    """Write ``words`` to the file ``out``, or to standard output for None.

    Raises:
        UsageError: where the file cannot be written.
    """
    if out is None:
        if isinstance(words, str):
            sys.stdout.write(words)
        else:
            sys.stdout.buffer.write(words)
        sys.stdout.flush()
        return
    try:
        Path(out).write_bytes(words.encode("utf-8") if isinstance(words, str) else words)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "置き場所と権限を確かめてください。"
        raise UsageError("unwritable", f"{out} に書けません({reason})。", hint) from None
