"""What every report for people says first: how many elements, what weighs most, the days from event to publication."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.domain.element import Element, Level, Status
from checker.domain.fact import DateFact, Facts
from checker.domain.finding import ELEMENT_CATEGORIES, Basis, Finding, Severity
from checker.domain.names import KINDS, MODES, SEVERITIES, STAGES
from checker.domain.report import DocumentReport

FIRST_STEPS = 5
_BASIS_RANK = {Basis.LAW: 0, Basis.STANDARD: 1, Basis.PRACTICE: 2}


@dataclass(frozen=True, slots=True)
class Step:
    """One point of the timeline: 発生, 発覚 or 公表; ``days`` after the point before it, None if unknown."""

    name: str
    date: DateFact
    days: int | None = None


def label(document: DocumentReport) -> str:
    """Return 「お知らせ・第一報・不正アクセス」."""
    names = (KINDS.get(document.kind), STAGES.get(document.stage), MODES.get(document.mode))
    return "・".join(name for name in names if name)


def element_counts(elements: Iterable[Element]) -> tuple[int, int, int, int]:
    """Return (present, asked for, vague, absent); elements that are n/a are not asked for, nor is an absent optional."""
    asked = [
        e for e in elements
        if e.status is not Status.NOT_APPLICABLE and not (e.status is Status.ABSENT and e.level is Level.OPTIONAL)
    ]
    count = {s: sum(e.status is s for e in asked) for s in Status}
    return count[Status.PRESENT], len(asked), count[Status.VAGUE], count[Status.ABSENT]


def summary(document: DocumentReport) -> str:
    """Return 「要素 9/13(あいまい 1・なし 3) 指摘 誤り 2・注意 1・参考 0」."""
    present, asked, vague, absent = element_counts(document.elements)
    elements = f"要素 {present}/{asked}" + (f"(あいまい {vague}・なし {absent})" if vague or absent else "")
    return f"{elements}  指摘 {severity_counts(document.findings)}"


def severity_counts(findings: Iterable[Finding]) -> str:
    """Return 「誤り 2・注意 1・参考 0」."""
    found = list(findings)
    return "・".join(f"{SEVERITIES[s.value]} {sum(f.severity is s for f in found)}" for s in Severity)


def first_steps(document: DocumentReport) -> list[Finding]:
    """Return what to do first: errors, else warnings; law before practice, what is wrong before what is missing."""
    for severity in (Severity.ERROR, Severity.WARNING):
        found = [f for f in document.findings if f.severity is severity]
        if found:
            return sorted(found, key=lambda f: (_BASIS_RANK[f.basis], f.category in ELEMENT_CATEGORIES))[:FIRST_STEPS]
    return []


def further_elements(document: DocumentReport) -> list[Finding]:
    """Return the errors and warnings about elements that are not among the first steps; nothing else prints their words."""
    first = first_steps(document)
    told = [f for f in document.findings if f.category in ELEMENT_CATEGORIES and f.severity is not Severity.INFO]
    return [f for f in told if f not in first]


def other_findings(document: DocumentReport) -> list[Finding]:
    """Return the findings that the checklist of elements does not show already."""
    return [f for f in document.findings if f.category not in ELEMENT_CATEGORIES]


def timeline(facts: Facts) -> list[Step]:
    """Return the known points 発生 → 発覚 → 公表, each with the days after the one before."""
    steps: list[Step] = []
    for name, date in (("発生", facts.occurred), ("発覚", facts.discovered), ("公表", facts.published)):
        if date is not None:
            steps.append(Step(name, date, days_between(steps[-1].date.value, date.value) if steps else None))
    return steps


def days_between(first: str, second: str) -> int | None:
    """Return the days between two full ISO dates, None where one is not full."""
    from datetime import date

    try:
        return (date.fromisoformat(second) - date.fromisoformat(first)).days
    except ValueError:
        return None


def japanese_date(value: str) -> str:
    """Return 「2024年5月20日」 for an ISO date; parts that are not known are left out."""
    parts = [p for p in value.lstrip("-").split("-") if p]
    units = ("月", "日") if value.startswith("--") else ("年", "月", "日")
    return "".join(f"{int(p)}{u}" for p, u in zip(parts, units, strict=False) if p.isdigit()) or value


def ago(days: int | None) -> str:
    """Return 「3日後」, 「同じ日」 or 「4日前」; empty if unknown."""
    if days is None:
        return ""
    return "同じ日" if days == 0 else f"{days}日後" if days > 0 else f"{-days}日前"
