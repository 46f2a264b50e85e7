"""Build a Document: classify lines, find sections, cut sentences by layout and punctuation."""

from __future__ import annotations

import re

from checker.domain.span import Span
from checker.text.document import Document, Line, LineKind, Section, Sentence
from checker.text.normal import NormalText
from checker.text.source import SourceText

_HEADING = re.compile(
    r"^\s*(?:#{1,6}\s+\S|[■□◆◇●▼▽【《〈\[［]|(?:第?[0-9０-９一二三四五六七八九十]{1,2}[.．、。)）]|[0-9０-９]{1,2}[\s　]|[（(][0-9０-９]{1,2}[)）])\s*\S{1,28}$)"
)
_BULLET = re.compile(r"^\s*(?:[・●○〇◯◎※*＊\-－–•▪■□▶]|[（(]?[0-9０-９一二三四五六七八九十]{1,2}[)）.．]|[①-⑳])")
_LABEL = re.compile(r"^\s*[^。:：]{1,20}[:：]\s*\S")
_DATE = re.compile(r"^\s*(?:[0-9０-９]{4}\s*年|令和|平成|R[0-9])[^。]{2,24}日\s*(?:[(（].{1,3}[)）])?\s*$")
_ADDRESSEE = re.compile(r"^\s*\S{0,24}(?:各位|様へ?|皆様へ?|皆さまへ?|御中)\s*$")
_CLOSING = re.compile(r"^\s*(?:以上|敬具|謹白|記|草々)\s*$")
_QUESTION = re.compile(r"^\s*(?:Q|Ｑ|問)\s*[0-9０-９]*\s*[.．:：、)）]?|[?？]\s*$")
_RULE = re.compile(r"^\s*[-=_*~─━＝－ー…\s]{3,}$")
_END = re.compile(r"[。！？!?]+[」』）)】]*")


def classify_line(text: str) -> LineKind:
    """Tell what a line is by its own looks."""
    if not text.strip():
        return LineKind.BLANK
    if _RULE.match(text):
        return LineKind.NOISE
    if text.lstrip().startswith((">", "＞")):
        return LineKind.QUOTE
    if _CLOSING.match(text):
        return LineKind.CLOSING
    if _DATE.match(text):
        return LineKind.DATE
    if _ADDRESSEE.match(text):
        return LineKind.ADDRESSEE
    if "。" not in text:
        if _HEADING.match(text):
            return LineKind.HEADING
        if _QUESTION.search(text):
            return LineKind.QUESTION
        if "|" in text or "\t" in text.strip() or re.search(r"\S[ 　]{2,}\S", text):
            return LineKind.TABLE_ROW
        if _LABEL.match(text):
            return LineKind.LABEL
    if _BULLET.match(text):
        return LineKind.BULLET
    return LineKind.PROSE


def build_document(source: SourceText) -> Document:
    """Segment ``source`` into lines, sections and sentences."""
    lines = _lines(source.text)
    sections = _sections(lines, len(source.text))
    title = next((line.span for line in lines if line.kind is LineKind.TITLE), None)
    return Document(source, tuple(lines), tuple(sections), tuple(_sentences(source.text, lines, sections)), title)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        end = start + len(raw.rstrip("\r"))
        lines.append(Line(Span(start, end), classify_line(text[start:end])))
        start += len(raw) + 1
    for i, line in enumerate(lines[:12]):
        words = line.span.of(text)
        if (
            line.kind in (LineKind.PROSE, LineKind.HEADING)
            and "。" not in words
            and re.search(r"(?:について|お知らせ|お詫び|おわび|ご報告|報告|関して|件|[!！])\W*$", words)
        ):
            lines[i] = Line(line.span, LineKind.TITLE)
            break
    return lines


def _sections(lines: list[Line], end: int) -> list[Section]:
    heads = [line.span for line in lines if line.kind in (LineKind.HEADING, LineKind.QUESTION)]
    sections = [Section(None, 0, Span(0, heads[0].start if heads else end))]
    for i, head in enumerate(heads):
        sections.append(Section(head, 1, Span(head.start, heads[i + 1].start if i + 1 < len(heads) else end)))
    return sections


def _sentences(text: str, lines: list[Line], sections: list[Section]) -> list[Sentence]:
    sentences: list[Sentence] = []
    section = 0
    for line in lines:
        if line.kind in (LineKind.BLANK, LineKind.NOISE):
            continue
        while section + 1 < len(sections) and sections[section + 1].span.start <= line.span.start:
            section += 1
        for span in _cut(text, line.span):
            normal = NormalText.of(span.of(text), span.start)
            sentences.append(Sentence(len(sentences), span, line.kind, section, normal))
    return sentences


def _cut(text: str, span: Span) -> list[Span]:
    spans: list[Span] = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        depth = sum(text.count(c, start, match.start()) for c in "「『（(") - sum(
            text.count(c, start, match.start()) for c in "」』）)"
        )
        if depth > 0:
            continue
        spans.append(Span(start, match.end()))
        start = match.end()
    spans.append(Span(start, span.end))
    out: list[Span] = []
    for piece in spans:
        words = piece.of(text)
        left = len(words) - len(words.lstrip())
        if words.strip():
            out.append(Span(piece.start + left, piece.start + len(words.rstrip())))
    return out
