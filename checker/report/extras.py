"""The trees of readability and disclosure in the JSON of CONTRACT.md."""

from __future__ import annotations

from typing import Any

from checker.domain.disclosure import Disclosure, Factor
from checker.domain.readability import Readability
from checker.report.place import Places


def readability_tree(readability: Readability | None, places: Places) -> dict[str, Any]:
    """Return score, grade, reasons, measures and the sentences; empty where it was not measured."""
    if readability is None:
        return {}
    return {
        "score": readability.score,
        "grade": readability.grade,
        "reasons": list(readability.reasons),
        "measures": {name: round(value, 4) for name, value in readability.measures.items()},
        "sentences": [
            {"span": places.tree(s.span), "letters": s.letters, "issues": list(s.issues)}
            for s in readability.sentences
        ],
    }


def disclosure_tree(disclosure: Disclosure | None, places: Places) -> dict[str, Any]:
    """Return nature, manner, posture, severity, deadlines and advice, each with its evidence."""
    if disclosure is None:
        return {}

    def factor(f: Factor) -> dict[str, Any]:
        return {"value": f.name, "holds": f.holds, "evidence": [places.tree(s) for s in f.evidence]}

    return {
        "nature": [f.name for f in disclosure.nature],
        "manner": disclosure.manner.name if disclosure.manner else "none",
        "posture": {f.name: f.holds for f in disclosure.posture},
        "severity": disclosure.severity,
        "deadlines": dict(disclosure.deadlines),
        "advice": [
            {
                "id": a.id, "text": a.text, "basis": a.basis.value, "why": a.why, "source": a.source,
                "reading": a.is_reading, "evidence": [places.tree(s) for s in a.evidence],
            }
            for a in disclosure.advice
        ],
        "factors": {
            "nature": [factor(f) for f in disclosure.nature],
            "manner": factor(disclosure.manner) if disclosure.manner else None,
            "posture": [factor(f) for f in disclosure.posture],
        },
    }
