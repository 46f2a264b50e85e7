"""What the editor shows of one text: findings with their place in the editor's text, rules for the hover."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker.config.load import find_settings
from checker.config.settings import Settings
from checker.domain.errors import InputError
from checker.domain.finding import ELEMENT_CATEGORIES, Finding, Severity
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.engine import Ask
from checker.service import Options, check_documents, list_rules
from checker.text.load import load_bytes


@dataclass(frozen=True, slots=True)
class Edit:
    """A change the editor offers: ``words`` in place of ``span``."""

    title: str
    span: Span
    words: str
    is_safe: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding at its place in the editor's text."""

    finding: Finding
    span: Span
    related: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """The problems of a text; ``failure`` says why it could not be checked."""

    text: str
    problems: tuple[Problem, ...] = ()
    failure: str = ""


def judge(path: Path, text: str) -> Judged:
    """Check the text of a file as the editor has it.

    Raises:
        UsageError: where the configuration or a rule file is wrong.
    """
    if not text.strip():
        return Judged(text)
    try:
        source = load_bytes(str(path), text.encode("utf-8", "surrogatepass"))
    except (InputError, UnicodeError) as error:
        return Judged(text, failure=str(error))
    report = check_documents([source], Options(settings_of(path), Ask(totals=False)))
    if report.failures:
        return Judged(text, failure=report.failures[0].message)

    def place(span: Span) -> Span:
        return source.file.span(span) if source.file else span

    findings = report.documents[0].findings
    return Judged(text, tuple(Problem(f, place(f.span), tuple(map(place, f.related))) for f in findings))


def settings_of(path: Path) -> Settings:
    """Return the settings that hold for a file."""
    return find_settings(path.absolute().parent)


def rule_of(path: Path, name: str) -> Rule | None:
    """Return the rule of a finding, None for those that no rule file makes."""
    return next((rule for rule in list_rules(settings_of(path)) if rule.id == name), None)


def edits_of(judged: Judged, problem: Problem) -> list[Edit]:
    """Return what the editor may offer for a problem: the safe replacement, the sentence to add, the remark that silences it."""
    finding, text = problem.finding, judged.text
    edits: list[Edit] = []
    if finding.suggestion and finding.fixable:
        edits.append(Edit(f"「{finding.suggestion}」に直す", problem.span, finding.suggestion, True))
    elif finding.suggestion and finding.category in ELEMENT_CATEGORIES:
        at = len(text.rstrip()) if finding.category == "missing_element" else _line_end(text, problem.span.end)
        edits.append(Edit(f"文案を入れる: {finding.suggestion}", Span(at, at), f"\n\n{finding.suggestion}"))
    start = max(text.rfind("\n", 0, problem.span.start), text.rfind("\r", 0, problem.span.start)) + 1
    remark = f"<!-- tsujitsuma-disable-next-line {finding.rule} 理由 (ここに理由を書く) -->\n"
    edits.append(Edit(f"{finding.rule} の指摘を、理由を書いて消す", Span(start, start), remark))
    return edits


def _line_end(text: str, offset: int) -> int:
    found = [at for at in (text.find("\n", offset), text.find("\r", offset)) if at >= 0]
    return min(found, default=len(text))


def level(severity: Severity) -> int:
    """Return the protocol's number of a severity: 1 error, 2 warning, 3 information."""
    return severity.rank + 1
