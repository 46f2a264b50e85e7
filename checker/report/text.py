"""Text."""
from checker.domain.report import Report
from checker.report import Style
def render(report: Report, style: Style) -> str:
    return "\n".join(f"{d.path}: {f.message}" for d in report.documents for f in d.findings) + "\n"
