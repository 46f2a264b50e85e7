"""Long sentences, many commas, nested brackets, long kanji runs, chains of の."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.checks.build import make_finding
from checker.checks.jargon import gloss_letters
from checker.checks.readability.counts import letter_count
from checker.checks.readability.prose import prose
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.language.tokens import Token, sentence_tokens
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Sentence

_KANJI_RUN = regex(r"[一-龥々]+")
_BRACKETS = {"(": ")", "「": "」", "『": "』", "【": "】", "[": "]"}
# 「A、B、C」 between nouns is a list, which commas are for.
_NOUNS = ("名詞", "接尾辞", "接頭辞", "記号", "補助記号", "代名詞")


@check("sentence_length")
def check_length(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report sentences over a rule's ``over`` letters, by the highest limit they pass (masked parts and glosses do not count)."""
    limits = sorted(((int(r.params["over"]), r) for r in rules), key=lambda pair: -pair[0])
    for sentence in prose(context.document):
        letters = letter_count(sentence.text)
        if limits and letters > limits[-1][0]:
            letters -= letter_count(gloss_letters(context.document, sentence.sentence))
        rule = next((r for limit, r in limits if letters > limit), None)
        if rule:
            yield make_finding(rule, sentence.span, n=str(letters))


@check("commas")
def check_commas(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report sentences with more than ``over`` commas; commas between two nouns (a list) are not counted."""
    tokens = sentence_tokens(context.document)
    for rule in rules:
        for sentence in prose(context.document):
            if sentence.sentence.text.count("、") <= int(rule.params["over"]):
                continue
            count = _commas(tokens[sentence.sentence.index])
            if count > int(rule.params["over"]):
                yield make_finding(rule, sentence.span, n=str(count))


def _commas(tokens: tuple[Token, ...]) -> int:
    count = 0
    for before, comma, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        is_list = before.pos[0] in _NOUNS and after.pos[0] in _NOUNS
        count += comma.surface == "、" and not is_list
    return count


@check("nested_brackets")
def check_brackets(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report round brackets inside round brackets, and a long aside in brackets."""
    for rule in rules:
        for sentence in _content(context):
            for start, end in _asides(sentence.text, int(rule.params["over"])) if ")" in sentence.text else ():
                yield make_finding(rule, sentence.normal.span(start, end), n=str(end - start - 2))


def _asides(text: str, over: int) -> Iterator[tuple[int, int]]:
    stack: list[int] = []
    for i, char in enumerate(text):
        if char == "(":
            stack.append(i)
        elif char == ")" and stack:
            start = stack.pop()
            # A gloss of a term or 「以下「当社」といいます」 helps the reader; a whole sentence inside does not.
            if len(stack) == 1 or (not stack and i - start - 1 > over):
                yield start, i + 1


@check("unmatched_pair")
def check_pairs(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report brackets of a paragraph that open and never close."""
    for rule in rules:
        for sentence in _content(context):
            at = _unclosed(sentence.text)
            if at is not None and not _closes_later(context, sentence, sentence.text[at]):
                yield make_finding(rule, sentence.normal.span(at, at + 1), words=sentence.text[at])


def _unclosed(text: str) -> int | None:
    stack: list[tuple[str, int]] = []
    for i, char in enumerate(text if any(bracket in text for bracket in _BRACKETS) else ""):
        if char in _BRACKETS:
            stack.append((_BRACKETS[char], i))
        elif stack and char == stack[-1][0]:
            stack.pop()
    return stack[0][1] if stack else None


def _closes_later(context: Context, sentence: Sentence, bracket: str) -> bool:
    after = context.document.text[sentence.span.end : sentence.span.end + 400]
    closing = _BRACKETS[bracket]
    return closing in after or {")": "）", "]": "］"}.get(closing, closing) in after


@check("kanji_run")
def check_kanji(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report runs of more than ``over`` kanji made of several words; names of bodies and dictionary words are known."""
    tokens = sentence_tokens(context.document)
    for rule in rules:
        allowed, over = tuple(rule.params["names"]), int(rule.params["over"])
        for sentence in _content(context):
            for match in _KANJI_RUN.finditer(sentence.text):
                if len(match.group()) <= over:
                    continue
                span = sentence.normal.span(*match.span())
                inside = [t for t in tokens[sentence.index] if t.span.overlaps(span)]
                is_name = any(t.pos[1] == "固有名詞" for t in inside) or match.group().endswith(allowed)
                if len(inside) > 2 and not is_name:
                    yield make_finding(rule, span, words=match.group(), n=str(len(match.group())))


@check("no_chain")
def check_no(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report nouns chained by の ``over`` times or more."""
    tokens = sentence_tokens(context.document)
    for rule in rules:
        for sentence in _content(context):
            if sentence.text.count("の") <= int(rule.params["over"]):
                continue
            chain: list[Token] = []
            for token in (*tokens[sentence.index], None):
                is_no = token is not None and token.surface == "の" and token.pos[0] == "助詞"
                if token is not None and (is_no or token.pos[0] in ("名詞", "接尾辞", "接頭辞", "代名詞")):
                    chain.append(token)
                    continue
                if sum(t.surface == "の" for t in chain[:-1]) > int(rule.params["over"]):
                    first, last = chain[0].span, chain[-1].span
                    yield make_finding(rule, type(first)(first.start, last.end))
                chain = []


def _content(context: Context) -> Iterator[Sentence]:
    return (s for s in context.document.sentences if s.kind in CONTENT_KINDS)
