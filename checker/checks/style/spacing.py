"""Widths: spaces between half- and full-width characters, and digits, written now one way and now the other.

No rule says which is right (the presets of textlint differ among themselves), so only a mixture is reported, at the
places of the rarer way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.rules.regex import regex
from checker.text.document import LineKind

_WIDE = "ぁ-んァ-ヶー一-龥々"
# Where a space is a matter of habit: about a particle, and before a counter. Elsewhere it may part a name or a clause.
_PARTICLE = "[はがをにでとのもへや]"
_COUNTER = "[年月日時分秒件名人台回円通枚冊社個点か]"
_SPACED = regex(rf"(?<={_PARTICLE}) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?={_PARTICLE})|(?<=[0-9]) (?={_COUNTER})")
_JOINED = regex(rf"(?<={_PARTICLE})(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?={_PARTICLE})|(?<=[0-9])(?={_COUNTER})")
# A number of a question (Q1, 1.) or something to reach (telephone, mail, page) stands apart on purpose.
_APART = regex(r"^[QA問答]?[0-9]+[.:]? |\d{2,4}-\d{2,4}-\d{3,4}|[\w.+-]+@[\w.-]+|(?:https?://)?[\w-]+\.[\w./-]+", re.ASCII | re.MULTILINE)
# A name of several Latin words keeps its inner spaces, and what stands beside it is not judged.
_LATIN_NAME = regex(r"[A-Za-z][A-Za-z0-9.]* [A-Za-z0-9][A-Za-z0-9. ]*")
_NUMBERED = regex(rf"[0-9]+(?=[{_WIDE}])")
# Numbers before a counter or a unit: list marks (１)) and telephone numbers follow rules of their own.
_WIDE_DIGITS = regex(rf"(?<![０-９－ー\-.,，．])[０-９]+(?=[{_WIDE}])")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def _prose(context: Context) -> Iterator[Span]:
    """Full sentences alone: labels, addresses and tables space as their layout wants."""
    return (s.span for s in context.document.sentences if s.kind is LineKind.PROSE and s.text.endswith(("。", "。」")))


@check("mixed_spacing")
def check_spacing(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report the spaces between half- and full-width characters where most such places have none."""
    text = context.document.text
    spaced, joined = [], 0
    for span in _prose(context):
        names = [m.span() for p in (_LATIN_NAME, _APART) for m in p.finditer(text, span.start, span.end)]
        spaces = [Span(*m.span()) for m in _SPACED.finditer(text, span.start, span.end)]
        spaced += [s for s in spaces if not any(a <= s.end and s.start <= b for a, b in names)]
        joined += sum(1 for _ in _JOINED.finditer(text, span.start, span.end))
    for rule in rules:
        if spaced and len(spaced) <= joined * float(rule.params["rarer"]):
            for span in spaced:
                yield make_finding(rule, span, fix="", words=text[span.start - 1 : span.end + 1], n=str(joined))


@check("mixed_digits")
def check_digits(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report full-width digits where most numbers are half-width."""
    text = context.document.text
    wide, half = [], 0
    for span in _prose(context):
        wide += [Span(*m.span()) for m in _WIDE_DIGITS.finditer(text, span.start, span.end)]
        half += sum(1 for _ in _NUMBERED.finditer(text, span.start, span.end))
    for rule in rules:
        if wide and len(wide) <= half * float(rule.params["rarer"]):
            for span in wide:
                yield make_finding(rule, span, fix=span.of(text).translate(_DIGITS), words=span.of(text), n=str(half))
