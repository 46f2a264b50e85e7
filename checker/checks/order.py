"""Order for the reader: the fact first, what to do early, danger before apology in recalls."""

from __future__ import annotations

from collections.abc import Iterable

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.checks.wording import automaton_of
from checker.domain.element import Element, Status
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.text.document import CONTENT_KINDS, LineKind, Sentence


def _element(context: Context, name: str) -> Element | None:
    found = next((e for e in context.elements if e.id == name), None)
    return found if found and found.status is Status.PRESENT and found.evidence else None


def _prose(context: Context) -> list[Sentence]:
    """The sentences a reader meets after the title: what stands above it (the sender of a mail) tells nothing."""
    kinds = CONTENT_KINDS - {LineKind.TITLE}
    top = context.document.title.end if context.document.title else 0
    return [s for s in context.document.sentences if s.kind in kinds and s.span.start >= top]


@check("order_fact")
def check_fact(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report a notice whose title and first sentences do not say what happened."""
    facts = _element(context, "facts")
    if facts is None or context.kind == "faq":
        return
    first = min(e.span.start for e in facts.evidence)
    sentences = _prose(context)
    before = [s for s in sentences if s.span.end <= first]
    title = context.document.title.of(context.document.text) if context.document.title else ""
    for rule in rules:
        says_event = [automaton_of(p, rule) for p in rule.params["events"]]
        opening = [title, *(s.text for s in sentences[: int(rule.params["within"])])]
        if len(before) < int(rule.params["within"]) or any(p.search(t) for t in opening for p in says_event):
            continue
        place = next((s for s in sentences if s.span.end > first), None)
        if place:
            yield make_finding(rule, place.span, n=str(len(before) + 1))


@check("order_action")
def check_action(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report what the reader must do where it first comes late in a long text."""
    action = _element(context, "user_action")
    sentences = _prose(context)
    if action is None or context.kind == "faq" or not sentences:
        return
    first = min(action.evidence, key=lambda e: e.span.start).span
    total = sum(s.span.end - s.span.start for s in sentences)
    above = sum(s.span.end - s.span.start for s in sentences if s.span.end <= first.start)
    for rule in rules:
        share = 100 * above // max(1, total)
        if total >= int(rule.params["minimum_length"]) and share > int(rule.params["after"]):
            place = next((s.span for s in sentences if s.span.overlaps(first)), first)
            yield make_finding(rule, place, n=str(share))


@check("order_danger")
def check_danger(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report a recall that apologises or greets before it names the danger."""
    sentences = [s for s in context.document.sentences if s.kind in CONTENT_KINDS]
    for rule in rules:
        if context.mode not in rule.params["modes"]:
            continue
        dangers = [automaton_of(p, rule) for p in rule.params["dangers"]]
        at = next((i for i, s in enumerate(sentences) if any(p.search(s.text) for p in dangers)), None)
        for sentence in sentences[: at or 0]:
            if sentence.kind is LineKind.TITLE:
                continue
            name = next((n for n, p in rule.params["others"].items() if automaton_of(p, rule).search(sentence.text)), None)
            if name:
                yield make_finding(rule, sentence.span, words=name)
                break
