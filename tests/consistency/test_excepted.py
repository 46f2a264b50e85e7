"""What is told of all but one does not contradict what is told of this one; it contradicts the same of another."""

import pytest

from checker.consistency.excepted import leaves_out
from checker.facts.claims.excepted import excepted_in
from checker.facts.claims.listed import kinds_of
from tests.consistency.helpers import conflicts_of

PAIRS = [
    ("カード番号は流出しておりません。", "カード番号を除く情報が流出しました。"),
    ("カード番号は漏れておりません。", "カード番号以外のお名前・ご住所が漏れたおそれがあります。"),
    ("本店は対象ではありません。", "本店以外の店舗が対象です。"),
    ("離島へのお届けは有料です。", "離島以外は無料です。"),
    ("北海道と沖縄は送料をいただきます。", "北海道・沖縄を除き送料無料です。"),
    ("渋谷店は休業しています。", "渋谷店を除き、営業しております。"),
    ("渋谷店は休業しています。", "渋谷店を除いて、すべての店が営業しております。"),
]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_who_speaks_of_what_the_other_leaves_out_contradicts_nothing(a: str, b: str) -> None:
    assert not conflicts_of(a, b)
    assert not conflicts_of(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("カード番号以外のお名前とご住所が漏れました。", "お名前は漏れておりません。"),
        ("カード番号以外の情報が漏れました。", "カード番号も住所も漏れておりません。"),
        ("渋谷店を除き営業しております。", "全店で休業しております。"),
    ],
)
def test_what_is_not_left_out_is_compared(a: str, b: str) -> None:
    assert conflicts_of(a, b)


def test_both_leave_out_the_same() -> None:
    assert not leaves_out("2階以外は使えます。", "2階以外は使えません。")
    assert leaves_out("2階以外は使えます。", "2階は使えません。")
    assert not leaves_out("2階以外は使えます。", "3階は使えません。")


def test_who_is_asked_what_is_left_out_speaks_of_it() -> None:
    assert leaves_out("離島以外は無料です。", "有料です。", asked_b="離島、送料")


def test_kinds_left_out_are_not_listed() -> None:
    assert kinds_of("カード番号を除く住所と氏名が含まれます") == ("address", "name")
    assert not excepted_in("氏名のほか住所も含まれます")
