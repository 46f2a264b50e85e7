"""The official text stands beside the replies that say the same."""

from __future__ import annotations

from checker.consistency.check import find_reply_conflicts
from checker.domain.conflict import Conflict
from tests.consistency.helpers import reply

NEEDLESS, NEEDED = "保証書はお持ちにならなくて大丈夫です。", "お持ちいただく際は保証書が必要です。"


def _conflicts(official: str) -> list[Conflict]:
    replies = [reply("a", NEEDLESS, at="2025-06-03T10:00"), reply("b", NEEDED, at="2025-06-03T11:00")]
    return [c for c in find_reply_conflicts(replies, [("official", official)] if official else []) if c.axis == "event"]


def test_the_official_text_decides_what_it_says_as_well() -> None:
    (conflict,) = _conflicts("修理は無料です。保証書は不要です。")
    assert {v.value: v.official for v in conflict.values} == {"不要": True, "必要": False}


def test_an_official_text_on_something_else_decides_nothing() -> None:
    for official in ("", "予約は不要です。", "修理は無料です。"):
        assert all(not v.official for c in _conflicts(official) for v in c.values if v.value == "不要"), official


def test_who_says_both_gives_no_side_to_the_official_text() -> None:
    replies = [
        reply("a", "ブランコは使っていただけます。", "ブランコは?"),
        reply("b", "12月1日からお使いになれます。今月いっぱいは使えません。", "すべり台は?", "2025-06-04T10:00"),
    ]
    assert not [c for c in find_reply_conflicts(replies, [("official", "すべり台は使用禁止です。12月1日から使えます。")]) if c.axis == "event"]
