"""A skeleton with its examples filled in passes the checker; answers of a fact sheet take the place of blanks."""

from __future__ import annotations

import re

import pytest

from checker.checks.elements.suggest import advices
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


def test_no_fact_of_a_sheet_is_left_out() -> None:
    sheet = FactSheet(
        "支払いの不足について(第一報)", "", "",
        (SheetRow("date", "公表日", "2025年9月26日"), SheetRow("other", "何が起きたか", "給付金327件を少なくお支払いしました"),
         SheetRow("count", "給付金の数", "327件"), SheetRow("count", "申し出の数", "27件"), SheetRow("date", "発生日", "2025年4月"),
         SheetRow("policy", "再発防止策", "計算を変えるときは、前後の金額を突き合わせます"), SheetRow("compensation", "利息", "年3パーセント")),
    )
    notice = make_skeleton("service_error", sheet=sheet).files["notice.md"]
    assert notice.startswith("# 支払いの不足について\n\n2025年9月26日\n")
    facts, apology = notice.index("給付金327件を少なくお支払いしました。"), notice.index("お詫び申し上げます")
    assert facts < apology and "突き合わせます。" in notice and "発生日: 2025年4月" in notice and "利息: 年3パーセント" in notice
    assert "給付金の数" not in notice and "申し出の数: 27件" in notice
    assert "〔例:料金" not in notice and "請求の内容を確認" not in notice


def test_a_date_alone_does_not_tell_what_happened() -> None:
    sheet = FactSheet("", "", "", (SheetRow("date", "判明日", "2025年5月10日"),))
    assert "紛失したことが分かりました" in make_skeleton("lost_device", sheet=sheet).files["notice.md"]


def test_a_draft_claims_nothing_without_a_blank() -> None:
    texts = [t for advice in advices().values() for t in advice.templates.values()]
    claims = [s for t in texts for s in re.findall("[^。]+", t) if not s.endswith(("ください", "お詫び申し上げます"))]
    assert [s for s in claims if "〔" not in s] == []


@pytest.mark.parametrize("words", ["対象は〔例:1,234人〕です。", "悪用は〔例:確認されていません〕。", "〔例:ご迷惑〕をおかけしました。"])
def test_every_blank_of_a_draft_is_found(words: str) -> None:
    assert any(error.startswith("placeholders.") for error in _errors(words, "notice", "other", "first"))


@pytest.mark.parametrize("stage", ["first", "final"])
def test_no_example_tells_what_lies_after_its_publication(stage: str) -> None:
    notice = make_skeleton("product_defect", stage, is_sample=True).files["notice.md"]
    assert "2026年" not in notice and re.search("5月1日から(?:5月)?9日までに?に販売", notice)
    assert "お詫び" in make_skeleton("product_defect", stage, is_sample=True).files["faq.md"]


def test_danger_comes_first_in_recalls() -> None:
    notice = make_skeleton("product_defect", is_sample=True).files["notice.md"]
    assert notice.index("やめ") < notice.index("お詫び申し上げます")
