"""Suppression in the text: ``<!-- tsujitsuma-disable RULE 理由 … -->``, ``-next-line`` and ``enable``.

A reason is required. What a comment switches off is listed in the report; a comment without a reason, with an unknown
rule or without effect is a finding of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.domain.filemap import FileMap
from checker.domain.finding import Basis, Finding, Severity
from checker.domain.report import Suppressed
from checker.domain.span import Span
from checker.record import record
from checker.rules.loader import nearest
from checker.rules.regex import regex

_COMMENT = regex(
    r"<!--\s*tsujitsuma-(?P<verb>disable-next-line|disable|enable)(?:\s+(?P<rule>[A-Za-z0-9_.*]+))?\s*(?P<reason>.*?)\s*-->",
    re.DOTALL,
)
_WHY = "消した指摘は、なぜ消したかが後から分からなければなりません。"


@record
class Suppression:
    """One comment: the rule (id or dotted prefix, ``*`` for all), its reason and the range it covers."""

    rule: str
    reason: str
    covers: Span
    comment: Span

    def matches(self, finding: Finding) -> bool:
        """Tell whether the comment speaks of the finding, by rule and by place."""
        named = self.rule == "*" or finding.rule == self.rule or finding.rule.startswith(self.rule + ".")
        return named and self.covers.start <= finding.span.start < max(self.covers.end, self.covers.start + 1)


def read_suppressions(text: str) -> list[Suppression]:
    """Return the suppressions of ``text`` in order; ``disable`` lasts until ``enable`` of the same rule or the end."""
    if "tsujitsuma-" not in text:
        return []
    found: list[Suppression] = []
    comments = list(_COMMENT.finditer(text))
    for i, comment in enumerate(comments):
        rule, reason = comment["rule"] or "", re.sub(r"^理由\s*[:：]?\s*", "", comment["reason"])
        if comment["verb"] == "enable":
            continue
        if comment["verb"] == "disable-next-line":
            start = text.find("\n", comment.end()) + 1 or len(text)
            end = text.find("\n", start)
            covers = Span(start, end if end >= 0 else len(text))
        else:
            until = (c.start() for c in comments[i + 1 :] if c["verb"] == "enable" and (c["rule"] or rule) == rule)
            covers = Span(comment.end(), next(until, len(text)))
        found.append(Suppression(rule, reason, covers, Span(*comment.span())))
    return found


def suppressions_of(text: str, file: FileMap | None) -> list[Suppression]:
    """Return the suppressions of a text; those of a page (HTML) stand in the file, not in the words taken out of it."""
    if file is None:
        return read_suppressions(text)
    return [
        replace(s, covers=Span(file.offset(s.covers.start), file.offset(s.covers.end)), comment=Span(at, at))
        for s in read_suppressions(file.text)
        for at in [file.offset(s.comment.start)]
    ]


def suppress(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], known: frozenset[str]
) -> tuple[list[Finding], list[Suppressed], list[Finding]]:
    """Split findings into kept and suppressed, and return remarks on the comments themselves."""
    valid = [s for s in suppressions if s.rule and s.reason and _is_known(s.rule, known)]
    kept: list[Finding] = []
    hidden: list[Suppressed] = []
    used: set[Suppression] = set()
    for finding in findings:
        if any(s.comment.start < s.comment.end and s.comment.contains(finding.span) for s in suppressions):
            continue  # words of a comment are no words of the notice
        match = next((s for s in valid if s.matches(finding)), None)
        if match is None:
            kept.append(finding)
        else:
            used.add(match)
            hidden.append(Suppressed(finding, match.reason))
    return kept, hidden, [r for s in suppressions if (r := _remark(s, s in used, known))]


def _remark(suppression: Suppression, is_used: bool, known: frozenset[str]) -> Finding | None:
    rule = suppression.rule
    if not rule:
        return _finding("suppression.no_rule", "どの規則を消すのかが書かれていません。", suppression)
    if not _is_known(rule, known):
        return _finding("suppression.unknown_rule", f"規則「{rule}」はありません。{nearest(rule, known)}", suppression)
    if not suppression.reason:
        return _finding("suppression.no_reason", f"「{rule}」を消す理由が書かれていません。指摘は消していません。", suppression)
    if not is_used:
        return _finding("suppression.unused", f"この範囲に「{rule}」の指摘はありません。この注記は消せます。", suppression)
    return None


def _finding(rule: str, message: str, suppression: Suppression) -> Finding:
    example = "<!-- tsujitsuma-disable 規則名 理由 ここに理由 -->"
    grave = Severity.INFO if rule.endswith("unused") else Severity.WARNING
    return Finding(rule, "suppression", grave, Basis.PRACTICE, message, _WHY, suppression.comment, (), f"{example} の形で書きます。")


def _is_known(rule: str, known: frozenset[str]) -> bool:
    return rule == "*" or rule in known or any(name.startswith(rule + ".") for name in known)
