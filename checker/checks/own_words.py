"""``kind: own_words``: words that must not go out, and the user's own lists (``[words]``, ``prh.yml``).

Fields: ``avoid`` (words of the rule itself). The user's words are matched on the source text as it stands, since width and case may
be just what a dictionary wants to settle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from checker.checks.registry import Context, check
from checker.config.words import OwnWord, compiled, plain, replacement
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.rules.regex import regex
from checker.text.document import LineKind

_NOT_WORDS = regex(r"https?://[!-~]+|[\w.+-]+@[A-Za-z0-9.-]+")


@check("own_words")
def find_own_words(context: Context, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    """Yield a finding for each word to avoid or to write another way."""
    own = cast("tuple[OwnWord, ...]", context.settings.get("words.own", ()))
    text = context.document.text
    for rule in rules:
        words = (*(plain(w) for w in rule.params.get("avoid", ()) if w in text), *(own if rule.params.get("own") == "true" else ()))
        if words:
            yield from _search(context, rule, words)


def _search(context: Context, rule: Rule, words: tuple[OwnWord, ...]) -> Iterator[Finding]:
    text = context.document.text
    for sentence in context.document.sentences:
        if sentence.kind in (LineKind.BLANK, LineKind.NOISE):
            continue
        start, end = sentence.span.start, sentence.span.end
        passed = [m.span() for m in _NOT_WORDS.finditer(text, start, end)]
        for word in words:
            for match in _pattern(word).finditer(text, start, end):
                instead = replacement(word, match)
                if match[0] and match[0] != instead and not any(a < match.end() and match.start() < b for a, b in passed):
                    yield _finding(rule, word, match, instead)


@lru_cache(maxsize=4096)
def _pattern(word: OwnWord) -> re.Pattern[str]:
    return compiled(word)


def _finding(rule: Rule, word: OwnWord, match: re.Match[str], instead: str | None) -> Finding:
    message = rule.message.replace("{words}", match[0])
    if instead is not None:
        message = f"「{match[0]}」は「{instead}」と書く決まりです。"
    return Finding(
        rule.id, rule.category, rule.severity, rule.basis, message, word.note or rule.why, Span(*match.span()),
        suggestion=instead, fixable=instead is not None,
    )
