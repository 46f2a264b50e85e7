"""What an audit of replies found: conflicts, corrections, the fact sheet, and who said what about which matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.domain.conflict import Conflict
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
    """訂正: a reply whose customer must be written to again."""

    reply: str
    responder: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One line of the fact sheet (事実シート): the value to give, where it comes from, who deviates.

    Attributes:
        value: the agreed value; empty where the replies are split and no official text decides.
        as_of: time of the source, ``YYYY-MM-DDTHH:MM`` or empty.
        source: id of the reply or official text it is taken from, empty where undecided.
        deviating: ids of the replies that say otherwise, in order.
    """

    slot: str
    subject: str
    value: str
    as_of: str
    source: str
    deviating: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditReport:
    """Everything an audit found; ``conflicts`` are ranked by harm, ``texts`` maps ids to texts (for spans)."""

    replies: tuple[Reply, ...]
    unreadable: tuple[Unreadable, ...]
    conflicts: tuple[Conflict, ...]
    corrections: tuple[Correction, ...]
    fact_sheet: tuple[FactRow, ...]
    officials: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
