"""The tiny steps after the checks."""

from __future__ import annotations

from checker.domain.finding import Basis, Finding, Severity
from checker.domain.span import Span
from checker.post.chain import deduplicate, sort, threshold, without_allowed


def make(
    rule: str = "a.b", at: int = 0, severity: Severity = Severity.ERROR, category: str = "c", message: str = "m"
) -> Finding:
    return Finding(rule, category, severity, Basis.PRACTICE, message, "w", Span(at, at + 2))


def test_one_rule_speaks_for_a_category_at_a_place() -> None:
    warning, error = make("a.w", severity=Severity.WARNING), make("a.e")
    assert deduplicate([warning, error]) == [error]
    assert deduplicate([error, warning]) == [error]


def test_the_same_thing_is_said_once_but_other_messages_stay() -> None:
    assert deduplicate([make(), make()]) == [make()]
    assert len(deduplicate([make(message="お詫び"), make(message="原因")])) == 2


def test_every_missing_element_is_said() -> None:
    found = [make(f"missing.{e}", category="missing_element", message=e) for e in ("cause", "apology")]
    assert deduplicate(found) == found


def test_other_categories_and_places_stay() -> None:
    assert len(deduplicate([make(), make(category="d"), make(at=1)])) == 3


def test_threshold() -> None:
    found = [make(severity=s) for s in Severity]
    assert threshold(found, Severity.WARNING) == found[:2]


def test_allowed_words() -> None:
    assert without_allowed([make(at=0), make(at=2)], "○○株式", ("○○",)) == [make(at=2)]


def test_sort_by_place_then_gravity() -> None:
    late, light, grave = make(at=5), make("z", severity=Severity.INFO), make("z")
    assert sort([late, light, grave]) == [grave, light, late]
