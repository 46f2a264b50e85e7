"""Nothing for customers to do, against a demand: only where both stand in one context."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from tests.consistency.helpers import conflicts_of, reply

NOTHING = "どちらもお持ちでない方も保証します。お客様に今していただくことはありません。"


@pytest.mark.parametrize(
    ("official", "text", "question", "is_told"),
    [
        (NOTHING, "ホームページから保証の再登録をお願いしております。", "何か登録し直すんですか", True),
        ("返金は自動で行います。お客様にしていただくことはありません。", "パスワードの変更をお願いします。", "アプリに入れません", False),
        ("返金にあたり、お客様にしていただくことはありません。", "パスワードの変更をお願いします。", "", False),
    ],
)
def test_a_demand_meets_a_denial_of_its_own_context(official: str, text: str, question: str, is_told: bool) -> None:
    assert bool(find_reply_conflicts([reply("a", text, question)], [("o", official)])) is is_told


def test_leaving_is_one_matter_in_many_words() -> None:
    found = conflicts_of("もう一度退会の操作をしていただかなくて大丈夫です。", "お早めに店頭で退会届をご記入くださいませ。")
    assert [c.subject for c in found] == ["退会の手続き"]
