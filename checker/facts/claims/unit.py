"""Unit: one assertable clause of a reply or official text, with the context it leans on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from checker.domain.span import Span
from checker.language.tokens import Token, tokenize
from checker.rules.regex import regex
from checker.text.normal import NormalText

# Every date and every word for a day holds one of these.
_DATED = regex("[0-9〇一二三四五六七八九十百元日月年週曜朝夕夜晩旬末春夏秋冬]|きょう|きのう|あす|あした|あさって|おととい")
# 「お申し出はいりません」 would be read as 出入る, 「お手続きはいりません」 as 入る: the same length with another letter.
_NO_NEED = regex("((?:申し?出|[^にもがへとでらはをの、。\\s])は)い(?=りま|らな|らず)")


@lru_cache(maxsize=65536)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut a normal text into tokens whose spans are offsets of ``text`` itself."""
    return tokenize(NormalText(_NO_NEED.sub(r"\1要", text), tuple(range(len(text) + 1))))


@lru_cache(maxsize=65536)
def _part(sentence: str, start: int, length: int) -> tuple[Token, ...]:
    """Return the tokens of a clause, cut out of those of its sentence."""
    return tuple(
        t._replace(span=Span(t.span.start - start, t.span.end - start))
        for t in tokens_of(sentence)
        if start <= t.span.start and t.span.end <= start + length
    )


@dataclass(frozen=True)
class Unit:
    """One clause with the sentence and the text around it. All texts are normal forms.

    Attributes:
        source: id of the reply or official text; ``at``: its time; ``is_official``: an official text.
        index: number of the clause in its source.
        text: the clause; ``offset``: where it begins in ``sentence``.
        sentence: the whole sentence; ``normal``: its offset map to the source.
        sentence_span: place of the sentence in the source.
        question: the customer's words (empty for an official text).
        previous: the sentence before it (none or one), signatures and greetings left out.
        label: heading or label it stands under (「■原因」, 「受付時間:」), empty if none.
        scope: normalised words that restrict it (法人, 旧会員, 海外ツアー …).
        incident_dates: dates the texts of the incident lean on for 同日, 翌日 and missing years: the date of ``at``.
        is_question: asks instead of asserting; is_quoted: another's words, or a belief held up to be denied;
        is_conditional: holds only under a condition (「…の場合は」); is_correction: says that it corrects or updates;
        is_greeting: salutation, apology formula, signature; is_topic: a line that only names what is told below it.
        raw: the sentence as it stands in the source.
    """

    source: str
    at: str
    is_official: bool
    index: int
    text: str
    offset: int
    sentence: str
    normal: NormalText = field(repr=False)
    sentence_span: Span
    question: str = ""
    previous: tuple[str, ...] = ()
    label: str = ""
    scope: frozenset[str] = frozenset()
    anchor: str = ""
    is_question: bool = False
    is_quoted: bool = False
    is_conditional: bool = False
    is_correction: bool = False
    is_greeting: bool = False
    is_topic: bool = False
    raw: str = ""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens of the clause; their spans are offsets of ``text``."""
        return tokens_of(self.text) if self.text == self.sentence else _part(self.sentence, self.offset, len(self.text))

    @cached_property
    def question_tokens(self) -> tuple[Token, ...]:
        """Tokens of the question; their spans are offsets of ``question``."""
        return tokens_of(self.question)

    @property
    def memo_key(self) -> tuple[object, ...]:
        """What decides the claims: equal keys give equal claims but for source, time and place."""
        # Only a date can lean on the day: without this, the same answer would be read anew every day.
        is_dated = any(_DATED.search(words) for words in (self.sentence, *self.previous))
        return (
            self.raw, self.offset, self.text, self.question, self.previous, self.label, self.anchor if is_dated else "",
            self.is_correction, self.is_official, self.scope, self.is_topic,
        )

    def place(self, start: int, end: int) -> Span:
        """Map ``[start, end)`` of ``text`` to the source."""
        return self.normal.span(self.offset + start, self.offset + end)
