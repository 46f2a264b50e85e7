"""Conflicts between documents of one incident: the same engine as for replies, kept to what spans two documents.

Reports follow each other, replies do not: a value that a later report corrects openly holds for every document after it, and a value
that changes without a word of 訂正 or 更新 is a silent change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.consistency.check import find_reply_conflicts
from checker.consistency.engine import find_conflicts
from checker.consistency.narrow import narrowed
from checker.consistency.officials import incident_in
from checker.consistency.resolve import MEASURED, unit_of
from checker.consistency.told import (
    Published,
    corrections_beside,
    goes_on,
    is_as_of,
    is_before,
    is_open,
    is_whole,
    is_withdrawn,
    line_of,
    names,
    report_number,
    tells_change,
)
from checker.domain.claim import Claim
from checker.domain.conflict import Conflict, Incompatible, Statement
from checker.domain.reply import Reply
from checker.facts.claims.extract import ClaimReader

__all__ = ["Published", "find_changes", "find_document_conflicts", "find_official_conflicts"]

SILENT = "先の文書から変わったことを、後の文書で訂正・更新として知らせていません。"
STALE = "値は、ほかの文書で訂正されています。"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements of different documents that do not go together; ``first`` came out first if ``is_ordered``.

    ``is_dated``: both documents say when (or as which report) they came out, so that the order is no guess.
    """

    first: Statement
    second: Statement
    is_ordered: bool
    is_told: bool = False
    is_stale: bool = False
    is_dated: bool = False


class Incident:
    """The documents of one incident with what they claim."""

    def __init__(self, documents: Iterable[Published]) -> None:
        self.documents = {d.path: d for d in documents}
        self.name = next((d.incident for d in self.documents.values()), "")
        reader = ClaimReader()
        anchor = min((d.at for d in self.documents.values() if d.at), default="")
        self.claims = [
            replace(c, is_correction=False, is_official=False, at=d.at)
            for d in self.documents.values()
            for c in reader.read_text(d.path, d.text, is_official=True, anchor=d.at or anchor)
        ]
        self.told = [c for c in self.claims if tells_change(self.documents[c.source].text, c.span)]
        self.corrected: list[tuple[Claim, Claim]] = []  # what an earlier document stated → what replaces it openly
        self.claims, self.told = self._without_old_values()
        self._self_told = {id(c) for c in self.told}

    def conflicts(self) -> list[Conflict]:
        """Return what the engine finds, told changes included."""
        return [c for c in find_conflicts(self.claims, self.name or None) if _spans_documents(c)]

    def pairs(self, conflict: Conflict, bad: Incompatible) -> Iterator[Pair]:
        """Yield the pairs of statements of different documents behind one incompatible pair of values."""
        for a in conflict.values[bad.a].statements:
            for b in conflict.values[bad.b].statements:
                if a.reply != b.reply and self._counts(conflict, a, b):
                    yield self._pair(conflict.axis, a, b)

    def _pair(self, axis: str, a: Statement, b: Statement) -> Pair:
        before = is_before(self.documents[a.reply], self.documents[b.reply])
        if before is False:
            a, b = b, a
        told = self._corrects(axis, b, a) or (before is None and self._corrects(axis, a, b))
        stale = not told and self._corrected(axis, a)
        dated = all(d.at or report_number(d.text) is not None for d in (self.documents[a.reply], self.documents[b.reply]))
        return Pair(a, b, before is not None, told, stale, before is not None and dated)

    def _corrects(self, axis: str, new: Statement, old: Statement) -> bool:
        """Tell whether the value of ``new`` was told as a change, in its own document or in one before it, after ``old``."""
        for claim in self.claims:
            if claim.axis != axis or not self._same_value(claim, new) or not self._tells(claim, old):
                continue
            teller = self.documents[claim.source]
            if claim.source == new.reply or (
                claim.source != old.reply
                and is_before(self.documents[old.reply], teller) is True
                and is_before(self.documents[new.reply], teller) is not True
            ):
                return True
        return False

    def _tells(self, claim: Claim, old: Statement) -> bool:
        """Tell whether ``claim`` is told as a change, by itself or by a correction beside it that names the value of ``old``."""
        if id(claim) in self._self_told:
            return True
        text = self.documents[claim.source].text
        beside = [place.of(text) for place in corrections_beside(text, claim.span)]
        return bool(beside) and any(names(words, c) for c in self._stated(old, claim.axis) for words in beside)

    def _corrected(self, axis: str, statement: Statement) -> bool:
        return any(c.axis == axis and c.source == statement.reply and c.span == statement.span for c in self.told)

    def _same_value(self, claim: Claim, statement: Statement) -> bool:
        for other in self._stated(statement, claim.axis):
            if other.low is None or claim.low is None or other.high is None or claim.high is None:
                return other.value == claim.value
            return other.low <= claim.high and claim.low <= other.high
        return False

    def _stated(self, statement: Statement, axis: str) -> Iterator[Claim]:
        return (c for c in self.claims if c.source == statement.reply and c.span == statement.span and c.axis == axis)

    def _counts(self, conflict: Conflict, a: Statement, b: Statement) -> bool:
        """Tell whether the difference is one between documents: not news of a later day, not the words of a title."""
        if conflict.axis in MEASURED:
            return not (is_as_of(a.text) and is_as_of(b.text))
        if _is_heading(self.documents[a.reply].text, a) or _is_heading(self.documents[b.reply].text, b):
            return False
        before = is_before(self.documents[a.reply], self.documents[b.reply])
        first = b if before is False else a
        return before is None or not goes_on(conflict.slot, conflict.axis) or (conflict.slot == "cause" and not is_open(first.text))

    def _without_old_values(self) -> tuple[list[Claim], list[Claim]]:
        """Leave out the old value that a correction quotes (「約2,400人とお伝えした人数は2,871人」): it is not held any more."""
        told = {id(c): c for c in self.told}
        by_line: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in self.told:
            by_line[claim.source, claim.text, claim.axis].append(claim)
        stated = [c for c in self.claims if id(c) not in told and c.axis in MEASURED]
        old: set[int] = set()
        for group in by_line.values():
            quoted = {id(c): (c, e) for c in group if c.axis in MEASURED for e in stated if self._quotes(c, e)}
            gone = {(e.low, e.high) for _, e in quoted.values()}
            fresh = [c for c in group if id(c) not in quoted and (c.low, c.high) not in gone and not _has_flag(c, "gap")]
            fresh = fresh or self._told_beside([c for c, _ in quoted.values()])
            if fresh:
                old.update(quoted)
                self.corrected.extend((e, fresh[-1]) for _, e in quoted.values())
        return [c for c in self.claims if id(c) not in old], [c for c in self.told if id(c) not in old]

    def _told_beside(self, quotes: Sequence[Claim]) -> list[Claim]:
        """Return the one new value in the paragraph of a correction that only names the old: 「対象は8,730名です。12,400名から訂正します」."""
        quote = next((c for c in quotes if is_withdrawn(self.documents[c.source].text, c.span)), None)
        if quote is None:
            return []
        line, kind = line_of(self.documents[quote.source].text, quote.span), (quote.source, quote.axis, unit_of(quote))
        known = {(c.low, c.high) for c in self.claims if c.source != quote.source and c.axis == quote.axis}
        found = [c for c in self.claims if (c.source, c.axis, unit_of(c)) == kind and line.overlaps(c.span) and not _has_flag(c, "gap", "part")]
        found = [c for c in found if (c.low, c.high) not in known]
        return found if len({(c.low, c.high) for c in found}) == 1 else []

    def _quotes(self, claim: Claim, earlier: Claim) -> bool:
        same = (earlier.axis, earlier.low, earlier.high) == (claim.axis, claim.low, claim.high)
        if not same or is_whole(self.documents[claim.source].text, claim.span):
            return False
        return is_before(self.documents[earlier.source], self.documents[claim.source]) is True


def find_document_conflicts(documents: Iterable[Published]) -> tuple[Conflict, ...]:
    """Return the conflicts between documents that name the same incident; what one says alone is not among them."""
    groups: dict[str, list[Published]] = defaultdict(list)
    for document in documents:
        if document.incident:
            groups[document.incident].append(document)
    found: list[Conflict] = []
    for group in groups.values():
        if len(group) > 1:
            incident = Incident(group)
            found.extend(c for conflict in incident.conflicts() if (c := _kept(incident, conflict)) is not None)
    return tuple(found)


def find_changes(old: Published, new: Published) -> tuple[list[tuple[Conflict, bool]], list[tuple[Claim, Claim]]]:
    """Return the values that differ between two documents, each with whether the reader of ``new`` is told; and open corrections."""
    incident = Incident([replace(old, incident="変更"), replace(new, incident="変更")])
    found: list[tuple[Conflict, bool]] = []
    for conflict in incident.conflicts():
        pairs = [p for bad in conflict.incompatible for p in incident.pairs(conflict, bad)]
        if pairs:
            found.append((conflict, all(p.is_told for p in pairs)))
    return found, [(a, b) for a, b in incident.corrected if (a.source, b.source) == (old.path, new.path)]


def find_official_conflicts(
    documents: Iterable[Published], officials: Sequence[tuple[str, str]]
) -> tuple[Conflict, ...]:
    """Return where a document contradicts the ``officials`` (id, text), weighed by meaning as replies are.

    Documents are not compared with each other.
    """
    found: list[Conflict] = []
    for document in documents if officials else ():
        reply = Reply(document.path, "", f"{document.at}T00:00" if len(document.at) == 10 else "", "", document.text)
        holding = [o for o in officials if not document.incident or incident_in(o[1]) in ("", document.incident)]
        found.extend(c for c in find_reply_conflicts([reply], holding, by_meaning=True) if _spans_documents(c))
    return tuple(found)


def _kept(incident: Incident, conflict: Conflict) -> Conflict | None:
    """Leave of a conflict what no document told openly; None where nothing is left."""
    kept: dict[Incompatible, list[Pair]] = {}
    for bad in conflict.incompatible:
        pairs = [p for p in incident.pairs(conflict, bad) if not p.is_told]
        if pairs:
            kept[bad] = pairs
    if not kept:
        return None
    pairs = [p for group in kept.values() for p in group]
    left = narrowed(conflict, {bad: [s for p in group for s in (p.first, p.second)] for bad, group in kept.items()})
    is_news = conflict.axis not in MEASURED and all(p.is_dated for p in pairs)
    words = left.explanation
    if any(p.is_stale for p in pairs):
        words += STALE
    elif any(p.is_dated for p in pairs):
        words += SILENT
    return replace(left, severity="warning" if is_news else left.severity, explanation=words)


def _has_flag(claim: Claim, *flags: str) -> bool:
    """Tell whether a figure is marked as what was added or taken off (``gap``: 「332件増えました」) or as a part of another."""
    return not {*flags}.isdisjoint(claim.note.split("|")[-1].split(","))


def _is_heading(text: str, statement: Statement) -> bool:
    start = text.rfind("\n", 0, statement.span.start) + 1
    end = text.find("\n", statement.span.start)
    line = text[start : end if end >= 0 else len(text)].strip()
    is_first = bool(line) and not text[:start].strip() and "。" not in line  # a short text may be one line of sentences
    return line.startswith("#") or line.endswith("について") or is_first


def _spans_documents(conflict: Conflict) -> bool:
    return any(
        {s.reply for s in conflict.values[i.a].statements} != {s.reply for s in conflict.values[i.b].statements}
        for i in conflict.incompatible
    )
