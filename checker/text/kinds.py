"""What a line is by its own looks."""

from __future__ import annotations

from checker.rules.regex import regex
from checker.text import headings, looks, noise
from checker.text.document import LineKind

_ASKS = regex(r"(?:です|ます|でしょう|ません|ました)か[」』）)】]?$")


def classify_line(text: str) -> LineKind:
    """Tell what a line is by its own looks."""
    words = looks.compact(text)
    if not words:
        return LineKind.BLANK
    if noise.is_noise(text):
        return LineKind.NOISE
    if looks.is_quoted(text):
        return LineKind.QUOTE
    if looks.is_closing(words):
        return LineKind.CLOSING
    if looks.is_question_mark(text):
        return LineKind.QUESTION
    if "。" in words:
        return LineKind.BULLET if _is_item(text) else LineKind.PROSE
    return _short_line(text, words)


def _short_line(text: str, words: str) -> LineKind:
    if looks.is_date(words):
        return LineKind.DATE
    marked = headings.mark_of(text)[0] or text.lstrip(" \t\u3000")[:1] in "【〔［[＜<《〈"
    if looks.is_addressee(words) and not looks.is_answer_mark(text) and (not marked or words.endswith("】様")):
        return LineKind.ADDRESSEE
    if looks.is_answer_mark(text):
        return LineKind.PROSE
    asks = looks.is_asking(words) or (len(words) <= 60 and bool(_ASKS.search(words)) and not _is_item(text))
    style = headings.heading_style(text)
    if style:
        return LineKind.QUESTION if asks or _ASKS.search(words) else LineKind.HEADING
    if asks:
        return LineKind.QUESTION
    if looks.is_row(text) and not looks.is_bullet(text):
        return LineKind.TABLE_ROW
    if _is_item(text):
        return LineKind.BULLET
    if looks.is_label(text) or headings.bracket_length(text):
        return LineKind.LABEL
    return LineKind.PROSE


def _is_item(text: str) -> bool:
    return looks.is_bullet(text) or bool(headings.mark_of(text)[0])
