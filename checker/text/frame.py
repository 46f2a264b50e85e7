"""The frame of a letter: addressee, sender and signature."""

from __future__ import annotations

import re

from checker.rules.regex import regex
from checker.text import looks
from checker.text.document import LineKind
from checker.text.page import HEAD_ZONE, Page
from checker.text.wraps import wraps_open

_ENDS_SENTENCE = regex(r"(?:ます|ません|ました|です|でした|ください|下さい)$")
# A memo ends its sentences plainly; what is shorter may be a name (「喫茶 はる」).
_ENDS_PLAINLY = regex(r".{10}(?:[ぁ-ん]る|[しっれいてきんけ]た|ない)$")
ORGANISATION = regex(
    r"株式会社|有限会社|合同会社|法人|組合|協会|財団|大学|学校|学園|病院|銀行|金庫|市役所|委員会|代表|社長|取締役|理事|支配人|店主|店長|会長|校長|"
    r"園長|院長|局長|部長|課長|室長|センター長|機構長|[部課係室局署]$|[市区町村県府都道]　"
)


def mark_addressees(page: Page) -> None:
    """Past the head of the text 「お客様へ」 is a heading or part of a list, not an address."""
    for i in page.filled()[HEAD_ZONE:]:
        if page.kinds[i] is LineKind.ADDRESSEE and not looks.compact(page.words[i]).endswith(("各位", "御中")):
            heads = page.blank(i - 1) and not page.blank(i + 1) and len(page.words[i].strip()) <= 24
            page.kinds[i] = LineKind.HEADING if heads else LineKind.PROSE


def mark_header(page: Page) -> None:
    """The lines before the first passage that are neither date, addressee nor title bear the sender's name."""
    for i in page.filled()[:HEAD_ZONE]:
        kind, words = page.kinds[i], page.words[i]
        if kind in (LineKind.PROSE, LineKind.TABLE_ROW, LineKind.LABEL):
            inside = not page.blank(i + 1) and page.kinds[i + 1] is LineKind.PROSE and "。" in page.words[i + 1]
            ended = (
                looks.is_ended(words) or words.rstrip().endswith(("、", "，")) or _ENDS_SENTENCE.search(words.rstrip())
            )
            wraps = inside and not ORGANISATION.search(words)
            if looks.has_contact(words):
                continue
            if (
                looks.is_dated(words)
                and not looks.is_ended(words)
                and "。" not in words
                and len(words.strip()) <= 40
                and not wraps_open(words.rstrip())
            ):
                page.kinds[i] = LineKind.DATE
                continue
            if _in_passage(page, i) and not ORGANISATION.search(words):
                return
            if "。" in words or ended or wraps or len(words.strip()) > 40:
                return
            if (
                kind is LineKind.PROSE
                or (kind is LineKind.LABEL and looks.is_mail_head(words))
                or ORGANISATION.search(words)
            ):
                page.kinds[i] = LineKind.SIGNATURE
        elif kind in (LineKind.HEADING, LineKind.QUESTION, LineKind.BULLET):
            return


def _in_passage(page: Page, i: int) -> bool:
    """Tell whether a full stop follows in the same block of lines, with nothing but prose between."""
    while not page.blank(i) and page.kinds[i] in (LineKind.PROSE, LineKind.LABEL, LineKind.BULLET):
        if "。" in page.words[i]:
            return True
        i += 1
    return False


def mark_signature(page: Page) -> None:
    """Short lines at the end that name the sender; lines that say how to reach them stay content."""
    for i in reversed(page.filled()[-8:]):
        kind, words = page.kinds[i], page.words[i].strip(" \t\u3000")
        if kind in (LineKind.CLOSING, LineKind.DATE):
            continue
        if kind not in (LineKind.PROSE, LineKind.TABLE_ROW, LineKind.LABEL) or "。" in words or len(words) > 40:
            return
        if looks.is_ended(words):
            return
        if looks.has_contact(words) or kind is LineKind.LABEL:
            continue
        above_open = (
            not page.blank(i - 1)
            and page.kinds[i - 1] in (LineKind.PROSE, LineKind.BULLET)
            and not looks.is_ended(page.words[i - 1])
        )
        if above_open and not ORGANISATION.search(words):
            return
        if (
            _ENDS_SENTENCE.search(words)
            or _ENDS_PLAINLY.search(words)
            or re.search(r"窓口|ダイヤル|問い?合わ?せ|連絡先|担当", words)
            or (not page.blank(i - 1) and page.kinds[i - 1] is LineKind.HEADING)
        ):
            return
        if kind is LineKind.PROSE or ORGANISATION.search(words):
            page.kinds[i] = LineKind.SIGNATURE
