"""The audit as an Excel book: conflicts, corrections, fact sheet, unreadable rows, summary."""

from __future__ import annotations

import io
import re
from typing import Any

from checker.domain.audit import AuditReport
from checker.report.audit import AuditStyle
from checker.report.audit.tables import Cell, Row, tables
from checker.report.lines import width

# What XML cannot hold; and the most an Excel cell and sheet take.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MAX_CELL = 32_767
_MAX_ROWS = 1_048_575
_WIDEST = 60


def render(report: AuditReport, style: AuditStyle) -> bytes:
    """Render the audit as XLSX; every text is a text cell, so that nothing in it is taken for a formula."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, (header, rows) in tables(report, style.examples).items():
        sheet = book.create_sheet(name)
        _layout(sheet, header, rows)
        sheet.append([_cell(sheet, c, bold=True) for c in header])
        for row in rows[:_MAX_ROWS]:
            sheet.append([_cell(sheet, c) for c in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _layout(sheet: Any, header: Row, rows: list[Row]) -> None:  # noqa: ANN401  (openpyxl's stubs know half of it)
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    if rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{min(len(rows), _MAX_ROWS) + 1}"
    for i, name in enumerate(header):
        longest = max((width(str(row[i])) for row in rows[:200]), default=0)
        sheet.column_dimensions[get_column_letter(i + 1)].width = min(_WIDEST, max(width(str(name)), longest) + 3)


def _cell(sheet: Any, cell: Cell, bold: bool = False) -> Any:  # noqa: ANN401
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    if isinstance(cell, int):
        return WriteOnlyCell(sheet, value=cell)
    made = WriteOnlyCell(sheet, value=_ILLEGAL.sub(" ", cell)[:_MAX_CELL])
    made.data_type = "s"  # never "f", whatever it begins with
    made.quotePrefix = cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    made.alignment = Alignment(vertical="top", wrap_text=True)
    if bold:
        made.font = Font(bold=True)
    return made
