"""The JSON of CONTRACT.md (``docs/schema/check.json``), schema version 1."""

from __future__ import annotations

import json
from typing import Any

from checker.domain.conflict import Conflict
from checker.domain.element import Element
from checker.domain.fact import DateFact, Facts
from checker.domain.finding import Evidence, Finding
from checker.domain.report import DocumentReport, Report
from checker.report import Style
from checker.report.extras import disclosure_tree, readability_tree
from checker.report.place import Places, places_of

SCHEMA = 1


def render(report: Report, style: Style) -> str:
    """Render the report as JSON, one object, UTF-8."""
    return json.dumps(tree(report), ensure_ascii=False, indent=None if style.quiet else 1) + "\n"


def tree(report: Report) -> dict[str, Any]:
    """Return the report as plain lists and dicts, as CONTRACT.md has it."""
    return {
        "schema": SCHEMA,
        "documents": [document_tree(d) for d in report.documents],
        "conflicts": [conflict_tree(c, report) for c in report.conflicts],
        "known": report.known,
        "failures": [{"path": f.path, "code": f.code, "message": f.message, "hint": f.hint} for f in report.failures],
    }


def document_tree(document: DocumentReport) -> dict[str, Any]:
    """Return one document."""
    places = places_of(document)
    return {
        "path": document.path,
        "kind": document.kind,
        "stage": document.stage,
        "mode": document.mode,
        "encoding": document.encoding,
        "notes": list(document.notes),
        "elements": [_element(e, places) for e in document.elements],
        "facts": _facts(document.facts, places),
        "readability": readability_tree(document.readability, places),
        "disclosure": disclosure_tree(document.disclosure, places),
        "findings": [_finding(f, places) for f in document.findings],
        "suppressed": [{**_finding(s.finding, places), "reason": s.reason} for s in document.suppressed],
        "skipped": [{"rule": s.rule, "reason": s.reason} for s in document.skipped],
    }


def conflict_tree(conflict: Conflict, report: Report) -> dict[str, Any]:
    """Return one conflict; ``reply`` of its statements is the path of the document, or the id of the official text."""
    places = {name: Places(text) for name, text in report.officials.items()}
    places |= {d.path: places_of(d) for d in report.documents}
    return {
        "slot": conflict.slot,
        "subject": conflict.subject,
        "incident": conflict.incident,
        "values": [
            {
                "value": v.value,
                "statements": [
                    {"reply": s.reply, "span": places[s.reply].tree(s.span) if s.reply in places else None}
                    for s in v.statements
                ],
                "official": v.official,
            }
            for v in conflict.values
        ],
        "incompatible": [{"a": i.a, "b": i.b, "kind": i.kind} for i in conflict.incompatible],
        "severity": conflict.severity,
        "explanation": conflict.explanation,
    }


def _element(element: Element, places: Places) -> dict[str, Any]:
    return {
        "id": element.id,
        "status": element.status.value,
        "level": element.level.value,
        "basis": element.basis.value,
        "evidence": [_evidence(e, places) for e in element.evidence],
        "message": element.message,
        "suggestion": element.suggestion,
    }


def _evidence(evidence: Evidence, places: Places) -> dict[str, Any]:
    found = places.tree(evidence.span)
    if evidence.by:
        found["by"] = evidence.by
    if evidence.probability is not None:
        found["probability"] = round(evidence.probability, 3)
    return found


def _facts(facts: Facts, places: Places) -> dict[str, Any]:
    return {
        "occurred": _date(facts.occurred, places),
        "discovered": _date(facts.discovered, places),
        "published": _date(facts.published, places),
        "delay_days": facts.delay_days,
        "counts": [
            {"value": c.value, "unit": c.unit, "qualifier": c.qualifier, "of": c.of, "span": places.tree(c.span)}
            for c in facts.counts
        ],
        "info_types": [
            {"value": i.value, "included": i.included, "item": i.item, "span": places.tree(i.span)}
            for i in facts.info_types
        ],
        "certainty": facts.certainty,
    }


def _date(date: DateFact | None, places: Places) -> dict[str, Any] | None:
    if date is None:
        return None
    return {
        "value": date.value, "span": places.tree(date.span), "year_inferred": date.year_inferred, "note": date.note,
    }


def _finding(finding: Finding, places: Places) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.value,
        "basis": finding.basis.value,
        "message": finding.message,
        "why": finding.why,
        "span": places.tree(finding.span),
        "related": [places.tree(s) for s in finding.related],
        "suggestion": finding.suggestion,
        "fixable": finding.fixable,
    }


