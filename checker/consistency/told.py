"""Order of the documents of an incident, and whether a later one tells its reader that a value has changed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.domain.span import Span
from checker.rules.files import load_group
from checker.rules.regex import regex

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_HEAD = 400  # characters at the head of a document where the number of the report stands
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Published:
    """A document as the comparison sees it: ``at`` is its date of publication (``YYYY-MM-DD``), empty if unknown."""

    path: str
    text: str
    incident: str
    at: str = ""


@cache
def _data() -> dict[str, Any]:
    tree: dict[str, Any] = load_group("axes/reading")["axes.reading.documents"]
    return tree


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return regex("|".join(_data()[name]["patterns"]))


def goes_on(slot: str, axis: str) -> bool:
    """Tell whether the value of an axis goes on with time, so that another one later is news and no contradiction."""
    moving = _data()["moving"]
    return slot in moving["slots"] and axis not in moving["lasting"]


def report_number(text: str) -> int | None:
    """Return the number of 第N報 at the head of a text, None if it bears none."""
    found = _pattern("number").search(text[:_HEAD])
    if not found:
        return None
    words = unicodedata.normalize("NFKC", found[1])
    if words.isdigit():
        return int(words)
    tens, _, ones = words.rpartition("十")
    if "十" not in words:
        return _DIGITS.get(words, 0)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def is_before(a: Published, b: Published) -> bool | None:
    """Tell whether ``a`` came out before ``b``: by 第N報, else by date; None if neither says so.

    A document of the incident without number and date is a living page (FAQ): it holds now, after every dated report.
    """
    number_a, number_b = report_number(a.text), report_number(b.text)
    if number_a is not None and number_b is not None and number_a != number_b:
        return number_a < number_b
    if a.at and b.at:
        return a.at < b.at if a.at != b.at else None
    if bool(a.at) != bool(b.at) and number_a is None and number_b is None:
        return None
    if a.at and not b.at and number_b is None:
        return True
    if b.at and not a.at and number_a is None:
        return False
    return None


def is_as_of(words: str) -> bool:
    """Tell whether a statement holds for its own day only: the state at a time, the next notice."""
    return bool(_pattern("as_of").search(words))


def tells_change(text: str, span: Span) -> bool:
    """Tell whether the line of ``span``, or a short line above its block, says that something was corrected or updated."""
    return bool(_pattern("told").search(_line_of(text, span))) or _is_outcome(text, span) or _under_heading(text, span)


def _is_outcome(text: str, span: Span) -> bool:
    """Tell whether the sentence gives the value as what came out of an investigation, or after what was told before.

    A value that stands before such words (「8月20日の通報を受けて調査した結果」) is no outcome of it.
    """
    start = max(text.rfind(stop, 0, span.start) for stop in "。\n") + 1
    ends = [at for stop in "。\n" if (at := text.find(stop, max(span.end - 1, span.start))) >= 0]
    match = _pattern("outcome").search(text, start, min(ends, default=len(text)))
    return match is not None and span.end > match.start()


def _line_of(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)].rstrip()
    if end >= 0 and line and line[-1] not in "。)）」":  # a hard wrap: the sentence goes on
        stop = text.find("\n", end + 1)
        line += text[end + 1 : stop if stop >= 0 else len(text)].strip()
    return line


def _under_heading(text: str, span: Span) -> bool:
    """Look upwards from the line of ``span`` over lines without a gap to the short line they stand under."""
    above = text[: text.rfind("\n", 0, span.start) + 1].split("\n")[:-1]
    for gap, line in enumerate(reversed(above)):
        words = line.strip()
        if not words:
            if gap:
                return False
            continue
        if len(words) <= _SHORT and not words.endswith("。") and _pattern("heading").search(words):
            return not words.startswith("# ")  # a title speaks of the whole text, not of this value
        if words.startswith("#"):
            return False
    return False
