"""Checkstyle XML, which reviewdog, Jenkins and many editors read."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from checker.domain.report import Report
from checker.report import Style
from checker.report.flat import Row, rows_of
from checker.report.xml import clean


def render(report: Report, style: Style) -> str:
    """Render one ``<file>`` a document, also those without a finding."""
    by_file: dict[str, list[Row]] = {}
    for row in rows_of(report, style.root):
        if not row.reason:
            by_file.setdefault(row.place.path, []).append(row)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for path, rows in by_file.items():
        lines.append(f"  <file name={quoteattr(clean(path))}>")
        lines.extend(
            f'    <error line="{r.place.line}" column="{r.place.column}" severity="{r.severity}" '
            f'message={quoteattr(clean(r.text))} source={quoteattr("tsujitsuma." + r.rule)}/>'
            for r in rows
        )
        lines.append("  </file>")
    return "\n".join([*lines, "</checkstyle>", ""])
