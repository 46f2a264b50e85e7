"""A denial of further harm, or of grave harm, leaves room for the harm told of; a plain denial does not."""

import pytest

from tests.consistency.helpers import conflicts_of


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
