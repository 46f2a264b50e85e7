"""Finding (指摘), its severity, basis and evidence."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from checker.domain.span import Span
from checker.record import record


class Severity(StrEnum):
    """重大度. Only ``error`` stops a gate by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info: smaller is graver."""
        return ("error", "warning", "info").index(self.value)


class Basis(StrEnum):
    """What a demand rests on: 法令, 規格・指針, 実務. No law obliges an apology."""

    LAW = "law"
    STANDARD = "standard"
    PRACTICE = "practice"


# Findings about elements stand at the title or at the words that touch them: the place says nothing about sameness.
ELEMENT_CATEGORIES = frozenset({"missing_element", "vague_element"})


@record
class Evidence:
    """根拠: words of the text and what made them count.

    Attributes:
        span: place in the source text.
        by: what spoke for it: a rule id (``elements.cause.mechanism``) or ``model``.
        probability: 0..1 where a model spoke, else None.
    """

    span: Span
    by: str = ""
    probability: float | None = None


@record
class Finding:
    """指摘: one thing to look at, explainable in one sentence to the writer.

    Attributes:
        rule: dotted id of the rule, e.g. ``calendar.weekday``.
        category: category of CONTRACT.md, e.g. ``weekday``, ``sum``, ``contradiction``.
        message: what is wrong, in Japanese.
        why: why it matters, in Japanese.
        span: the words meant.
        related: other places that belong to it (the other half of a contradiction).
        suggestion: replacement or wording to use, or None.
        fixable: True where ``suggestion`` can stand in place of ``span`` (grammar and facts stay).
    """

    rule: str
    category: str
    severity: Severity
    basis: Basis
    message: str
    why: str
    span: Span
    related: tuple[Span, ...] = field(default=())
    suggestion: str | None = None
    fixable: bool = False


@record
class Skipped:
    """未実施: a check that did not run, and why (in Japanese)."""

    rule: str
    reason: str
