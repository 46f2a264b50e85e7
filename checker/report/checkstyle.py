"""Checkstyle XML, which reviewdog, Jenkins and many editors read."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from checker.domain.report import Report
from checker.report import Style
from checker.report.flat import Row, rows_of
from checker.report.xml import clean


def render(report: Report, style: Style) -> str:
    """Render one ``<file>`` a document; suppressed findings are XML comments, since Checkstyle has no place for them."""
    by_file: dict[str, list[Row]] = {}
    for row in rows_of(report, style.root):
        by_file.setdefault(row.place.path, []).append(row)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for path, rows in by_file.items():
        lines.append(f"  <file name={quoteattr(clean(path))}>")
        lines.extend(_comment(r) if r.reason else _error(r) for r in rows)
        lines.append("  </file>")
    return "\n".join([*lines, "</checkstyle>", ""])


def _error(row: Row) -> str:
    return (
        f'    <error line="{row.place.line}" column="{row.place.column}" severity="{row.severity}" '
        f'message={quoteattr(clean(row.text))} source={quoteattr("tsujitsuma." + row.rule)}/>'
    )


def _comment(row: Row) -> str:
    words = clean(f"注記で消した指摘: {row.place.name} {row.message} [{row.rule}] 理由: {row.reason}")
    return f"    <!-- {words.replace('--', '‐‐')} -->"
