"""Kinds of information: found by name, affected, denied or merely named."""

from __future__ import annotations

import pytest

from checker.domain.fact import INFO_TYPES
from checker.facts.info_types import info_facts
from checker.facts.items import find_items
from checker.rules.files import load_group
from checker.text.segment import build_document
from checker.text.source import SourceText


def types(body: str) -> dict[str, bool | None]:
    text = f"お客様情報の流出に関するお詫び\n\n{body}\n"
    return {f.value: f.included for f in info_facts(build_document(SourceText("x", text)))}


def test_longest_word_wins_and_look_alikes_are_none() -> None:
    assert [m.word for m in find_items("クレジットカード番号とセキュリティコード")] == ["クレジットカード番号", "セキュリティコード"]
    assert find_items("個人情報保護委員会に報告し、携帯電話会社とシステム障害を調べた") == []


@pytest.mark.parametrize("word", ["お電話番号", "ご連絡先", "お電話帳", "携帯電話番号"])
def test_polite_names_of_a_phone_number_are_information(word: str) -> None:
    assert [m.type for m in find_items(f"お名前、{word}、ご住所")] == ["basic"] * 3


def test_an_outage_is_no_disability() -> None:
    assert find_items("サイト障害の影響を受け、障害の原因を調べました。発生した障害に関するお知らせ") == []
    assert [m.type for m in find_items("氏名、障害の程度")] == ["basic", "sensitive"]


def test_ontology_knows_only_the_types_of_the_contract() -> None:
    ontology = load_group("items")["items.ontology"]
    assert {entry["type"] for entry in ontology.values()} == {*INFO_TYPES, "none"}


def test_affected_and_denied() -> None:
    found = types("漏えいした可能性のある情報は、氏名、住所、電話番号、購入履歴です。なお、クレジットカード番号は含まれておりません。")
    assert found == {"basic": True, "usage_history": True, "financial": False}


def test_advice_names_but_does_not_affect() -> None:
    found = types("流出した情報は、氏名、住所です。\nお客様におかれましては、パスワードを変更してください。")
    assert found == {"basic": True}


def test_a_place_elsewhere_is_a_denial() -> None:
    assert types("漏えいしたのは氏名、住所です。カード番号は別のサーバーで管理しております。")["financial"] is False


def test_a_business_partner_is_no_secret_but_a_list_of_them_is() -> None:
    assert {m.type for m in find_items("取引先のご担当者様の氏名")} == {"basic"}
    assert {m.type for m in find_items("取引先一覧")} == {"trade_secret"}


def test_every_item_of_a_kind_is_kept() -> None:
    text = "対象の情報\n・氏名、住所、電話番号\n・購入履歴、位置情報\nカード番号、有効期限は含まれておりません。\n"
    facts = info_facts(build_document(SourceText("x", text)))
    items = [(f.item, f.included) for f in facts]
    assert items == [
        ("name", True), ("address", True), ("phone", True), ("history:購入履歴", True), ("history:位置情報", True),
        ("card_number", False), ("card_expiry", False),
    ]
    assert [f.span.of(text) for f in facts][:3] == ["氏名", "住所", "電話番号"]
    assert len([f for f in facts if f.included and f.is_lead]) == 2


@pytest.mark.parametrize(
    ("word", "kind"),
    [("3桁の確認番号", "financial"), ("カード裏面の番号", "financial"), ("納品先", "basic"), ("車種", "basic"), ("希望年収", "basic"),
     ("投資信託の銘柄", "financial"),
     ("支払履歴", "financial"), ("問診票", "sensitive"), ("エントリーシート", "employee"), ("通話の録音", "usage_history")],
)
def test_names_by_meaning(word: str, kind: str) -> None:
    assert {m.type for m in find_items(f"氏名、{word}、性別")} == {"basic", kind}
