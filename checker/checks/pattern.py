"""``kind: pattern``: RE2 patterns over the normal form of each sentence (linear time, whatever a rule contains).

Fields: ``patterns`` (a list; a group named ``hit`` narrows the span), ``unless`` (patterns that silence the sentence),
``where`` (line kinds, by default all but layout), ``words: 'true'`` (a match must begin and end at token boundaries:
ログ is not in ブログ).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.checks.registry import Context, check
from checker.domain.errors import UsageError
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.language.tokens import sentence_tokens
from checker.rules.automaton import Automaton, BadPatternError, automaton
from checker.rules.locate import line_of
from checker.text.document import LineKind, Sentence

_LAYOUT = frozenset({LineKind.BLANK, LineKind.NOISE, LineKind.ADDRESSEE, LineKind.DATE, LineKind.SIGNATURE, LineKind.CLOSING})
_EVERY = tuple(kind.value for kind in LineKind if kind not in _LAYOUT)


@check("pattern")
def find_patterns(context: Context, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    """Yield a finding for each match of a rule's patterns."""
    for rule in rules:
        patterns = [_compile(p, rule, "patterns") for p in rule.params["patterns"]]
        unless = [_compile(p, rule, "unless") for p in rule.params.get("unless", ())]
        where = rule.params.get("where", _EVERY)
        for sentence in context.document.sentences:
            if sentence.kind.value not in where or any(p.search(sentence.text) for p in unless):
                continue
            for start, end in _matches(patterns, sentence.text):
                if rule.params.get("words") != "true" or _at_words(context, sentence, start, end):
                    yield _finding(rule, sentence, start, end)


def _matches(patterns: list[Automaton], text: str) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            group = pattern.layer.groupindex.get("hit", 0)  # RE2 knows groups by their number only
            if match.end(group) > match.start(group):
                yield match.span(group)


def _at_words(context: Context, sentence: Sentence, start: int, end: int) -> bool:
    span = sentence.normal.span(start, end)
    tokens = sentence_tokens(context.document)[sentence.index]
    return any(t.span.start == span.start for t in tokens) and any(t.span.end == span.end for t in tokens)


def _finding(rule: Rule, sentence: Sentence, start: int, end: int) -> Finding:
    words = sentence.text[start:end]
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=rule.severity,
        basis=rule.basis,
        message=rule.message.replace("{words}", words),
        why=rule.why,
        span=sentence.normal.span(start, end),
        suggestion=rule.suggestion.replace("{words}", words) if rule.suggestion else None,
    )


def _compile(pattern: str, rule: Rule, field: str) -> Automaton:
    try:
        return automaton(pattern)
    except BadPatternError as error:
        raise UsageError(
            "bad_pattern", f"規則 {rule.id} のパターン「{pattern}」は正しくありません({error})。",
            "RE2 の書き方で直してください(先読みと後方参照は使えません)。",
            f"{rule.path}:{line_of(Path(rule.path), field)}",
        ) from None
