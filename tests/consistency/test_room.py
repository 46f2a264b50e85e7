"""A denial of further harm, or of grave harm, leaves room for the harm told of; a plain denial does not."""

import pytest

from checker.consistency.check import find_reply_conflicts
from tests.consistency.helpers import conflicts_of, reply


@pytest.mark.parametrize(
    ("some", "limited", "plain"),
    [
        ("お二人がけがをされました。", "ほかにけがをされた方はいらっしゃいません。", "けがをされた方はいらっしゃいません。"),
        ("1名がけがをされました。", "この方のほかにけが人はいません。", "けが人はいません。"),
        ("2名が体調を崩されました。", "新たに体調を崩された方はいません。", "体調を崩された方はいません。"),
        ("2名が軽いけがをされました。", "重いけがをされた方はいません。", "けがをされた方はいません。"),
        ("児童2名が軽いけがをしました。", "大きなけがをされた方はおりません。", "けがをされた方はおりません。"),
        ("不正利用の申告を3件いただいております。", "それ以外に不正利用の申告は受けておりません。", "不正利用の申告は受けておりません。"),
    ],
)
def test_only_the_plain_denial_contradicts(some: str, limited: str, plain: str) -> None:
    assert not conflicts_of(some, limited)
    assert conflicts_of(some, plain)


def test_both_limited_alike_are_compared() -> None:
    assert conflicts_of("児童2名が大きなけがをしました。", "大きなけがをされた方はおりません。")


@pytest.mark.parametrize(
    ("none", "some"),
    [
        ("けが人はいません。", "1名の方が手を切るけがをされました。"),
        ("けがをされた方はいらっしゃいません。", "お一人が転んで足を骨折されました。"),
        ("入院された方はいません。", "1名の方が今も入院されています。"),
    ],
)
def test_a_plain_denial_holds_for_its_day(none: str, some: str) -> None:
    assert conflicts_of(none, some)
    assert not conflicts_of(f"現在のところ、{none}", some)
    assert not find_reply_conflicts([reply("a", none), reply("b", some, at="2025-06-04T11:00")])


def test_further_harm_told_later_is_news() -> None:
    assert not conflicts_of("けが人はいません。", "その後、新たに1名の方がけがをされました。")


def test_an_official_denial_of_a_named_day_leaves_room_for_later_news() -> None:
    told = [reply("a", "じんましんが出たというお申し出をいただいております。", at="2025-10-10T10:00")]
    assert find_reply_conflicts(told, [("official", "健康被害のご報告はありません。")])
    assert not find_reply_conflicts(told, [("official", "10月8日現在、健康被害のご報告はありません。")])
