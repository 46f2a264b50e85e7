"""The title of an announcement, on one line or more."""

from __future__ import annotations

import re

from checker.rules.regex import regex
from checker.text import headings, looks
from checker.text.document import LineKind
from checker.text.frame import ORGANISATION
from checker.text.page import HEAD_ZONE, Page
from checker.text.wraps import wraps_open

_HEADLINE_MAX = 90
_GENERIC_TITLE = regex(
    r"(?:第\s*[0-9０-９一二三四五六七八九十]+\s*報|お知らせ|ご報告|お詫び|ご案内|プレスリリース|ニュースリリース)$"
)


def mark_titles(page: Page) -> None:
    """Mark the title."""
    _find_title(page)
    found = [i for i, kind in enumerate(page.kinds) if kind is LineKind.TITLE]
    if len(found) == 1 and _GENERIC_TITLE.fullmatch(looks.compact(page.words[found[0]])):
        page.kinds[found[0]] = LineKind.SIGNATURE
        _find_title(page)
        page.kinds[found[0]] = LineKind.TITLE
    if not found:
        _first_line_title(page)


def _first_line_title(page: Page) -> None:
    """Without a known ending, the first long line over the text that names no sender is the title."""
    for i in page.filled()[:4]:
        words = looks.compact(page.words[i])
        if page.kinds[i] is not LineKind.PROSE or "。" in words or looks.is_ended(words) or wraps_open(words):
            continue
        after = i + 1 < len(page.kinds) and page.kinds[i + 1] is LineKind.PROSE and "。" in page.words[i + 1]
        if (
            12 <= len(words) <= 60
            and not after
            and not looks.has_date(words)
            and not ORGANISATION.search(words)
            and not looks.has_contact(words)
        ):
            page.kinds[i] = LineKind.TITLE
            return


def _find_title(page: Page) -> None:
    for seen, i in enumerate(page.filled()[:HEAD_ZONE]):
        kind, words = page.kinds[i], looks.compact(page.words[i])
        if looks.is_subject(words) or (kind is LineKind.HEADING and page.words[i].lstrip().startswith("# ")):
            _title(page, i)
            return
        first_heading = (
            kind is LineKind.HEADING
            and seen < 4
            and headings.heading_style(page.words[i]).startswith(
                ("bracket", "square", "diamond", "circle", "star", "bold")
            )
        )
        if kind in (LineKind.PROSE, LineKind.LABEL, LineKind.BULLET) or first_heading:
            if "。" in words:
                return
            if len(words) <= _HEADLINE_MAX and _ends_like_title(words):
                _title(page, i)
                return
        elif kind in (LineKind.HEADING, LineKind.QUESTION):
            if not seen and kind is LineKind.HEADING:
                _title(page, i)
            return


def _ends_like_title(words: str) -> bool:
    bare = re.sub(r"[（(【][^（）()【】]{1,40}[）)】]\s*$", "", words)
    if re.search(r"(?:ます|ください|下さい|です)[!！]+$", words):
        return False
    return bool(headings.title_ends().search(bare) or headings.title_ends().search(words))


def _title(page: Page, i: int) -> None:
    """Mark line ``i``, and the lines of the same headline before it, as the title."""
    page.kinds[i] = LineKind.TITLE
    if looks.is_subject(page.words[i]):
        return
    before = i - 1
    while before >= 0 and page.kinds[before] is LineKind.PROSE and i - before <= 2:
        words = page.words[before].strip()
        if (
            looks.is_ended(words)
            or ORGANISATION.search(words)
            or len(words) < 6
            or page.words[before].strip() != looks.compact(words)
        ):
            return
        if not re.search(r"[をがにはでとのもやする、れたいおよび]$", words):
            return
        page.kinds[before] = LineKind.TITLE
        before -= 1
