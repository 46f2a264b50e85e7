"""Findings that are known already: from a baseline file, or from the state before a change. They are counted, not shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from checker.domain.conflict import Conflict
from checker.domain.errors import UsageError
from checker.domain.finding import ELEMENT_CATEGORIES, Finding
from checker.domain.fingerprint import Fingerprints, line_at
from checker.domain.report import DocumentReport, Report

SCHEMA = 1
HINT = "「tsujitsuma baseline」で作り直してください。"
Known = Mapping[str, Counter[str]]  # path (as given, with /) → fingerprints; conflicts stand under the empty path


def fingerprint(finding: Finding, text: str) -> str:
    """Return rule and words of the line; for elements the message instead, since they stand at the title."""
    words = finding.message if finding.category in ELEMENT_CATEGORIES else line_at(text, finding.span)
    return Fingerprints().of(finding.rule, words).partition(":")[0]


def known_of(report: Report) -> dict[str, Counter[str]]:
    """Return the fingerprints of all that a report found."""
    known = {_name(d.path): Counter(fingerprint(f, d.text) for f in d.findings) for d in report.documents}
    return {**known, "": Counter(_conflict(c) for c in report.conflicts)}


def without_known(report: Report, known: Known) -> Report:
    """Return the report without known findings, which it counts; each known one hides one finding."""
    documents, hidden = [], 0
    for document in report.documents:
        kept = _fresh(document, Counter(known.get(_name(document.path), {})))
        hidden += len(document.findings) - len(kept)
        documents.append(replace(document, findings=kept))
    rest = Counter(known.get("", {}))
    conflicts = tuple(c for c in report.conflicts if not _take(rest, _conflict(c)))
    hidden += len(report.conflicts) - len(conflicts)
    return replace(report, documents=tuple(documents), conflicts=conflicts, known=report.known + hidden)


def dump(report: Report) -> str:
    """Return the baseline file of a report: stable, so that its changes can be read in git."""
    tree = {path: dict(sorted(counts.items())) for path, counts in sorted(known_of(report).items()) if counts}
    return json.dumps({"schema": SCHEMA, "findings": tree}, ensure_ascii=False, indent=1) + "\n"


def load(path: Path) -> dict[str, Counter[str]]:
    """Read a baseline file.

    Raises:
        UsageError: where it is missing or not what ``dump`` writes.
    """
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
        if tree["schema"] != SCHEMA:
            raise UsageError("bad_baseline", "この版では読めない控えです。", HINT, str(path))
        return {name: Counter({str(k): int(v) for k, v in counts.items()}) for name, counts in tree["findings"].items()}
    except OSError as error:
        raise UsageError("no_baseline", f"控えのファイルを開けません({error.strerror})。", HINT, str(path)) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError("bad_baseline", "控えのファイルとして読めません。", HINT, str(path)) from None


def _fresh(document: DocumentReport, known: Counter[str]) -> tuple[Finding, ...]:
    return tuple(f for f in document.findings if not _take(known, fingerprint(f, document.text)))


def _take(known: Counter[str], name: str) -> bool:
    if known[name] <= 0:
        return False
    known[name] -= 1
    return True


def _conflict(conflict: Conflict) -> str:
    words = "|".join([conflict.axis, *sorted(v.value for v in conflict.values)])
    return Fingerprints().of("consistency.documents", words).partition(":")[0]


def _name(path: str) -> str:
    return path.replace("\\", "/").removeprefix("./")
