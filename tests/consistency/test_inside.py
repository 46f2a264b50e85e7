"""Self-consistency over the labelled notices: recall of the six types, silence on clean texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.checks.registry import Context
from checker.consistency.inside import find_inside_conflicts
from checker.domain.finding import Finding
from checker.engine import checks
from checker.facts.classify import classify
from checker.facts.extract import extract_facts
from checker.rules.loader import built_in_rules
from checker.text.segment import build_document
from checker.text.source import SourceText

HARD = ("contradiction", "weekday", "sum", "chronology", "personal_data", "placeholder")
DATA = Path(__file__).resolve().parents[1] / "data"


def _context(text: str) -> Context:
    document = build_document(SourceText("-", text))
    said = classify(document)
    return Context(document, extract_facts(document), said.kind, said.stage, said.mode)


def _hard(text: str) -> list[Finding]:
    context = _context(text)
    rules = [r for r in built_in_rules() if r.category in HARD and r.enabled and r.depth == "tokens"]
    return [f for k in sorted({r.kind for r in rules}) for f in checks()[k](context, tuple(r for r in rules if r.kind == k))]


@pytest.mark.parametrize("name", ["dev", "train_a", "train_d"])
def test_recall_and_silence(name: str) -> None:
    hit = labelled = false = clean = 0
    for line in (DATA / f"notices_{name}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        found = _hard(text)
        for defect in record["defects"]:
            if defect["type"] in HARD:
                start = text.find(defect["evidence"])
                end = start + len(defect["evidence"])
                labelled += 1
                hit += any(
                    f.category == defect["type"] and any(s.start < end and start < s.end for s in (f.span, *f.related)) for f in found
                )
        if not record["defects"]:
            false += len(found)
            clean += len(text)
    assert hit / labelled >= 0.8
    assert 1e4 * false / clean <= 0.5


def test_a_contradiction_shows_both_places() -> None:
    text = "お知らせ\n\n不正利用は確認されておりません。\n\nこれまでに不正利用が12件確認されています。\n"
    (finding,) = find_inside_conflicts(_context(text))
    assert finding.category == "contradiction"
    assert [s.of(text) for s in (finding.span, *finding.related)] == ["不正利用は確認されておりません。", "これまでに不正利用が12件確認されています。"]
