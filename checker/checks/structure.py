"""What only structure shows (depth syntax): subject and predicate that do not meet, far subjects, piled modifiers, names.

Warnings only: no error depends on the parser. Precision on our labelled examples: ``benchmarks/structure_accuracy.py``.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.checks.build import make_finding
from checker.checks.readability.counts import letter_count
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.language.syntax import Parse, Word, parses

_SUBJECTS = ("nsubj", "dislocated")


def _has_particle(parse: Parse, index: int, particle: str) -> bool:
    return any(parse.words[c].text == particle and parse.words[c].dep == "case" for c in parse.children(index))


def _letters_between(parse: Parse, first: int, last: int) -> int:
    return letter_count("".join(w.text for w in parse.words[first + 1 : last]))


def _phrase(parse: Parse, index: int) -> Span:
    """A noun with its own particle."""
    ends = [parse.words[c].span.end for c in parse.children(index) if parse.words[c].dep == "case"]
    return Span(parse.words[index].span.start, max([parse.words[index].span.end, *ends]))


@check("predicate_mismatch")
def check_mismatch(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report 「原因は、担当者が誤りました」: an abstract topic whose predicate is somebody's act (ねじれ)."""
    for rule in rules:
        topics, fitting = rule.params["topics"], rule.params["fitting"]
        for parse in parses(context.document):
            for i, word in enumerate(parse.words):
                root = parse.words[word.head]
                is_topic = word.lemma in topics and word.dep in _SUBJECTS and _has_particle(parse, i, "は")
                if not is_topic or root.pos != "VERB" or root.dep != "ROOT" or root.lemma in fitting:
                    continue
                actors = [c for c in parse.children(word.head) if c != i and parse.words[c].dep == "nsubj"]
                if any(_has_particle(parse, c, "が") for c in actors):
                    yield make_finding(rule, _phrase(parse, i), (root.span,), words=word.text, verb=_tail(parse, word.head))


def _tail(parse: Parse, root: int) -> str:
    return "".join(w.text for w in parse.words[root:] if w.text not in "。、")


@check("far_subject")
def check_far(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report a subject ``over`` letters or more before its predicate, with another subject between."""
    for rule in rules:
        for parse in parses(context.document):
            for i, word in enumerate(parse.words):
                if word.dep not in _SUBJECTS or not _has_particle(parse, i, "は"):
                    continue
                head = _predicate_of(parse, i)
                letters = _letters_between(parse, i, head)
                between = any(w.dep == "nsubj" for w in parse.words[i + 1 : head])
                if letters >= int(rule.params["over"]) and between:
                    root = parse.words[head]
                    yield make_finding(
                        rule, _phrase(parse, i), (root.span,), words=word.text, verb=root.text, n=str(letters)
                    )


def _predicate_of(parse: Parse, topic: int) -> int:
    """Return the head of a topic; one that opens the sentence and is set off by a comma belongs to its last predicate.

    The parser often hangs such a topic on the first verb of a clause that has a subject of its own.
    """
    after = next((w.text for w in parse.words[topic + 2 : topic + 3]), "")
    root = next(i for i, w in enumerate(parse.words) if w.dep == "ROOT")
    return root if after == "、" and topic <= 4 else parse.words[topic].head


@check("piled_modifiers")
def check_piled(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report a noun that the reader reaches only after ``over`` letters of modifying clauses."""
    for rule in rules:
        for parse in parses(context.document):
            for i, word in enumerate(parse.words):
                if word.pos not in ("NOUN", "PROPN"):
                    continue
                clauses = [c for c in parse.children(i) if parse.words[c].dep == "acl" and c < i]
                if not clauses:
                    continue
                # A comma lets the reader breathe: only what follows the last one is piled up.
                commas = [k for k in range(i) if parse.words[k].text == "、"]
                first = max(_leftmost(parse, clauses[0]), commas[-1] + 1 if commas else 0)
                letters = letter_count("".join(w.text for w in parse.words[first:i]))
                if letters >= int(rule.params["over"]) and word.lemma not in rule.params["formal"]:
                    span = Span(parse.words[first].span.start, word.span.end)
                    yield make_finding(rule, span, words=word.text, n=str(letters))


def _leftmost(parse: Parse, index: int) -> int:
    below = [_leftmost(parse, c) for c in parse.children(index) if c < index]
    return min([index, *below])


@check("name_entity")
def check_names(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report names of persons in the running text that bear no office."""
    for rule in rules:
        for parse in parses(context.document):
            for first, last in _names(parse.words):
                before = parse.sentence.text[: _at(parse, first)][-12:]
                after = parse.sentence.text[_at(parse, last) + len(parse.words[last].text) :][:12]
                if not any(office in before + after for office in rule.params["offices"]):
                    span = Span(parse.words[first].span.start, parse.words[last].span.end)
                    yield make_finding(rule, span, words=span.of(context.document.text))


def _names(words: tuple[Word, ...]) -> Iterable[tuple[int, int]]:
    """Runs that the entity recogniser calls a person and the dictionary a family name with a given name."""
    start = None
    for i, word in enumerate([*words, None]):
        is_name = word is not None and word.entity == "Person" and "人名" in word.tag
        if is_name and start is None:
            start = i
        if not is_name and start is not None:
            if i - start >= 2:
                yield start, i - 1
            start = None


def _at(parse: Parse, index: int) -> int:
    target = parse.words[index].span.start
    return next(k for k, s in enumerate(parse.sentence.normal.starts) if s >= target)
