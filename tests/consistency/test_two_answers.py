"""Two prices, or two ways for two groups, in one sentence: each is compared with what is said of its own."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.facts.claims.clauses import split_clauses
from tests.consistency.helpers import conflicts_of, reply


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("入場は無料ですが、駐車場は有料です。", "入場料はいただきません。"),
        ("本体は無料、設置は有料です。", "本体のお代は頂戴しません。"),
        ("お子さまは無料、大人は有料です。", "お子さまの料金はいただきません。"),
        ("修理代は無料です。", "部品代として500円いただきます。"),
    ],
)
def test_what_is_paid_for_something_else_is_no_dispute(a: str, b: str) -> None:
    assert conflicts_of(a, b) == []
    assert conflicts_of(b, a) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("入場は無料ですが、駐車場は有料です。", "入場料は500円いただきます。"),
        ("入場は無料ですが、駐車場は有料です。", "駐車場の料金はいただきません。"),
        ("本体は無料、設置は有料です。", "設置は無料です。"),
        ("修理代は無料です。", "修理代として500円いただきます。"),
        ("部品代は無料です。", "部品代として500円いただきます。"),
    ],
)
def test_the_same_cost_free_and_charged_is_one(a: str, b: str) -> None:
    assert conflicts_of(a, b)


def test_ways_for_two_groups_are_read_each_for_its_own() -> None:
    official = [("o", "クレジットカードでお支払いの方はカード会社を通じて、口座振替の方は口座へお返しします。")]
    same = "カード払いのお客様はカード会社経由でのご返金、口座振替のお客様はご登録口座へのお振り込みとなります。"
    assert find_reply_conflicts([reply("a", same)], official) == []


def test_one_way_for_all_and_another_one_are_a_dispute() -> None:
    a, b = "お代金は口座へお返しします。", "お代金はカード会社を通じてお返しします。"
    assert [c.axis for c in conflicts_of(a, b)] == ["refund_way"]


def test_a_clause_ends_where_another_group_or_theme_begins() -> None:
    def cut(text: str) -> list[str]:
        return [text[a:b] for a, b in split_clauses(text)]

    assert cut("本体は無料、設置は有料です。") == ["本体は無料、", "設置は有料です。"]
    assert cut("会員の方は店頭で、会員でない方は窓口で承ります。") == ["会員の方は店頭で、", "会員でない方は窓口で承ります。"]
    assert len(cut("会員の方は店頭、窓口、電話で承ります。")) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("修理代はかかりません。", "修理代は3,300円です。"),
        ("取消料はかかりません。", "取消料は20%です。"),
        ("見積もりは無料です。", "お見積もりに1,100円頂戴します。"),
        ("返金は現金です。", "返金は商品券です。"),
        ("ご返金は口座へお振り込みします。", "代金は商品券でお返しします。"),
        ("全額お返しします。", "お返しするのは一部です。"),
    ],
)
def test_a_price_against_free_and_one_way_against_another(a: str, b: str) -> None:
    assert conflicts_of(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("修理代はいただきません。", "通常、修理代は3,300円です。"),
        ("修理代はかかりません。", "修理代は3,300円ですが、当社が負担します。"),
        ("送料は無料です。", "お返しする送料は550円です。"),
        ("ご返金は現金でお渡しします。", "お詫びに商品券をお渡しします。"),
        ("全額お返しします。", "お返しが済んでいないのは一部の方です。"),
    ],
)
def test_a_usual_price_and_a_gift_in_amends_are_not(a: str, b: str) -> None:
    assert conflicts_of(a, b) == []
