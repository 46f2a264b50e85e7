"""Facts a document states: dates, counts, information items."""

from __future__ import annotations

from checker.domain.span import Span
from checker.record import record

KINDS = ("notice", "faq", "followup", "mail", "reply")
STAGES = ("first", "update", "final")
MODES = (
    "unauthorized_access",
    "ransomware",
    "email_missend",
    "lost_device",
    "lost_document",
    "misconfiguration",
    "insider",
    "phishing",
    "system_outage",
    "product_defect",
    "service_error",
    "conduct",
    "other",
)
INFO_TYPES = ("basic", "credential", "financial", "sensitive", "trade_secret", "usage_history", "employee")


@record
class DateFact:
    """A date of the text.

    Attributes:
        value: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; ``--MM-DD`` where the year cannot be known.
        span: the words.
        year_inferred: True where the year is not written beside it.
        note: how an inferred value came about, in Japanese (shown to the user).
    """

    value: str
    span: Span
    year_inferred: bool = False
    note: str = ""


@record
class CountFact:
    """A count or an amount: ``value`` in ``unit``; ``qualifier`` exact | about | at_most | at_least; ``of`` what."""

    value: int
    unit: str
    qualifier: str
    of: str
    span: Span


@record
class InfoFact:
    """A kind of information (one of INFO_TYPES), one of its items.

    Attributes:
        value: the kind.
        included: True affected, False denied, None only named.
        item: id of the ontology, with the word where it stands for many things (``history:購入履歴``).
        is_lead: False for further items of a kind that another one shows better (what the sentence model learnt to see).
    """

    value: str
    included: bool | None
    span: Span
    item: str = ""
    is_lead: bool = True


@record
class Facts:
    """What one document states. ``delay_days``: days from discovery to publication, None if unknown."""

    occurred: DateFact | None = None
    discovered: DateFact | None = None
    published: DateFact | None = None
    delay_days: int | None = None
    counts: tuple[CountFact, ...] = ()
    info_types: tuple[InfoFact, ...] = ()
    certainty: str | None = None
