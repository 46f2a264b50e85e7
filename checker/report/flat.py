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
from checker.report.place import Places, places_of

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
    shown: str = ""  # the words without tags (HTML)
    is_paragraph: bool = False  # of a Word file: ``line`` is the paragraph as Word counts it

    @property
    def name(self) -> str:
        """「12行」, or 「第5段落」 in a Word file."""
        return f"第{self.line}段落" if self.is_paragraph else f"{self.line}行"

    @property
    def where(self) -> str:
        """``file:line:column``, which editors and terminals make a link of; in a Word file the paragraph by name."""
        return f"{self.path}:{self.name}{self.column}字" if self.is_paragraph else f"{self.path}:{self.line}:{self.column}"


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
        """Message and what to write instead; in a Word file the paragraph first, since nothing shows its "line"."""
        lead = f"{self.place.name}: " if self.place.is_paragraph else ""
        return f"{lead}{self.message} 案: {self.suggestion}" if self.suggestion else f"{lead}{self.message}"


def rows_of(report: Report, root: str = "") -> list[Row]:
    """Return all rows: findings by document, then conflicts, then what could not be read.

    Args:
        root: folder that paths are shown relative to, where they lie in it.
    """
    places = {d.path: places_of(d) for d in report.documents}
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
    place = place_of(document.path, finding.span, places, root)
    return Row(
        place=place,
        severity=finding.severity.value,
        rule=finding.rule,
        message=finding.message,
        why=finding.why,
        suggestion=finding.suggestion or "",
        category=finding.category,
        basis=finding.basis.value,
        fingerprint=prints.of(finding.rule, line_at(document.text, finding.span)),
        fixable=finding.fixable and finding.suggestion is not None and place.words == place.shown and not place.is_paragraph,
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
    """Return the place of a span in its file."""
    name, words = relative(path, root), span.of(places.text)
    if places.paragraph(span.start):
        return _in_paragraphs(name, span, places)
    there, text = places.in_file(span), places.file_text
    line, column = places.file_line_column(there.start)
    end_line, end_column = places.file_line_column(there.end)
    return Place(
        name, line, column, end_line, end_column, there.of(text),
        text[there.start - column + 1 : there.start], text[there.end - end_column + 1 : there.end], words,
    )


def _in_paragraphs(path: str, span: Span, places: Places) -> Place:
    """Return a place of a Word file: the paragraph is the line."""
    line, column = places.shown(span)
    last = Span(max(span.start, span.end - 1), span.end)
    end_line, end_column = places.shown(last)
    end_column += last.end - last.start
    at = span.start - column + 1
    lead = places.text[at : span.start]
    end_lead = places.text[span.end - end_column + 1 : span.end]
    words = span.of(places.text)
    return Place(path, line, column, end_line, end_column, words, lead, end_lead, words, True)
