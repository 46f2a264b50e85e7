"""What customers are told to do, to leave and to pay: who is told the wrong thing comes to harm."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.domain.conflict import Conflict
from tests.consistency.helpers import reply

EATING = "お手元の商品は召し上がらず、着払いにて下記までお送りください。"


def _conflicts(official: str, text: str, question: str = "", by_meaning: bool = False) -> list[Conflict]:
    return find_reply_conflicts([reply("a", text, question)], [("official", official)], by_meaning)


def _harm(found: list[Conflict]) -> list[Conflict]:
    return [c for c in found if c.slot == "user_action" and c.severity == "error"]


@pytest.mark.parametrize(
    ("official", "text"),
    [
        (EATING, "そのまま召し上がっていただいて問題ございません。"),
        (EATING, "加熱すれば召し上がっていただいて問題ございません。"),
        ("お手元の商品は廃棄していただいて構いません。", "商品は捨てずに保管をお願いいたします。"),
        ("該当商品をお持ちの方は、使用せずに返品してください。", "そのままご使用いただいて問題ありません。"),
        ("対象製品のご使用を直ちに中止してください。", "ご使用を続けていただいて差し支えございません。"),
    ],
)
@pytest.mark.parametrize("by_meaning", [False, True])
def test_what_must_not_be_done_may_not_be_done(official: str, text: str, by_meaning: bool) -> None:
    assert _harm(_conflicts(official, text, "このままで平気ですか", by_meaning))


@pytest.mark.parametrize(
    ("official", "text"),
    [
        (EATING, "お召し上がりにならないでください。"),
        (EATING, "ほかの商品は召し上がっていただいて問題ございません。"),
        (EATING, "商品は召し上がらずにお送りください。"),
        ("対象製品のご使用を直ちに中止してください。", "対象製品は使用せずに保管してください。"),
        ("対象製品のご使用を直ちに中止してください。", "交換後はご使用いただいて問題ございません。"),
        ("対象製品のご使用を直ちに中止してください。", "点検の結果、異常がなければご使用いただいて差し支えございません。"),
    ],
)
def test_what_is_out_of_danger_or_left_on_both_sides_is_no_conflict(official: str, text: str) -> None:
    assert not _conflicts(official, text)


@pytest.mark.parametrize("official", ["着払いでお送りください。", EATING])
@pytest.mark.parametrize("by_meaning", [False, True])
def test_who_pays_is_told_by_the_way_it_is_sent(official: str, by_meaning: bool) -> None:
    assert any(c.slot == "compensation" for c in _conflicts(official, "送料はお客様負担でお願いいたします。", "送料は", by_meaning))


@pytest.mark.parametrize("text", ["返送の際の送料はお客様にご負担いただく必要はございません。", "送料は当社が負担いたします。"])
def test_a_cost_that_is_spared_is_no_act_that_is_spared(text: str) -> None:
    assert not _conflicts("着払いでお送りください。送料は当社が負担いたします。", text, "返送先の送料は")


@pytest.mark.parametrize("by_meaning", [False, True])
@pytest.mark.parametrize(
    ("question", "a", "b"),
    [
        (
            "パスワードは変更した方がよいですか",
            "パスワードの変更は必須ではございませんが、念のため変更していただくことをお勧めいたします。",
            "念のため、パスワードのご変更をお勧めしております。",
        ),
        (
            "カードの再発行は必要ですか",
            "カードの再発行は必要ございません。今までどおりお使いいただけます。",
            "再発行のお手続きをしていただく必要はないと考えております。引き続きご利用ください。",
        ),
        ("本人確認書類は必要ですか", "返金のお手続きには本人確認書類が必要です。", "お問い合わせだけでしたら本人確認書類は不要です。"),
        (
            "情報は何に使いますか",
            "ご提供いただいた情報は本件の対応以外には使用いたしません。",
            "ご連絡先は、本件のご連絡のためにのみ利用いたします。",
        ),
        ("補償はありますか", "一律の補償は予定しておりません。", "実際に損害が発生した場合には、個別に対応させていただきます。"),
    ],
)
def test_answers_that_go_together_are_no_conflict(question: str, a: str, b: str, by_meaning: bool) -> None:
    assert not find_reply_conflicts([reply("a", a, question), reply("b", b, question)], (), by_meaning)


def test_groups_that_exclude_each_other_are_not_at_odds() -> None:
    asked = "私の情報も含まれますか"
    spared = reply("a", "法人のお客様は今回の対象ではございません。個人のお客様が対象となります。", asked)
    hit = reply("b", "個人のお客様につきましては、対象となる可能性がございますので、順次メールでご連絡しております。", asked)
    assert not [c for c in find_reply_conflicts([spared, hit], (), True) if c.severity == "error"]


def test_what_is_no_duty_contradicts_a_demand() -> None:
    found = _conflicts("パスワードの変更は必須ではございません。", "パスワードは必ず変更してください。", "変更は必要ですか")
    assert _harm(found)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("引越料金はいただきません。", "引越料金は無料とさせていただきます。"),
        ("送料は着払いで結構です。", "送料は当社が負担させていただきます。"),
        ("手数料は無料です。", "手数料は当社負担とさせていただきます。"),
        ("点検の費用はかかりません。", "点検は無料で実施させていただきます。"),
        ("修理代はいただきません。", "修理代は無料とさせていただきます。"),
        ("キャンセル料はいただきません。", "キャンセル料はなしとさせていただきます。"),
    ],
)
def test_to_be_allowed_to_do_is_not_to_be_paid(a: str, b: str) -> None:
    assert not _conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("引越料金は半額をお支払いください。", "引越料金は無料とさせていただきます。"),
        ("手数料はいただきません。", "手数料はお客様負担とさせていただきます。"),
        ("差額はいただきません。", "差額は後日請求させていただきます。"),
        ("修理代は無料です。", "修理代は5,000円をいただきます。"),
    ],
)
def test_a_charge_in_polite_words_is_a_charge(a: str, b: str) -> None:
    assert _conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("お飲みにならないようお願いします。", "飲むのはお待ちいただけますでしょうか。"),
        ("ご使用にならないようお願いします。", "ご使用はお待ちいただけますでしょうか。"),
        ("きれいになるまでお飲みにならないようお願いします。", "検査の結果が出るまで飲用はお待ちいただけますでしょうか。"),
        ("ご使用にならないようお願いします。", "使用をやめ、当社へお送りください。"),
    ],
)
def test_an_act_that_is_to_wait_is_not_to_be_done(a: str, b: str) -> None:
    assert not _conflicts(a, b)
    assert _conflicts("そのままお使いいただけます。飲んでいただいて構いません。", b)


def test_to_wait_for_what_the_company_does_forbids_nothing() -> None:
    assert not _conflicts("返送をお願いいたします。", "返送のご案内は今しばらくお待ちいただけますでしょうか。")
