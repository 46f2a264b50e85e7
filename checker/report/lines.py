"""Lines of styled words for a terminal, their width in cells, and excerpts of a text with a mark below."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from checker.domain.span import Span
from checker.report.place import Places

# Styles by name, in the words of rich: the sixteen colours that any terminal knows, light or dark.
STYLES = {
    "": "", "error": "bold red", "warning": "bold yellow", "info": "cyan", "good": "green", "title": "bold", "dim": "dim",
    "mark": "bold red",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one style (a key of STYLES)."""

    words: str
    style: str = ""


Line = list[Piece]


def paint(lines: list[Line], color: bool) -> str:
    """Join lines, with colour or as plain text; control characters of a draft never reach the terminal."""
    rows = [[Piece(clean(piece.words), piece.style) for piece in line] for line in lines]
    if not color:
        return "".join("".join(piece.words for piece in row).rstrip() + "\n" for row in rows)
    # Imported for a terminal alone: a tenth of a second that a hook or a pipe need not pay.
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {name: Style.parse(words or "none") for name, words in STYLES.items()}
    return "".join(
        "".join(styles[piece.style].render(piece.words, color_system=ColorSystem.STANDARD) for piece in row).rstrip() + "\n"
        for row in rows
    )


def width(words: str) -> int:
    """Return the width in terminal cells: full-width characters take two."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "FWA" else 1 for c in words)


def pad(words: str, cells: int) -> str:
    """Pad with spaces to ``cells``."""
    return words + " " * max(0, cells - width(words))


def wrap(words: str, cells: int) -> list[str]:
    """Cut words into lines of at most ``cells``; a closing mark never begins a line."""
    lines: list[str] = []
    line = ""
    for char in words:
        if width(line + char) > cells and char not in "、。」』)）":
            lines.append(line)
            line = ""
        line += char
    return [*lines, line] if line else lines or [""]


def excerpt(places: Places, span: Span, cells: int) -> tuple[str, str]:
    """Return the words around a span on its line, at most about ``cells`` wide, and the marks below them."""
    line, _ = places.line_column(span.start)
    whole = places.line_span(line)
    end = max(span.start, min(span.end, whole.end))
    start = span.start
    left = right = 0
    room = cells - width(places.text[start:end])
    while room > 0 and (start - left > whole.start or end + right < whole.end):
        if start - left > whole.start and (left <= right or end + right >= whole.end):
            left += 1
            room -= width(places.text[start - left])
        else:
            right += 1
            room -= width(places.text[end + right - 1])
    before, hit, after = places.text[start - left : start], places.text[start:end], places.text[end : end + right]
    if width(hit) > cells:
        hit, after = cut(hit, cells), ""
    lead = "…" if start - left > whole.start else ""
    tail = "…" if end + right < whole.end and after else ""
    return clean(f"{lead}{before}{hit}{after}{tail}"), " " * width(clean(lead + before)) + "~" * max(1, width(clean(hit)))


def cut(words: str, cells: int) -> str:
    """Cut words to ``cells``, with … where something is left out."""
    if width(words) <= cells:
        return words
    out = ""
    for char in words:
        if width(out + char) > cells - 2:
            break
        out += char
    return out + "…"


def clean(words: str) -> str:
    """Replace line ends, tabs and control characters by spaces (one each)."""
    return "".join(" " if unicodedata.category(c) == "Cc" else c for c in words)
