"""Document (文書): a source text with its lines, sections and sentences; further layers are joined by offsets only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from checker.domain.span import Span
from checker.record import record
from checker.text.normal import NormalText
from checker.text.source import SourceText

T = TypeVar("T")


class LineKind(StrEnum):
    """What a line (or a sentence of it) is in the layout of a notice."""

    BLANK = "blank"
    TITLE = "title"
    HEADING = "heading"
    PROSE = "prose"
    BULLET = "bullet"
    TABLE_ROW = "table_row"
    LABEL = "label"  # 「発生日時:2024年5月1日」
    ADDRESSEE = "addressee"
    DATE = "date"
    SIGNATURE = "signature"
    CLOSING = "closing"  # 以上, 敬具, 記
    QUESTION = "question"
    QUOTE = "quote"  # > of a mail
    GREETING = "greeting"  # 拝啓 …, 平素は格別の…
    FRONT_MATTER = "front_matter"  # --- … --- at the head of a Markdown file
    NOISE = "noise"  # menus, share buttons, breadcrumbs, footers, rules of ----


# Kinds whose sentences may carry statements about the incident.
CONTENT_KINDS = frozenset({LineKind.PROSE, LineKind.BULLET, LineKind.TABLE_ROW, LineKind.LABEL, LineKind.TITLE})


@record
class Line:
    """A line of the source without its line end."""

    span: Span
    kind: LineKind


@record
class Section:
    """Heading (or None before the first), its level (1 is outermost, 0 for none) and the range to the next heading."""

    heading: Span | None
    level: int
    span: Span


@record
class Sentence:
    """A sentence, list item, table row or label line; hard wraps inside it are part of the span.

    Attributes:
        text: the normal form of the words (for matching); the source words are ``span.of(document.text)``.
    """

    index: int
    span: Span
    kind: LineKind
    section: int
    normal: NormalText
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the text at hand: a check asks for it some 5,000 times."""
        object.__setattr__(self, "text", self.normal.text)


class Document:
    """A text and its layout. Create it with ``checker.text.segment.build_document``.

    Attributes:
        text: the source text.
    """

    def __init__(
        self,
        source: SourceText,
        lines: tuple[Line, ...],
        sections: tuple[Section, ...],
        sentences: tuple[Sentence, ...],
        title: Span | None,
    ) -> None:
        self.source = source
        self.text = source.text
        self.lines = lines
        self.sections = sections
        self.sentences = sentences
        self.title = title
        self._layers: dict[str, Any] = {}

    @cached_property
    def normal(self) -> NormalText:
        """Normal form of the whole text."""
        return NormalText.of(self.text)

    def normal_of(self, span: Span) -> NormalText:
        """Return the normal form of a part of the text: of a sentence or a line it is made once."""
        known = self.layer("normals", lambda d: {s.span: s.normal for s in d.sentences})
        found = known.get(span)
        if found is None:
            found = known[span] = NormalText.of(span.of(self.text), span.start)
        return found

    def layer(self, name: str, build: Callable[[Document], T]) -> T:
        """Return the layer ``name``, built by ``build(self)`` on first use."""
        if name not in self._layers:
            self._layers[name] = build(self)
        value: T = self._layers[name]
        return value

    def forget(self) -> None:
        """Drop the layers once all is read: some point back at the document, and only the collector would ever free it."""
        self._layers.clear()

    def heading_of(self, sentence: Sentence) -> str:
        """Words of the heading over ``sentence`` (empty if none)."""
        heading = self.sections[sentence.section].heading
        return heading.of(self.text) if heading else ""
