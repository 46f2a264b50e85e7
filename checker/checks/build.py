"""Make findings out of rules: the words of the rule, with its blanks filled in."""

from __future__ import annotations

from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def make_finding(
    rule: Rule,
    span: Span,
    related: tuple[Span, ...] = (),
    suggestion: str | None = None,
    fix: str | None = None,
    **fields: str,
) -> Finding:
    """Return the finding of ``rule`` at ``span``; ``{name}`` in its message and suggestion comes from ``fields``.

    ``fix`` is text that can be put in place of ``span`` without reading further (empty: delete); a ``suggestion`` is advice.
    """
    blanks = _Blanks(fields)
    words = suggestion if suggestion is not None else rule.suggestion
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=rule.severity,
        basis=rule.basis,
        message=rule.message.format_map(blanks),
        why=rule.why,
        span=span,
        related=related,
        suggestion=fix if fix is not None else words.format_map(blanks) if words else None,
        fixable=fix is not None,
    )
