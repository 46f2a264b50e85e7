"""Layout: what each line is, judged by its looks and its neighbours."""

from __future__ import annotations

import re

from checker.text import cited, frame, headings, looks, noise, titles, web_noise
from checker.text.document import Line, LineKind
from checker.text.page import Page
from checker.text.source import SourceText


def layout(source: SourceText) -> list[Line]:
    """Return the lines of ``source`` with their kinds."""
    page = Page(source)
    web_noise.mark_front_matter(page)
    cited.mark_cited(page)
    web_noise.mark_noise(page)
    _questions(page)
    _underlines(page)
    _lists(page)
    frame.mark_addressees(page)
    titles.mark_titles(page)
    _paragraph_headings(page)
    frame.mark_header(page)
    frame.mark_signature(page)
    return [Line(span, kind) for span, kind in zip(page.spans, page.kinds, strict=True)]


def _questions(page: Page) -> None:
    """Mark the question below a line that only holds Q."""
    for i, words in enumerate(page.words):
        if re.fullmatch(r"[\s　]*(?:Q|Ｑ|問)[\s　]*[0-9０-９]*[.．:：]?[\s　]*", words):
            page.kinds[i] = LineKind.QUESTION
            if not page.blank(i + 1) and page.kinds[i + 1] is LineKind.PROSE:
                page.kinds[i + 1] = LineKind.QUESTION


def _underlines(page: Page) -> None:
    """Mark short lines with a drawn line below as headings."""
    for i in range(len(page.kinds) - 1):
        drawn = page.kinds[i + 1] is LineKind.NOISE and noise.is_rule(page.words[i + 1])
        plain = page.kinds[i] in (LineKind.PROSE, LineKind.LABEL) and "。" not in page.words[i]
        short = len(page.words[i].strip()) <= headings.MAX_HEADING
        above = page.blank(i - 1) or noise.is_rule(page.words[i - 1])
        if drawn and plain and short and above and not looks.has_contact(page.words[i]):
            page.kinds[i] = LineKind.HEADING


def _lists(page: Page) -> None:
    """Lines with the same mark one after the other are items of a list, not headings."""
    styles = [
        headings.mark_of(w)[0] if k is LineKind.HEADING else "" for w, k in zip(page.words, page.kinds, strict=True)
    ]
    marks = [
        headings.mark_of(w)[0] if k in (LineKind.HEADING, LineKind.BULLET) else ""
        for w, k in zip(page.words, page.kinds, strict=True)
    ]
    for i, style in enumerate(styles):
        if not style or style.startswith("md"):
            continue
        if style in (marks[i - 1] if i else "", marks[i + 1] if i + 1 < len(marks) else ""):
            page.kinds[i] = LineKind.BULLET


def _paragraph_headings(page: Page) -> None:
    """Mark headings without a mark: short lines over a passage."""
    for i in range(len(page.kinds) - 1):
        if page.kinds[i] is not LineKind.PROSE or not page.blank(i - 1):
            continue
        words = page.words[i]
        if not page.blank(i + 1) and (_is_paren_heading(page, i) or headings.is_plain_heading(words)):
            follows = page.kinds[i + 1]
            if follows not in (LineKind.SIGNATURE, LineKind.CLOSING, LineKind.DATE, LineKind.NOISE):
                page.kinds[i] = LineKind.HEADING


def _is_paren_heading(page: Page, i: int) -> bool:
    return headings.is_paren_heading(page.words[i]) and (
        "。" in page.words[i + 1] or headings.is_plain_heading(page.words[i].strip(" \u3000()（）"))
    )
