"""Readability of one document for general readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from checker.domain.span import Span
from checker.record import record

GRADES = ("とてもやさしい", "やさしい", "ふつう", "難しい", "とても難しい")


@record
class SentenceReading:
    """One sentence: letters (white space and masked parts left out) and the ids of the issues found in it."""

    span: Span
    letters: int
    issues: tuple[str, ...] = ()


@record
class Readability:
    """Measures and a grade.

    Attributes:
        score: 0 (very hard) … 100 (very easy); None where the text is too short for a total.
        grade: one of GRADES, empty where there is no score.
        reasons: what made the grade, gravest first, in Japanese.
        measures: name → figure (letters a sentence, RS′, jReadability, reading minutes, …).
    """

    score: float | None
    grade: str
    reasons: tuple[str, ...] = ()
    measures: Mapping[str, float] = field(default_factory=dict)
    sentences: tuple[SentenceReading, ...] = ()
