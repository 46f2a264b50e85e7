"""Find breakdowns: a total and the parts that should add up to it, in rows, tables, brackets and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.domain.span import Span
from checker.facts.dates import find_dates
from checker.facts.numbers import has_number
from checker.facts.quantities import find_quantities
from checker.record import record
from checker.rules.regex import regex
from checker.text.document import Document, LineKind, Sentence
from checker.text.normal import NormalText

TOTAL_ROW = regex(r"^[ 　・\-*|]*(?:合[ 　]*計|総[ 　]*計|総数|計|全体|[合あ併]わ?せて|あわせて)(?![画算])")
_TOTAL_WORD = regex(r"(?:合計|総計|総数|計|[合あ併]わ?せて|あわせて|全部で|総勢)(?:で|は|:)?[ 　]*$")
_ANY_UNIT = regex(r"(?<![0-9,.\-/第])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)([一-龠々]{1,2}|ページ|アカウント|セット|ケース|パック)(?![一-龠々])")
_NO_UNIT = regex(r"[年月日時分秒歳才号番階丁地目代期回度]")
_BREAKDOWN = regex(r"内訳|内わけ|うちわけ|の内|別に|次のとおり|下記|以下|下の表|下表|合計|総数|合わせて|あわせて|計(?=[0-9])|のべ")
_PARTIAL = regex(r"うち|など|ほか|主な|一部|例|重複|複数回答|延べ|のべ|残り|以外|含む|概数|およそ|人時")
_INLINE_SUM = regex(r"(?:の|、|、?合わせて|、?あわせて|、?併せて|で)?(?:合計|総計|総数|計|合わせて|あわせて|併せて|トータル)(?:で|して|すると|は)?、?$")
_BRACKET = regex(r"(?:です|でした|で)?\(")
_FOR_SO_MANY = regex(r"[0-9][0-9,]*[一-龠]{1,2}分(?:の|で|が|は|:)?[ ]?")
_TIMELINE = regex(r"^[ 　・\-*●○■□◆◇]*(?:[0-9]{4}年|[0-9]{1,2}月|[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}:[0-9]{2}|令和|同日|翌日)")


@record
class Part:
    """A value with its place in the source."""

    value: float
    span: Span


@record
class Breakdown:
    """A total and its parts. ``is_stated``: words such as 内訳 or 合計 say that they belong together; ``slack``: what rounding may cost."""

    total: Part
    parts: tuple[Part, ...]
    unit: str
    is_stated: bool
    kind: str  # rows | table | brackets | sentence
    slack: float = 0.0

    @property
    def sum(self) -> float:
        """What the parts add up to."""
        return sum(p.value for p in self.parts)

    @property
    def is_right(self) -> bool:
        """Tell whether the parts add up to the total."""
        return abs(self.sum - self.total.value) <= self.slack + 1e-6


def find_breakdowns(document: Document) -> Iterator[Breakdown]:
    """Yield the breakdowns of the document, right or wrong."""
    yield from _row_blocks(document)
    for sentence in document.sentences:
        yield from _in_sentence(sentence)


@record
class Counted:
    """An exact number with its unit, also one that no list of counters has; ``start`` takes in 約 and 合計."""

    value: float
    unit: str
    start: int
    end: int
    number_start: int
    is_exact: bool = True


def exact_counts(text: str) -> list[Counted]:
    """Return the numbers of a normalised text that are counted in full, in order."""
    return list(_exact(text)) if has_number(text) else []


@lru_cache(maxsize=1024)  # a line is a row, a sentence and part of a table
def _exact(text: str) -> tuple[Counted, ...]:
    known = find_quantities(text)
    found = [
        Counted(q.value, q.unit, q.start, q.end, q.number_start, q.qualifier == "exact")
        for q in known
        if q.low == q.high and q.family not in ("durations", "rates")
    ]
    taken = [(q.start, q.end) for q in known] + [(d.start, d.end) for d in find_dates(text)]
    for match in _ANY_UNIT.finditer(text):
        if any(match.start() < b and a < match.end() for a, b in taken) or _NO_UNIT.search(match.group(2)):
            continue
        value = float(match.group(1).replace(",", ""))
        found.append(Counted(value, match.group(2), match.start(), match.end(), match.start()))
    return tuple(sorted(found, key=lambda q: q.start))


# --- rows -------------------------------------------------------------------------------------------------------


@record
class _Row:
    span: Span
    normal: NormalText
    quantities: tuple[Counted, ...]
    is_total: bool
    is_dated: bool


def _rows(document: Document) -> list[list[_Row]]:
    """Return runs of at least two neighbouring rows (list items, table rows, labels) with a quantity in each."""
    runs: list[list[_Row]] = []
    run: list[_Row] = []
    for line in document.lines:
        if line.kind is LineKind.BLANK:
            continue
        row = _row(document, line.span)
        if row is not None:
            run.append(row)
            continue
        runs.append(run)
        run = []
    runs.append(run)
    return [r for r in runs if len(r) >= 2]


def _row(document: Document, span: Span) -> _Row | None:
    words = span.of(document.text)
    if "。" in words or len(words.strip()) > 60 or not words.strip():
        return None
    normal = document.normal_of(span)
    quantities = tuple(exact_counts(normal.text))
    dated = bool(_TIMELINE.match(normal.text) or find_dates(normal.text))
    return _Row(span, normal, quantities, bool(TOTAL_ROW.match(normal.text)), dated) if quantities else None


def _row_blocks(document: Document) -> Iterator[Breakdown]:
    for run in _rows(document):
        for unit in sorted({q.unit for row in run for q in row.quantities}):
            yield from _unit_block(document, run, unit)


def _unit_block(document: Document, run: list[_Row], unit: str) -> Iterator[Breakdown]:
    rows = [(row, [q for q in row.quantities if q.unit == unit]) for row in run]
    rows = [(row, qs) for row, qs in rows if qs]
    if len(rows) < 2 or any(len(qs) > 1 for row, qs in rows if not row.is_total):
        return
    totals = [(row, qs[0]) for row, qs in rows if row.is_total]
    parts = tuple(Part(qs[0].value, _span(row, qs[0])) for row, qs in rows if not row.is_total)
    if len(parts) < 2:
        return
    if len(totals) == 1:
        row, q = totals[0]
        yield Breakdown(Part(q.value, _span(row, q)), parts, unit, True, "rows")
        return
    after = _total_after(document, run[-1].span.end, unit)
    if totals or after:
        if after and not totals:
            yield Breakdown(after, parts, unit, True, "rows")
        return
    if any(row.is_dated for row, _ in rows):
        return
    yield from _first_row_total(document, rows, unit)
    before = quantity_before(document, run[0].span.start, unit) or _total_anywhere(document, parts, unit)
    if before is not None:
        total, stated = before
        yield Breakdown(total, parts, unit, stated, "rows")


def _total_after(document: Document, at: int, unit: str) -> Part | None:
    """「あわせて538席です。」 right under the rows."""
    sentence = next((s for s in document.sentences if s.span.start >= at), None)
    if sentence is None or sentence.span.start - at > 4 or not TOTAL_ROW.match(sentence.text):
        return None
    found = next((q for q in exact_counts(sentence.text) if q.unit == unit), None)
    return Part(found.value, sentence.normal.span(found.start, found.end)) if found else None


def _total_anywhere(document: Document, parts: tuple[Part, ...], unit: str) -> tuple[Part, bool] | None:
    """The only 「合計N件」 of the document outside the rows, where it is within a sixth of their sum."""
    rows = Span(parts[0].span.start, parts[-1].span.end)
    found: list[Part] = []
    for sentence in document.sentences:
        if sentence.span.overlaps(rows):
            continue
        for q in exact_counts(sentence.text):
            if q.unit == unit and _TOTAL_WORD.search(sentence.text[: q.number_start]):
                found.append(Part(q.value, sentence.normal.span(q.start, q.end)))
    values = {p.value for p in found}
    total = sum(p.value for p in parts)
    if len(values) != 1 or abs(found[0].value - total) > max(total, found[0].value) / 6:
        return None
    return found[0], True


def _first_row_total(document: Document, rows: list[tuple[_Row, list[Counted]]], unit: str) -> Iterator[Breakdown]:
    first, rest = rows[0], rows[1:]
    deeper = [_indent(document, r) > _indent(document, first[0]) for r, _ in rest]
    if len(rest) >= 2 and all(deeper):
        parts = tuple(Part(qs[0].value, _span(r, qs[0])) for r, qs in rest)
        yield Breakdown(Part(first[1][0].value, _span(first[0], first[1][0])), parts, unit, True, "rows")


def _indent(document: Document, row: _Row) -> int:
    words = row.span.of(document.text)
    return len(words) - len(words.lstrip())


def _span(row: _Row, quantity: Counted) -> Span:
    return row.normal.span(quantity.start, quantity.end)


def quantity_before(document: Document, at: int, unit: str) -> tuple[Part, bool] | None:
    """Return the nearest exact quantity of ``unit`` in the two sentences (or headings) before ``at``, and whether it is a total."""
    before = [s for s in document.sentences if s.span.end <= at]
    heads = [line for line in document.lines if line.span.end <= at and line.kind is LineKind.HEADING][-1:]
    heading = heads[0].span.of(document.text) if heads and at - heads[0].span.end < 90 else ""
    steps = 4 if "内訳" in heading else 2
    for i, sentence in enumerate(reversed(before[-steps:])):
        found = [q for q in exact_counts(sentence.text) if q.unit == unit]
        if found:
            chosen = found[-1] if len(found) == 1 else None
            if chosen is None or not chosen.is_exact:
                return None
            stated = bool(_BREAKDOWN.search(sentence.text) or "内訳" in heading) or (i == 0 and len(sentence.text) < 30)
            return Part(chosen.value, sentence.normal.span(chosen.start, chosen.end)), stated
    return None


# --- sentences --------------------------------------------------------------------------------------------------


def _in_sentence(sentence: Sentence) -> Iterator[Breakdown]:
    text = sentence.text
    quantities = [q for q in exact_counts(text) if q.is_exact]
    for i, q in enumerate(quantities):
        yield from _summed(sentence, quantities[:i], q)
        if _BRACKET.match(text[q.end :]):
            yield from _bracketed(sentence, quantities[i + 1 :], q)


def _summed(sentence: Sentence, before: list[Counted], total: Counted) -> Iterator[Breakdown]:
    """「AがN件、BがM件、合わせてT件」."""
    text = sentence.text
    same: list[Counted] = []
    edge = total.start
    head = text[:edge]
    word = _INLINE_SUM.search(head) or _INLINE_SUM.search(text[: total.number_start])
    if not word:
        return
    for q in reversed(before):
        gap = text[q.end : edge]
        if q.unit != total.unit or len(gap) > 30 or "。" in gap or _PARTIAL.search(gap):
            break
        same.insert(0, q)
        edge = q.start
    if len(same) >= 2:
        parts = tuple(Part(q.value, sentence.normal.span(q.start, q.end)) for q in same)
        yield Breakdown(Part(total.value, sentence.normal.span(total.start, total.end)), parts, total.unit, True, "sentence")


def _bracketed(sentence: Sentence, after: list[Counted], total: Counted) -> Iterator[Breakdown]:
    """「T件(AがN件、BがM件)」."""
    text = sentence.text
    close = text.find(")", total.end)
    inside = text[text.find("(", total.end) + 1 : close]
    same = [q for q in after if q.end <= close and q.unit == total.unit]
    others = [q for q in after if q.end <= close and q.unit != total.unit]
    if close < 0 or len(same) < 2 or not _are_labels(text, others, same) or _PARTIAL.search(inside):
        return
    parts = tuple(Part(q.value, sentence.normal.span(q.start, q.end)) for q in same)
    stated = bool(others or _BREAKDOWN.search(inside)) or len(re.split(r"[、,・/ ]", inside)) == len(same)
    yield Breakdown(Part(total.value, sentence.normal.span(total.start, total.end)), parts, total.unit, stated, "brackets")


def _are_labels(text: str, others: list[Counted], parts: list[Counted]) -> bool:
    """Tell whether each count of another unit names what one part is for: 「30個分90万円、6個分24万円」."""
    if not others:
        return True
    heads = [text[o.start : p.start] for o, p in zip(others, parts, strict=False)]
    return len(others) == len(parts) and all(_FOR_SO_MANY.fullmatch(head) for head in heads)
