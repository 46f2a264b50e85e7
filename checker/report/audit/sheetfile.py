"""One table as a file for spreadsheets: what the web page lists."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from checker.report.audit.tables import Row, harmless
from checker.report.audit.xlsx import _cell, _layout


def csv_of(name: str, header: Row, rows: Sequence[Row]) -> bytes:
    """Return CSV that Excel opens: UTF-8 with BOM; cells that look like formulas get an apostrophe before them."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(tuple(map(harmless, header)))
    table.writerows(tuple(map(harmless, row)) for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def xlsx_of(name: str, header: Row, rows: Sequence[Row]) -> bytes:
    """Return a book of one sheet; every text is a text cell."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    title = "".join(" " if c in "[]:*?/\\'" else c for c in name)[:31].strip() or "一覧"
    sheet = book.create_sheet(title)
    _layout(sheet, header, list(rows))
    sheet.append([_cell(sheet, c, bold=True) for c in header])
    for row in rows:
        sheet.append([_cell(sheet, c) for c in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
