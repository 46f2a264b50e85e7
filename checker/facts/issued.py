"""When a text says it was issued or last changed: 「2025年3月25日 12時更新」, 「4月28日改訂」 in its head, a date line, 掲載日."""

from __future__ import annotations

from checker.facts.calendar import calendar_of
from checker.text.segment import build_document
from checker.text.source import SourceText


def issued_at(text: str) -> str:
    """Return ``YYYY-MM-DDTHH:MM``, ``YYYY-MM-DD`` where the text gives no hour, empty where it bears no full date."""
    calendar = calendar_of(build_document(SourceText("", text)))
    borne = next((d for d in calendar.dates if d.span == calendar.published_span), None)
    day = calendar.published.first_day if calendar.published else None
    if borne is None or day is None:
        return ""
    time = borne.mention.time
    return f"{day.isoformat()}T{time.value}" if time and not time.day_offset else day.isoformat()
