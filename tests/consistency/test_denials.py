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
