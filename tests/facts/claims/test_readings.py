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
