"""What leaves the reader unsure: assertions without evidence, acts without an actor, one thing under two names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.checks.wording import compiled
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.text.document import CONTENT_KINDS, LineKind, Sentence


def _first(rule: Rule, field: str, text: str) -> tuple[int, int] | None:
    for pattern in rule.params[field]:
        match = compiled(pattern, rule).search(text)
        if match:
            return int(match.start()), int(match.end())
    return None


def _content(context: Context) -> list[Sentence]:
    return [s for s in context.document.sentences if s.kind in CONTENT_KINDS]


@check("asserted_without_evidence")
def check_assertions(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report an assertion whose lack of evidence is admitted one or two sentences on (or one before)."""
    sentences = _content(context)
    for rule in rules:
        for at, sentence in enumerate(sentences):
            if not _first(rule, "asserts", sentence.text) or _first(rule, "hedges", sentence.text):
                continue
            admitted = _admission(rule, sentences, at)
            if admitted:
                yield make_finding(rule, sentence.span, (admitted,), words=admitted.of(context.document.text))


def _admission(rule: Rule, sentences: Sequence[Sentence], at: int) -> Span | None:
    blamed = _first(rule, "blamed", sentences[at].text)
    for k in (at + 1, at + 2):
        if k >= len(sentences) or not blamed:
            break
        field = "no_evidence" if k == at + 1 else "weak_evidence"
        found = _first(rule, "no_evidence", sentences[k].text) or (
            _first(rule, "weak_evidence", sentences[k].text) if field == "no_evidence" else None
        )
        if found:
            return sentences[k].normal.span(*found)
    return None


@check("unclear_subject")
def check_subject(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report the first harmful act told in the passive where no sentence of the text names an actor."""
    sentences = _content(context)
    for rule in rules:
        for sentence in sentences:
            found = _first(rule, "empty", sentence.text)
            if found and not _first(rule, "agents", sentence.text):
                span = sentence.normal.span(*found)
                yield make_finding(rule, span, words=span.of(context.document.text))
        if any(_first(rule, "agents", s.text) for s in sentences):
            continue
        for sentence in sentences:
            found = _first(rule, "acts", sentence.text)
            if found and sentence.kind is not LineKind.TITLE:
                span = sentence.normal.span(*found)
                yield make_finding(rule, span, words=span.of(context.document.text))
                break


@check("inconsistent_term")
def check_terms(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report the rarer of two names of one thing, once a pair."""
    sentences = _content(context)
    for rule in rules:
        for group in rule.params["groups"]:
            places = _occurrences(sentences, group)
            used = sorted(places, key=lambda name: (-len(places[name]), places[name][0].start))
            if len(used) < 2:
                continue
            spans = [s for name in used[1:] for s in places[name]]
            words = "".join(f"「{name}」" for name in used)
            yield make_finding(rule, spans[0], (*spans[1:], places[used[0]][0]), words=words, first=used[0])


def _occurrences(sentences: Sequence[Sentence], names: Sequence[str]) -> dict[str, list[Span]]:
    places: dict[str, list[Span]] = {}
    longest_first = sorted(names, key=len, reverse=True)
    for sentence in sentences:
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
