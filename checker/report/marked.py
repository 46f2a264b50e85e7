"""The draft as HTML with marks: findings by gravity and number, evidence of elements dotted. Every character is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from checker.domain.finding import Finding, Severity
from checker.domain.names import element_name
from checker.domain.report import DocumentReport
from checker.domain.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A range with what it says on hovering; ``number`` is that of a finding, 0 for evidence."""

    span: Span
    title: str
    severity: Severity | None = None
    number: int = 0


def marks_of(document: DocumentReport, findings: Iterable[Finding]) -> list[Mark]:
    """Return the marks of findings (numbered from 1) and of the elements' evidence."""
    marks: list[Mark] = []
    for number, finding in enumerate(findings, 1):
        marks.append(Mark(finding.span, finding.message, finding.severity, number))
        marks.extend(Mark(span, finding.message, finding.severity, 0) for span in finding.related)
    for element in document.elements:
        marks.extend(Mark(e.span, f"要素: {element_name(element.id)}", None, 0) for e in element.evidence)
    return [m for m in marks if m.span.end > m.span.start]


def marked_html(text: str, marks: list[Mark], prefix: str) -> str:
    """Return ``text`` with marks; overlapping marks are cut at their borders. ``prefix`` makes the links unique."""
    return "".join(_segments(text, marks, prefix))


def _segments(text: str, marks: list[Mark], prefix: str) -> Iterator[str]:
    borders = sorted({0, len(text), *(m.span.start for m in marks), *(m.span.end for m in marks)})
    for start, end in pairwise(borders):
        covering = [m for m in marks if m.span.start <= start and end <= m.span.end]
        words = escape(text[start:end])
        if not covering:
            yield words
            continue
        grave = min((m.severity for m in covering if m.severity), key=lambda s: s.rank, default=None)
        title = escape(" / ".join(dict.fromkeys(m.title for m in covering)))
        css = f' class="on-{grave.value}"' if grave else ""
        numbers = "".join(
            f'<a id="{prefix}at{m.number}" href="#{prefix}f{m.number}">{m.number}</a>'
            for m in covering if m.number and m.span.start == start
        )
        yield f'{numbers}<mark{css} title="{title}">{words}</mark>'
