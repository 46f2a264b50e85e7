"""Earlier mails that a mail takes up below the writer's own words: no line of theirs is the writer's."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from checker.rules.files import load_group
from checker.rules.regex import regex
from checker.text.document import LineKind
from checker.text.page import Page

_MARK = (">", "＞")
# What every quotation holds, so that other texts cost nothing.
_HINT = regex(
    r"^[ 　]*[>＞]|forwarded|^[ 　\t*]*(?:from|差出人)\s?[:：]|[>＞eたル]\s?[:：]\s*$|"
    r"(?:original|元|もと|転送|オリジナル)[^。\n]{0,5}(?:メッセージ|メール|ma?il|message)[^。\n]{0,2}[-－_=*─━―ー~]",
    re.I | re.M,
)
_MOST_HEADS = 12
_LEAD_IN_LINES = 2  # mail programs wrap long ones


def mark_cited(page: Page) -> None:
    """Mark separators, headers and what follows them, and lines with ``>`` beside others, as quotations."""
    if not _HINT.search(page.source.text):
        return
    written = False  # words of the writer's own stand above
    i = 0
    while i < len(page.words):
        below = _below(page, i, written)
        if below is None:
            written = written or page.kinds[i] not in (LineKind.BLANK, LineKind.NOISE, LineKind.FRONT_MATTER)
            i += 1
            continue
        end = _marked_end(page, below) or len(page.words)
        for k in range(i, end):
            if page.kinds[k] is not LineKind.BLANK:
                page.kinds[k] = LineKind.QUOTE
        i = end
    _beside(page)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return regex("(?:" + "|".join(load_group("layout")["layout.mail"][name]) + ")", re.I)


@cache
def _header() -> list[re.Pattern[str]]:
    """Compile what a whole header holds, its sender first."""
    return [regex(pattern, re.I) for pattern in load_group("layout")["layout.mail"]["header"]]


def _below(page: Page, i: int, written: bool) -> int | None:
    """Return the line after the words that announce a quotation at line ``i``, None where there are none."""
    if page.blank(i):
        return None
    if _is(page, i, "separators"):
        return _past_heads(page, i + 1)
    for size in range(1, _LEAD_IN_LINES + 1):
        lines = page.words[i : i + size]
        if len(lines) == size and not page.blank(i + size - 1) and _pattern("lead_ins").fullmatch(_plain(" ".join(lines))):
            return i + size
    first = _filled(page, i + 1) if written and _is(page, i, "rules") else i
    heads = _heads(page, first) if written else []
    whole = all(any(pattern.fullmatch(words) for words in heads) for pattern in _header())
    is_header = whole if first == i else len(heads) > 1 and bool(_header()[0].fullmatch(heads[0]))
    return first + len(heads) if heads and is_header else None


def _heads(page: Page, i: int) -> list[str]:
    """Return the lines of a mail's header that begins at line ``i``."""
    end = i
    while end < min(len(page.words), i + _MOST_HEADS) and _is(page, end, "heads"):
        end += 1
    return [_plain(words) for words in page.words[i:end]]


def _past_heads(page: Page, i: int) -> int:
    i = _filled(page, i)
    return i + len(_heads(page, i))


def _marked_end(page: Page, i: int) -> int:
    """Return the end of the lines with ``>`` below the announcement; 0 where it is followed by plain ones."""
    i = _filled(page, i)
    if i >= len(page.words) or not _is_marked(page, i):
        return 0
    while i < len(page.words) and _is_marked(page, i):
        i += 1
    return i


def _beside(page: Page) -> None:
    """A line with ``>`` beside a quotation is one too, also where alone it looks like a link (> 詳しくは)."""
    for order in (range(len(page.words)), range(len(page.words) - 1, -1, -1)):
        before = LineKind.BLANK
        for i in order:
            if before is LineKind.QUOTE and _is_marked(page, i):
                page.kinds[i] = LineKind.QUOTE
            before = page.kinds[i]


def _filled(page: Page, i: int) -> int:
    while i < len(page.words) and page.blank(i):
        i += 1
    return i


def _is_marked(page: Page, i: int) -> bool:
    return page.words[i].lstrip(" 　").startswith(_MARK)


def _is(page: Page, i: int, name: str) -> bool:
    return bool(_pattern(name).fullmatch(_plain(page.words[i])))


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).strip(" \t\r*")
