"""A skeleton with its examples filled in passes the checker; answers of a fact sheet take the place of blanks."""

from __future__ import annotations

import pytest

from checker.domain.fact import MODES
from checker.domain.finding import Severity
from checker.domain.sheet import FactSheet, SheetRow
from checker.drafting.skeleton import fill_examples, make_skeleton
from checker.engine import Ask
from checker.service import Options, check_documents
from checker.text.source import SourceText


def _errors(text: str, kind: str, mode: str, stage: str) -> list[str]:
    ask = Ask(kind=kind, stage=stage, mode=mode)
    report = check_documents([SourceText("x.md", text, format="md")], Options(ask=ask))
    assert not report.failures
    found = report.documents[0].findings
    return [f"{f.rule}: {f.message}" for f in found if f.severity is Severity.ERROR]


@pytest.mark.parametrize("stage", ["first", "final"])
@pytest.mark.parametrize("mode", MODES)
def test_a_filled_skeleton_passes(mode: str, stage: str) -> None:
    files = make_skeleton(mode, stage, is_sample=True).files
    assert _errors(files["notice.md"], "notice", mode, stage) == []
    assert _errors(files["faq.md"], "faq", mode, stage) == []
    assert "| □ |" in files["checklist.md"]


def test_blanks_stay_until_filled() -> None:
    notice = make_skeleton("lost_device").files["notice.md"]
    assert "〔例:" in notice and "〔" not in fill_examples(notice)
    assert any(error.startswith("placeholders.") for error in _errors(notice, "notice", "lost_device", "first"))


def test_answers_of_a_sheet_take_the_place_of_blanks() -> None:
    sheet = FactSheet(
        "紛失", "", "2025-05-12",
        (SheetRow("count", "人数", "対象は128人です"), SheetRow("date", "判明日", "2025年5月10日(土)"),
         SheetRow("contact", "窓口", "電話 03-0000-4127")),
    )
    notice = make_skeleton("lost_device", sheet=sheet).files["notice.md"]
    assert "対象は128人です。" in notice
    assert "判明日: 2025年5月10日(土)" in notice
    assert "窓口: 電話 03-0000-4127" in notice


def test_danger_comes_first_in_recalls() -> None:
    notice = make_skeleton("product_defect", is_sample=True).files["notice.md"]
    assert notice.index("やめ") < notice.index("お詫び申し上げます")
