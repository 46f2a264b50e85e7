"""The JSON of ``tsujitsuma audit`` (CONTRACT.md), schema version 1."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from checker.domain.audit import AuditReport
from checker.domain.conflict import Conflict, ConflictValue
from checker.report.audit import AuditStyle
from checker.report.audit.summary import by_responder, by_slot
from checker.report.place import Places

SCHEMA = 1


def render(report: AuditReport, style: AuditStyle) -> str:
    """Render the audit as one JSON object."""
    return json.dumps(tree(report, style.examples), ensure_ascii=False, indent=1) + "\n"


def tree(report: AuditReport, examples: int | None = None) -> dict[str, Any]:
    """Return the audit as plain lists and dicts; ``examples`` cuts the statements of a value to so many."""
    texts = {r.id: r.text for r in report.replies} | dict(report.officials)
    places: dict[str, Places] = {}
    return {
        "schema": SCHEMA,
        "replies": len(report.replies),
        "unreadable": [
            {"row": u.row, "reason": u.reason, **({"file": u.file} if u.file else {})} for u in report.unreadable
        ],
        "notes": list(report.notes),
        "conflicts": [_conflict(c, texts, places, examples) for c in report.conflicts],
        "corrections": [
            {
                "reply": c.reply,
                "responder": c.responder,
                "corrected_by": c.corrected_by or None,
                "reasons": [{"conflict": r.conflict, "said": r.said, "should_say": r.should_say} for r in c.reasons],
            }
            for c in report.corrections
        ],
        "possible": [
            {
                "slot": p.slot, "incident": p.incident, "probability": round(p.probability, 3),
                "values": _values(p.values, texts, places, examples),
            }
            for p in report.possible
        ],
        "fact_sheet": [
            {
                "slot": f.slot, "subject": f.subject, "value": f.value, "as_of": f.as_of, "source": f.source,
                "deviating": list(f.deviating), "words": f.words,
            }
            for f in report.fact_sheet
        ],
        "summary": {
            "by_responder": [
                {"responder": r.responder, "replies": r.replies, "deviating": r.deviating, "by_slot": dict(r.by_slot)}
                for r in by_responder(report)
            ],
            "by_slot": [
                {"slot": s.slot, "conflicts": s.conflicts, "hard": s.hard, "replies": s.replies} for s in by_slot(report)
            ],
        },
    }


def _conflict(
    conflict: Conflict, texts: dict[str, str], places: dict[str, Places], examples: int | None
) -> dict[str, Any]:
    return {
        "slot": conflict.slot,
        "subject": conflict.subject,
        "incident": conflict.incident,
        "values": _values(conflict.values, texts, places, examples),
        "incompatible": [{"a": b.a, "b": b.b, "kind": b.kind, "reason": b.reason} for b in conflict.incompatible],
        "severity": conflict.severity,
        "explanation": conflict.explanation,
    }


def _values(
    values: Iterable[ConflictValue], texts: dict[str, str], places: dict[str, Places], examples: int | None
) -> list[dict[str, Any]]:
    return [
        {
            "value": value.value,
            "statements": [
                {"reply": s.reply, "span": _places(s.reply, texts, places).tree(s.span)} for s in value.statements[:examples]
            ],
            "count": len(value.statements),
            "official": value.official,
        }
        for value in values
    ]


def _places(name: str, texts: dict[str, str], places: dict[str, Places]) -> Places:
    if name not in places:
        places[name] = Places(texts[name])
    return places[name]
