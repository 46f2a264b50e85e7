"""What a reply takes up of the customer's mail under a label of its own (【お問い合わせ内容】 … 【回答】): the responder asserts none of it."""

from __future__ import annotations

import re
from functools import cache

from checker.domain.span import Span
from checker.rules.files import load_group
from checker.rules.regex import regex
from checker.text.document import Document

TURN = 8  # characters of what is said in a call, at least: 「担当:山田」 is a name
# What all such labels hold, so that other texts cost nothing.
_HINT = regex(r"問い?合わ?せ|質問|照会|相談|申し?出|訴え|意見|受信|受付|送信|問|[QＱ]|[客方者員]\s*[:：]")
_SIGNS = " \t\r\u3000*_#・･•■□◆◇●○▼▽【】〔〕［］[]<>〈〉《》≪≫「」『』()-=─━―~.、"
_COLON = regex(r"^([^:。]{1,24}?)[】\]>)」』]?\s*:\s*(.*)$")


def asked_spans(document: Document) -> tuple[Span, ...]:
    """Return the ranges of the lines in which the customer speaks: from such a label to that of the answer.

    Without an answer's label, or a drawn line, below it only the label's own line counts. In the record of a call (both sides
    named) each line of the customer's counts.
    """
    if not _HINT.search(document.text):
        return ()
    found: list[Span] = []
    begin: Span | None = None
    read = [(line, words, *_label(words)) for line in document.lines for words in [document.normal_of(line.span).text]]
    is_call = any(_is(label, "desk") and len(rest) >= TURN for _, _, label, rest in read)
    for line, words, label, rest in read:
        if is_call and rest and _is(label, "customer"):
            found.append(line.span)
        elif _is(label, "asked"):
            begin = line.span
            if rest:
                found.append(line.span)
        elif begin and (_is(label, "answered") or (line.span.start > begin.end + 1 and _is_rule(words))):
            found.append(Span(begin.start, line.span.start))
            begin = None
    return tuple(found)


def asked_words(document: Document, spans: tuple[Span, ...]) -> str:
    """Return what the customer says in ``spans``, without the labels."""
    lines = (document.normal_of(line.span).text for line in document.lines if any(s.contains(line.span) for s in spans))
    said = (_label(words)[1] if any(_is(_label(words)[0], name) for name in ("asked", "customer")) else words for words in lines)
    return " ".join(words.strip() for words in said if words.strip() and not _is_rule(words))


def _label(words: str) -> tuple[str, str]:
    """Return the label a line may be, without signs, and what follows its colon."""
    split = _COLON.match(words.strip())
    return (split[1].strip(_SIGNS), split[2]) if split else (words.strip(_SIGNS + ":"), "")


def _is(label: str, name: str) -> bool:
    return bool(label) and bool(_pattern(name).fullmatch(label))


def _is_rule(words: str) -> bool:
    return bool(_pattern("rules").fullmatch(words.strip()))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return regex("(?:" + "|".join(load_group("layout")["layout.asked"][name]) + ")")
