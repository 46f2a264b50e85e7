"""Conditions: two pieces of one advice are no dispute, the same condition answered oppositely is one."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.domain.conflict import Conflict
from tests.consistency.helpers import reply


def _conflicts(a: str, b: str, by_meaning: bool = False) -> list[Conflict]:
    return find_reply_conflicts([reply("a", a), reply("b", b)], (), by_meaning)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("濁っている間は飲まないでください。", "透きとおっていれば飲んでいただけます。"),
        ("濁りがある場合は飲まないでください。", "濁りがなければ飲んでいただいて構いません。"),
        ("ふたが割れたものは使わないでください。", "割れていなければお使いいただけます。"),
        ("修理が終わるまで使わないでください。", "修理が終われば使っていただけます。"),
        ("工事が終わるまで通れません。", "工事が終われば通れます。"),
        ("充電中は使わないでください。", "充電が終われば使えます。"),
        ("12時までは飲まないでください。", "12時を過ぎれば飲めます。"),
        ("透明になってからお飲みください。", "濁っている間は飲まないでください。"),
        ("十分に加熱してお召し上がりください。", "生のままでは召し上がらないでください。"),
        ("アレルギーのある方は召し上がらないでください。", "アレルギーをお持ちでなければ、召し上がっていただけます。"),
        ("ただちに使用をやめてください。", "修理が終われば使っていただけます。"),
        ("明日の朝までは使わないでください。", "明日の昼からは使えます。"),
        ("開封したものは召し上がらないでください。", "未開封のものは召し上がっていただけます。"),
        ("表示が赤のときはアプリで開けられません。", "表示が緑のときはアプリで開けられます。"),
    ],
)
def test_conditions_that_exclude_each_other_are_one_piece_of_advice(a: str, b: str) -> None:
    assert not _conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("濁っている間は飲まないでください。", "濁っていても飲んでいただけます。"),
        ("濁っている間は飲まないでください。", "濁っている間も飲んでいただけます。"),
        ("充電中は使わないでください。", "充電中もお使いいただけます。"),
        ("充電中は使わないでください。", "充電しながらお使いいただけます。"),
        ("妊娠中の方は使用をお控えください。", "妊娠中の方もお使いいただけます。"),
        ("点検が済むまでは乗らないでください。", "点検の前でも乗っていただけます。"),
        ("運転しないでください。", "点検の日までは運転していただけます。"),
        ("充電が終わるまで使わないでください。", "充電中でもお使いいただけます。"),
        ("ふたが割れたものは使わないでください。", "割れていてもお使いいただけます。"),
        ("修理が終わるまで使わないでください。", "修理前でもお使いいただけます。"),
        ("点検が済むまで使わないでください。", "点検前でもお使いいただけます。"),
        ("くるみにアレルギーのある方は召し上がらないでください。", "軽いアレルギーの方でしたらお召し上がりいただけます。"),
        ("交換が終わるまではお使いにならないでください。", "そのままお使いいただけます。"),
    ],
)
def test_the_same_condition_answered_oppositely_is_a_dispute(a: str, b: str) -> None:
    assert _conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("お使いいただけます。", "異常を感じたら使用を中止してください。"),
        ("受診の必要はありません。", "せきや熱が出た方は受診してください。"),
        ("お手続きは不要です。", "現金で払われた方はお手続きをお願いします。"),
        ("パスワードの変更は不要です。", "同じパスワードを他でもお使いの方は変更をお願いします。"),
        ("カード会社へのご連絡は不要です。", "カード番号を入力してしまった方は、カード会社へ連絡してください。"),
        ("電源を切る必要はありません。", "熱くなったら電源を切ってください。"),
        ("お子さまにもお使いいただけます。", "3歳未満のお子さまには使わないでください。"),
    ],
)
def test_a_demand_under_a_condition_is_an_exception_to_the_general_leave(a: str, b: str) -> None:
    assert not _conflicts(a, b)


def test_who_is_spared_is_excepted_from_the_general_demand() -> None:
    assert not _conflicts("会員の方は保証書は不要です。", "保証書が必要です。")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("対象の方は保証書は不要です。", "保証書が必要です。"),
        ("会員の方は保証書は不要です。", "どなたも保証書が必要です。"),
        ("保証書は不要です。", "保証書が必要です。"),
    ],
)
def test_who_is_concerned_or_everybody_is_not(a: str, b: str) -> None:
    assert _conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("お使いいただけます。", "使用を中止してください。"),
        ("受診の必要はありません。", "必ず受診してください。"),
        ("パスワードの変更は不要です。", "パスワードの変更をお願いします。"),
        ("電源を切る必要はありません。", "電源は切ってください。"),
        ("そのままご使用いただいて問題ありません。", "該当商品をお持ちの方は、使用せずに返品してください。"),
        ("ただちに使用をやめてください。", "目を離さなければお使いいただけます。"),
        ("お客様のほうでのお手続きはいりません。", "カードで2回請求されたお客様には、返金の申請をしていただく必要がございます。"),
    ],
)
def test_a_demand_on_those_concerned_is_no_exception(a: str, b: str) -> None:
    assert _conflicts(a, b)


def test_what_holds_until_the_new_one_comes_holds_now() -> None:
    ban = "ただちに使用をやめてください。"
    assert _conflicts(ban, "代わりの品が届くまではそのままお使いいただいて差し支えございません。")
    assert not _conflicts(ban, "代わりの品が届きましたらお使いいただけます。")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("使用を中止し、当社へお送りください。", "ジェルタイプは回収の対象外ですので、そのままお使いいただいてかまいません。"),
        ("ご使用をおやめいただき、返送をお願いします。", "お客様の機種は回収の対象ではありませんので、このままお使いください。"),
    ],
)
def test_the_ban_is_not_on_what_stands_outside(a: str, b: str) -> None:
    assert not _conflicts(a, b)
    assert _conflicts(a, "そのままお使いいただいてかまいません。")


@pytest.mark.parametrize(
    ("a", "b", "is_dispute"),
    [
        ("濁っている間は飲まないでください。", "透きとおっていれば飲んでいただけます。", False),
        ("受診の必要はありません。", "せきや熱が出た方は受診してください。", False),
        ("冷蔵庫に入れていなかったものは召し上がらないでください。", "冷蔵庫に入れてあったものは召し上がれます。", False),
        ("濁っている間は飲まないでください。", "濁っていても飲んでいただけます。", True),
        ("修理が終わるまで使わないでください。", "修理前でもお使いいただけます。", True),
        ("ただちに使用をやめてください。", "代わりの品が届くまではそのままお使いいただいて差し支えございません。", True),
    ],
)
def test_the_network_does_not_overrule_conditions(a: str, b: str, is_dispute: bool) -> None:
    assert bool(_conflicts(a, b, by_meaning=True)) is is_dispute


def test_what_must_not_be_drunk_as_it_is_may_be_once_boiled() -> None:
    banned = "そのままでは飲まないでください。"
    assert not _conflicts("水は沸かせば飲めます。", banned)
    assert _conflicts("水道水は飲めます。", banned)
    assert _conflicts("水道水はそのままお飲みいただけます。", banned)


@pytest.mark.parametrize(
    ("ban", "spared"),
    [
        ("充電をやめてください。", "充電をしなければ危険はありません。"),
        ("開けないでください。", "開けなければ問題ございません。"),
        ("濡らさないでください。", "濡らさなければ大丈夫です。"),
        ("ボタンを押さないでください。", "ボタンを押していなければ問題ございません。"),
    ],
)
def test_where_nothing_happens_without_an_act_it_is_neither_allowed_nor_asked_for(ban: str, spared: str) -> None:
    assert not _conflicts(ban, spared)


def test_what_cannot_be_had_without_an_act_asks_for_it() -> None:
    assert _conflicts("充電は不要です。", "充電をしなければ使えません。")
    assert _conflicts("充電をやめてください。", "充電していただいて問題ありません。")


@pytest.mark.parametrize(
    ("waits", "told"),
    [
        ("安全が確認できるまで使わないでください。", "安全を確認しましたので、使っていただけます。"),
        ("点検が終わるまで使わないでください。", "点検が終わりましたので、お使いいただけます。"),
        ("検査の結果が出るまで飲まないでください。", "検査の結果問題がありませんでしたので、飲んでいただけます。"),
        ("検査の結果が出るまで飲まないでください。", "検査の結果、問題はありませんでした。飲んでいただけます。"),
        ("まだ飲まないでください。", "飲んでいただけます。安全が確認できました。"),
        ("工事が終わるまで通れません。", "工事が終わりましたので通れます。"),
    ],
)
def test_what_was_waited_for_has_come(waits: str, told: str) -> None:
    first, later = "2025-06-03T10:00", "2025-06-10T10:00"
    assert not find_reply_conflicts([reply("a", waits, at=first), reply("b", told, at=later)])
    assert find_reply_conflicts([reply("a", waits, at=later), reply("b", told, at=first)])


@pytest.mark.parametrize("told", ["修理のご依頼を承りましたので、そのままお使いください。", "そのままお使いください。"])
def test_what_is_only_begun_has_not_come(told: str) -> None:
    assert _conflicts("修理が終わるまで使わないでください。", told)
