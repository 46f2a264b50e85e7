"""Sentences: cut joined lines at full stops that stand outside quotes and brackets."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.span import Span
from checker.rules.regex import regex
from checker.text import looks
from checker.text.document import Line, LineKind, Section, Sentence
from checker.text.normal import NormalText
from checker.text.wraps import joined

_MARK = regex(r"[。｡！？!?．.]+|[「『（(【〔]|[」』）)】〕]")
_OPEN = dict(zip("「『（(【〔", "」』）)】〕", strict=True))
_CLOSERS = "」』）)】〕"
_BRACKET = regex(r"[「『（(【〔」』）)】〕]")
_MAX_DEPTH = 8
_AFTER = regex(r"[*_」』）)】〕\"”’]+")
_GOES_ON = regex(r"[ 　\r\n]*(?:[とってをがはにのでも、，]|など)")
_SPACE = " \t\r\n\u3000\x0b\x0c\u2028\u2029\u200b\ufeff"
_MAX_QUOTE = 600
_SKIPPED = frozenset((LineKind.BLANK, LineKind.NOISE, LineKind.FRONT_MATTER))
_GREETING = regex(
    r"(?:(?:拝啓|謹啓|前略|時下|平素|日頃|日ごろ|いつも|毎度|貴社|皆様|皆さま|各位|このたび)[^。]{0,60})?"
    r"(?:お慶び申し上げます|お喜び申し上げます|(?:ご愛顧|ご利用|お引き立て|ご高配|ご支援|ご理解|ご協力)[^。]{0,24}(?:ありがとうございます|御礼申し上げます|お礼申し上げます|感謝申し上げます|感謝いたします))[。]?$"
)
_OPENING = regex(r"[\s　]*(?:拝啓|謹啓|前略)[、。]?[\s　]*$")


def cut_sentences(text: str, lines: list[Line], sections: list[Section]) -> list[Sentence]:
    """Return the sentences of ``lines`` in order."""
    sentences: list[Sentence] = []
    section = 0
    joins = joined(lines, text)
    i = 0
    while i < len(lines):
        first = i
        while joins[i]:
            i += 1
        kind = lines[first].kind
        i += 1
        if kind in _SKIPPED:
            continue
        chunk = Span(lines[first].span.start, lines[i - 1].span.end)
        while section + 1 < len(sections) and sections[section + 1].span.start <= chunk.start:
            section += 1
        for part, part_kind in _parts(text, chunk, kind):
            for span in _cut(text, part) if kind is not LineKind.TABLE_ROW else _whole(text, part):
                normal = NormalText.of(span.of(text), span.start)
                sentences.append(Sentence(len(sentences), span, _kind(part_kind, normal.text), section, normal))
    return sentences


def _parts(text: str, chunk: Span, kind: LineKind) -> list[tuple[Span, LineKind]]:
    """Part a question from the answer on the same line."""
    start = looks.answer_start(chunk.of(text)) if kind is LineKind.QUESTION else None
    if start is None:
        return [(chunk, kind)]
    at = chunk.start + start
    return [(Span(chunk.start, at), kind), (Span(at, chunk.end), LineKind.PROSE)]


def _kind(kind: LineKind, words: str) -> LineKind:
    if kind is LineKind.PROSE and len(words) <= 100 and (_OPENING.match(words) or _is_greeting(words)):
        return LineKind.GREETING
    return kind


def _is_greeting(words: str) -> bool:
    start = words.lstrip()
    return start.startswith(
        ("拝啓", "謹啓", "時下", "平素", "日頃", "日ごろ", "いつも", "毎度", "皆様におかれ", "貴社")
    ) and bool(_GREETING.search(start))


def _whole(text: str, chunk: Span) -> Iterator[Span]:
    span = _trimmed(text, chunk.start, chunk.end)
    if span:
        yield span


def _cut(text: str, chunk: Span) -> Iterator[Span]:
    closing = _pairs(text, chunk)
    start, at = chunk.start, chunk.start
    while at < chunk.end:
        match = _MARK.search(text, at, chunk.end)
        if not match:
            break
        sign = match[0]
        if sign in _OPEN:
            at, ended = _past_bracket(text, start, match.start(), chunk.end, closing)
        elif sign in _CLOSERS:
            at, ended = match.end(), False
        else:
            at, ended = _past_stop(text, match.start(), match.end(), chunk.end)
        if ended:
            span = _trimmed(text, start, at)
            if span:
                yield span
            start = at
    span = _trimmed(text, start, chunk.end)
    if span:
        yield span


def _pairs(text: str, chunk: Span) -> dict[int, int]:
    """Map the offset of each opening bracket to that of its closing one (unmatched or far-off ones are left out)."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for match in _BRACKET.finditer(text, chunk.start, chunk.end):
        at, char = match.start(), match[0]
        if char in _OPEN:
            stack.append(at)
            del stack[:-_MAX_DEPTH]
            continue
        k = len(stack) - 1
        while k >= 0 and _OPEN[text[stack[k]]] != char:
            k -= 1
        if k >= 0:
            if at - stack[k] <= _MAX_QUOTE:
                pairs[stack[k]] = at
            del stack[k:]
    return pairs


def _past_bracket(text: str, start: int, at: int, end: int, closing: dict[int, int]) -> tuple[int, bool]:
    """Return the offset after the bracket opened at ``at``, and whether a sentence ends there."""
    if at not in closing:
        return at + 1, False
    k = closing[at] + 1
    if text[k - 2] not in "。｡" or _GOES_ON.match(text, k, end) or (k < end and text[k] in "。｡"):
        return k, False
    if text[at] in "（(":
        return k, True
    # 「…。」 closes a sentence of its own only where it stands alone.
    return k, not text[start:at].strip(_SPACE) and not text[k:end].strip(_SPACE)


def _past_stop(text: str, begin: int, at: int, end: int) -> tuple[int, bool]:
    """Return the offset after the stop at ``begin``, and whether a sentence ends there."""
    sign = text[begin]
    before, after = text[begin - 1 : begin], text[at : at + 1]
    if sign in ".．" and at - begin == 1:
        kana = "\u3041" <= before <= "\u309f"
        if not kana or (after and at < end and after not in _SPACE and not (sign == "．" and after > "\u2fff")):
            return at, False
    elif (
        sign in ".．"
        or (sign in "!?" and after.isascii() and after.isalnum())
        or (sign in "!?！？" and text[begin:at].isascii() and after == " " and text[at + 1 : at + 2].isascii())
    ):
        return at, False
    closers = _AFTER.match(text, at, end)
    at = closers.end() if closers else at
    if sign in "!?！？" and _GOES_ON.match(text, at, end) and text[at : at + 1] not in "\r\n":
        return at, False
    return at, True


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _SPACE:
        start += 1
    while start < end and text[end - 1] in _SPACE:
        end -= 1
    return Span(start, end) if start < end else None
