"""Gather the dates that may be the start of the incident or its discovery, with what the text tells of each.

Each calendar date of the text gathers the features of all its mentions: what the clause after it tells, its words, those
of the sentence before, label, heading, place among the other dates, the meaning of the clause as a vector. Dates after
publication tell nothing of what happened and are left out. Cues: ``style_rules/facts/events.yaml``.
``checker.facts.event_choice`` chooses among them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from checker.facts.calendar import Calendar, DocumentDate, days_between
from checker.facts.dates import DateMention
from checker.facts.event_scope import nested_fact, tells_whom
from checker.facts.linear import cues_in
from checker.facts.resolve import CalendarDate
from checker.facts.times import find_times
from checker.language.tokens import Token, sentence_tokens
from checker.language.vectors import Vector, mean_vector, unit_vectors
from checker.rules.regex import regex
from checker.text.document import Document, LineKind, Sentence

_SKIP = (LineKind.NOISE, LineKind.ADDRESSEE, LineKind.CLOSING, LineKind.SIGNATURE, LineKind.DATE)


@dataclass(slots=True)
class Candidate:
    """A calendar date of the text and what its mentions tell.

    Attributes:
        date: the first mention.
        features: cues of all mentions; ``first``: cues of the first one.
        sentences: where it is mentioned; ``ends``: ISO dates that end a range it begins.
        clauses: mean vectors of the clauses, shape (300,) each.
        is_whom: it only bounds periods that say who is affected.
    """

    value: CalendarDate
    date: DocumentDate
    features: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    mentions: int = 0
    sentences: set[int] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    clauses: list[Vector] = field(default_factory=list)
    is_whom: bool = True

    @property
    def key(self) -> tuple[int, int, int]:
        """Order by calendar; parts not known come first."""
        return (self.value.year or 0, self.value.month or 0, self.value.day or 0)


def candidates(document: Document, calendar: Calendar) -> list[Candidate]:
    """Return the dates that may be meant, by calendar, with their features."""
    found: dict[str, Candidate] = {}
    for sentence in document.sentences:
        if sentence.kind in _SKIP:
            continue
        dates = [d for d in calendar.of_sentence(sentence.index) if d.value is not None]
        for i, dated in enumerate(dates):
            if dated.span == calendar.published_span or dated.value is None:
                continue
            mentions = [d.mention for d in dates]
            features = _mention_features(document, sentence, mentions, i)
            one = found.get(dated.value.iso)
            if one is None:
                one = Candidate(dated.value, dated, set() if found else {"first"}, features)
                found[dated.value.iso] = one
            one.features |= features
            one.is_whom &= _of_whom(document, sentence, mentions, i)
            _add_mention(document, one, dates, i)
    if all(_is_to_come(c, calendar) for c in found.values()) and (timed := _timed_today(document, calendar)):
        found[timed.value.iso] = timed
    past = [c for c in found.values() if not _is_to_come(c, calendar)]
    # Where every day lies after publication, one on which something came to be known is a slip that a check must see.
    ordered = sorted(past or (c for c in found.values() if "after:learn" in c.features), key=lambda c: c.key)
    _place_features(ordered, calendar)
    return ordered


def _is_to_come(one: Candidate, calendar: Calendar) -> bool:
    """Tell whether a date begins after publication: it announces and tells nothing of what happened."""
    first = one.value.first_day
    return first is not None and calendar.published is not None and first > (calendar.published.first_day or first)


def _add_mention(document: Document, one: Candidate, dates: Sequence[DocumentDate], i: int) -> None:
    """Add the sentence, the end of the range and the meaning of the clause of one mention."""
    dated = dates[i]
    one.mentions += 1
    one.sentences.add(dated.sentence)
    if dated.mention.is_range_start and i + 1 < len(dates) and dates[i + 1].mention.is_range_end:
        end = dates[i + 1].value
        one.ends.add(end.iso if end else "")
    after = [d.span.start for d in dates if d.span.start > dated.span.end + _NEAR]
    limit = min(after, default=dated.span.end + 10**6)
    tokens = [
        t for t in sentence_tokens(document)[dated.sentence]
        if t.is_content and dated.span.end <= t.span.start < limit
    ]
    if tokens:
        one.clauses.append(mean_vector(tokens[:_CLAUSE_WORDS], known=unit_vectors(document)))
        one.features |= _words("word", tokens[:_CLAUSE_WORDS])
    if dated.sentence:
        one.features |= _words("previous", sentence_tokens(document)[dated.sentence - 1][-12:])


def _words(name: str, tokens: Sequence[Token]) -> set[str]:
    """Return the content words among ``tokens``, without proper names and numerals, as features."""
    return {f"{name}:{t.normalized}" for t in tokens if t.is_content and t.pos[1] not in ("固有名詞", "数詞")}


def _timed_today(document: Document, calendar: Calendar) -> Candidate | None:
    """Take the date of publication where a text gives times of day and no date at all (a status page)."""
    for sentence in document.sentences:
        if sentence.kind in _SKIP or calendar.published is None:
            continue
        times = find_times(sentence.text)
        words = sentence.text[times[0].end :] if times else ""
        features = cues_in(words, "events", "after") if words else set()
        if features & _ACTS:
            mention = DateMention(times[0].start, times[0].end, relative="today", time=times[0])
            span = sentence.normal.span(times[0].start, times[0].end)
            dated = DocumentDate(mention, sentence.index, span, calendar.published)
            _add_classes(features)
            features |= {"time", "relative:today"}
            return Candidate(calendar.published, dated, features | {"first"}, features, 1, {sentence.index}, is_whom=False)
    return None


def _of_whom(document: Document, sentence: Sentence, mentions: Sequence[DateMention], i: int) -> bool:
    """Tell whether a date begins or ends a period that only says who is affected."""
    last = i + 1 if mentions[i].is_range_start and i + 1 < len(mentions) else i
    return mentions[last].is_range_end and tells_whom(document, sentence.text[mentions[last].end :])


def _clause(sentence: Sentence, mentions: Sequence[DateMention], i: int) -> str:
    """Return the words a date governs: those after it, but not what was learnt of a fact told of it."""
    text = sentence.text
    start, stop = _reach(text, mentions, i)
    nested = nested_fact(text, mentions)
    if nested and i == nested.outer:
        return text[start:stop] + text[nested.at :]
    return text[start : nested.at] if nested and start < nested.at <= stop else text[start:stop]


def _reach(text: str, mentions: Sequence[DateMention], i: int) -> tuple[int, int]:
    """Return where the words from a date to the next one stand, or on where only a particle stands between."""
    start, k = mentions[i].end, i + 1
    if mentions[i].is_range_start and k < len(mentions):
        start, k = mentions[k].end, k + 1
    while k < len(mentions):
        if mentions[k].start - start > 6:
            return start, mentions[k].start
        k += 1
    return start, len(text)


def _mention_features(document: Document, sentence: Sentence, mentions: Sequence[DateMention], i: int) -> set[str]:
    mention = mentions[i]
    if mention.is_range_end:
        return {"range_end"} | cues_in(document.heading_of(sentence), "events", "heading")
    words = _clause(sentence, mentions, i)
    features = cues_in(words, "events", "after")
    before = cues_in(sentence.text[: mention.start][-40:], "events", "before")
    lead = _lead(words)
    if "after:announced" in features or "before:report" in before:  # what was announced is told of another day
        features = {"after:announced"}
    elif "after:as_of" in features and not mention.is_range_start and not words.startswith("以降"):
        features = {"after:as_of"}  # what was known by then came to be known on any day before
    features |= before
    features |= cues_in(document.heading_of(sentence), "events", "heading")
    if features & {"before:cleft_found", "before:label_found"}:  # 「気づいたのは7月です」: the verb stands before the date
        features |= {"after:learn", "after:told"}
    if "before:label_goods" in features:  # 「販売した期間:」
        features = (features - {"before:label_start"}) | {"after:coverage"}
    if "before:cleft_start" in features:
        features.add("after:happen")
    features |= lead
    if mention.is_range_start:
        features.add("range")
        features -= {"after:as_of", "lead:as_of"}  # 「まで」 ends the range
        if "after:coverage" in features:
            features.add("range+coverage")
    if mention.relative:
        features.add(f"relative:{mention.relative}")
    if mention.time is not None:
        features.add("time")
    if sentence.kind is LineKind.TITLE:
        features.add("title")
    if len(words) < 4:
        features.add("bare")
    _add_classes(features)
    plain = {"after:coverage", "after:as_of", "after:announced", "after:future", "after:to_authority", "after:to_people", "after:explain", "after:stop"}
    if not features & plain:
        features.add("plain")
    return features


def _lead(words: str) -> set[str]:
    """Return the cues of the first part of a clause that has any: 「気づき、警察に届け出ました」 tells first of learning."""
    told = next((cues for piece in _PIECES.split(words) if (cues := cues_in(piece, "events", "after"))), set())
    return {name.replace("after", "lead", 1) for name in told}


def _place_features(ordered: list[Candidate], calendar: Calendar) -> None:
    """Add where each date stands among the others and before publication."""
    earliest = True
    for one in ordered:
        gap = days_between(one.value, calendar.published)
        if one.value.day is None:
            one.features.add("month" if one.value.month else "year")
        if gap is not None:
            one.features.add("gap:" + next(n for n, limit in _GAPS if gap <= limit))
        is_side = one.features & _SIDE or (gap is not None and gap < 0)
        if not is_side and earliest and one.value.day is not None:
            one.features.add("earliest")
            earliest = False


def _add_classes(features: set[str]) -> None:
    """Add the broad classes of the clause: something went wrong, someone learnt of it, the issuer acted."""
    act, learn, response = features & _ACTS, features & _LEARNT, features & _RESPONSE
    if act:
        features.add("act" if not response else "act+response")
    if learn:
        features.add("learn" if not response else "learn+response")
    if act and "range" in features:
        features.add("act+range")
    if act and learn:
        features.add("act+learn")
    if response and not act and not learn:
        features.add("only_response")


_PIECES = regex(r"[、。]")
_NEAR, _CLAUSE_WORDS = 6, 14  # characters to a date of the same clause; content words read
_ACTS = {f"after:{n}" for n in ("send", "missend", "attack", "expose", "lose", "take", "outage", "happen", "business")}
_LEARNT = {f"after:{n}" for n in ("learn", "grasp", "told", "told_by", "missing", "sign")}
_RESPONSE = {f"after:{n}" for n in ("stop", "restore", "explain", "to_people", "to_authority", "inquiry", "inquiry_end")}
_SIDE = {"after:coverage", "after:as_of", "after:announced", "range_end"}
_GAPS = (("future", -1), ("same", 0), ("1", 1), ("7", 7), ("30", 30), ("180", 180), ("old", 10**6))


def null_features(document: Document) -> set[str]:
    """Return the features of choosing no date at all."""
    return {"null"} | {f"null:{c}" for c in cues_in(document.normal.text, "events", "document")}


def order_features(ordered: Sequence[Candidate]) -> list[set[str]]:
    """Tell of each date whether it is before, at or after the first harm, announcement and response."""
    rows: list[set[str]] = [set() for _ in ordered]
    for name, belongs in _MARKS.items():
        at = next((i for i, c in enumerate(ordered) if c.value.day is not None and belongs(c.features)), None)
        if at is not None:
            for i, row in enumerate(rows):
                row.add(f"{name}:" + ("before" if i < at else "at" if i == at else "after"))
    return rows


_MARKS: dict[str, Callable[[set[str]], bool]] = {
    "harm": lambda f: bool(f & {"act", "act+response"}),
    "announcement": lambda f: "after:announced" in f,
    "answer": lambda f: bool(f & _RESPONSE),
}


def meaning(one: Candidate) -> Vector | None:
    """Return the mean vector of the clauses of a date, shape (300,); None if it has none."""
    return np.mean(one.clauses, axis=0).astype(np.float32) if one.clauses else None
