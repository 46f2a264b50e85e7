"""When a reply was sent: one form for the many a table can hold."""

from __future__ import annotations

import datetime
import re

from checker.facts.dates import find_dates
from checker.facts.times import find_times
from checker.text.normal import NormalText

_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2}))?")


def moment(cell: object) -> str:
    """Return ``YYYY-MM-DDTHH:MM`` (``YYYY-MM-DD`` without a time) of a cell; empty where it holds no date."""
    if isinstance(cell, datetime.datetime):
        return cell.strftime("%Y-%m-%dT%H:%M")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    words = NormalText.of(str(cell or "").strip()).text
    iso = _ISO.match(words)
    if iso:
        year, month, day, hour, minute = iso.groups()
        return _join(int(year), int(month), int(day), int(hour) * 60 + int(minute) if hour else None)
    dates = [d for d in find_dates(words) if d.year and d.month and d.day]
    if not dates:
        return ""
    times = find_times(words)
    first = dates[0]
    minute = times[0].hour * 60 + (times[0].minute or 0) if times else None
    return _join(first.year or 0, first.month or 0, first.day or 0, minute)


def _join(year: int, month: int, day: int, minute: int | None) -> str:
    try:
        date = datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
    return date if minute is None or not 0 <= minute < 1440 else f"{date}T{minute // 60:02}:{minute % 60:02}"
