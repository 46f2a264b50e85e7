"""Figures that make another one: a price times a number, parts of a sum, a sum that holds something besides, tax."""

from __future__ import annotations

import pytest

from checker.consistency.heard import SAME_MOMENTS, Heard
from checker.domain.claim import Claim, Modality, Polarity
from checker.domain.span import Span
from tests.consistency.helpers import compare

TOGETHER = [
    ("3,000円のクーポンをお送りします。", "クーポン(500円×6枚)をお届けします。"),
    ("1万円分の商品券です。", "千円の商品券を10枚お送りします。"),
    ("3,530円をお返しします。", "代金2,980円と送料550円をお返しします。"),
    ("代金2,980円をお返しします。", "送料と合わせて3,530円をお返しします。"),
    ("返金は2,980円です。", "送料550円も合わせて3,530円をお返しします。"),
    ("3名がけがをされました。", "大人2名、お子さま1名がけがをされました。"),
    ("けがをされた方は5名です。", "男性3名、女性2名がけがをされました。"),
    ("残る2件は内容が分からないため、お調べできません。", "お問い合わせの件は、内容のわからなかったうちの1件です。"),
    ("返金額は1,000円+税です。", "返金額は1,100円です。"),
]
APART = [
    ("3,000円分のクーポンを差し上げます。", "500円のクーポンを5枚差し上げます。"),
    ("3,530円をお返しします。", "代金2,980円と送料650円をお返しします。"),
    ("送料は3,530円です。", "代金2,980円と送料550円をいただきます。"),
    ("けがをされた方は6名です。", "男性3名、女性2名がけがをされました。"),
    ("返金額は1,000円です。", "返金額は1,100円です。"),
    ("参加料9,000円をお返しします。", "参加料から手数料500円を引いた8,500円をお返しします。"),
]


@pytest.mark.parametrize(("a", "b"), TOGETHER)
def test_figures_that_make_the_other_one_go_together(a: str, b: str) -> None:
    assert compare(a, b) == []
    assert compare(b, a) == []


@pytest.mark.parametrize(("a", "b"), APART)
def test_other_figures_still_clash(a: str, b: str) -> None:
    assert compare(a, b)


def _said(text: str) -> Claim:
    return Claim("amount", "said", "", "", "", Polarity.YES, Modality.ASSERTED, "r", "2025-06-03T10:00", Span(0, len(text)), text=text)


def test_what_adds_up_speaks_against_a_dispute_by_meaning() -> None:
    a, b = _said("3,530円をお返しします。"), _said("代金2,980円と送料550円をお返しします。")
    assert Heard().hear(a, b).against >= SAME_MOMENTS
    assert Heard().hear(a, _said("代金2,980円と送料650円をお返しします。")).against < SAME_MOMENTS
