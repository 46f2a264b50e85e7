"""A refund of one cost is none of another, and what the customer had before is no gift."""

import pytest

from tests.consistency.helpers import conflicts_of


@pytest.mark.parametrize(
    ("first", "other", "same"),
    [
        ("撮影料は全額お返しいたします。", "式の費用そのものは返金の対象となりません。", "撮影料は返金の対象となりません。"),
        ("チケット代はお返しします。", "駐車場代は返金の対象外です。", "チケットの代金は返金いたしません。"),
        ("お詫びのポイントを差し上げます。", "失効したポイントはお戻しできません。", "お詫びのポイントはお渡しできません。"),
    ],
)
def test_only_the_same_thing_is_set_against_it(first: str, other: str, same: str) -> None:
    assert not conflicts_of(first, other)
    assert conflicts_of(first, same)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("返金は銀行振込です。", "返金は現金書留でお送りします。"),
        ("代わりの苗をご希望でない方には代金をお戻ししております。", "代金の返金はいたしておりません。"),
        ("領収書がない場合も、車の番号でお調べします。", "領収書をお持ちでない方には、ご返金はいたしかねます。"),
        ("保証書は不要です。", "お持ちいただく際は保証書が必要です。"),
    ],
)
def test_ways_and_proofs_of_a_refund_that_exclude_each_other(a: str, b: str) -> None:
    assert conflicts_of(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("返金は銀行振込か現金書留です。", "返金は現金書留でお送りします。"),
        ("返金は銀行振込です。", "返金の書類は書留でお送りします。"),
        ("領収書がない場合も、車の番号でお調べします。", "領収書をお持ちの方は、ご返金いたします。"),
        ("保証書は不要です。", "3年以上お使いの場合は保証書が必要です。"),
    ],
)
def test_those_that_do_not(a: str, b: str) -> None:
    assert not conflicts_of(a, b)
