"""Readability and advice on disclosure, for the reports that people read."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from checker.domain.disclosure import Disclosure
from checker.domain.names import BASES
from checker.domain.readability import Readability
from checker.domain.report import DocumentReport
from checker.report.lines import Line, Piece, width, wrap

_GRAVITY = {"low": "小さい", "medium": "中くらい", "high": "大きい", "critical": "きわめて大きい"}


def reading_lines(document: DocumentReport, cells: int) -> Iterator[Line]:
    """Yield 読みやすさ and 公表の進め方, as far as there is something to say."""
    grade = readability_words(document.readability)
    if grade:
        yield [Piece("読みやすさ  ", "title"), Piece(grade)]
        yield []
    advice = document.disclosure.advice if document.disclosure else ()
    if advice:
        yield [Piece("公表の進め方", "title"), Piece(f"  {gravity_words(document.disclosure)}")]
        for piece in advice:
            head = f"  ・[{BASES[piece.basis.value]}] "
            for i, row in enumerate(wrap(piece.text, cells - width(head))):
                yield [Piece(head if i == 0 else " " * width(head), "dim"), Piece(row)]
        yield []


def reading_html(document: DocumentReport) -> Iterator[str]:
    """Yield the same as HTML, with why and source of each piece of advice."""
    grade = readability_words(document.readability)
    if grade:
        yield f"<h2>読みやすさ</h2><p>{escape(grade)}</p>"
    advice = document.disclosure.advice if document.disclosure else ()
    if advice:
        yield f"<h2>公表の進め方</h2><p>{escape(gravity_words(document.disclosure))}</p><ul>"
        for piece in advice:
            own = "・編者の読み" if piece.is_reading else ""
            yield (
                f"<li>[{BASES[piece.basis.value]}{own}] {escape(piece.text)}"
                f'<br><span class="soft">{escape(piece.why)}(出典: {escape(piece.source)})</span></li>'
            )
        yield "</ul>"


def readability_words(readability: Readability | None) -> str:
    """Return 「やさしい(65点)。読むのに約2分」 with the reasons of the grade, empty where nothing was measured."""
    if readability is None or readability.score is None:
        return ""
    minutes = readability.measures.get("reading_minutes_slow")
    time = f"。読むのに約{max(1, round(minutes))}分" if minutes else ""
    reasons = "。" + "、".join(readability.reasons) if readability.reasons else ""
    return f"{readability.grade}({readability.score:.0f}点){time}{reasons}"


def gravity_words(disclosure: Disclosure | None) -> str:
    """Return 「事案の重さ 大きい」, empty where the incident is no leak."""
    return f"事案の重さ {_GRAVITY[disclosure.severity]}" if disclosure and disclosure.severity else ""
