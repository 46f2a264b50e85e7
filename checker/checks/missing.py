"""Missing and vague elements as findings: what the profile asks for and the text does not give.

One rule an element (``element: cause``), ``element: other`` for those of profiles without a rule of their own. The severity
is the rule's for a required element that is absent, one step lighter where it is vague or only recommended, two where both;
optional ones are silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.registry import Context, check
from checker.domain.element import ELEMENT_IDS, Element, Level, Status
from checker.domain.finding import Finding, Severity
from checker.domain.names import element_name
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.text.document import CONTENT_KINDS, Document

OTHER = "other"
_STATES = {Status.ABSENT: "書かれていません", Status.VAGUE: "触れられているだけで、中身がありません"}
_LADDER = tuple(Severity)


@check("element_status")
def find_missing_elements(context: Context, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    """Yield a finding for each element that is asked for and absent or vague."""
    by_element = {rule.params["element"]: rule for rule in rules}
    for element in context.elements:
        # An element with a rule of its own is not caught by the rest when that rule is switched off.
        rule = by_element.get(element.id if element.id in ELEMENT_IDS else OTHER)
        if rule and element.status in _STATES and element.level is not Level.OPTIONAL:
            yield _finding(context, rule, element)


def _finding(context: Context, rule: Rule, element: Element) -> Finding:
    name, state = element_name(element.id), _STATES[element.status]
    # 調査中 will do for a while; in a final report it is no answer.
    vague = element.status is Status.VAGUE and context.stage != "final"
    lighter = vague + (element.level is not Level.REQUIRED)
    severity = _LADDER[min(rule.severity.rank + lighter, len(_LADDER) - 1)]
    spans = [e.span for e in element.evidence] or [_head(context.document)]
    return Finding(
        rule=rule.id,
        category=rule.category if element.status is Status.ABSENT else "vague_element",
        severity=severity,
        basis=element.basis,
        message=element.message or rule.message.format(element=name, state=state),
        why=rule.why.replace("{element}", name),
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
