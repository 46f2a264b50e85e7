"""After the checks, a chain of tiny pure steps: suppress → de-duplicate → threshold → sort."""

from __future__ import annotations

from collections.abc import Iterable

from checker.config.settings import Settings
from checker.domain.finding import ELEMENT_CATEGORIES, Finding, Severity
from checker.domain.report import Suppressed
from checker.domain.rule import Rule
from checker.post.suppress import suppress, suppressions_of
from checker.text.document import Document


def postprocess(
    document: Document, findings: Iterable[Finding], rules: tuple[Rule, ...], settings: Settings
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Return the findings to show, and those switched off in the text."""
    known = frozenset(rule.id for rule in rules)
    allowed = without_allowed(findings, document.text, settings.allow)
    kept, suppressed, remarks = suppress(tuple(allowed), suppressions_of(document.text, document.source.file), known)
    shown = threshold(deduplicate([*kept, *remarks]), settings.show)
    return tuple(sort(shown)), tuple(suppressed)


def without_allowed(findings: Iterable[Finding], text: str, words: tuple[str, ...]) -> list[Finding]:
    """Leave out findings whose words the user allows."""
    return [f for f in findings if f.span.of(text) not in words]


def deduplicate(findings: Iterable[Finding]) -> list[Finding]:
    """Let one rule speak for a category at a place: the gravest, then the first; say each message once."""
    spoken: dict[tuple[str, str, int, int], dict[str, Finding]] = {}
    for finding in findings:
        own = finding.rule if finding.category in ELEMENT_CATEGORIES else ""
        messages = spoken.setdefault((finding.category, own, finding.span.start, finding.span.end), {})
        first = next(iter(messages.values()), finding)
        if finding.rule == first.rule:
            messages.setdefault(finding.message, finding)
        elif finding.severity.rank < first.severity.rank:
            messages.clear()
            messages[finding.message] = finding
    return [finding for messages in spoken.values() for finding in messages.values()]


def threshold(findings: Iterable[Finding], show: Severity) -> list[Finding]:
    """Leave out findings less grave than ``show``."""
    return [f for f in findings if f.severity.rank <= show.rank]


def sort(findings: Iterable[Finding]) -> list[Finding]:
    """Order by place, then by gravity, then by rule."""
    return sorted(findings, key=lambda f: (f.span.start, f.span.end, f.severity.rank, f.rule))
