"""Annotations of GitHub Actions: ``::error file=…,line=…,col=…,title=…::message``."""

from __future__ import annotations

from checker.domain.report import Report
from checker.report import Style
from checker.report.flat import rows_of

_VERBS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, style: Style) -> str:
    """Render one workflow command a finding; suppressed ones are plain lines of the log, which GitHub annotates nowhere."""
    lines = []
    for row in rows_of(report, style.root):
        if row.reason:
            lines.append(_plain(f"注記で消した指摘: {row.place.where}: {row.message} [{row.rule}] 理由: {row.reason}"))
            continue
        place = row.place
        fields = {"file": place.path, "line": place.line, "endLine": place.end_line, "title": row.rule}
        if place.line == place.end_line:  # GitHub refuses columns over several lines
            fields |= {"col": place.column, "endColumn": place.end_column}
        shown = ",".join(f"{key}={_property(str(value))}" for key, value in fields.items())
        lines.append(f"::{_VERBS[row.severity]} {shown}::{_data(row.text)}\n")
    return "".join(lines)


def _plain(words: str) -> str:
    """Return a line of the log: on a line of its own nothing of the draft can be a command."""
    return " ".join(words.split()) + "\n"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
