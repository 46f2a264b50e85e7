"""The lines of a text while their kinds are being settled."""

from __future__ import annotations

from checker.domain.span import Span
from checker.rules.regex import regex
from checker.text.document import LineKind
from checker.text.kinds import classify_line
from checker.text.source import SourceText

_LINE = regex(r"\r\n|[\n\r\u2028\u2029\x0b\x0c]")
HEAD_ZONE = 14  # title, addressee and sender stand within so many lines that are not blank


def split_lines(text: str) -> list[Span]:
    """Return the ranges of the lines without their ends."""
    spans: list[Span] = []
    start = 0
    for end in _LINE.finditer(text):
        spans.append(Span(start, end.start()))
        start = end.end()
    spans.append(Span(start, len(text)))
    return spans


class Page:
    """Ranges, words and kinds of the lines of a text; the passes of the layout change the kinds."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.spans = split_lines(source.text)
        self.words = [span.of(source.text) for span in self.spans]
        self.kinds = [classify_line(words) for words in self.words]

    def blank(self, i: int) -> bool:
        """Tell whether line ``i`` is blank or lies outside the text."""
        return not 0 <= i < len(self.kinds) or self.kinds[i] is LineKind.BLANK

    def filled(self) -> list[int]:
        """Return the numbers of the lines that bear words of the writer."""
        skipped = (LineKind.BLANK, LineKind.NOISE, LineKind.FRONT_MATTER, LineKind.QUOTE)
        return [i for i, kind in enumerate(self.kinds) if kind not in skipped]
