"""Breakdowns told in sentences: 「対象は1,500名です。内訳は、国内800名、海外500名です。」."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.breakdown import Breakdown, Counted, Part, exact_counts
from checker.facts.quantities import without_false_qualifiers
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Document, Sentence

_PEOPLE = frozenset({"名", "人", "名様", "人分", "名分"})
_LONGEST_WAY = 2  # sentences between a total and its breakdown


_OPEN = regex(r"など|ほか[、に]|主な|一部|例えば|重複|複数回答|延べ|のべ|概数|およそ|約|含む|含め|このほか|超|以上|未満|新たに|追加|ずつ")
_REST = regex(r"残る|残り|ほかは|その他")
_MARK = regex(r"内訳|うち|[一-龠ァ-ヶー]別(?:では|に(?:見る|みる)と|の?(?:内訳|件数|人数|個数|台数)?(?:は|:))")
_BOUND = regex(r"[0-9][0-9,.万千]*(?:歳|才|代|年|か月|円|回|日|時間)(?:以上|未満|以下|超)")  # a label: 「65歳以上が13名」
_WHOLE = regex(r"(?:合計|総計|総数|計|合わせて|あわせて|全部で)[はで:、]?$")


def prose_breakdowns(document: Document) -> Iterator[Breakdown]:
    """Yield the breakdowns of running sentences, right or wrong; the total stands in the sentence or up to two before it."""
    statements = [s for s in document.sentences if s.kind in CONTENT_KINDS]
    for i, sentence in enumerate(statements):
        mark = _MARK.search(sentence.text)
        if not mark or _OPEN.search(_BOUND.sub("", without_false_qualifiers(sentence.text[mark.start() :]))):
            continue
        if mark.group() == "うち" and not _REST.search(sentence.text, mark.end()):
            continue
        parts = [c for c in exact_counts(sentence.text) if c.start >= mark.end()]
        if len(parts) < 2 or any(not c.is_exact for c in parts) or len({_fold(c.unit) for c in parts}) != 1:
            continue
        if any(_WHOLE.search(sentence.text[: c.number_start]) for c in parts):
            continue
        unit, largest = _fold(parts[0].unit), max(c.value for c in parts)
        total, kind = _total(statements, i, mark.start(), unit, largest), "sentence"
        if total is None and mark.group().endswith(":"):
            total, kind = _only_before(statements[:i], unit, largest), "loose"
        if total is not None:
            spans = tuple(Part(c.value, sentence.normal.span(c.start, c.end)) for c in parts)
            yield Breakdown(total, spans, parts[0].unit, True, kind)


def _fold(unit: str) -> str:
    return "人" if unit in _PEOPLE else unit


def _total(statements: list[Sentence], at: int, before: int, unit: str, largest: float) -> Part | None:
    """Return the only count of ``unit`` in the nearest sentence that has one; None where it is not exact or not alone."""
    for sentence in (statements[at], *reversed(statements[max(0, at - _LONGEST_WAY) : at])):
        limit = before if sentence is statements[at] else len(sentence.text)
        found: list[Counted] = [c for c in exact_counts(sentence.text) if c.end <= limit and _fold(c.unit) == unit]
        if not found:
            continue
        values = {c.value for c in found}
        if len(values) != 1 or not all(c.is_exact for c in found) or found[-1].value < largest:
            return None
        return Part(found[-1].value, sentence.normal.span(found[-1].start, found[-1].end))
    return None


def _only_before(statements: list[Sentence], unit: str, largest: float) -> Part | None:
    """Return the only value of ``unit`` that the text tells before a row 「ブランド別:」, however far before."""
    found = [(s, c) for s in statements for c in exact_counts(s.text) if _fold(c.unit) == unit]
    if len({c.value for _, c in found}) != 1 or not all(c.is_exact for _, c in found) or found[-1][1].value < largest:
        return None
    sentence, count = found[-1]
    return Part(count.value, sentence.normal.span(count.start, count.end))
