"""Doubled particles, doubled が, words said twice, dropped ら, doubled conjunctions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.language.tokens import Token, sentence_tokens, tokenize_text
from checker.text.document import LineKind

_PROSE = (LineKind.PROSE, LineKind.BULLET)
_SEPARATORS = ("、", "。", "(", ")", "「", "」", "『", "』", "・", "/")


def _sentences(context: Context) -> Iterator[tuple[Token, ...]]:
    tokens = sentence_tokens(context.document)
    return (tokens[s.index] for s in context.document.sentences if s.kind in _PROSE)


def _join(first: Token, last: Token) -> Span:
    return Span(first.span.start, last.span.end)


@check("doubled_particle")
def check_doubled(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report a particle that comes twice with no other particle, comma or bracket between (textlint's interval 1)."""
    for rule in rules:
        for tokens in _sentences(context):
            stops = [t for t in tokens if t.pos[0] == "助詞" or t.surface in _SEPARATORS]
            for a, b in pairwise(stops):
                same = a.pos[0] == "助詞" and (a.surface, a.pos[1]) == (b.surface, b.pos[1])
                apart = a.span.end < b.span.start
                if same and apart and a.surface in rule.params["particles"] and not _is_compound(tokens, a, b):
                    yield make_finding(rule, b.span, (a.span,), words=a.surface)


def _is_compound(tokens: tuple[Token, ...], *particles: Token) -> bool:
    """について, によって, では, には: a particle inside a compound is no particle of its own."""
    for particle in particles:
        at = tokens.index(particle)
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after and after.span.start == particle.span.end and (
            after.pos[0] == "助詞" or after.dictionary_form in ("つく", "よる", "関する", "対する", "とる", "おく", "於く")
        ):
            return True
        before = tokens[at - 1] if at else None
        if before and before.pos[0] == "助詞" and before.span.end == particle.span.start:
            return True
    return False


@check("doubled_ga")
def check_ga(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report が of contrast used twice in a sentence: the reader loses which half matters."""
    for rule in rules:
        for tokens in _sentences(context):
            found = [t for t in tokens if t.surface in ("が", "けど", "けれど") and t.pos[1] == "接続助詞"]
            if len(found) > 1:
                yield make_finding(rule, found[1].span, (found[0].span,))


@check("successive_word")
def check_successive(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report a particle or auxiliary typed twice in a row (はは, をを)."""
    for rule in rules:
        for tokens in _sentences(context):
            for a, b in pairwise(tokens):
                adjoining = a.surface == b.surface and a.span.end == b.span.start
                if adjoining and a.pos[0] == b.pos[0] == "助詞" and a.surface in rule.params["particles"]:
                    yield make_finding(rule, _join(a, b), words=a.surface * 2, fix=a.surface)


@check("dropped_ra")
def check_ra(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report 見れる and 食べれる: a potential in れる of a verb that takes られる."""
    for rule in rules:
        for tokens in _sentences(context):
            for before, token in pairwise((None, *tokens)):
                if token is None:
                    continue
                if token.pos[0] == "動詞" and token.dictionary_form.endswith("れる") and _lacks_ra(token):
                    right = token.surface.replace("れ", "られ", 1) if token.surface.count("れ") == 1 else None
                    yield make_finding(rule, token.span, words=token.surface, fix=right)
                elif before and token.dictionary_form == "れる" and token.pos[0] == "助動詞" and _is_one_step(before):
                    words = before.surface + token.surface
                    yield make_finding(rule, _join(before, token), words=words, fix=before.surface + "ら" + token.surface)


def _is_one_step(verb: Token) -> bool:
    return verb.pos[0] == "動詞" and verb.pos[4].startswith(("上一段", "下一段", "カ行変格"))


def _lacks_ra(token: Token) -> bool:
    base = token.normalized
    if base == token.dictionary_form or token.dictionary_form != base[:-1] + "れる":
        return False
    verb = tokenize_text(base)
    return len(verb) == 1 and _is_one_step(verb[0])


@check("doubled_conjunction")
def check_conjunctions(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report two sentences in a row that begin with the same conjunction."""
    for rule in rules:
        last: Token | None = None
        for tokens in _sentences(context):
            first = tokens[0] if tokens and tokens[0].pos[0] == "接続詞" else None
            if first and last and first.normalized == last.normalized:
                yield make_finding(rule, first.span, (last.span,), words=first.surface)
            last = first
