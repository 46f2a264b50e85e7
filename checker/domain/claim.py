"""Claim (記述): what a statement holds, in a form that can be compared."""

from __future__ import annotations

from enum import StrEnum

from checker.domain.span import Span
from checker.record import record

SLOTS = (
    "count",
    "date",
    "time",
    "period",
    "amount",
    "info_item",
    "certainty",
    "cause",
    "status",
    "secondary_damage",
    "compensation",
    "user_action",
    "contact",
    "scope",
    "authority_report",
    "delay_reason",
    "responsibility",
    "schedule",
    "policy",
    "other",
)


class Polarity(StrEnum):
    """肯否. 「確認されておりません」 is no denial: polarity unknown, modality unconfirmed."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """様相 of a statement."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    UNCONFIRMED = "unconfirmed"
    INVESTIGATING = "investigating"
    PLANNED = "planned"
    HEARSAY = "hearsay"
    CONDITIONAL = "conditional"
    REQUESTED = "requested"
    QUESTION = "question"


@record
class Claim:
    """記述: (slot, subject, scope, value, …) with its source and place.

    Attributes:
        slot: one of SLOTS.
        axis: the closed question or measure it answers, e.g. ``required``, ``included``, ``count``.
        subject: normalised name of what it is about, e.g. ``パスワード 変更``.
        scope: restriction (法人, 旧会員, 商品A …), empty for all.
        value: canonical value (``yes``/``no``, an interval, a date, a set …) as text for people.
        polarity, modality: see there.
        source: id of the reply or document.
        at: ``YYYY-MM-DDTHH:MM`` of the source, empty if unknown.
        span: place in the source's text.
        low, high: the interval of a measured value (numbers; dates and times as minutes or days), None where open.
        items: classes or members of a set (``外部攻撃``, ``氏名`` …).
        keys: what claims must share to be compared; ``(subject,)`` where empty.
        note: extra matter for the comparer of the axis (qualifier, unit, quantifier …).
        is_official: it stands in an official text, which outranks the majority.
        is_correction: the statement says that it corrects or updates an earlier one (訂正, 続報, 精査の結果).
        text: the words of the statement, for people.
        before: the sentence before it, empty where there is none.
        since: of an official text, the moment it gives for what it tells (``YYYY-MM-DD`` or with ``THH:MM``), else empty.
    """

    slot: str
    axis: str
    subject: str
    scope: str
    value: str
    polarity: Polarity
    modality: Modality
    source: str
    at: str
    span: Span
    low: float | None = None
    high: float | None = None
    items: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    note: str = ""
    is_official: bool = False
    is_correction: bool = False
    text: str = ""
    before: str = ""
    since: str = ""
