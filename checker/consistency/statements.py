"""What the checks inside one document share: its statements, patterns of a rule, findings with both places."""

from __future__ import annotations

import re

from checker.checks.build import make_finding
from checker.checks.registry import Context
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.rules.guarded import any_of
from checker.rules.pairs import pairs_of
from checker.text.document import CONTENT_KINDS, Document, Sentence

_QUESTION = ("か。", "?", "か?")
_SHOWN = 36  # characters of each side in a message


def statements_of(document: Document) -> list[Sentence]:
    """Return the sentences that state something about the incident, questions left out."""
    return [s for s in document.sentences if s.kind in CONTENT_KINDS and not s.text.endswith(_QUESTION)]


def hit(sentence: Sentence, patterns: list[str], unless: list[str]) -> re.Match[str] | None:
    """Match a sentence written without its inner white space (hard wraps)."""
    found = any_of(tuple(patterns)).search(_flat(sentence))
    if found and unless and any_of(tuple(unless)).search(sentence.text):
        return None
    return found


def hits(sentences: list[Sentence], patterns: list[str], unless: list[str]) -> list[Sentence]:
    """Return the sentences that ``hit`` matches."""
    wanted, barred = any_of(tuple(patterns)), any_of(tuple(unless)).search if unless else None
    may_hold, search = wanted.may_hold, wanted.pattern.search  # asked of every sentence by every rule: one step less counts
    return [
        s for s in sentences
        if may_hold(pairs_of(text := _flat(s))) and search(text) and not (barred and barred(s.text))
    ]


def _flat(sentence: Sentence) -> str:
    text = sentence.text
    return text.replace("\n", "") if "\n" in text else text


def told(context: Context, rule: Rule, a: Sentence, b: Sentence) -> Finding:
    """Return the finding that shows two whole sentences side by side."""
    return told_at(context, rule, a.span, b.span)


def told_at(context: Context, rule: Rule, a: Span, b: Span) -> Finding:
    """Return the finding that shows two places side by side."""
    text = context.document.text
    return make_finding(rule, a, (b,), a=short(a.of(text)), b=short(b.of(text)))


def short(words: str) -> str:
    """Cut words to what fits a message."""
    flat = re.sub(r"\s+", "", words)
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"
