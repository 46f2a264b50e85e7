"""SARIF 2.1.0, as GitHub code scanning and editors read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.domain.report import Report
from checker.report import Style
from checker.report.flat import Place, Row, failure_rows, rows_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report, style: Style) -> str:
    """Render the report as one SARIF log with one run."""
    rows = [r for r in rows_of(report, style.root) if not r.rule.startswith("input.")]
    order = list(dict.fromkeys(r.rule for r in rows))
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "tsujitsuma", "version": __version__, "semanticVersion": __version__, "rules": _rules(rows, order)}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{
            "executionSuccessful": not report.failures,
            "toolExecutionNotifications": [_notification(r) for r in failure_rows(report, style.root)],
        }],
        "results": [_result(r, order.index(r.rule)) for r in rows],
    }  # fmt: skip
    if style.root:
        run["originalUriBaseIds"] = {"SRCROOT": {"uri": f"file://{quote(style.root.rstrip('/'))}/"}}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rules(rows: Iterable[Row], order: list[str]) -> list[dict[str, Any]]:
    first = {r.rule: r for r in reversed(list(rows))}
    return [
        {
            "id": rule,
            "shortDescription": {"text": first[rule].why or first[rule].message},
            "help": {"text": f"tsujitsuma explain {rule}"},
            "defaultConfiguration": {"level": LEVELS[first[rule].severity]},
            "properties": {"tags": [t for t in (first[rule].category, first[rule].basis) if t]},
        }
        for rule in order
    ]


def _result(row: Row, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": row.rule,
        "ruleIndex": index,
        "level": LEVELS[row.severity],
        "message": {"text": row.text},
        "locations": [_location(row.place)],
        "partialFingerprints": {"primaryLocationLineHash": row.fingerprint},
    }
    if row.related:
        result["relatedLocations"] = [{"id": i, **_location(p)} for i, p in enumerate(row.related, 1)]
    if row.reason:
        result["suppressions"] = [{"kind": "inSource", "justification": row.reason}]
    if row.fixable:
        change = {
            "artifactLocation": _artifact(row.place),
            "replacements": [{"deletedRegion": _region(row.place), "insertedContent": {"text": row.suggestion}}],
        }
        result["fixes"] = [{"description": {"text": f"「{row.suggestion}」に直す"}, "artifactChanges": [change]}]
    return result


def _notification(row: Row) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": row.text},
        "descriptor": {"id": row.rule},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(row.place)}}],
    }


def _location(place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(place), "region": _region(place)}}
    if place.is_paragraph:  # a Word file has no lines: the region counts paragraphs, and says so here
        location["logicalLocations"] = [{"name": place.name, "kind": "element"}]
    return location


def _artifact(place: Place) -> dict[str, Any]:
    if place.path.startswith("/"):
        return {"uri": f"file://{quote(place.path)}"}
    return {"uri": quote(place.path), "uriBaseId": "SRCROOT"}


def _region(place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column,
    }
    return {**region, "snippet": {"text": place.words}} if place.words else region
