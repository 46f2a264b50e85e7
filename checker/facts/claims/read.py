"""Read the units of a reply or an official text: sentences, clauses and their flags."""

from __future__ import annotations

from checker.domain.span import Span
from checker.facts.claims.asked import asked_spans, asked_words
from checker.facts.claims.clauses import split_clauses
from checker.facts.claims.flags import (
    is_conditional,
    is_correction,
    is_greeting,
    is_question,
    is_quoted,
    scope_words,
)
from checker.facts.claims.topics import names_topic
from checker.facts.claims.unit import Unit
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Document, LineKind, Sentence
from checker.text.front_matter import read_front_matter
from checker.text.normal import NormalText
from checker.text.segment import build_document
from checker.text.source import SourceText

SKIPPED_KINDS = frozenset({LineKind.NOISE, LineKind.ADDRESSEE, LineKind.CLOSING, LineKind.SIGNATURE, LineKind.QUOTE})

# The mark of a question or an answer is no word of it: 「A. はい、含まれます」, 「Q1 いつですか」.
_MARK = regex(r"[*\s]*[QqAa][0-9]{0,2}(?:[*\s]*[.:)、]|[*\s])[*\s]*")
_YES_OR_NO = regex(r"\s*(?:はい|いいえ|ええ)[、。]")


def read_units(
    source_id: str, text: str, question: str = "", at: str = "", is_official: bool = False, anchor: str = ""
) -> list[Unit]:
    """Cut ``text`` into units.

    Args:
        source_id: id of the reply or official text.
        text: the text as given; spans refer to it.
        question: the customer's question.
        at: ``YYYY-MM-DDTHH:MM`` or empty.
        is_official: whether it is an official text.
        anchor: ``YYYY-MM-DD`` that dates without a year lean on; by default the day of ``at``, else the text's own date.
    """
    document = build_document(SourceText(source_id, text, body=read_front_matter(text)[1]))
    taken_up = () if is_official else asked_spans(document)
    asked = NormalText.of(question).text or asked_words(document, taken_up)
    anchor = anchor or at[:10] or document_date(document)
    units: list[Unit] = []
    previous: tuple[str, ...] = ()
    page_asks = ""  # the question of a page (FAQ) under which the sentence stands
    # A reply that corrects anything is read as a correction as a whole: its words often come before 「訂正いたします」.
    corrects = not is_official and any(is_correction(s.text) for s in document.sentences if s.kind is not LineKind.QUOTE)
    for sentence in document.sentences:
        if sentence.kind in SKIPPED_KINDS or any(span.overlaps(sentence.span) for span in taken_up):
            continue
        words = _without_mark(sentence.text)
        if sentence.kind is LineKind.QUESTION:
            page_asks = words.strip()
        greeting = is_greeting(words)
        label = label_of(document, sentence)
        topic = names_topic(words, sentence.kind)
        for start, end in split_clauses(words):
            start += len(words[start:end]) - len(words[start:end].lstrip())
            units.append(
                Unit(
                    source=source_id, at=at, is_official=is_official, index=len(units), text=words[start:end],
                    offset=start, sentence=words, normal=sentence.normal, sentence_span=sentence.span,
                    question=asked or (page_asks if _YES_OR_NO.match(words) else ""), previous=previous, label=label,
                    scope=scope_words(words[start:end]) or scope_words(label),
                    anchor=anchor, is_question=is_question(words, sentence.kind),
                    is_quoted=is_quoted(words, start, end),
                    is_conditional=is_conditional(words[start:end]), is_correction=corrects, is_greeting=greeting, is_topic=topic,
                    raw=Span(sentence.span.start, sentence.span.end).of(text),
                )
            )
        if not greeting:
            previous = (words,)
    return units


def _without_mark(words: str) -> str:
    """Blank out the mark of a question or an answer, so that no place moves."""
    match = _MARK.match(words)
    return " " * match.end() + words[match.end() :] if match else words


def label_of(document: Document, sentence: Sentence) -> str:
    """Heading over the sentence and the label it begins with, as normal text."""
    heading = NormalText.of(document.heading_of(sentence)).text.strip()
    return heading if sentence.kind in CONTENT_KINDS else ""


def document_date(document: Document) -> str:
    """Return the first full date of the text (``YYYY-MM-DD``), which the rest leans on, or an empty string."""
    from checker.facts.claims.flags import first_date

    return first_date(document.normal.text)
