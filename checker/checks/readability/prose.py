"""The running text of a notice, as readability formulas may see it.

Headings, tables, labels, addressees and signatures are layout, not prose; URLs, telephone numbers, addresses, dates
and proper names say nothing about how a text is written. A masked part becomes 「0」, which belongs to no script.
"""

from __future__ import annotations

from bisect import bisect_left

from checker.domain.span import Span
from checker.language.tokens import sentence_tokens
from checker.record import record
from checker.rules.regex import regex
from checker.text.document import Document, LineKind, Sentence

_PROSE = (LineKind.PROSE, LineKind.BULLET, LineKind.QUESTION)
_PLAIN = (
    r"https?://[!-~]+|〒?\d{3}-\d{4}(?!-)|\(?0\d{1,4}\)?-\d{1,4}-\d{3,4}"
    r"|\d[\d,.:/]*|[\"'\[\](){}<>|*_#~^=+/\\-]"
)
_MASK, _MASK_MAIL = regex(_PLAIN), regex(rf"https?://[!-~]+|[\w.+-]+@[\w.-]+|{_PLAIN}")  # a mail address is dear to look for
# 「…に関するお知らせ」, 「…オンラインショップ」: the title or name of something, which the writer cannot shorten; and
# （以下「当社」といいます。）, which gives a name.
_QUOTED_NAME = regex(r"\(以下[^()]*\)|「[^「」。]{5,}(?:[一-龥々ァ-ヶーA-Za-z0-9)]|お知らせ|お詫び|おわび|について|お願い)」")
_BULLET = regex(r"^\s*(?:[・●○◯◎※*•■□▶-]|[(]?[0-9一二三四五六七八九十]{1,2}[).、]|[①-⑳]|[AQ][0-9]*[.:、])\s*")
_END = regex(r"[。！？!?][」』)]*$")


@record
class ProseSentence:
    """A sentence of prose. ``text``: masked normal form, closed by 「。」."""

    sentence: Sentence
    text: str

    @property
    def span(self) -> Span:
        """Place of the sentence in the source."""
        return self.sentence.span


def prose(document: Document) -> tuple[ProseSentence, ...]:
    """Return the document's sentences of prose (a cached layer)."""
    return document.layer("prose", _build)


def _build(document: Document) -> tuple[ProseSentence, ...]:
    tokens = sentence_tokens(document)
    out: list[ProseSentence] = []
    for sentence in document.sentences:
        if sentence.kind not in _PROSE:
            continue
        words = _mask_names(sentence, [t.span for t in tokens[sentence.index] if t.pos[1] == "固有名詞"])
        mask = _MASK_MAIL if "@" in words else _MASK
        words = mask.sub("0", _QUOTED_NAME.sub("0", _BULLET.sub("", words))).strip()
        has_end = bool(_END.search(words))
        # A list item of a few nouns is no sentence; one with a predicate or of some length is.
        if not has_end and len(words) < 15:
            continue
        out.append(ProseSentence(sentence, words if has_end else words + "。"))
    return tuple(out)


def _mask_names(sentence: Sentence, names: list[Span]) -> str:
    if not names:
        return sentence.text
    starts, text = sentence.normal.starts, sentence.text
    pieces: list[str] = []
    at = 0
    for name in names:  # in the order of the text, as are the places its characters came from
        first, last = bisect_left(starts, name.start, at, len(text)), bisect_left(starts, name.end, at, len(text))
        pieces += (text[at:first], "0" * (last - first))
        at = last
    return "".join((*pieces, text[at:]))
