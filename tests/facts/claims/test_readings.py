"""What the claims of an official text say to people who read them as a list of facts."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.domain.claim import Claim
from checker.facts.claims.extract import ClaimReader
from tests.consistency.helpers import reply


def _read(text: str) -> list[Claim]:
    return list(ClaimReader().bare(text, "", "2026-11-10", True, "2026-11-10"))


def _values(text: str, axis: str) -> list[str]:
    return [c.note for c in _read(text) if c.axis == axis]


@pytest.mark.parametrize(
    ("text", "axis", "notes"),
    [
        ("お名前や貸出の記録が外に漏れたことはありません。", "included", ["no"]),
        ("お名前や貸出の記録が外に漏れたことはありません。", "listed", ["no"]),
        ("お名前や貸出の記録が外に漏れたことはありません。", "side:kept", []),
        ("お名前が外に漏れました。", "included", ["yes"]),
        ("運賃を本来より20円多くいただいておりました。", "payer", []),
        ("手数料をいただきます。", "payer", ["customer"]),
        ("対象の商品を無償で回収し、代金をお返しします。", "found", []),
        ("書類は回収しました。", "found", ["yes"]),
        ("体調不良の届け出はありません。", "application", []),
        ("返金のお届けは不要です。", "application", ["auto"]),
        ("警察に届け出て探しておりますが、見つかっておりません。", "reported", ["yes"]),
        ("警察に届け出て探しておりますが、見つかっておりません。", "reach", []),
        ("メールを開いたことがきっかけです。", "locked", []),
        ("先方の担当者が封筒を開けてしまいました。", "locked", ["opened"]),
        ("上司の許可なく持ち出されたものです。", "included", []),
    ],
)
def test_a_clause_says_no_more_than_it_says(text: str, axis: str, notes: list[str]) -> None:
    assert _values(text, axis) == notes


def test_a_name_left_out_is_no_number() -> None:
    assert [c for c in _read("品質保証部 〇〇市1-1") if c.axis == "count"] == []


def test_what_is_detected_has_not_come_back() -> None:
    found = {c.subject.partition("(")[0]: c.value for c in _read("露天風呂から菌が見つかりました。") if c.axis != "event"}
    assert found == {"見つかったかどうか": "見つかった"}
    (conflict,) = find_reply_conflicts([reply("a", "浴場から菌が見つかりました。"), reply("b", "浴場から菌は見つかっておりません。", at="2025-06-04T10:00")])
    assert conflict.axis == "found"


def test_a_verb_or_an_adjective_names_no_count() -> None:
    from checker.facts.claims.concepts import subject_words

    assert subject_words("count", ("ずらす", "多い", "取り付け")) == "取り付けの数"


def _shown(text: str, axis: str) -> list[tuple[str, str, str]]:
    return [(c.subject, c.value, text[c.span.start : c.span.end]) for c in _read(text) if c.axis == axis]


@pytest.mark.parametrize(
    ("text", "axis", "shown"),
    [
        ("重複した分は10月30日までに取り消しの手続きをしました。", "side:phase", ("進み具合", "済んだ", "取り消しの手続きをしました")),
        ("音声は流れていません。", "reach", ("影響の及ぶ範囲(音声)", "影響なし", "流れていません")),
        ("音声も他の方のアプリに流れておりました。", "reach", ("影響の及ぶ範囲(音声)", "影響あり", "音声も他の方のアプリに流れておりました")),
        ("10月25日から再開することが決まりました。", "recovery", ("復旧・再開", "決まった", "再開することが決まりました")),
        ("ファイルには氏名、学校名、志望校が載っていました。", "listed", ("含まれる情報の項目", "氏名、学校名、志望校を含む", "載っていました")),
    ],
)
def test_people_see_whole_words_and_what_they_are_about(text: str, axis: str, shown: tuple[str, str, str]) -> None:
    assert _shown(text, axis) == [shown]


def test_a_repeated_process_is_nothing_done() -> None:
    assert _values("システムが同じ処理を繰り返しました。", "side:phase") == []
    assert _values("取り消しの処理をしました。", "side:phase") == ["done"]
