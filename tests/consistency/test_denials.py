"""What a denial reaches: a predicate, the things it describes, or only the clause beside it."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from tests.consistency.helpers import reply


def _axes(a: str, b: str) -> set[str]:
    return {c.axis for c in find_reply_conflicts([reply("a", a), reply("b", b, at="2025-06-04T10:00")])}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("すべて見つかりました。", "見つかっていないものはございません。"),
        ("すべて回収しました。", "回収できていないものはありません。"),
        ("すべて見つかりました。", "見つかっていないものは1つもございません。"),
    ],
)
def test_none_that_is_not_is_all_that_are(a: str, b: str) -> None:
    assert _axes(a, b) == set()


def test_some_that_are_not_oppose_all_that_are() -> None:
    assert "found" in _axes("すべて見つかりました。", "まだ見つかっていないものがございます。")


@pytest.mark.parametrize(
    ("a", "b", "axis"),
    [
        ("パスワードはかけておりませんでした。", "パスワードをかけておりましたので、中は見られません。", "password"),
        ("鍵はかけておりませんでした。", "鍵をかけておりました。", "locked"),
        ("保管庫は施錠しておりました。", "保管庫は施錠しておりませんでした。", "locked"),
        ("財布は11月6日に倉庫で見つかりました。", "財布は結局出てきませんでした。", "side:whereabouts"),
        ("箱は見つかりました。", "箱は結局見つかりませんでした。", "found"),
    ],
)
def test_done_and_not_done_in_everyday_words(a: str, b: str, axis: str) -> None:
    assert axis in _axes(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("パスワードをかけておりました。", "パスワードをかけておりましたので、中は見られません。"),
        ("保管庫は施錠しておりませんでした。", "保管庫に鍵はかけておりませんでした。"),
        ("財布は見つかりました。", "点検で異常は見つかりませんでした。"),
    ],
)
def test_what_goes_together_in_everyday_words(a: str, b: str) -> None:
    assert _axes(a, b) == set()
