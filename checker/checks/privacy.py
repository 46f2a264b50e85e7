"""Personal data of victims and other private persons that the text itself exposes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.language.tokens import Token, sentence_tokens
from checker.rules.guarded import Guarded
from checker.rules.regex import regex
from checker.text.document import Document, LineKind, Sentence

_SKIP = frozenset({LineKind.ADDRESSEE, LineKind.SIGNATURE, LineKind.DATE, LineKind.CLOSING, LineKind.NOISE})
_KATAKANA = regex(r"[ァ-ヶー]+(?:[・=][ァ-ヶー]+)*")
_KANJI = regex(r"[一-龠々]{1,3}")
_AGE = r"\([0-9]{1,3}(?:歳|才)?\)|[0-9]{1,3}(?:歳|才)"


@cache
def _any(words: tuple[str, ...]) -> Guarded:
    return Guarded("|".join(words))


@check("person_name")
def check_names(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find names of persons with 様, さん, 氏 …, or with an age or a condition, who are neither staff nor contact."""
    document = context.document
    told: set[str] = set()
    for sentence, tokens in zip(document.sentences, sentence_tokens(document), strict=True):
        if sentence.kind in _SKIP or _is_salutation(document, sentence):
            continue
        for rule in rules:
            for span in _named(document, sentence, tokens, rule):
                words = span.of(document.text)
                if words not in told:
                    told.add(words)
                    yield make_finding(rule, span, words=words)


def _is_salutation(document: Document, sentence: Sentence) -> bool:
    """A line that only names whom the text is for: 「山田太郎 様」 at the top of a mail."""
    return sentence.span.start < 200 and bool(re.fullmatch(r"[^、。]{1,24}(?:様|さま|さん|殿|各位)[ ]*", sentence.text))


def _named(document: Document, sentence: Sentence, tokens: tuple[Token, ...], rule: Rule) -> Iterator[Span]:
    honorifics = set(rule.params["honorifics"])
    staff = _any(tuple(rule.params["staff"]))
    for i, token in enumerate(tokens):
        if token.surface not in honorifics or not i:
            continue
        start = _name_start(tokens, i)
        if start is None:
            continue
        span = Span(tokens[start].span.start, token.span.end)
        before = document.text[max(sentence.span.start, span.start - 14) : span.start]
        after = document.text[span.end : min(sentence.span.end, span.end + 10)]
        if staff.search(before) or staff.match(after.lstrip("(（ 　")) or before.endswith(("「", "『")):
            continue
        yield span


def _name_start(tokens: tuple[Token, ...], at: int) -> int | None:
    """Index of the first token of a person's name that ends before ``at``, or None if it is no name."""
    first, sure = at, False
    while first and at - first < 6:
        token = tokens[first - 1]
        gap = tokens[first].span.start - token.span.end
        if gap > 1 or token.pos[0] not in ("名詞", "接頭辞", "補助記号"):
            break
        is_name = token.pos[1] == "固有名詞" and token.pos[2] == "人名"
        joins = token.surface in ("・", "=") and first < at
        plain = token.pos[1] == "固有名詞" or (bool(_KANJI.fullmatch(token.surface)) and token.pos[1] == "普通名詞" and token.pos[2] == "一般")
        foreign = bool(_KATAKANA.fullmatch(token.surface)) and ("・" in (tokens[first].surface, tokens[max(0, first - 2)].surface))
        if not (is_name or joins or foreign or (plain and at - first < 2)):
            break
        sure = sure or is_name
        first -= 1
    while first < at and tokens[first].surface in ("・", "="):
        first += 1
    sure = sure or (tokens[at].surface in ("さん", "氏") and any(t.surface == "・" for t in tokens[first:at]))
    return first if sure and first < at else None


@check("person_with_condition")
def check_conditions(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find full names that stand beside an age, an illness, an address or a private number in one line."""
    document = context.document
    for sentence, tokens in zip(document.sentences, sentence_tokens(document), strict=True):
        if sentence.kind in _SKIP:
            continue
        for rule in rules:
            detail = _any((*rule.params["details"], _AGE)).search(sentence.text)
            if not detail or _any(tuple(rule.params["staff"])).search(sentence.text):
                continue
            span = _full_name(tokens)
            if span is not None:
                related = (sentence.normal.span(*detail.span()),)
                yield make_finding(rule, span, related, words=span.of(document.text))


def _full_name(tokens: tuple[Token, ...]) -> Span | None:
    for a, b in itertools.pairwise(tokens):
        close = b.span.start - a.span.end <= 1
        if close and a.pos[2] == "人名" and b.pos[2] == "人名" and a.pos[3] == "姓" and b.pos[3] == "名":
            return Span(a.span.start, b.span.end)
    return None


@check("private_address")
def check_addresses(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find private mail addresses, mobile numbers and home addresses outside the lines about the contact."""
    document = context.document
    for sentence in document.sentences:
        heading = document.heading_of(sentence)
        for rule in rules:
            contact, victim = _any(tuple(rule.params["contact"])), _any(tuple(rule.params["victim"]))
            is_contact = contact.search(sentence.text) or contact.search(heading) or _near_end(document, sentence)
            for match in _any(tuple(rule.params["patterns"])).finditer(sentence.text):
                if is_contact and not victim.search(sentence.text[: match.start()]) and "宅" not in match.group():
                    continue
                span = sentence.normal.span(*match.span())
                yield make_finding(rule, span, words=span.of(document.text))


def _near_end(document: Document, sentence: Sentence) -> bool:
    """Among the last three lines of a text the sender's own address and telephone stand."""
    return len(document.sentences) > 8 and sentence.index >= len(document.sentences) - 3
