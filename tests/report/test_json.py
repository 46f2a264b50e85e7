"""The JSON: its published schema, and spans that hold the words they name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.domain.conflict import Conflict, ConflictValue, Incompatible, Statement
from checker.domain.finding import Basis, Finding, Severity
from checker.domain.report import DocumentReport, Report, Suppressed
from checker.domain.span import Span
from checker.report.json import tree

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/schema/check.json").read_text(encoding="utf-8"))
SAMPLES = sorted(f for f in (ROOT / "samples").iterdir() if f.suffix in (".txt", ".md") and f.stem != "README")


def spans(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Yield every SPAN of a tree."""
    if isinstance(node, dict):
        if {"start", "end", "line", "column", "text"} <= set(node):
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_samples_and_failures_follow_the_schema(cli: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = cli("check", "--format", "json", *SAMPLES, "none.txt")
    report = json.loads(out)
    assert code == 3
    Draft202012Validator(SCHEMA).validate(report)
    assert len(report["documents"]) == len(SAMPLES)
    for document in report["documents"]:
        text = Path(document["path"]).read_bytes().decode("utf-8")
        for span in spans(document):
            assert text[span["start"] : span["end"]] == span["text"]
            before = text[: span["start"]]
            assert (span["line"], span["column"]) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_conflicts_and_suppressed_follow_the_schema() -> None:
    text = "対象は10名です。\r\n対象は20名です。"
    finding = Finding("a.b", "sum", Severity.ERROR, Basis.LAW, "m", "w", Span(3, 6), (Span(14, 17),), None)
    conflict = Conflict(
        "count", "対象", (ConflictValue("10名", (Statement("a.txt", Span(3, 6)),), True),
                        ConflictValue("20名", (Statement("a.txt", Span(14, 17)),))),
        (Incompatible(0, 1, "hard"),), "error", "対象の数が違います。",
    )
    document = DocumentReport("a.txt", text, "notice", "first", "other", findings=(finding,), suppressed=(Suppressed(finding, "理由"),))
    made = tree(Report((document,), (), (conflict,)))
    Draft202012Validator(SCHEMA).validate(made)
    assert [s["text"] for s in spans(made["conflicts"])] == ["10名", "20名"]
    assert made["documents"][0]["findings"][0]["related"][0]["line"] == 2


@pytest.mark.parametrize("change", [{"severity": "fatal"}, {"span": None}, {"why": ""}])
def test_the_schema_can_fail(change: dict[str, object]) -> None:
    finding = Finding("a.b", "sum", Severity.ERROR, Basis.LAW, "m", "w", Span(0, 1))
    made = tree(Report((DocumentReport("a", "あ", "notice", "first", "other", findings=(finding,)),)))
    made["documents"][0]["findings"][0].update(change)
    assert list(Draft202012Validator(SCHEMA).iter_errors(made))
