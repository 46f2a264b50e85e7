"""What leaves the reader unsure: assertions without evidence, acts without an actor, one thing under two names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.checks.wording import automaton_of
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.text.document import CONTENT_KINDS, LineKind, Sentence
from checker.text.haystack import Haystack, haystack_of


def _first(hay: Haystack, rule: Rule, field: str, sentence: Sentence) -> tuple[int, int] | None:
    """Return the place of the first pattern of a field that the sentence holds."""
    for words in rule.params[field]:
        pattern = automaton_of(words, rule)
        if hay.holds(pattern, sentence.index):
            return pattern.first(sentence.text)
    return None


def _content(context: Context) -> list[Sentence]:
    return [s for s in context.document.sentences if s.kind in CONTENT_KINDS]


@check("asserted_without_evidence")
def check_assertions(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report an assertion whose lack of evidence is admitted one or two sentences on (or one before)."""
    sentences, hay = _content(context), haystack_of(context.document)
    for rule in rules:
        for at, sentence in enumerate(sentences):
            if not _first(hay, rule, "asserts", sentence) or _first(hay, rule, "hedges", sentence):
                continue
            admitted = _admission(hay, rule, sentences, at)
            if admitted:
                yield make_finding(rule, sentence.span, (admitted,), words=admitted.of(context.document.text))


def _admission(hay: Haystack, rule: Rule, sentences: Sequence[Sentence], at: int) -> Span | None:
    blamed = _first(hay, rule, "blamed", sentences[at])
    for k in (at + 1, at + 2):
        if k >= len(sentences) or not blamed:
            break
        field = "no_evidence" if k == at + 1 else "weak_evidence"
        found = _first(hay, rule, "no_evidence", sentences[k]) or (
            _first(hay, rule, "weak_evidence", sentences[k]) if field == "no_evidence" else None
        )
        if found:
            return sentences[k].normal.span(*found)
    return None


@check("unclear_subject")
def check_subject(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report the first harmful act told in the passive where no sentence of the text names an actor."""
    sentences, hay = _content(context), haystack_of(context.document)
    for rule in rules:
        for sentence in sentences:
            found = _first(hay, rule, "empty", sentence)
            if found and not _first(hay, rule, "agents", sentence):
                span = sentence.normal.span(*found)
                yield make_finding(rule, span, words=span.of(context.document.text))
        if any(_first(hay, rule, "agents", s) for s in sentences):
            continue
        for sentence in sentences:
            found = _first(hay, rule, "acts", sentence)
            if found and sentence.kind is not LineKind.TITLE:
                span = sentence.normal.span(*found)
                yield make_finding(rule, span, words=span.of(context.document.text))
                break


@check("inconsistent_term")
def check_terms(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report the rarer of two names of one thing, once a pair."""
    sentences = _content(context)
    whole = "\n".join(s.text for s in sentences)
    for rule in rules:
        for group in rule.params["groups"]:
            places = _occurrences(sentences, whole, group)
            used = sorted(places, key=lambda name: (-len(places[name]), places[name][0].start))
            if len(used) < 2:
                continue
            spans = [s for name in used[1:] for s in places[name]]
            words = "".join(f"「{name}」" for name in used)
            yield make_finding(rule, spans[0], (*spans[1:], places[used[0]][0]), words=words, first=used[0])


def _occurrences(sentences: Sequence[Sentence], whole: str, names: Sequence[str]) -> dict[str, list[Span]]:
    """Return the places of each name; ``whole``: the words of all sentences, which tells the few names that occur."""
    places: dict[str, list[Span]] = {}
    longest_first = [name for name in sorted(names, key=len, reverse=True) if name in whole]
    for sentence in sentences if longest_first else ():
        taken: list[tuple[int, int]] = []
        for name in longest_first:
            start = sentence.text.find(name)
            while start >= 0:
                end = start + len(name)
                inside = any(a < end and start < b for a, b in taken)
                # サーバ in サーバー is the longer word, whichever group it is in.
                longer = end < len(sentence.text) and sentence.text[end] == "ー"
                if not inside and not longer:
                    taken.append((start, end))
                    places.setdefault(name, []).append(sentence.normal.span(start, end))
                start = sentence.text.find(name, end)
    return places
