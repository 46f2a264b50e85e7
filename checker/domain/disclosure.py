"""How grave a leak is (nature, manner, safeguards) and what that means for speed and channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from checker.domain.finding import Basis
from checker.domain.span import Span
from checker.record import record

SEVERITIES = ("low", "medium", "high", "critical")


@record
class Factor:
    """One thing the text says of nature, manner or safeguards, with the words that led to it.

    ``holds`` is None where the text does not say (only of safeguards).
    """

    name: str
    evidence: tuple[Span, ...] = ()
    holds: bool | None = True


@record
class Advice:
    """One piece of advice. ``is_reading`` marks our own reading where the sources leave it open."""

    id: str
    text: str
    basis: Basis
    why: str
    source: str
    evidence: tuple[Span, ...] = ()
    is_reading: bool = False


@record
class Disclosure:
    """Reading of one document.

    Attributes:
        nature: ① classes of information (要配慮, 財産的 …), gravest first.
        manner: ② how it came about: external_attack | insider | contractor | negligence | failure | none.
        posture: ③ safeguards by name (encrypted, password, remote_wipe, access_control).
        severity: one of SEVERITIES, empty where the incident is no leak.
        deadlines: name → ``YYYY-MM-DD`` computed from the dates of the text.
    """

    nature: tuple[Factor, ...] = ()
    manner: Factor | None = None
    posture: tuple[Factor, ...] = ()
    severity: str = ""
    advice: tuple[Advice, ...] = ()
    deadlines: Mapping[str, str] = field(default_factory=dict)
