"""Reduced reports of the samples: what a reader would compare, and no offsets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checker.domain.report import DocumentReport
from checker.service import check_documents
from checker.text.load import load_source

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FORMATS = (".txt", ".md", ".html", ".docx")


def notices() -> list[Path]:
    """Return the samples that are notices (replies and their official text belong to the audit)."""
    return sorted(
        f for f in SAMPLES.iterdir() if f.suffix in FORMATS and f.stem != "README" and not f.stem.startswith("replies")
    )


def expected_path(sample: Path) -> Path:
    """Return where the expected report of a sample lies."""
    return sample.with_name(f"{sample.stem}.expected.json")


def reduced(sample: Path) -> dict[str, Any]:
    """Judge a sample and return its reduced report."""
    report = check_documents([load_source(str(sample))])
    assert not report.failures, report.failures
    return _reduce(report.documents[0])


def dump(tree: dict[str, Any]) -> str:
    """Write a reduced report as the file has it."""
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def _reduce(document: DocumentReport) -> dict[str, Any]:
    facts = document.facts
    return {
        "kind": document.kind,
        "stage": document.stage,
        "mode": document.mode,
        "elements": {e.id: e.status.value for e in document.elements},
        "occurred": facts.occurred.value if facts.occurred else None,
        "discovered": facts.discovered.value if facts.discovered else None,
        "published": facts.published.value if facts.published else None,
        "delay_days": facts.delay_days,
        "counts": sorted({f"{c.value}{c.unit}" for c in facts.counts}),
        "findings": [
            f"{f.severity.value} {f.rule}: {' '.join(f.span.of(document.text).split())[:40]}" for f in document.findings
        ],
        "suppressed": [s.finding.rule for s in document.suppressed],
    }
