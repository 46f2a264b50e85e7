"""All dates of a document in reading order, resolved: a layer that facts, checks and claims share."""

from __future__ import annotations

from datetime import date

from checker.domain.span import Span
from checker.facts.dates import DateMention, find_dates
from checker.facts.resolve import CalendarDate, Context, resolve
from checker.record import record
from checker.rules.regex import regex
from checker.text.document import Document, LineKind, Sentence

_FUTURE = regex(r"予定|見込|見通し|めど|目途|目処|までに|今後|再開|期限|締切|説明会|ください|いたします|ます。?$")
_PUBLISHED_LABEL = regex(
    r"(?:公表|公開|掲載|発表|発行|更新|配信|送信|作成|発信|改訂|Date|DATE|date)(?:年月)?(?:日時?)?[ \u3000]*[:：]?[ \u3000]*$"
    r"|^(?:日付|日時|最終更新|更新)[ :：\u3000]*$"
)
# Written dates that are no part of the story: of a law or the founding; whom it concerns (「2019年3月31日までにご購入の方」).
_LONG_AGO = regex(r"^[^。、]{0,8}(?:施行|創業|設立|創立|制定|開業|創刊|開校|発足)")
_WHOM = regex(
    r"^(?:まで|以降|以前|から|より|の間)?(?:に|の)?[^。、]{0,24}(?:購入|買い|登録|契約|利用|応募|入会|加入|予約|注文|申込|申し込|製造|販売|出荷|来店|受診|宿泊|在籍|生まれ)"
    r"[^。、]{0,12}(?:方|お?客|会員|利用者|皆|者|製品|商品|もの|分)"
)
# Dates of something else than the text, by the words before them: 「消費期限 2026年11月18日」.
_OTHER_LABEL = regex(
    r"(?:期[限間]|製造|販売|購入|納品|出荷|締め?切|有効|発生|発覚|開催|実施|対象)(?:年月)?(?:日時?|期間|時期)?[ \u3000]*[:：]?[ \u3000]*$|(?:から|より)$"
)
_AS_OF = regex(r"^[ \u3000]*(?:\d{1,2}[:時]\d{0,2}分?)?[ \u3000]*(?:現在|更新|公開|掲載|発表|付け?)")
_GAP = (" ", "\u3000", "\t")


@record
class DocumentDate:
    """A date of a document: mention (offsets in ``sentence.text``), span in the source, resolved value or None."""

    mention: DateMention
    sentence: int
    span: Span
    value: CalendarDate | None


@record
class Calendar:
    """Dates of a document in reading order and the date of publication."""

    dates: tuple[DocumentDate, ...]
    published: CalendarDate | None
    published_span: Span | None

    def of_sentence(self, index: int) -> tuple[DocumentDate, ...]:
        """Dates of one sentence."""
        return tuple(d for d in self.dates if d.sentence == index)


def calendar_of(document: Document, published: str | None = None) -> Calendar:
    """Return the resolved dates of ``document`` (cached); ``published`` (ISO) overrides the date it bears."""
    return document.layer(f"calendar:{published or ''}", lambda d: _build(d, published))


def _build(document: Document, given: str | None) -> Calendar:
    found = [(s, find_dates(s.text)) for s in document.sentences if s.kind is not LineKind.NOISE]
    own, span = _published(document, found)
    if given:
        year, month, day = (int(n) for n in given.split("-"))
        own = CalendarDate(year, month, day)
    context = Context(own.first_day if own else None, _latest(found))
    dates: list[DocumentDate] = []
    for sentence, mentions in found:
        future = bool(_FUTURE.search(sentence.text))
        if span and sentence.kind is LineKind.DATE and sentence.span.contains(span):
            mentions = [m for m in mentions if sentence.normal.span(m.start, m.end) != span]
            dates.append(DocumentDate(find_dates(sentence.text)[0], sentence.index, span, own))
        for i, mention in enumerate(mentions):
            written = context.written
            value = resolve(mention, context, future)
            words = _after(sentence.text, mentions, i) if context.written is not written else ""
            if words and (_LONG_AGO.search(words) or _WHOM.search(words)):
                context.written = written
            at = sentence.normal.span(mention.start, mention.end)
            dates.append(DocumentDate(mention, sentence.index, at, value))
    return Calendar(tuple(dates), own, span)


def _after(text: str, mentions: list[DateMention], i: int) -> str:
    """Return the words after a date, or after the end of the range it begins."""
    last = i + 1 if mentions[i].is_range_start and i + 1 < len(mentions) else i
    return text[mentions[last].end :]


def _latest(found: list[tuple[Sentence, list[DateMention]]]) -> date | None:
    """Return the latest date written with its year, near the time of writing; dates of whom it concerns only for want of others."""
    story: list[date] = []
    whom: list[date] = []
    for sentence, mentions in found:
        for i, mention in enumerate(mentions):
            value = CalendarDate(mention.year, mention.month, mention.day or 15).first_day if mention.year and mention.month else None
            words = _after(sentence.text, mentions, i) if value else ""
            if value and not _LONG_AGO.search(words):
                (whom if _WHOM.search(words) else story).append(value)
    return max(story or whom, default=None)


def _published(document: Document, found: list[tuple[Sentence, list[DateMention]]]) -> tuple[CalendarDate | None, Span | None]:
    """Find the date the text itself bears: a date line, a label (掲載日), 「…現在」 in the head; never one in prose."""
    best: tuple[int, CalendarDate, Span] | None = None
    last = len(document.sentences)
    for position, (sentence, mentions) in enumerate(found):
        for mention in mentions:
            if mention.year is None or mention.day is None or mention.month is None:
                continue
            rank = _rank(sentence, mention, position, last)
            if rank and (best is None or rank < best[0]):
                value = CalendarDate(mention.year, mention.month, mention.day)
                if value.first_day is not None:
                    best = (rank, value, sentence.normal.span(mention.start, mention.end))
    return (best[1], best[2]) if best else (None, None)


def _rank(sentence: Sentence, mention: DateMention, position: int, last: int) -> int:
    """Return how well a date serves as the date of publication: 1 best, 0 not at all."""
    text = sentence.text.strip()
    before, after = sentence.text[: mention.start], sentence.text[mention.end :]
    if _OTHER_LABEL.search(before):
        return 0
    alone = len(text) - (mention.end - mention.start) <= 6
    if alone and (sentence.kind is LineKind.DATE or position < 8 or position >= last - 6):
        return 1 if position < 12 else 2
    if _PUBLISHED_LABEL.search(before) and len(text) < 60:
        return 2
    if "。" not in text and position >= last - 4 and not before.strip() and after[:1] in _GAP and len(after) <= 40:
        return 2  # 「令和8年11月20日 中央病院 院長」 at the foot
    if position < 6 and "。" not in text and len(before) <= 40 and len(after.strip()) <= 24:
        return 3
    if position < 6 and _AS_OF.match(after):
        return 4
    return 0


def days_between(first: CalendarDate | None, second: CalendarDate | None) -> int | None:
    """Days from ``first`` to ``second``; reckons in one year where both lack it; None if unknown."""
    a, b = _full(first), _full(second)
    return None if a is None or b is None else (b - a).days


def _full(value: CalendarDate | None) -> date | None:
    return value.first_day if value and value.day else None
