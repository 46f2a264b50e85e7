"""Groups said to be the only ones, and ways of giving money back."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from tests.consistency.helpers import reply

ASKED = "海外在住ですが対象ですか"
WAY = "返金の方法は"


def test_a_group_beside_the_only_one_is_told_whatever_the_network_says() -> None:
    a, b = reply("a", "海外にお住まいのお客様も対象です。", ASKED), reply("b", "国内にお住まいのお客様のみが対象です。", ASKED)
    assert [c.axis for c in find_reply_conflicts([a, b], [], True)] == ["reach"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("返金は郵便為替でお送りします。", ["refund_way"]),
        ("返金は銀行振込または郵便為替でいたします。", []),
        ("ご希望の方には郵便為替で返金いたします。", []),
    ],
)
def test_a_money_order_is_no_transfer(words: str, expected: list[str]) -> None:
    transfer = reply("a", "返金は銀行振込でいたします。", WAY)
    assert [c.axis for c in find_reply_conflicts([transfer, reply("b", words, WAY)])] == expected
