"""Put the safe replacements of findings into a text."""

from __future__ import annotations

from collections.abc import Iterable

from checker.domain.finding import Finding


def corrected(text: str, findings: Iterable[Finding]) -> tuple[str, tuple[Finding, ...]]:
    """Return ``text`` with the suggestions of the ``fixable`` findings in their places, and the findings used.

    Of two that overlap the first in the text wins; spans are of ``text`` (code points).
    """
    used: list[Finding] = []
    pieces: list[str] = []
    at = 0
    for finding in sorted((f for f in findings if f.fixable), key=lambda f: (f.span.start, f.span.end)):
        if finding.span.start >= at and finding.suggestion is not None:
            pieces += (text[at : finding.span.start], finding.suggestion)
            at = finding.span.end
            used.append(finding)
    return "".join((*pieces, text[at:])), tuple(used)
