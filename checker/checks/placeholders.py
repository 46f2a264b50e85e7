"""Blanks of a template and notes among colleagues that were left in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.rules.automaton import Automata, Automaton, automaton, pairs_of
from checker.rules.regex import regex
from checker.text.document import LineKind
from checker.text.normal import NormalText

# Markdown's bold, a pair of signs around words; two blanks with a counter behind each are none (「**月**日」).
_BOLD = regex(r"(?<!\*)(\*{2,3})(?![\s*])[^*]*[^\s*]\1(?!\*)")
_BLANKS = regex(r"\*+[ ]?[円名件人台枚世様個本社年月日時分部課県市町村].*\*[ ]?[円名件人台枚世様個本社年月日時分部課県市町村]")


@cache
def _parts(words: tuple[str, ...]) -> Automata:
    """Return the alternatives one by one: the great pattern of all of them is compiled where one occurs (7 ms, seldom needed)."""
    return Automata(map(automaton, words))


@cache
def _lines(words: tuple[str, ...]) -> Automata:
    """Return the alternatives as they are searched in all lines at once: edges of the text are those of its lines."""
    return Automata(automaton(f"(?m){word}") for word in words)


@cache
def _pattern(words: tuple[str, ...]) -> Automaton:
    return automaton("|".join(words))


@check("placeholder")
def check_placeholders(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find blanks line by line; a match inside another is told once, the longest first."""
    document = context.document
    found: list[tuple[Span, Rule]] = []
    normals = [
        document.normal_of(line.span)
        for line in document.lines
        if line.kind not in (LineKind.BLANK, LineKind.NOISE)
    ]
    whole = "\n".join(normal.text for normal in normals)
    pairs = frozenset().union(*(pairs_of(normal.text) for normal in normals))
    rules = tuple(rule for rule in rules if _lines(tuple(rule.params["patterns"])).found_in(whole, pairs))
    for normal in normals if rules else ():
        found.extend(_matches(normal, rules))
    found.sort(key=lambda f: (f[0].start, -f[0].end))
    last = Span(-1, -1)
    for span, rule in found:
        if not span.overlaps(last):
            last = span
            yield make_finding(rule, span, words=span.of(document.text).strip())


def _matches(normal: NormalText, rules: tuple[Rule, ...]) -> Iterator[tuple[Span, Rule]]:
    for rule in rules:
        if not _parts(tuple(rule.params["patterns"])).found_in(normal.text):
            continue
        bold = _bold(normal.text)
        unless = _pattern(tuple(rule.params["unless"])) if rule.params.get("unless") else None
        for match in _pattern(tuple(rule.params["patterns"])).finditer(normal.text):
            group = next((i for i, words in enumerate(match.groups(), 1) if words), 0)
            start, end = match.span(group)
            if start in bold:
                continue
            if unless and unless.search(normal.text[max(0, start - 12) : end + 12]):
                continue
            yield normal.span(start, end), rule


def _bold(text: str) -> frozenset[int]:
    """Return where the signs of bold words stand in one line."""
    pairs = [m for m in _BOLD.finditer(text) if not _BLANKS.match(text[m.start() : m.end() + 2])]
    return frozenset(at for m in pairs for at in (m.start(), m.end() - len(m[1])))
