"""Conflict (食い違い): distinct values of one matter that cannot all hold, and what may be one."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.span import Span
from checker.record import record


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """Where a value is stated: ``reply`` is the id of the reply or official text, ``text`` the words of ``span``."""

    reply: str
    span: Span
    text: str = ""
    at: str = ""


@record
class ConflictValue:
    """One of the values side by side, with every place that states it; ``official`` where an official text does.

    ``taken_back``: replies among the statements whose writer has corrected them since; they do not count for the value.
    """

    value: str
    statements: tuple[Statement, ...]
    official: bool = False
    taken_back: tuple[str, ...] = ()


@record
class Incompatible:
    """Values number ``a`` and ``b`` do not go together; ``kind`` is ``hard`` or ``soft``, ``reason`` Japanese."""

    a: int
    b: int
    kind: str
    reason: str = ""


@record
class Conflict:
    """食い違い (CONTRACT.md). ``severity`` is ``error`` or ``warning``; ``explanation`` is Japanese.

    ``officials_differ``: two official texts contradict each other, so that none of them decides.
    """

    slot: str
    subject: str
    values: tuple[ConflictValue, ...]
    incompatible: tuple[Incompatible, ...]
    severity: str
    explanation: str
    incident: str | None = None
    axis: str = ""
    officials_differ: bool = False


@record
class Possible:
    """食い違いかもしれない組: values that may be at odds, not surely enough for a conflict.

    Attributes:
        probability: that they cannot both be true, 0 to 1.
    """

    slot: str
    values: tuple[ConflictValue, ...]
    probability: float
    incident: str | None = None
