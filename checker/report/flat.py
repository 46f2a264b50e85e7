"""A report as flat rows, one a finding: what annotations, SARIF, checkstyle, rdjson and JUnit have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from checker.domain.conflict import Conflict, Statement
from checker.domain.finding import Finding
from checker.domain.fingerprint import Fingerprints, line_at
from checker.domain.report import DocumentReport, Report
from checker.domain.span import Span
from checker.report.place import Places

CONFLICT_RULE = "consistency.documents"


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a file: lines and columns from 1, in code points; the end is behind the last character."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    words: str = ""
    lead: str = ""  # the line before the column, for those who count bytes or UTF-16
    end_lead: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One finding, conflict between documents or failure; ``reason`` says why it is suppressed, empty if it is not."""

    place: Place
    severity: str
    rule: str
    message: str
    why: str = ""
    suggestion: str = ""
    category: str = ""
    basis: str = ""
    fingerprint: str = ""
    fixable: bool = False
    related: tuple[Place, ...] = ()
    reason: str = ""

    @property
    def text(self) -> str:
        """Message and what to write instead."""
        return f"{self.message} 案: {self.suggestion}" if self.suggestion else self.message


def rows_of(report: Report, root: str = "") -> list[Row]:
    """Return all rows: findings by document, then conflicts, then what could not be read.

    Args:
        root: folder that paths are shown relative to, where they lie in it.
    """
    places = {d.path: Places(d.text, d.paragraphs) for d in report.documents}
    rows = [row for d in report.documents for row in _document(d, places[d.path], root)]
    prints = Fingerprints()
    checked = set(places)
    places |= {name: Places(text) for name, text in report.officials.items() if name not in places}
    rows += [row for c in report.conflicts if (row := _conflict(c, checked, places, root, prints)) is not None]
    return [*rows, *failure_rows(report, root)]


def failure_rows(report: Report, root: str = "") -> list[Row]:
    """Return what could not be read or analysed as errors at the head of its file."""
    return [
        Row(Place(relative(f.path, root), 1, 1, 1, 1), "error", f"input.{f.code}", f"検査できません。{f.message}", suggestion=f.hint)
        for f in report.failures
    ]


def relative(path: str, root: str) -> str:
    """Return ``path`` with ``/``, relative to ``root`` if it lies in it; ``stdin`` for standard input."""
    if path == "-":
        return "stdin"
    pure = PurePath(path)
    if root and pure.is_absolute() and pure.is_relative_to(root):
        pure = pure.relative_to(root)
    return pure.as_posix()


def _document(document: DocumentReport, places: Places, root: str) -> Iterator[Row]:
    prints = Fingerprints()
    for finding in document.findings:
        yield _finding(finding, document, places, root, prints)
    for hidden in document.suppressed:
        yield _finding(hidden.finding, document, places, root, prints, hidden.reason)


def _finding(
    finding: Finding, document: DocumentReport, places: Places, root: str, prints: Fingerprints, reason: str = ""
) -> Row:
    return Row(
        place=place_of(document.path, finding.span, places, root),
        severity=finding.severity.value,
        rule=finding.rule,
        message=finding.message,
        why=finding.why,
        suggestion=finding.suggestion or "",
        category=finding.category,
        basis=finding.basis.value,
        fingerprint=prints.of(finding.rule, line_at(document.text, finding.span)),
        fixable=finding.fixable and finding.suggestion is not None,
        related=tuple(place_of(document.path, s, places, root) for s in finding.related),
        reason=reason,
    )


def _conflict(
    conflict: Conflict, checked: set[str], places: dict[str, Places], root: str, prints: Fingerprints
) -> Row | None:
    """Put a conflict at its last statement that stands in a checked document."""
    found = [s for v in conflict.values for s in v.statements if s.reply in places]
    judged = [s for s in found if s.reply in checked]
    if not judged:
        return None
    last = max(judged, key=lambda s: (s.at, s.reply, s.span.start))
    rest = [s for s in found if s != last]
    return Row(
        place=_statement(last, places, root),
        severity=conflict.severity,
        rule=CONFLICT_RULE,
        message=conflict.explanation,
        why="読む人は、どちらが正しいのか分かりません。",
        category="contradiction",
        basis="practice",
        fingerprint=prints.of(f"{CONFLICT_RULE}.{conflict.axis}", "|".join(sorted(v.value for v in conflict.values))),
        related=tuple(_statement(s, places, root) for s in rest),
    )


def _statement(statement: Statement, places: dict[str, Places], root: str) -> Place:
    return place_of(statement.reply, statement.span, places[statement.reply], root)


def place_of(path: str, span: Span, places: Places, root: str) -> Place:
    """Return the place of a span."""
    line, column = places.line_column(span.start)
    end_line, end_column = places.line_column(span.end)
    text = places.text
    return Place(
        relative(path, root), line, column, end_line, end_column, span.of(text),
        text[span.start - column + 1 : span.start], text[span.end - end_column + 1 : span.end],
    )
