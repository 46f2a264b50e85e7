"""Does the text itself show a delay between finding and publication? Only then is a reason asked for."""

from __future__ import annotations

import re
from datetime import date

from checker.domain.fact import DateFact, Facts
from checker.facts.announced import earlier_publication
from checker.facts.calendar import calendar_of
from checker.facts.classify import head_end
from checker.facts.resolve import CalendarDate
from checker.record import record
from checker.rules.regex import regex
from checker.text.document import Document, LineKind

# 「1日たってからの公表」, 「翌日の発表」, 「ご報告が遅くなり」: the text says itself that time went by.
_TOLD = regex(
    r"([0-9一二三四五六七八九十]+(?:日|週間|か月|カ月|ヶ月))(?:間)?(?:以上|余り|あまり|ほど|も)?"
    r"(?:たって|経って|経過して|を経て|後の|後に|遅れて|遅れの)[^。]{0,8}(?:公表|発表|お知らせ|ご?報告)"
    r"|翌日(?:になって)?の(?:公表|発表|お知らせ|ご?報告)"
    r"|(?:公表|発表|お知らせ|ご?報告|ご?連絡)が(?:大変|たいへん)?(?:遅く|遅れ)"
)
_TIME = r"(?P<half>午前|午後)?(?P<hour>[0-9]{1,2})(?:時|:)(?P<minute>[0-9]{1,2}|半)?分?"
_BEGAN = regex(_TIME + r"(?:ごろ|頃)?(?:から|より|に(?:発生|障害))")
_STAMP = regex(_TIME + r"\s*(?:現在|時点|更新|掲載|発表|公開|配信|$)")
_STAMP_LINE = 40
OUTAGE_MINUTES = 30
LEAST_UNDATED = 2  # days from what happened to publication, where the day it was found is not told


@record
class Delay:
    """A delay that readers can see.

    Attributes:
        days: whole days, None where the text only says that it was late.
        shown: the span of time in Japanese, for the message; empty where the text only says that it was late.
        was_public: an earlier publication ended it, whose own text had to give the reason.
        is_undated: counted from the day it happened; the text does not say when it was found.
    """

    days: int | None
    shown: str
    was_public: bool = False
    is_undated: bool = False


def visible_delay(document: Document, facts: Facts, mode: str = "") -> Delay | None:
    """Return the delay the text shows, or None: published on the day it was found, or no date lets a reader see one.

    For outages (``mode``) hours of the same day count: the guideline asks for a first notice within 30 minutes.
    """
    days, public = _days(document, facts)
    if days is not None and days >= 1:
        return Delay(days, _dated(facts, days, public), isinstance(public, CalendarDate))
    for sentence in document.sentences:
        if sentence.kind in (LineKind.NOISE, LineKind.QUOTE):
            continue
        told = _TOLD.search(sentence.text)
        if told:
            return Delay(None, told[1] or ("1日" if told[0].startswith("翌日") else ""))
    return _minutes(document) if mode == "system_outage" and facts.delay_days == 0 else None


def undated_delay(document: Document, facts: Facts) -> Delay | None:
    """Return the days from what happened on one day to its first publication, where nothing tells when it was found.

    One day is left alone, and so is the start of a period: it came to an end on some later day.
    """
    began, told = facts.occurred, facts.published
    if began is None or told is None or facts.discovered is not None or earlier_publication(document, head_end(document)):
        return None
    days = _between(began.value, told.value)
    is_start = any(d.span == began.span and d.mention.is_range_start for d in calendar_of(document).dates)
    if days is None or days < LEAST_UNDATED or is_start:
        return None
    return Delay(days, f"{days}日({_short(began.value)}に発生、{_short(told.value)}に公表)", is_undated=True)


def _days(document: Document, facts: Facts) -> tuple[int | None, DateFact | CalendarDate | None]:
    """Return the days from finding to the first publication that the text names, and that day; None where it names none."""
    if not facts.delay_days or facts.discovered is None:
        return facts.delay_days, facts.published
    earlier = earlier_publication(document, head_end(document))
    if earlier is None:
        return facts.delay_days, facts.published
    if earlier.day is None:
        return None, None
    days = _between(facts.discovered.value, earlier.day.iso)
    return (None, None) if days is None or days < 0 else (min(days, facts.delay_days), earlier.day)


def _minutes(document: Document) -> Delay | None:
    """Compare the hour of the outage with the hour the notice itself bears."""
    began = told = None
    for sentence in document.sentences:
        start = _BEGAN.search(sentence.text)
        if start and began is None:
            began = _clock(start)
        stamp = _STAMP.search(sentence.text)
        if stamp and told is None and (sentence.kind is LineKind.DATE or len(sentence.text) < _STAMP_LINE):
            told = _clock(stamp)
    if began is None or told is None or told - began <= OUTAGE_MINUTES:
        return None
    hours, minutes = divmod(told - began, 60)
    return Delay(None, (f"{hours}時間" if hours else "") + (f"{minutes}分" if minutes else ""))


def _clock(match: re.Match[str]) -> int:
    """Return minutes since midnight."""
    hour = int(match["hour"]) + (12 if match["half"] == "午後" and int(match["hour"]) < 12 else 0)
    minute = match["minute"] or "0"
    return hour * 60 + (30 if minute == "半" else int(minute))


def _dated(facts: Facts, days: int, told: DateFact | CalendarDate | None) -> str:
    shown = f"{days}日"
    if facts.discovered and told:
        found, public = _short(facts.discovered.value), _short(told.value if isinstance(told, DateFact) else told.iso)
        if found and public:
            return f"{shown}({found}に発覚、{public}に公表)"
    return shown


def _between(first: str, second: str) -> int | None:
    """Return the days between two dates, in one year where both lack it."""
    a, b = (re.fullmatch(r"(?:([0-9]{4})|-)-([0-9]{2})-([0-9]{2})", value) for value in (first, second))
    if a is None or b is None or bool(a[1]) != bool(b[1]):
        return None
    return (date(int(b[1] or 2000), int(b[2]), int(b[3])) - date(int(a[1] or 2000), int(a[2]), int(a[3]))).days


def _short(value: str) -> str:
    match = re.fullmatch(r"(?:[0-9]{4}-|--)([0-9]{2})-([0-9]{2})", value)
    return f"{int(match[1])}月{int(match[2])}日" if match else ""
