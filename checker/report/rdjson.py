"""Reviewdog Diagnostic Format (rdjson). Its columns count bytes of UTF-8."""

from __future__ import annotations

import json
from typing import Any

from checker.domain.report import Report
from checker.report import Style
from checker.report.flat import Place, Row, rows_of

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: Report, style: Style) -> str:
    """Render the report as one DiagnosticResult."""
    rows = [r for r in rows_of(report, style.root) if not r.reason]
    tree = {"source": {"name": "tsujitsuma"}, "diagnostics": [_diagnostic(r) for r in rows]}
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(row: Row) -> dict[str, Any]:
    tree: dict[str, Any] = {
        "message": row.text,
        "location": {"path": row.place.path, "range": _range(row.place)},
        "severity": _SEVERITIES[row.severity],
        "code": {"value": row.rule},
    }
    if row.fixable:
        tree["suggestions"] = [{"range": _range(row.place), "text": row.suggestion}]
    if row.related:
        tree["relatedLocations"] = [
            {"message": p.words or row.message, "location": {"path": p.path, "range": _range(p)}} for p in row.related
        ]
    return tree


def _range(place: Place) -> dict[str, Any]:
    return {
        "start": {"line": place.line, "column": len(place.lead.encode()) + 1},
        "end": {"line": place.end_line, "column": len(place.end_lead.encode()) + 1},
    }
