"""Characters that do not belong: half-width katakana, control and zero-width characters, combining marks."""

from __future__ import annotations

from collections.abc import Iterable

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.rules.regex import regex
from checker.text.document import LineKind
from checker.text.normal import NormalText

_CLASSES = {
    "half_kana": regex(r"[ｦ-ﾟ]+"),
    "control": regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+"),
    "zero_width": regex(r"[\u200b\u2060\ufeff\u00ad]+|(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])[\u200c\u200d]+"),
    "combining": regex(r"[か-とは-ほカ-トハ-ホ][\u3099\u309a]"),
}


@check("characters")
def check_characters(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report runs of the character class a rule names; ``fix``: put the usual form in their place, or delete them."""
    text = context.document.text
    for rule in rules:
        if _CLASSES[rule.params["class"]].search(text) is None:
            continue
        for line in context.document.lines:
            if line.kind is LineKind.NOISE:
                continue
            for match in _CLASSES[rule.params["class"]].finditer(text, line.span.start, line.span.end):
                fix = "" if rule.params["fix"] == "delete" else NormalText.of(match.group()).text
                yield make_finding(rule, Span(*match.span()), words=match.group(), fix=fix)
