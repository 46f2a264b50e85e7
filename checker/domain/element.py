"""Element (要素) of an announcement and its status."""

from __future__ import annotations

from enum import StrEnum

from checker.domain.finding import Basis, Evidence
from checker.record import record

ELEMENT_IDS = (
    "facts",
    "cause",
    "delay_reason",
    "response",
    "apology",
    "scope_items",
    "scope_count",
    "secondary_damage",
    "user_action",
    "contact",
    "prevention",
    "authority_report",
    "next_update",
)


class Status(StrEnum):
    """present: stated with substance; vague: touched without substance; absent; n/a: not asked for."""

    PRESENT = "present"
    VAGUE = "vague"
    ABSENT = "absent"
    NOT_APPLICABLE = "n/a"


class Level(StrEnum):
    """How strongly a profile asks for an element."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


@record
class Element:
    """要素: one thing an announcement is asked for, as found in one document.

    ``message`` and ``suggestion`` are Japanese and empty where nothing is lacking.
    """

    id: str
    status: Status
    level: Level
    basis: Basis
    evidence: tuple[Evidence, ...] = ()
    message: str = ""
    suggestion: str = ""
