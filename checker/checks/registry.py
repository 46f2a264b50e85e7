"""The kinds of check: ``@check("weekday")`` registers the function that runs all rules of ``kind: weekday``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from checker.domain.element import Element
from checker.domain.fact import Facts
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.text.document import Document


@dataclass(frozen=True)
class Context:
    """What a check sees: the document, what was found in it, and the user's settings.

    Attributes:
        settings: thresholds and word lists of the configuration, flat dotted names.
    """

    document: Document
    facts: Facts
    kind: str
    stage: str
    mode: str
    elements: tuple[Element, ...] = ()
    settings: dict[str, object] = field(default_factory=dict)


Check = Callable[[Context, tuple[Rule, ...]], Iterable[Finding]]
_CHECKS: dict[str, Check] = {}


def check(kind: str) -> Callable[[Check], Check]:
    """Register a check function for the rules of ``kind``; it gets all active rules of the kind at once."""

    def register(function: Check) -> Check:
        if kind in _CHECKS:
            raise ValueError(f"two checks for kind {kind}")
        _CHECKS[kind] = function
        return function

    return register


def registered_checks() -> dict[str, Check]:
    """Return the registered checks by kind."""
    return dict(_CHECKS)
