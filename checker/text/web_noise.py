"""Noise that only the neighbours show: menus, lists of links, page numbers, front matter."""

from __future__ import annotations

import re

from checker.text import looks, noise
from checker.text.document import LineKind
from checker.text.page import Page


def mark_front_matter(page: Page) -> None:
    """Mark the front matter."""
    for i, span in enumerate(page.spans):
        if span.start >= page.source.body:
            return
        page.kinds[i] = LineKind.FRONT_MATTER


def mark_noise(page: Page) -> None:
    """Mark the noise of a web page or a PDF."""
    related = False
    for i, words in enumerate(page.words):
        kind = page.kinds[i]
        if kind in (LineKind.BLANK, LineKind.FRONT_MATTER):
            related = False
        elif noise.is_related(words):
            related = True
            page.kinds[i] = LineKind.NOISE
        elif (
            related
            and "。" not in words
            and (kind is LineKind.BULLET or len(words) <= 60)
            and not looks.has_contact(words)
        ):
            page.kinds[i] = LineKind.NOISE
        else:
            related = False
    _menus(page)
    _page_numbers(page)


def _page_numbers(page: Page) -> None:
    """A bare number between passages is that of a page (in a table its neighbours are short)."""
    filled = page.filled()
    for before, i, after in zip(filled, filled[1:], filled[2:], strict=False):
        if not re.fullmatch(r"[\s　]*[0-9０-９]{1,3}[\s　]*", page.words[i]):
            continue
        passage = page.kinds[before] in (LineKind.PROSE, LineKind.BULLET) and len(page.words[before].strip()) >= 15
        if passage and len(page.words[after].strip()) > 3:
            page.kinds[i] = LineKind.NOISE


def _menus(page: Page) -> None:
    """Words of a menu are noise in a run of three or more that are nothing else (お問い合わせ alone is none)."""
    run: list[int] = []
    for i in range(len(page.words) + 1):
        if i < len(page.words) and (noise.is_beside(page.words[i]) or _is_menu_noise(page, i)):
            run.append(i)
        elif i < len(page.words) and page.kinds[i] is LineKind.BLANK and run:
            continue
        else:
            if len(run) >= 3:
                for k in run:
                    page.kinds[k] = LineKind.NOISE
            run = []


def _is_menu_noise(page: Page, i: int) -> bool:
    return page.kinds[i] is LineKind.NOISE and not noise.is_rule(page.words[i])
