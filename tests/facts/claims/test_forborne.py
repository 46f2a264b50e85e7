"""Acts that a demand asks to leave in passing."""

from __future__ import annotations

import pytest

from checker.facts.claims.closed import plain_of
from checker.facts.claims.forborne import forborne
from checker.facts.claims.read import read_units


def _left(text: str) -> list[str]:
    units = [(u, plain_of(u.text)) for u in read_units("x", text)]
    found = [(plain, forborne(u, plain)) for u, plain in units]
    return [plain.tokens[left.owner].dictionary_form for plain, left in found if left is not None]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("商品は捨てずに保管をお願いいたします。", "捨てる"),
        ("お手元の商品は召し上がらず、着払いにて下記までお送りください。", "召し上がる"),
        ("お飲みにならずに保管してください。", "飲む"),
        ("メールは開かないで削除してください。", "開く"),
        ("開封することなく、ご返送ください。", "開封"),
    ],
)
def test_an_act_before_a_demand_is_left(text: str, act: str) -> None:
    assert _left(text) == [act]


@pytest.mark.parametrize(
    "text",
    [
        "商品が届かず、お困りの方はご連絡ください。",
        "土日を問わずご連絡ください。",
        "ログインできずに困ったときはご連絡ください。",
        "確認せずに送信したため、流出しました。",
        "対象の商品は飲まないでください。",
        "ご遠慮なさらずにお申し付けください。",
    ],
)
def test_what_no_reader_is_asked_to_leave_is_none(text: str) -> None:
    assert not _left(text)
