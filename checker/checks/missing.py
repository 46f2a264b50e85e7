"""Missing and vague elements as findings: what the profile asks for and the text does not give.

The severity is the rule's for a required element and one step lighter for a recommended one; optional ones are silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.registry import Context, check
from checker.domain.element import Element, Level
from checker.domain.finding import Finding, Severity
from checker.domain.names import element_name
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.text.document import CONTENT_KINDS, Document

_LIGHTER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO, Severity.INFO: Severity.INFO}


@check("element_status")
def find_missing_elements(context: Context, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    """Yield a finding for each element whose status is the rule's ``status``."""
    for rule in rules:
        for element in context.elements:
            if element.status.value == rule.params["status"] and element.level is not Level.OPTIONAL:
                yield _finding(context.document, rule, element)


def _finding(document: Document, rule: Rule, element: Element) -> Finding:
    name = element_name(element.id)
    severity = rule.severity if element.level is Level.REQUIRED else _LIGHTER[rule.severity]
    spans = [e.span for e in element.evidence] or [_head(document)]
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=severity,
        basis=element.basis,
        message=element.message or rule.message.format(element=name),
        why=rule.why.format(element=name),
        span=spans[0],
        related=tuple(spans[1:]),
        suggestion=element.suggestion or rule.suggestion,
    )


def _head(document: Document) -> Span:
    """The title, else the first sentence: where to show that something is not there at all."""
    if document.title:
        return document.title
    content = [s.span for s in document.sentences if s.kind in CONTENT_KINDS]
    return content[0] if content else Span(0, len(document.text.split("\n", 1)[0]))
