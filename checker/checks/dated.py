"""The dates of a document as calendar days, with how sure the year is; what cannot be known stays None."""

from __future__ import annotations

from datetime import date, timedelta

from checker.domain.span import Span
from checker.facts.dates import DateMention, find_dates
from checker.record import record
from checker.text.document import Document, LineKind

NEAR = timedelta(days=150)  # A date without a year this near to publication belongs to it: any other year is > 200 days off.


@record
class Dated:
    """A mention with its days.

    Attributes:
        mention: as written, offsets in ``document.normal.text``.
        span: place in the source.
        day: the most likely calendar day, None if it cannot be told.
        days: all days it may mean (other years or months); ``day`` is the first.
        is_sure: True where only one reading is left.
        is_written: True where year, month and day are all written.
    """

    mention: DateMention
    span: Span
    day: date | None
    days: tuple[date, ...]
    is_sure: bool
    is_written: bool


def dated(document: Document) -> tuple[Dated, ...]:
    """Return every date of the document with its calendar readings (a cached layer)."""
    return document.layer("dated", _dated)


def published_day(document: Document) -> date | None:
    """Return the date the text itself bears, from a line of its own or the top of the text."""
    return document.layer("published_day", _published)


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none (2月30日)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso_day(value: str) -> date | None:
    """Return the day of ``YYYY-MM-DD``; None for a value without a day, or one that no calendar has."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def _mentions(document: Document) -> list[DateMention]:
    return document.layer("date_mentions", lambda d: find_dates(d.normal.text))


def _full(mention: DateMention) -> date | None:
    if mention.year and mention.month and mention.day:
        return make_day(mention.year, mention.month, mention.day)
    return None


def _published(document: Document) -> date | None:
    spans = [line.span for line in document.lines if line.kind is LineKind.DATE]
    full = [(document.normal.span(m.start, m.end), _full(m)) for m in _mentions(document)]
    in_lines = [day for span, day in full if day and any(line.contains(span) for line in spans)]
    if in_lines:
        return in_lines[0]
    lines = [line.span for line in document.lines if "。" not in line.span.of(document.text)]
    bare = [day for span, day in full if day and any(line.contains(span) and span.start - line.start < 12 for line in lines)]
    if bare:
        return bare[0]
    return max((day for _, day in full if day), default=None)


def _dated(document: Document) -> tuple[Dated, ...]:
    published = published_day(document)
    out: list[Dated] = []
    last: Dated | None = None
    for mention in _mentions(document):
        item = _resolve(document, mention, published, last)
        out.append(item)
        if item.day is not None and mention.day:
            last = item
    return tuple(out)


def _resolve(document: Document, mention: DateMention, published: date | None, last: Dated | None) -> Dated:
    span = document.normal.span(mention.start, mention.end)
    written = _full(mention)
    if written:
        return Dated(mention, span, written, (written,), True, True)
    near = last if last and "\n" not in document.normal.text[last.mention.end : mention.start] else None
    days: list[date] = []
    if mention.month and mention.day and not mention.year:
        days = _without_year(mention, published, near)
    elif mention.day and not mention.month and mention.relative in ("day", "next_date") and near and near.day and near.is_sure:
        days = _day_alone(mention.day, near.day)
    elif mention.relative == "same_day" and last and last.day:
        days = [last.day]
    elif mention.relative == "next_day" and last and last.day:
        days = [last.day + timedelta(days=1)]
    elif mention.relative == "today" and published:
        days = [published]
    sure = len(days) == 1 and not (last and not last.is_sure and mention.relative)
    return Dated(mention, span, days[0] if days else None, tuple(days), sure, False)


def _without_year(mention: DateMention, published: date | None, near: Dated | None) -> list[date]:
    month, day = mention.month or 1, mention.day or 1
    years: list[int] = []
    if near and near.is_written and near.day:
        years.append(near.day.year if (month, day) >= (near.day.month, near.day.day) else near.day.year + 1)
        years.append(near.day.year)
    base = published
    if base and not mention.relative_year:
        found = [d for y in (base.year - 1, base.year, base.year + 1) if (d := make_day(y, month, day))]
        found.sort(key=lambda d: abs(d - base))
        years.extend(d.year for d in found if abs(d - base) <= NEAR)
        if not years or abs(found[0] - base) > NEAR if found else False:
            years.extend(d.year for d in found)
    elif base:
        offset = {"same": 0, "this": 0, "previous": -1, "last": -1, "next": 1, "coming": 1, "before_last": -2}
        years.append(base.year + offset.get(mention.relative_year, 0))
        years.extend((base.year - 1, base.year, base.year + 1))
    days: list[date] = []
    for year in years:
        found_day = make_day(year, month, day)
        if found_day and found_day not in days:
            days.append(found_day)
    return days


def _day_alone(day: int, last: date) -> list[date]:
    months = [(last.year, last.month), (last.year + last.month // 12, last.month % 12 + 1)]
    if day < last.day:
        months.reverse()
    found = [make_day(y, m, day) for y, m in months]
    return [d for d in found if d]
