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
