"""Breakdowns in tables: a column of numbers whose last row is their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checks.breakdown import TOTAL_ROW, Breakdown, Part, quantity_before
from checker.domain.span import Span
from checker.facts.quantities import find_quantities, unit_family
from checker.record import record
from checker.rules.regex import regex
from checker.text.document import Document, LineKind
from checker.text.normal import NormalText

_CELLS = regex(r"\s*\|\s*|\t+|[ 　]{2,}")
_BARE = regex(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_LOSS = regex(r"^(?:[△▲]|-(?=[0-9]))[ ]?")
_HEAD_UNIT = regex(r"\((?:単位:)?([^()0-9]{1,6})\)$")
_NOT_ADDED = regex(r"平均|割合|率|比|累計|累積|最大|最高|最低|最小|単価|順位|残高|あたり|温度|濃度")
_SUBTOTAL = regex(r"小計|中計|^[ 　(]*(?:うち|内数)|再掲")
_MEAN_ROW = regex(r"^[ 　]*全体")
_FAMILIES = ("people", "things", "money", "measures")
_GRADES = ("度", "℃", "ppm", "ppb", "V", "A", "W", "kW", "ビット", "bit", "Mbps")  # measures that are not added up

_STEPS = {"千円": 10**3, "百万円": 10**6, "億円": 10**8, "千ドル": 10**3}  # accounts are cut to these units
_ROUNDED = regex(r"端数|四捨五入|切り?捨て|合計(?:と|が)(?:は)?[^。]{0,8}一致しな")

Row = list[tuple[str, Span]]


@record
class _Cell:
    """A number of a table with the unit written beside it, if any."""

    value: float
    unit: str
    span: Span
    step: float = 0.0


def table_breakdowns(document: Document) -> Iterator[Breakdown]:
    """Yield the columns of the document's tables with their totals, right or wrong; none where the text says that they are rounded."""
    if _ROUNDED.search(document.normal.text):
        return
    run: list[tuple[Span, Row]] = []
    for line in [*document.lines, None]:
        cells = _cells(document, line.span) if line and line.kind is not LineKind.BLANK else None
        if cells is not None and len(cells) >= 2:
            run.append((line.span, cells) if line else (Span(0, 0), cells))
            continue
        if line is not None and line.kind in (LineKind.BLANK, LineKind.NOISE) and run:
            continue
        if len(run) >= 3:
            yield from _columns(document, run)
        run = []


def _cells(document: Document, span: Span) -> Row | None:
    words = span.of(document.text)
    if "。" in words or not words.strip(" 　|-:"):
        return None
    cells: Row = []
    at = 0
    for gap in [*_CELLS.finditer(words), None]:
        end = gap.start() if gap else len(words)
        cell = words[at:end].strip()
        if (cell and cell.strip("-: ")) or (not cell and at and gap and "|" in gap.group()):  # an empty cell of a row with bars
            cells.append((NormalText.of(cell).text, Span(span.start + at, span.start + end)))
        at = gap.end() if gap else end
    return cells or None


def _number(cell: tuple[str, Span]) -> _Cell | None:
    """Read a cell that holds one number, with or without a unit that can be added up; △ is below zero."""
    loss = _LOSS.match(cell[0])
    text = cell[0][loss.end() :] if loss else cell[0]
    sign = -1.0 if loss else 1.0
    if _BARE.fullmatch(text):
        return _Cell(sign * float(text.replace(",", "")), "", cell[1])
    found = next(iter(find_quantities(text)), None)
    if found is None or (found.start, found.end) != (0, len(text)) or found.low != found.high or found.qualifier != "exact":
        return None
    if found.family not in _FAMILIES or found.unit in _GRADES:
        return None
    step = next((size for word, size in _STEPS.items() if text.endswith(word)), 0)
    return _Cell(sign * found.value, found.unit, cell[1], step)


def _columns(document: Document, run: list[tuple[Span, Row]]) -> Iterator[Breakdown]:
    header, body = run[0][1], [cells for _, cells in run[1:]]
    width = len(header)
    body = [_padded(cells, body, width) for cells in body]
    if any(len(cells) != width for cells in body) or any(_number(cell) for cell in header):
        return
    if any(_SUBTOTAL.search(cells[0][0]) for cells in body):
        return
    for k in range(1, width):
        column = [found for cells in body if (found := _number(cells[k]))]
        if len(column) != len(body) or len({c.unit for c in column}) != 1 or _NOT_ADDED.search(header[k][0]):
            continue
        sums = _column(document, run[0][0].start, [cells[0][0] for cells in body], column, column[0].unit or _unit(header[k][0]))
        if sums is not None:
            yield sums


def _padded(row: Row, body: list[Row], width: int) -> Row:
    """Return a row 「合計 | 130」 with the empty cells that stand for columns of words, where they were joined with the first."""
    missing = width - len(row)
    if missing <= 0 or not TOTAL_ROW.match(row[0][0]):
        return row
    full = [cells for cells in body if len(cells) == width]
    if len(full) < len(body) - 1 or any(_number(cells[k]) for cells in full for k in range(1, missing + 1)):
        return row
    return [row[0], *[("", Span(row[0][1].end, row[0][1].end))] * missing, *row[1:]]


def _column(document: Document, at: int, names: Sequence[str], column: list[_Cell], unit: str) -> Breakdown | None:
    """Return the breakdown of one column: its total in a row of its own, or told before the table, which begins ``at``."""
    if all(c.value <= 0 for c in column):  # a column of losses
        column = [_Cell(-c.value, c.unit, c.span, c.step) for c in column]
    parts = tuple(Part(c.value, c.span) for name, c in zip(names, column, strict=True) if not TOTAL_ROW.match(name))
    totals = [(name, Part(c.value, c.span)) for name, c in zip(names, column, strict=True) if TOTAL_ROW.match(name)]
    if len(totals) > 1 or len(parts) < 2:
        return None
    if totals:
        name, total = totals[0]
        values = [p.value for p in parts]
        is_mean = bool(_MEAN_ROW.match(name)) and min(values) <= total.value <= max(values)
        step = max(c.step for c in column) or float(unit in _STEPS)
        return None if is_mean else Breakdown(total, parts, unit, True, "table", slack=step * (len(parts) - 1))
    before = quantity_before(document, at, unit) if unit else None
    return Breakdown(before[0], parts, unit, before[1], "table") if before else None


def _unit(head: str) -> str:
    """Return the unit that the head of a column names: 差額(円), 件数, 返金した個数; empty if none."""
    match = _HEAD_UNIT.search(head)
    if match:
        return match.group(1)
    name = head.removesuffix("数")
    ends = (name[i:] for i in range(len(name)))
    return next((word for word in ends if unit_family(word) in ("people", "things")), "") if name != head else ""
