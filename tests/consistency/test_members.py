"""Statements on different members of one set do not contradict each other; those on the same member do."""

import pytest

from checker.consistency.members import on_members_apart
from checker.facts.claims.members import members_of
from tests.consistency.helpers import conflicts_of

PAIRS = [
    ("男性用の露天風呂から菌が見つかりました。", "{}の露天風呂からは見つかっておりません。", "女性用", "男性用"),
    ("西口駐車場が対象です。", "{}駐車場は対象ではありません。", "東口", "西口"),
    ("Mサイズは対象です。", "{}サイズは対象外です。", "L", "M"),
    ("大人の料金は900円です。", "{}の料金は450円です。", "子ども", "大人"),
    ("会員の料金は900円です。", "{}の料金は1200円です。", "会員でない方", "会員"),
    ("平日の料金は900円です。", "{}の料金は1200円です。", "休日", "平日"),
    ("10月2日製造分は飲まないでください。", "{}の製造分はお飲みいただけます。", "10月3日", "10月2日"),
    ("3月14日製造の牛乳は回収します。", "{}製造の牛乳は回収しません。", "3月15日", "3月14日"),
    ("ミルク味は食べないでください。", "{}味は召し上がっていただけます。", "いちご", "ミルク"),
    ("賞味期限が11月1日のものは食べないでください。", "賞味期限が{}のものは召し上がっていただけます。", "11月5日", "11月1日"),
    ("製造番号がAで始まるものは使用をやめてください。", "製造番号が{}で始まるものはお使いいただけます。", "B", "A"),
    ("2階は断水しています。", "{}階は断水しておりません。", "3", "2"),
    ("渋谷店は営業しております。", "{}店は休業しております。", "新宿", "渋谷"),
    ("土曜の公演は中止です。", "{}の公演は予定どおり行います。", "日曜", "土曜"),
    ("カフェは営業しています。", "{}の営業は休止しています。", "ショップ", "カフェ"),
    ("Aさんには連絡が済んでいます。", "{}さんにはまだ連絡がついておりません。", "B", "A"),
    ("1号機の点検は終わりました。", "{}号機の点検は終わっておりません。", "2", "1"),
    ("お子さまの傘は見つかりました。", "{}の傘は見つかっておりません。", "奥様", "お子さま"),
    ("1組の生徒の名簿が漏れました。", "{}組の名簿は漏れていません。", "2", "1"),
    ("1便は欠航します。", "{}便は運航します。", "3", "1"),
    ("101号室で水漏れがありました。", "{}号室は水漏れしておりません。", "205", "101"),
    ("店舗の電話では受け付けておりません。", "{}の電話で受け付けております。", "本社", "店舗"),
    ("初回は有料です。", "{}は無料です。", "2回目から", "初回"),
    ("旧料金は500円です。", "{}料金は600円です。", "新", "旧"),
    ("当日のキャンセルはできません。", "{}キャンセルできます。", "前日までなら", "当日でも"),
    ("当日の取り消しは手数料がかかります。", "{}の取り消しは無料です。", "前日まで", "当日"),
    ("開封前のものは返品をお受けします。", "{}の返品はお受けできません。", "開けてしまわれた品", "未開封の品"),
    ("11月の講座は中止です。", "{}月の講座は予定どおり行います。", "12", "11"),
    ("パスワードの変更は不要です。", "{}の変更をお願いします。", "住所", "パスワード"),
]


@pytest.mark.parametrize(("first", "second", "other", "same"), PAIRS)
def test_other_members_are_silent_and_the_same_is_told(first: str, second: str, other: str, same: str) -> None:
    assert not conflicts_of(first, second.format(other))
    assert conflicts_of(first, second.format(same))


def test_who_is_told_not_to_be_a_member_is_none() -> None:
    assert "school" not in members_of("写真に園児でない兄弟は写っておりません。")


def test_so_many_pairs_or_services_are_no_members() -> None:
    assert conflicts_of("3便が欠航しました。", "5便が欠航しました。")
    assert conflicts_of("3組のご夫婦がけがをされました。", "5組のご夫婦がけがをされました。")


def test_the_same_class_of_another_year_is_another_class() -> None:
    assert not conflicts_of("2年1組の写真は削除しました。", "2年2組の写真は削除しておりません。")
    assert not members_of("1年1組の名簿は配りました")["year:年"].members & members_of("2年1組の名簿は配りました")["year:年"].members
def test_up_to_the_day_before_and_no_later_is_no_member() -> None:
    assert conflicts_of("キャンセルは前日までしかできません。", "当日のキャンセルもできます。")


@pytest.mark.parametrize(
    ("before", "after", "as_well"),
    [
        ("発送前ならキャンセルできます。", "発送後のキャンセルはできません。", "発送前でもキャンセルはできません。"),
        ("更新前のアプリは使えません。", "更新後のアプリは使えます。", "更新前でもアプリは使えます。"),
    ],
)
def test_before_and_after_a_deed_complete_each_other(before: str, after: str, as_well: str) -> None:
    assert not conflicts_of(before, after)
    assert conflicts_of(before, as_well)


def test_who_names_both_members_is_compared_with_either() -> None:
    assert conflicts_of("男性用と女性用の露天風呂から菌が見つかりました。", "女性用の露天風呂からは見つかっておりません。")


@pytest.mark.parametrize("text", ["男女を問わず対象です。", "大人以外は対象です。", "10月2日から10月4日製造分は対象です。"])
def test_a_range_or_all_but_one_names_no_member(text: str) -> None:
    assert not {k: v for k, v in members_of(text).items() if k.startswith(("sex", "age", "lot"))}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("返金は3月14日です。", "返金は3月15日です。"),
        ("対象は10月2日製造分です。", "対象は10月3日製造分です。"),
        ("対象は賞味期限が11月1日のものです。", "対象は賞味期限が11月5日のものです。"),
        ("10月2日の公演が中止になりました。", "10月3日の公演が中止になりました。"),
    ],
)
def test_the_day_in_dispute_is_no_member(a: str, b: str) -> None:
    assert conflicts_of(a, b)


@pytest.mark.parametrize("some", ["一部", "多く"])
def test_what_holds_of_some_need_not_hold_of_others(some: str) -> None:
    assert not conflicts_of("一部の店で販売を続けています。", f"{some}の店で販売をやめております。")
    assert conflicts_of("一部の店で販売を続けています。", "すべての店で販売をやめております。")
    assert conflicts_of("多くの店で販売を続けています。", "多くの店で販売をやめております。")


def test_the_network_is_not_asked_about_members_apart_where_one_is_a_theme_and_one_denies() -> None:
    assert on_members_apart("101号室で水漏れがありました。", "205号室は水漏れしておりません。")
    assert not on_members_apart("101号室で水漏れがありました。", "101号室は水漏れしておりません。")
    assert not on_members_apart("出火したのは2階です。", "3階から火が出ました。")
