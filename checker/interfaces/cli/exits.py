"""Exit codes, computed once from the report (CONTRACT.md)."""

from __future__ import annotations

from enum import IntEnum

from checker.domain.finding import Severity
from checker.domain.report import Report


class ExitStatus(IntEnum):
    """What the process says to its caller."""

    CLEAN = 0  # nothing at or above the threshold
    FINDINGS = 1  # something at or above it
    USAGE = 2  # wrong call, configuration or rule file
    UNREAD = 3  # something could not be read or analysed
    INTERRUPTED = 130  # Ctrl-C


def exit_status(report: Report, fail_on: Severity, exit_zero: bool = False) -> ExitStatus:
    """Return the exit status of a report; ``exit_zero`` forgives findings, never what could not be read."""
    if report.failures:
        return ExitStatus.UNREAD
    gravest = report.gravest()
    if gravest is None or gravest.rank > fail_on.rank or exit_zero:
        return ExitStatus.CLEAN
    return ExitStatus.FINDINGS
