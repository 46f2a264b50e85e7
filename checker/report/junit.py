"""JUnit XML for CI servers: a suite a document, a case a finding; a document without findings is a passed case."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from checker.domain.report import Report
from checker.report import Style
from checker.report.flat import Row, relative, rows_of
from checker.report.xml import clean


def render(report: Report, style: Style) -> str:
    """Render the report: errors are failures, unread files errors, suppressed findings skipped with their reason, the rest output."""
    suites: dict[str, list[Row]] = {relative(d.path, style.root): [] for d in report.documents}
    for row in rows_of(report, style.root):
        suites.setdefault(row.place.path, []).append(row)
    body = [_suite(name, rows) for name, rows in suites.items()]
    tests = sum(max(1, len(rows)) for rows in suites.values())
    every = [r for rows in suites.values() for r in rows]
    head = f'<testsuites name="tsujitsuma" {_counts(tests, every)}>'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *body, "</testsuites>", ""])


def _counts(tests: int, rows: list[Row]) -> str:
    unread = sum(r.rule.startswith("input.") for r in rows)
    failures = sum(r.severity == "error" and not r.reason for r in rows) - unread
    return f'tests="{tests}" failures="{failures}" errors="{unread}" skipped="{sum(bool(r.reason) for r in rows)}"'


def _suite(name: str, rows: list[Row]) -> str:
    lines = [f"  <testsuite name={quoteattr(clean(name))} {_counts(max(1, len(rows)), rows)}>"]
    if not rows:
        lines.append(f'    <testcase name="指摘なし" classname={quoteattr(clean(name))}/>')
    lines.extend(_case(name, row) for row in rows)
    return "\n".join([*lines, "  </testsuite>"])


def _case(name: str, row: Row) -> str:
    title = quoteattr(clean(f"{row.rule} {row.place.name} {row.place.column}字"))
    words = escape(clean(f"{row.place.where}\n{row.text}\nなぜ: {row.why}" if row.why else f"{row.place.where}\n{row.text}"))
    message = quoteattr(clean(row.message))
    if row.reason:
        inner = f"<skipped message={quoteattr(clean(f'注記で消した指摘。理由: {row.reason}'))}/>"
    elif row.rule.startswith("input."):
        inner = f"<error message={message}>{words}</error>"
    elif row.severity == "error":
        inner = f"<failure message={message} type={quoteattr(row.rule)}>{words}</failure>"
    else:
        inner = f"<system-out>{words}</system-out>"
    return f"    <testcase name={title} classname={quoteattr(clean(name))}>{inner}</testcase>"
