"""What an audit of replies found: conflicts, corrections, the fact sheet, and who said what about which matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.domain.conflict import Conflict, Possible
from checker.domain.reply import Reply


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row (counted from 1, the header included) or a file that could not be used, and why (in Japanese)."""

    row: int
    reason: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a reply must be corrected: the conflict's index, what was said, what should be said (Japanese)."""

    conflict: int
    said: str
    should_say: str


@dataclass(frozen=True, slots=True)
class Correction:
    """訂正: a reply whose customer must be written to again.

    ``corrected_by`` is the later reply in which the same responder already told the same customer otherwise.
    """

    reply: str
    responder: str
    reasons: tuple[Reason, ...]
    corrected_by: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One line of the fact sheet (事実シート): the value to give, where it comes from, who deviates.

    Attributes:
        value: the agreed value; empty where the replies are split and no official text decides.
        as_of: time of the source, ``YYYY-MM-DDTHH:MM`` or empty.
        source: id of the reply or official text it is taken from, empty where undecided.
        deviating: ids of the replies that say otherwise, in order.
        words: the sentence of the source, for people.
    """

    slot: str
    subject: str
    value: str
    as_of: str
    source: str
    deviating: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """Everything an audit found.

    Attributes:
        conflicts: ranked by harm; a correction names them by their index.
        fact_sheet: one row a conflict in the same order, then the values that nobody disputes.
        officials: official texts by id (``official``, or ``official:NAME`` where there are several).
        notes: Japanese remarks on reading (encoding …).
        possible: what may be a conflict and is not sure enough to be one, likeliest first.
    """

    replies: tuple[Reply, ...]
    unreadable: tuple[Unreadable, ...]
    conflicts: tuple[Conflict, ...]
    corrections: tuple[Correction, ...]
    fact_sheet: tuple[FactRow, ...]
    officials: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    possible: tuple[Possible, ...] = ()
