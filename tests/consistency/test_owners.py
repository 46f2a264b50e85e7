"""Whose information is told of: what leaked of one group says nothing of another group's."""

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.facts.claims.owners import owners_of
from tests.consistency.helpers import conflicts_of, reply

APART = [
    ("社員の氏名が漏れました。", "お客様の氏名は漏れておりません。"),
    ("保護者の電話番号が漏れました。", "児童の電話番号は漏れておりません。"),
    ("派遣社員の氏名が漏れました。", "正社員の氏名は漏れておりません。"),
    ("東店のお客様の住所が漏れました。", "西店のお客様の住所は漏れておりません。"),
    ("旧サイトの会員の住所が漏れました。", "新サイトの会員の住所は漏れておりません。"),
    ("9月までに登録された方の住所が漏れました。", "10月以降に登録された方の住所は漏れておりません。"),
    ("年中組の写真が漏れました。", "年長組の写真は漏れておりません。"),
    ("退会された方の情報が漏れました。", "現在の会員の方の情報は漏れておりません。"),
]
OF_ONE = [
    ("お客様の氏名が漏れました。", "会員の氏名は漏れておりません。"),
    ("社員の氏名が漏れました。", "従業員の氏名は漏れておりません。"),
    ("お客様の氏名が漏れました。", "氏名は漏れておりません。"),
    ("社員の誤操作により、氏名が漏れました。", "お客様の氏名は漏れておりません。"),
    ("委託先の社員がお客様の住所を持ち出しました。", "お客様の住所は持ち出されておりません。"),
    ("社員とお客様の氏名が漏れました。", "お客様の氏名は漏れておりません。"),
    ("9月までに登録された方の住所が漏れました。", "8月以降に登録された方の住所は漏れておりません。"),
    ("東店のお客様の住所が漏れました。", "東店のお客様の住所は漏れておりません。"),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_the_information_of_others_is_other_information(a: str, b: str) -> None:
    assert not conflicts_of(a, b)


@pytest.mark.parametrize(("a", "b"), OF_ONE)
def test_the_information_of_the_same_is_compared(a: str, b: str) -> None:
    assert conflicts_of(a, b)


def test_who_is_not_meant_is_not_corrected() -> None:
    official = "当社従業員85名の住所と電話番号が漏えいしました。お客様の情報は含まれておりません。"
    said = reply("a", "お客様のご住所やお電話番号は漏れておりませんのでご安心ください。")
    assert not find_reply_conflicts([said], [("official", official)], by_meaning=False)


def test_who_sends_or_acts_owns_nothing() -> None:
    assert not owners_of("社員のメールアドレスから送信しました")
    assert not owners_of("社員が誤って氏名を公開しました")
    assert owners_of("会員名簿が流出しました") == owners_of("お客様の名簿が流出しました")
