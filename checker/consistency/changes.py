"""What changed between two reports: values that differ, and facts that only one of them has."""

from __future__ import annotations

from collections.abc import Iterator

from checker.consistency.between import Published, find_changes
from checker.consistency.told import line_of, tells_change, withdrawn
from checker.domain.change import Change
from checker.domain.conflict import Conflict, Statement
from checker.domain.fact import CountFact, DateFact, InfoFact
from checker.domain.names import CERTAINTIES, INFO_TYPES, QUALIFIERS
from checker.domain.report import DocumentReport
from checker.domain.span import Span
from checker.facts.certainty import certainty_span
from checker.rules.regex import regex
from checker.text.segment import build_document
from checker.text.source import SourceText

_STATES = {True: "含む", False: "含まない", None: "触れている"}
_NEAR = 24  # characters beside a value that tell what it belongs to
_DIGIT = regex("[0-9]")
_DATES = {"occurred": "発生日", "discovered": "発覚日"}


def changes_between(old: DocumentReport, new: DocumentReport) -> tuple[Change, ...]:
    """Return the changes, those of the reader's silence first."""
    found = [*_conflicts(old, new)]
    told = [c for c in found if _DIGIT.search(c.old)]  # what is no figure (残っている) hides no count of its line
    seen = {(c.old_line, "") for c in told} | {(0, f"{c.new_line}") for c in told}
    found += [c for c in _counts(old, new) if (c.old_line, f"{c.new_line or ''}") not in seen]
    found += [*_dates(old, new), *_info_types(old, new), *_certainty(old, new)]
    return tuple(sorted(dict.fromkeys(found), key=lambda c: (c.kind, c.is_told, c.new_line, c.old_line)))


def _conflicts(old: DocumentReport, new: DocumentReport) -> Iterator[Change]:
    first, second = (Published(n, d.text, "", d.facts.published.value if d.facts.published else "") for n, d in (("old", old), ("new", new)))
    conflicts, corrected = find_changes(first, second)
    for was, now in corrected:
        yield Change("changed", was.subject or "値", was.value, now.value, True, _line(old.text, was.span), _line(new.text, now.span))
    for conflict, told in conflicts:
        before, after = _nearest(conflict, old.text, new.text)
        shown = before and after and any(b.span == after[1].span for _, b in corrected)
        if before and after and not shown:
            name = conflict.subject or "値"
            yield Change("changed", name, before[0], after[0], told, _line(old.text, before[1].span), _line(new.text, after[1].span))


Side = tuple[str, Statement] | None


def _nearest(conflict: Conflict, old: str, new: str) -> tuple[Side, Side]:
    """Return a value of either report: of several the two whose words before and after agree most, not ends of two other intervals."""
    before, after = (
        [(v.value, s) for v in conflict.values for s in v.statements if s.reply == source] for source in ("old", "new")
    )
    if not before or not after:
        return next(iter(before), None), next(iter(after), None)
    pairs = [(a, b) for a in before for b in after if a[0] != b[0]] or [(before[0], after[0])]
    return max(pairs, key=lambda pair: len(_around(old, pair[0][1].span) & _around(new, pair[1][1].span)))


def _around(text: str, span: Span) -> frozenset[str]:
    """Return the pairs of characters in the line of a place, before and after it."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    words = text[max(start, span.start - _NEAR) : span.start], text[span.end : min(end if end >= 0 else len(text), span.end + _NEAR)]
    return frozenset(part[i : i + 2] for part in words for i in range(len(part) - 1))


def _dates(old: DocumentReport, new: DocumentReport) -> Iterator[Change]:
    for field, name in _DATES.items():
        before: DateFact | None = getattr(old.facts, field)
        after: DateFact | None = getattr(new.facts, field)
        if before is None and after is not None:
            yield Change("added", name, "", after.value, True, 0, _line(new.text, after.span))
        elif before is not None and after is None:
            yield Change("dropped", name, before.value, "", False, _line(old.text, before.span), 0)
        elif before is not None and after is not None and before.value != after.value:
            told = tells_change(new.text, after.span, before.span.of(old.text))
            yield Change("changed", name, before.value, after.value, told, _line(old.text, before.span), _line(new.text, after.span))


def _counts(old: DocumentReport, new: DocumentReport) -> Iterator[Change]:
    known = {(c.value, c.unit) for c in old.facts.counts}
    now = {(c.value, c.unit) for c in new.facts.counts}
    replaced = {id(c): w for w in withdrawn(new.text, new.facts.counts) if (w.value, w.unit) in known for c in _fresh(new, w, known)}
    for count in new.facts.counts:
        if was := replaced.get(id(count)):
            before = next(c for c in old.facts.counts if (c.value, c.unit) == (was.value, was.unit))
            lines = _line(old.text, before.span), _line(new.text, count.span)
            yield Change("changed", _name(count), _figure(was), _figure(count), True, *lines)
        elif (count.value, count.unit) not in known:
            yield Change("added", _name(count), "", _figure(count), True, 0, _line(new.text, count.span))
    for count in old.facts.counts:
        if (count.value, count.unit) not in now:
            yield Change("dropped", _name(count), _figure(count), "", False, _line(old.text, count.span), 0)


def _fresh(new: DocumentReport, was: CountFact, known: set[tuple[int, str]]) -> list[CountFact]:
    """Return the one count in the line of a withdrawn one that takes its place."""
    line = line_of(new.text, was.span)
    found = [c for c in new.facts.counts if c.unit == was.unit and (c.value, c.unit) not in known and line.overlaps(c.span)]
    return found if len(found) == 1 else []


def _figure(count: CountFact) -> str:
    return f"{QUALIFIERS.get(count.qualifier, '')}{count.value:,}{count.unit}"


def _name(count: CountFact) -> str:
    return count.of if count.of.endswith("数") and len(count.of) > 1 else f"{count.of}の数" if count.of else "件数"


def _info_types(old: DocumentReport, new: DocumentReport) -> Iterator[Change]:
    before = {i.item or i.value: i for i in old.facts.info_types}
    after = {i.item or i.value: i for i in new.facts.info_types}
    for item, info in after.items():
        was, line, name = before.get(item), _line(new.text, info.span), _info_name(info, new.text)
        if was is None:
            yield Change("added", name, "", _STATES[info.included], True, 0, line)
        elif was.included is not info.included and None not in (was.included, info.included):
            told = tells_change(new.text, info.span)
            yield Change("changed", name, _STATES[was.included], _STATES[info.included], told, _line(old.text, was.span), line)
    kept = {item.split(":")[0] for item in after}  # another word of a broad item may mean the same: not dropped
    for item, info in before.items():
        if item.split(":")[0] not in kept:
            yield Change("dropped", _info_name(info, old.text), _STATES[info.included], "", False, _line(old.text, info.span), 0)


def _info_name(info: InfoFact, text: str) -> str:
    return f"情報の種類「{info.span.of(text)}」({INFO_TYPES.get(info.value, info.value)})"


def _certainty(old: DocumentReport, new: DocumentReport) -> Iterator[Change]:
    before, after = old.facts.certainty, new.facts.certainty
    if before and after and before != after:
        was, now = _certainty_span(old, before), _certainty_span(new, after)
        if now is None:  # the whole text hints at it, no sentence says so: there is nothing to tell or to hide
            return
        told = tells_change(new.text, now)
        lines = _line(old.text, was) if was else 0, _line(new.text, now)
        yield Change("changed", "漏えいなどの確かさ", CERTAINTIES.get(before, before), CERTAINTIES.get(after, after), told, *lines)


def _certainty_span(report: DocumentReport, certainty: str) -> Span | None:
    return certainty_span(build_document(SourceText(report.path, report.text)), certainty)


def _line(text: str, span: Span) -> int:
    return text.count("\n", 0, span.start) + 1
