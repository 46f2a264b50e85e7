"""``kind: wording``: expressions that turn an apology into a second scandal, with guards that silence them.

Fields: ``patterns`` (RE2, on the normal form of a sentence; a group ``hit`` narrows the span), ``unless`` (silences the
sentence), ``near`` (silences where it stands in the sentence before, in it or after it: a number, an act, an own duty),
``minimum`` (report only from so many places on, at the last of them), ``modes`` / ``kinds`` (only there), ``fixes``
(``found => instead``, of the words found: where the shorter wording is safe to put in their place).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.errors import UsageError
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.language.tokens import sentence_tokens
from checker.rules.automaton import Automata, Automaton, BadPatternError, automaton
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Document, Sentence

_INFLECTED = ("動詞", "形容詞", "助動詞")


@check("wording")
def check_wording(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Search all rules at once (by their needles), then let the guards of each rule decide."""
    sentences = [s for s in context.document.sentences if s.kind in CONTENT_KINDS]
    rules = tuple(r for r in rules if _applies(context, r))
    if not rules:
        return
    hits: dict[int, list[tuple[int, Sentence, int, int]]] = {}
    searcher, owners = _searcher(tuple((r.id, tuple(r.params["patterns"])) for r in rules))
    for at, sentence in enumerate(sentences):
        for which in sorted({owners[i] for i in searcher.found_in(sentence.text)}):
            rule = rules[which]
            if not _is_guarded(sentences, at, rule):
                places = _places(rule, sentence)
                hits.setdefault(which, []).extend((at, sentence, a, b) for a, b in places)
    for which, found in sorted(hits.items()):
        yield from _report(rules[which], found, context.document)


def _applies(context: Context, rule: Rule) -> bool:
    modes, kinds = rule.params.get("modes"), rule.params.get("kinds")
    return (not modes or context.mode in modes) and (not kinds or context.kind in kinds)


def _report(rule: Rule, found: list[tuple[int, Sentence, int, int]], document: Document) -> Iterator[Finding]:
    minimum = int(rule.params.get("minimum", "1"))
    if len(found) < minimum:
        return
    spans = [sentence.normal.span(a, b) for _, sentence, a, b in found]
    shown = found[-1:] if minimum > 1 else found
    for _, sentence, start, end in shown:
        span = sentence.normal.span(start, end)
        related = tuple(s for s in spans if s != span) if minimum > 1 else ()
        words = sentence.text[start:end]
        # Words that the normal form changed (widths) stay as the writer typed them.
        fix = _fix(rule, words) if words == span.of(document.text) else None
        shown_words = words if fix is not None else _whole(document, sentence, start, end)
        yield make_finding(rule, span, related, fix=fix, words=shown_words, n=str(len(found)))


def _whole(document: Document, sentence: Sentence, start: int, end: int) -> str:
    """Return the words ``[start, end)`` of a sentence for people: their last word and its endings are not cut."""
    size, before = len(sentence.text), ""
    for token in sentence_tokens(document)[sentence.index]:
        first, last = (bisect_left(sentence.normal.starts, at, 0, size) for at in (token.span.start, token.span.end))
        is_ending = token.pos[0] == "助動詞" or token.surface in ("て", "で") or token.pos[1] == "非自立可能"
        if first < end < last or (first == end and is_ending and before in _INFLECTED):
            end = last
        before = token.pos[0] if token.surface not in ("て", "で") else before
    return sentence.text[start:end]


def _fix(rule: Rule, words: str) -> str | None:
    for line in rule.params.get("fixes", ()):
        found, arrow, instead = line.partition(" => ")
        try:
            match = regex(found).fullmatch(words)
            if match and arrow:
                return match.expand(instead)
        except (re.error, IndexError) as error:
            raise _bad_fix(rule, line, str(error)) from None
        if not arrow:
            raise _bad_fix(rule, line, "「 => 」がありません")
    return None


def _bad_fix(rule: Rule, line: str, said: str) -> UsageError:
    return UsageError(
        "bad_fix", f"規則 {rule.id} の fixes「{line}」は正しくありません({said})。", "「見つけた言葉 => 置き換える言葉」の形で書いてください。"
    )


def _is_guarded(sentences: Sequence[Sentence], at: int, rule: Rule) -> bool:
    text = sentences[at].text
    if any(automaton_of(p, rule).search(text) for p in rule.params.get("unless", ())):
        return True
    around = " ".join(s.text for s in sentences[max(0, at - 1) : at + 2])
    return any(automaton_of(p, rule).search(around) for p in rule.params.get("near", ()))


def _places(rule: Rule, sentence: Sentence) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    for words in rule.params["patterns"]:
        pattern = automaton_of(words, rule)
        for match in pattern.finditer(sentence.text):
            start, end = match.span(pattern.layer.groupindex.get("hit", 0))  # RE2 knows groups by their number only
            if all(end <= a or b <= start for a, b in places):
                places.append((start, end))
    return sorted(places)


@lru_cache(maxsize=8)
def _searcher(patterns: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Automata, tuple[int, ...]]:
    """Return the patterns of all rules as one, with the index of the rule that owns each pattern."""
    owners = tuple(which for which, (_, words) in enumerate(patterns) for _ in words)
    return Automata(_automaton(name, pattern) for name, words in patterns for pattern in words), owners


def automaton_of(pattern: str, rule: Rule) -> Automaton:
    """Return the automaton of a pattern of ``rule``.

    Raises:
        UsageError: naming the rule and the pattern.
    """
    return _automaton(rule.id, pattern)


def _automaton(name: str, pattern: str) -> Automaton:
    try:
        return automaton(pattern)
    except BadPatternError as error:
        raise UsageError(
            "bad_pattern", f"規則 {name} のパターン「{pattern}」は正しくありません({error})。",
            "RE2 の書き方で直してください(先読みと後方参照は使えません)。",
        ) from None
