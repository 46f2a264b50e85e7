"""Dependencies by GiNZA. The only file that imports spacy (and through it ginza); loaded on first use, 1.7 s.

Sentences are cut by our own layout first: GiNZA runs 宛名 and 署名 lines into the next sentence. A pipeline must not be
shared by threads, so one lock guards it.
"""

from __future__ import annotations

import threading
from typing import Any

from checker.domain.errors import UsageError
from checker.domain.span import Span
from checker.record import record
from checker.text.document import Document, LineKind, Sentence

PARSED = (LineKind.PROSE, LineKind.BULLET)
_MAX_CHARS = 400  # a longer "sentence" is a table or a list; parsing it says nothing
_lock = threading.Lock()
_pipeline: Any = None


@record
class Word:
    """A word of a parsed sentence.

    Attributes:
        span: of the source text.
        lemma, pos, tag: Universal POS and the Sudachi tag.
        dep: Universal Dependencies relation; head: index of the head in the sentence (itself for the root).
        entity: named entity type, empty if none.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str


@record
class Parse:
    """A sentence and its words in order."""

    sentence: Sentence
    words: tuple[Word, ...]

    def children(self, index: int) -> list[int]:
        """Return the indices of the direct dependents of a word."""
        return [i for i, w in enumerate(self.words) if w.head == index and i != index]


def parses(document: Document) -> tuple[Parse, ...]:
    """Parse the sentences of prose (a cached layer).

    Raises:
        UsageError: if the parser is not installed, with the command that installs it.
    """
    return document.layer("syntax", _parse)


def _parse(document: Document) -> tuple[Parse, ...]:
    sentences = [s for s in document.sentences if s.kind in PARSED and 5 < len(s.text) <= _MAX_CHARS]
    with _lock:
        nlp = _load()
        return tuple(_read(s, nlp(s.text.replace("\n", ""))) for s in sentences if "\n" not in s.text)


def _load() -> Any:  # noqa: ANN401  (spacy's pipeline)
    global _pipeline
    if _pipeline is None:
        try:
            import spacy

            _pipeline = spacy.load("ja_ginza")
        except (ImportError, OSError):
            raise UsageError(
                "no_parser", "構文解析の部品(spacy・ginza・ja_ginza)が入っていません。",
                'pip install "tsujitsuma[syntax]" で入れるか、--depth tokens で実行してください。',
            ) from None
    return _pipeline


def _read(sentence: Sentence, parsed: Any) -> Parse:  # noqa: ANN401
    return Parse(
        sentence,
        tuple(
            Word(
                sentence.normal.span(t.idx, t.idx + len(t.text)), t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i,
                t.ent_type_,
            )
            for t in parsed
        ),
    )
