"""SourceText (原文): the text as the user gave it, and where it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from checker.domain.filemap import FileMap
from checker.domain.span import Span
from checker.record import record

_NOTHING: Mapping[str, str] = MappingProxyType({})


@record
class Paragraph:
    """A paragraph of a Word file: ``number`` counts the ``w:p`` of the body in document order from 1."""

    number: int
    span: Span


@record
class SourceText:
    """A decoded text. Offsets everywhere in the program are code points of ``text``.

    Attributes:
        path: as the user named it; ``-`` for standard input.
        text: decoded text, BOM removed, line ends untouched.
        encoding: what was detected, e.g. ``utf-8``, ``cp932``.
        format: ``txt | md | html | docx``.
        notes: Japanese remarks on reading it (e.g. 文字コードを cp932 と判定しました).
        paragraphs: for docx, the non-empty paragraphs in order of their place in ``text``; else empty.
        front_matter: ``key: value`` lines between ``---`` at the head of the text.
        body: offset where the text after the front matter begins.
        file: for html, the decoded file and the place in it of each character of ``text``; else None.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    format: str = "txt"
    notes: tuple[str, ...] = ()
    line_starts: tuple[int, ...] = field(default=(), compare=False)
    paragraphs: tuple[Paragraph, ...] = field(default=(), compare=False)
    front_matter: Mapping[str, str] = field(default_factory=lambda: _NOTHING, compare=False)
    body: int = 0
    file: FileMap | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        starts = [0]
        starts.extend(i + 1 for i, c in enumerate(self.text) if c == "\n")
        object.__setattr__(self, "line_starts", tuple(starts))

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of a code point offset, both counted from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def paragraph_at(self, offset: int) -> int | None:
        """Return the number of the Word paragraph at or just before ``offset``; None where there are none."""
        at = bisect_right(self.paragraphs, offset, key=lambda p: p.span.start)
        return self.paragraphs[at - 1].number if at else None

    def origin_of(self, offset: int) -> int:
        """Return the offset in the decoded file: differs from ``offset`` only for html."""
        return self.file.span(Span(offset, offset)).start if self.file else offset

    def place_of(self, offset: int) -> str:
        """Say in Japanese where ``offset`` is: 段落12 in a Word file, else 12行目."""
        number = self.paragraph_at(offset)
        return f"段落{number}" if number else f"{self.line_column(offset)[0]}行目"
