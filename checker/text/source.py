"""SourceText (原文): the text as the user gave it, and where it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded text. Offsets everywhere in the program are code points of ``text``.

    Attributes:
        path: as the user named it; ``-`` for standard input.
        text: decoded text, BOM removed, line ends untouched.
        encoding: what was detected, e.g. ``utf-8``, ``cp932``.
        format: ``txt | md | html | docx``.
        notes: Japanese remarks on reading it (e.g. 文字コードを cp932 と判定しました).
    """

    path: str
    text: str
    encoding: str = "utf-8"
    format: str = "txt"
    notes: tuple[str, ...] = ()
    line_starts: tuple[int, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        starts.extend(i + 1 for i, c in enumerate(self.text) if c == "\n")
        object.__setattr__(self, "line_starts", tuple(starts))

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of a code point offset, both counted from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1
