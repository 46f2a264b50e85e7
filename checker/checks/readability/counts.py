"""Character and letter counts by textstat's definitions, and reading time for Japanese readers.

``import textstat`` loads nltk and scipy (over a second), which the start of a gate cannot pay; its ``char_count`` and
``letter_count`` are these two lines, and a test holds them equal to it. Its sentence, word, syllable and grade figures
are wrong for Japanese (a test shows how), so they are not used.
"""

from __future__ import annotations

import re

# Japanese adults read about 400 to 600 characters a minute silently.
READ_SLOW, READ_FAST = 400, 600
_SPACE = re.compile(r"\s")
_NO_LETTER = re.compile(r"[^\w]")


def character_count(text: str) -> int:
    """Count code points without white space (the full-width space included)."""
    return len(_SPACE.sub("", text))


def letter_count(text: str) -> int:
    """Count code points without white space and punctuation."""
    return len(_NO_LETTER.sub("", text))


def reading_minutes(text: str) -> tuple[float, float]:
    """Return the minutes a fast and a slow reader need (600 and 400 characters a minute)."""
    characters = character_count(text)
    return characters / READ_FAST, characters / READ_SLOW
