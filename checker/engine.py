"""The engine: one document in, one DocumentReport out. No files, no flags, no printing."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date
from functools import cache

import checker.checks
from checker.checks.disclosure.advise import disclosure_of
from checker.checks.elements.concern import shown_mode
from checker.checks.elements.judge import judge_elements
from checker.checks.elements.profile import choose_profile
from checker.checks.readability.measure import measure
from checker.checks.registry import Check, Context, registered_checks
from checker.config.settings import Settings
from checker.domain.finding import Finding, Skipped
from checker.domain.report import DocumentReport
from checker.domain.rule import Rule
from checker.facts.classify import classify
from checker.facts.extract import extract_facts
from checker.post.chain import postprocess
from checker.record import record
from checker.text.segment import build_document
from checker.text.source import SourceText

DEPTHS = ("tokens", "syntax")


@record
class Ask:
    """What the caller knows or wants: None means that the text itself decides.

    Attributes:
        published: ``YYYY-MM-DD`` of publication, where the text does not bear it.
        depth: ``tokens`` or ``syntax`` (with the parser, for structure only).
        totals: also compute what no verdict needs but a reader likes to see (jReadability and the grade).
    """

    kind: str | None = None
    stage: str | None = None
    mode: str | None = None
    published: str | None = None
    depth: str = "tokens"
    totals: bool = True


@cache
def checks() -> dict[str, Check]:
    """Import every check module and return the check functions by kind."""
    for module in pkgutil.iter_modules(checker.checks.__path__, "checker.checks."):
        importlib.import_module(module.name)
    importlib.import_module("checker.consistency.inside")
    return registered_checks()


def analyse(source: SourceText, rules: tuple[Rule, ...], settings: Settings, ask: Ask) -> DocumentReport:
    """Judge one document: facts → kind, stage, mode → elements → all checks → post-process.

    Args:
        rules: every rule, configured; those switched off are known but do not run.
    """
    document = build_document(source)
    facts = extract_facts(document, ask.published or date_of(source))
    said = classify(document)
    kind, stage = ask.kind or said.kind, ask.stage or said.stage
    mode = ask.mode or shown_mode(said.mode, choose_profile(kind, stage, said.mode).modes, said.chances)
    elements = judge_elements(document, facts, kind, stage, mode, chances=None if ask.mode else said.chances)
    context = Context(document, facts, kind, stage, mode, elements, settings.for_checks())
    kept, suppressed = postprocess(document, _run(context, rules, ask.depth), rules, settings)
    report = DocumentReport(
        path=source.path,
        text=source.text,
        kind=kind,
        stage=stage,
        mode=mode,
        elements=elements,
        facts=facts,
        findings=kept,
        suppressed=suppressed,
        skipped=tuple(_skipped(rules, ask.depth)),
        readability=measure(document, kept, ask.totals),
        disclosure=disclosure_of(document, facts, mode, stage),
        paragraphs=tuple((p.span.start, p.span.end, p.number) for p in source.paragraphs),
        title=document.title.of(source.text).strip() if document.title else "",
        file=source.file,
        encoding=source.encoding,
        notes=source.notes,
    )
    document.forget()
    return report


def date_of(source: SourceText) -> str | None:
    """Return the publication date of the front matter, if it is one."""
    try:
        return date.fromisoformat(source.front_matter.get("published", "")).isoformat()
    except ValueError:
        return None


def _run(context: Context, rules: tuple[Rule, ...], depth: str) -> Iterator[Finding]:
    """Run every check that has an active rule."""
    by_kind: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.enabled and (rule.depth == "tokens" or depth == "syntax"):
            by_kind.setdefault(rule.kind, []).append(rule)
    for kind, check in checks().items():
        if kind in by_kind:
            yield from check(context, tuple(by_kind[kind]))


def _skipped(rules: tuple[Rule, ...], depth: str) -> Iterator[Skipped]:
    """Say which active rules did not run for want of the parser."""
    if depth == "syntax":
        return
    for rule in rules:
        if rule.enabled and rule.depth == "syntax":
            yield Skipped(rule.id, "構文解析をしていません(--depth syntax で行います)。")
