"""Order of the documents of an incident, and whether a later one tells its reader that a value has changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from checker.domain.claim import Claim
from checker.domain.fact import CountFact
from checker.domain.span import Span
from checker.facts.numbers import NUMBER, parse_number
from checker.rules.files import load_group
from checker.rules.regex import regex

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_HEAD = 400  # characters at the head of a document where the number of the report stands
_SHORT = 40
_CLOSERS = tuple("」』)）】")


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


def is_open(words: str) -> bool:
    """Tell whether a cause is told as possible, supposed or still looked into."""
    return bool(_pattern("open").search(words))


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


def tells_change(text: str, span: Span, old: str = "") -> bool:
    """Tell whether the reader is told that the value of ``span`` was corrected or updated.

    Its own sentence says so, a correction beside it that is meant for it or names ``old`` (the value it replaces), or a
    short line above its block. A correction of another value in the same paragraph tells nothing of this one.
    """
    own, beside = _corrections(text, span)
    if own or _is_outcome(text, span) or _under_heading(text, span):
        return True
    words = _plain(old)
    return bool(words) and any(_has(_plain(place.of(text)), words) for place in beside)


def corrections_beside(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences of the line of ``span`` that correct a value of their own; they tell of it where they name what it replaces."""
    return tuple(_corrections(text, span)[1])


def names(words: str, claim: Claim) -> bool:
    """Tell whether the value of ``claim`` stands in ``words``; a count or an amount in whatever notation."""
    words = _plain(words)
    if claim.axis not in ("count", "money") or claim.high is None:
        return _has(words, _plain(claim.value))
    figures = (parse_number(match.group()) for match in NUMBER.finditer(words))
    return any(figure is not None and figure.value in (claim.low, claim.high) for figure in figures)


def is_withdrawn(text: str, span: Span) -> bool:
    """Tell whether the value of ``span`` is named as what was told before: 「第一報の12,400名には」, 「12,400名としていました」."""
    return bool(_pattern("earlier").search(text[max(0, span.start - _SHORT) : span.start]) or _pattern("replaced").match(text, span.end))


def withdrawn(text: str, counts: Sequence[CountFact]) -> tuple[CountFact, ...]:
    """Return the counts that are named only as what was told before; another of their unit must be told in their place."""
    found = [c for c in counts if is_withdrawn(text, c.span) and _is_replaced(_sentence(text, c.span))]
    units = {c.unit for c in counts if c not in found}
    return tuple(c for c in found if c.unit in units)


def _is_replaced(words: str) -> bool:
    return bool(_pattern("told").search(words)) and not _pattern("stands").search(words)


def _sentence(text: str, span: Span) -> str:
    line = _sentences(text, line_of(text, span))
    return next((place.of(text) for place in line if place.start <= span.start < place.end), "")


def is_whole(text: str, span: Span) -> bool:
    """Tell whether the value of ``span`` is the whole that another is a part of: 「12,400名のうち3名」."""
    return bool(_pattern("part").match(text, span.end))


def _corrections(text: str, span: Span) -> tuple[bool, list[Span]]:
    """Return whether a correction in the line of ``span`` is meant for it, and the places of those that name other values."""
    place = line_of(text, span)
    if _pattern("label").match(text, place.start, place.end):
        return True, []
    line = _sentences(text, place)
    own = next((i for i, sentence in enumerate(line) if sentence.start <= span.start < sentence.end), 0)
    others: list[Span] = []
    for i, sentence in enumerate(line):
        words = "".join(part.strip() for part in sentence.of(text).split("\n"))
        if not _pattern("told").search(words):
            continue
        is_bare = not _pattern("figure").search(_pattern("reference").sub("", words))
        if i == own or (is_bare and (abs(i - own) == 1 or _pattern("whole").search(words))):
            return True, []
        others += line[max(i - 1, 0) : i + 2] if is_bare else [sentence]  # 「0120-…は誤りでした。訂正します。」
    return False, [sentence for sentence in others if sentence is not line[own]]


def _sentences(text: str, line: Span) -> list[Span]:
    """Cut a line after its full stops, not after those within brackets."""
    cuts = [at + 1 for at in range(line.start, line.end) if text[at] == "。" and text[at + 1 : at + 2] not in _CLOSERS]
    edges = [line.start, *(at for at in cuts if at < line.end), line.end]
    return [Span(a, b) for a, b in pairwise(edges)]


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).replace(",", "").replace("\n", "")


def _has(words: str, value: str) -> bool:
    """Tell whether ``value`` stands in ``words``, not as a part of a longer figure."""
    start = words.find(value)
    while start >= 0:
        before, after = words[start - 1 : start], words[start + len(value) : start + len(value) + 1]
        if not (before.isdigit() and value[0].isdigit()) and not (after.isdigit() and value[-1].isdigit()):
            return True
        start = words.find(value, start + 1)
    return False


def _is_outcome(text: str, span: Span) -> bool:
    """Tell whether the sentence gives the value as what came out of an investigation, or after what was told before.

    A value that stands before such words (「8月20日の通報を受けて調査した結果」) is no outcome of it.
    """
    start = max(text.rfind(stop, 0, span.start) for stop in "。\n") + 1
    ends = [at for stop in "。\n" if (at := text.find(stop, max(span.end - 1, span.start))) >= 0]
    match = _pattern("outcome").search(text, start, min(ends, default=len(text)))
    return match is not None and span.end > match.start()


def line_of(text: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)].rstrip()
    if end >= 0 and line and line[-1] not in "。)）」":  # a hard wrap: the sentence goes on
        end = text.find("\n", end + 1)
    return Span(start, end if end >= 0 else len(text))


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
