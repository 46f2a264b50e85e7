"""What the axes hear in two statements speaks against a dispute, or does not."""

from __future__ import annotations

import pytest

from checker.consistency.heard import AGREED, NOT_OPPOSED, SAME_MOMENTS, UNHEARD, Heard
from checker.consistency.said import statements
from checker.domain.claim import Claim
from checker.language.opposition import Opposition


def _claim(text: str) -> Claim:
    (claim,) = statements("a", text, "", "2025-06-03T10:00")
    return claim


@pytest.mark.parametrize(
    ("a", "b", "against"),
    [
        ("対象は10,234名のお客様です。", "対象のお客様は約1万人です。", AGREED),
        ("個人情報保護委員会へ報告いたしました。", "個人情報保護委員会には報告済みです。", AGREED),
        ("3月14日製造の牛乳は回収します。", "3月15日製造の牛乳は回収しません。", NOT_OPPOSED),
        ("3月14日製造の牛乳は回収します。", "3月14日製造の牛乳は回収しません。", 0.0),
        ("不正利用の申告を3件いただいております。", "それ以外に不正利用の申告は受けておりません。", NOT_OPPOSED),
        ("不正利用の申告を3件いただいております。", "不正利用の申告は受けておりません。", 0.0),
        ("お客様相談室の丘でございます。", "対象は10,234名のお客様です。", UNHEARD),
        ("対象は10,234名のお客様です。", "対象のお客様は4,500名です。", 0.0),
        ("6月3日に対象のお客様へお送りしました。", "6月3日から対象のお客様へ返金します。", 0.0),
        ("6月10日に全店で復旧する予定です。", "6月10日に全店で復旧いたしました。", 0.0),
        ("窓口は0120-000-814、平日9時から18時までです。", "窓口は0120-000-814、毎日9時から20時まで受け付けております。", 0.0),
        ("濁っている間は飲まないでください。", "透きとおっていれば飲んでいただけます。", NOT_OPPOSED),
        ("濁っている間は飲まないでください。", "濁っていても飲んでいただけます。", 0.0),
        ("窓口は平日9時から18時までです。", "窓口の受付は平日の午前9時から午後6時までです。", AGREED),
        ("2025年8月1日から8月31日までにご購入のお客様が対象です。", "8月中にご購入のお客様が対象です。", SAME_MOMENTS),
        ("社外からの閲覧が3回あったことが分かっております。", "社外からの閲覧が複数回ありました。", SAME_MOMENTS),
        ("社外からの閲覧が1回あったことが分かっております。", "社外からの閲覧が複数回ありました。", 0.0),
        ("停止していたのは9時から12時までの3時間です。", "午前9時より正午まで停止しておりました。", SAME_MOMENTS),
        ("10月15日にお申し出があり、10月17日に設備の部品の破損を確認しました。", "10月17日に設備の破損を確認いたしました。", SAME_MOMENTS),
    ],
)
def test_what_speaks_against_a_dispute(a: str, b: str, against: float) -> None:
    heard = Heard()
    assert heard.hear(_claim(a), _claim(b)).against == against
    assert heard.hear(_claim(b), _claim(a)).against == against


def test_log_odds_are_taken_off() -> None:
    found = Opposition(0.95, "count", 0.9)
    assert found.less(0.0) is found
    assert 0.5 < found.less(2.0).probability < found.less(1.0).probability < 0.95
    assert (found.less(1.0).slot, found.less(1.0).hard) == ("count", 0.9)
    assert 0.99 < Opposition(1.0, "count", 0.9).less(1.0).probability <= 1.0  # and no division by nothing


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("色は関係ありません。", "どの色でも対象です。"),
        ("サイズは関係ありません。", "サイズにかかわらず、製造番号が5で始まるものが対象です。"),
        ("冷蔵の品は発送を見合わせています。", "冷蔵品は現在、発送を止めております。"),
        ("開封した品は返品できません。", "未開封の品は返品をお受けします。"),
        ("検査が済むまで食べないでください。", "検査の済んだものは食べられます。"),
        ("キャッシュカードは使えます。", "クレジットカードは使えません。"),
    ],
)
def test_the_same_rule_in_other_words_or_from_its_other_side_is_no_dispute(a: str, b: str) -> None:
    heard = Heard()
    assert heard.hear(_claim(a), _claim(b)).against == heard.hear(_claim(b), _claim(a)).against == NOT_OPPOSED


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("色は関係ありません。", "青い色のものだけが対象です。"),
        ("色にかかわらず返品できます。", "色にかかわらず返品はできません。"),
        ("冷蔵品の発送を止めております。", "冷蔵品の発送は止めておりません。"),
        ("開封した品は返品できません。", "開封した品も返品をお受けします。"),
        ("検査が済むまで食べないでください。", "検査の前でも食べられます。"),
        ("検査は済みました。", "検査が済むまでお待ちください。"),
        ("キャッシュカードは使えます。", "キャッシュカードは使えません。"),
        ("キャッシュカードのみ使えます。", "クレジットカードも使えます。"),
    ],
)
def test_what_can_be_at_odds_may_still_be(a: str, b: str) -> None:
    assert Heard().hear(_claim(a), _claim(b)).against < NOT_OPPOSED
