"""The facts of one document: dates of occurrence, discovery and publication, counts, kinds of information."""

from __future__ import annotations

from checker.domain.fact import DateFact, Facts
from checker.domain.span import Span
from checker.facts.calendar import DocumentDate, calendar_of, days_between
from checker.facts.certainty import certainty_of
from checker.facts.counts import count_facts
from checker.facts.event_choice import choose
from checker.facts.info_types import info_facts
from checker.facts.resolve import CalendarDate
from checker.text.document import Document


def extract_facts(document: Document, published: str | None = None) -> Facts:
    """Return what ``document`` states; ``published`` (``YYYY-MM-DD``) overrides the date the text bears."""
    calendar = calendar_of(document, published)
    occurred, discovered = choose(document, calendar)
    own = calendar.published
    return Facts(
        _fact(occurred), _fact(discovered),
        _date_fact(own, calendar.published_span or Span(0, 0)) if own else None,
        days_between(discovered.value if discovered else None, own),
        count_facts(document), info_facts(document), certainty_of(document),
    )


def _fact(dated: DocumentDate | None) -> DateFact | None:
    return _date_fact(dated.value, dated.span) if dated and dated.value else None


def _date_fact(value: CalendarDate, span: Span) -> DateFact:
    return DateFact(value.iso, span, value.inferred, value.note)
