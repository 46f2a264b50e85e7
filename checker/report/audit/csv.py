"""The conflicts of an audit as CSV that Excel opens: UTF-8 with BOM, one line a statement."""

from __future__ import annotations

import csv
import io

from checker.domain.audit import AuditReport
from checker.report.audit import AuditStyle
from checker.report.audit.tables import CONFLICTS, conflict_rows, harmless
from checker.report.audit.view import View


def render(report: AuditReport, style: AuditStyle) -> str:
    """Render the conflicts; cells that look like formulas get an apostrophe before them."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(CONFLICTS)
    table.writerows(tuple(map(harmless, row)) for row in conflict_rows(View(report), style.examples))
    return "\ufeff" + out.getvalue()
