"""Choose the dates of occurrence and discovery.

Each calendar date of the text gathers the features of all its mentions (what the clause after it tells, label, heading,
place in time); a small log-linear choice model takes the best one or none. Cues: ``style_rules/facts/events.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.facts.calendar import Calendar, DocumentDate, days_between
from checker.facts.dates import DateMention
from checker.facts.linear import cues_in, load_weights, score
from checker.facts.resolve import CalendarDate
from checker.facts.times import find_times
from checker.text.document import Document, LineKind, Sentence

_SKIP = (LineKind.NOISE, LineKind.ADDRESSEE, LineKind.CLOSING, LineKind.SIGNATURE, LineKind.DATE)


@dataclass(slots=True)
class Candidate:
    """A calendar date of the text, its first mention and the features of all its mentions."""

    value: CalendarDate
    date: DocumentDate
    features: set[str] = field(default_factory=set)

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
            features = _mention_features(document, sentence, [d.mention for d in dates], i)
            one = found.setdefault(dated.value.iso, Candidate(dated.value, dated, {"first"} if not found else set()))
            one.features |= features
    if not found and calendar.published and (timed := _timed_today(document, calendar)):
        found[timed.value.iso] = timed
    ordered = sorted(found.values(), key=lambda c: c.key)
    _place_features(ordered, calendar)
    return ordered


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
            return Candidate(calendar.published, dated, features | {"first", "time", "relative:today"})
    return None


def _clause(sentence: Sentence, mentions: Sequence[DateMention], i: int) -> str:
    """Return the words from a date to the next one, or on where only a particle stands between."""
    start, k = mentions[i].end, i + 1
    if mentions[i].is_range_start and k < len(mentions):
        start, k = mentions[k].end, k + 1
    while k < len(mentions):
        if mentions[k].start - start > 6:
            return sentence.text[start : mentions[k].start]
        k += 1
    return sentence.text[start:]


def _mention_features(document: Document, sentence: Sentence, mentions: Sequence[DateMention], i: int) -> set[str]:
    mention = mentions[i]
    if mention.is_range_end:
        return {"range_end"} | cues_in(document.heading_of(sentence), "events", "heading")
    words = _clause(sentence, mentions, i)
    features = cues_in(words, "events", "after") | cues_in(sentence.text[: mention.start][-40:], "events", "before")
    features |= cues_in(document.heading_of(sentence), "events", "heading")
    if features & {"before:cleft_found", "before:label_found"}:  # 「気づいたのは7月です」: the verb stands before the date
        features |= {"after:learn", "after:told"}
    if "before:cleft_start" in features:
        features.add("after:happen")
    if mention.is_range_start:
        features.add("range")
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


_ACTS = {f"after:{n}" for n in ("send", "missend", "attack", "expose", "lose", "take", "outage", "happen", "business")}
_LEARNT = {f"after:{n}" for n in ("learn", "grasp", "told", "told_by", "missing", "sign")}
_RESPONSE = {f"after:{n}" for n in ("stop", "restore", "explain", "to_people", "to_authority", "inquiry", "inquiry_end")}
_SIDE = {"after:coverage", "after:as_of", "after:announced", "range_end"}
_GAPS = (("future", -1), ("same", 0), ("1", 1), ("7", 7), ("30", 30), ("180", 180), ("old", 10**6))


def null_features(document: Document) -> set[str]:
    """Return the features of choosing no date at all."""
    return {"null"} | {f"null:{c}" for c in cues_in(document.normal.text, "events", "document")}


def relate(ordered: list[Candidate], found: Candidate | None) -> list[set[str]]:
    """Return the features of each date for 「start of the incident」, given the date of discovery."""
    rows = []
    for one in ordered:
        if found is None:
            rows.append(one.features | {"no_discovery"})
        else:
            place = "at" if one is found else "before" if one.key < found.key else "after"
            rows.append(one.features | {f"{place}_discovery"})
    return rows


def choose(document: Document, calendar: Calendar) -> tuple[DocumentDate | None, DocumentDate | None]:
    """Return the dates of occurrence and discovery."""
    weights = load_weights("events")
    ordered = candidates(document, calendar)
    none = null_features(document)
    found = best(ordered, [c.features for c in ordered], none, weights["discovered"])
    began = best(ordered, relate(ordered, found), none | ({"null:no_discovery"} if found is None else set()), weights["occurred"])
    return (began.date if began else None, found.date if found else None)


def best(ordered: list[Candidate], rows: list[set[str]], none: set[str], weights: dict[str, float]) -> Candidate | None:
    """Return the date with the highest score, or None where no date scores higher than none."""
    top, limit = None, score(none, weights)
    for one, features in zip(ordered, rows, strict=True):
        value = score(features, weights)
        if value > limit:
            top, limit = one, value
    return top
