"""What the hook prints: only what stops the commit, how to mend it, how to get past it."""

from __future__ import annotations

from checker.domain.finding import Severity
from checker.domain.names import SEVERITIES
from checker.domain.report import Report
from checker.report.flat import rows_of
from checker.report.lines import clean

BYPASS = {"pre-commit": "git commit --no-verify", "pre-merge-commit": "git merge --no-verify", "pre-push": "git push --no-verify"}


def words_of(report: Report, fail_on: Severity, stage: str) -> str:
    """Return what to print; empty where nothing was checked or nothing found."""
    every = rows_of(report)
    rows = [r for r in every if not r.reason]
    stops = [r for r in rows if Severity(r.severity).rank <= fail_on.rank]
    lines: list[str] = []
    for row in stops:
        place = row.place
        lines.append(clean(f"{place.where}: {SEVERITIES[row.severity]}: {row.message} [{row.rule}]"))
        if row.suggestion:
            lines.append(clean(f"    案: {row.suggestion}"))
        lines.extend(clean(f"    → {p.where} 「{p.shown}」") for p in row.related)
    rest = len(rows) - len(stops)
    if rest:
        lines.append(f"ほかに、止めない指摘が{rest}件あります(tsujitsuma check で見られます)。")
    lines.extend(clean(f"注記で消した指摘: {r.place.where}: [{r.rule}] 理由: {r.reason}") for r in every if r.reason)
    if stops:
        lines.append(f"つじつま: {len(stops)}件の指摘で止めました。直して git add してから、もう一度どうぞ。")
        lines.append(f"どうしても今だけ通すときは: {BYPASS[stage]}")
    return "".join(f"{line}\n" for line in lines)
