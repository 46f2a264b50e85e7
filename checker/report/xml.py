"""What XML 1.0 allows: a draft may hold any character."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(words: str) -> str:
    """Replace characters that no XML 1.0 document may hold by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", words)
