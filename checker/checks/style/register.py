"""Polite and plain style mixed, and sentences without a full stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.language.tokens import sentence_tokens
from checker.rules.regex import regex
from checker.text.document import LineKind, Sentence

_POLITE = regex(r"(?:です|ます|ました|ません|でした|でしょう|ましょう|ください|下さい|ませんか|ますか|ですか)(?:が|から|ので)?[。!?]?$")
_PLAIN = regex(r"(?:である|であった|だった|だ|した|する|ない|なかった|いる|いた|れる|れた|られた|なる|なった|ある|あった)。$")
_QUOTED = regex(r"[」』)]。?$")


@check("mixed_style")
def check_style(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report the sentences of the rarer style where prose mixes です・ます with である."""
    prose = [s for s in context.document.sentences if s.kind is LineKind.PROSE and not _QUOTED.search(s.text)]
    polite = [s for s in prose if _POLITE.search(s.text)]
    plain = [s for s in prose if _PLAIN.search(s.text) and not _POLITE.search(s.text)]
    if not polite or not plain:
        return
    fewer, style = (plain, "である") if len(plain) <= len(polite) else (polite, "です・ます")
    for rule in rules:
        # Half and half is a text of two parts (an old form, a citation), not a slip.
        if len(fewer) * 3 <= len(polite) + len(plain):
            for sentence in fewer:
                yield make_finding(rule, _tail(sentence), words=style)


@check("missing_period")
def check_period(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report prose that ends in a predicate without 。 (names, dates, labels and lists end as they like)."""
    tokens = sentence_tokens(context.document)
    for rule in rules:
        for sentence in _prose(context):
            words = [t for t in tokens[sentence.index] if t.pos[0] != "補助記号" or t.pos[1] == "句点"]
            is_predicate = bool(words) and words[-1].pos[0] == "助動詞" and words[-1].surface in rule.params["endings"]
            if is_predicate and sentence.text[-1] not in "。!?」』)":
                yield make_finding(rule, _tail(sentence), fix=_tail(sentence).of(context.document.text) + "。")


def _prose(context: Context) -> Iterator[Sentence]:
    return (s for s in context.document.sentences if s.kind is LineKind.PROSE and len(s.text) > 10)


def _tail(sentence: Sentence, letters: int = 8) -> Span:
    """The last letters of a sentence: where its style shows."""
    text = sentence.text
    return sentence.normal.span(max(0, len(text) - letters), len(text))
