"""What an official text dates was not so before its moment."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts, weigh_replies
from checker.domain.reply import Reply

RESTORED = "11月12日5時に復旧しました。"
LASTED = "現在は復旧しています。障害は11月11日14時20分から21時05分まで続きました。"


def _reply(text: str, at: str = "2026-11-11T16:00") -> list[Reply]:
    return [Reply("a", "担当a", at, "", text)]


@pytest.mark.parametrize("official", [RESTORED, LASTED, "11月12日5時に復旧し、現在は通常どおりご利用いただけます。"])
@pytest.mark.parametrize("earlier", ["まだ復旧しておりません。", "復旧の見込みは、まだ立っておりません。"])
def test_a_reply_from_before_that_moment_was_right(official: str, earlier: str) -> None:
    assert find_reply_conflicts(_reply(earlier), [("official", official)]) == []


def test_nor_is_it_wrong_by_meaning() -> None:
    assert weigh_replies(_reply("まだ復旧しておりません。"), [("official", RESTORED)]).conflicts == ()


@pytest.mark.parametrize(
    ("official", "later"),
    [(RESTORED, "まだ復旧しておりません。"), (LASTED, "まだ復旧しておりません。"), (LASTED, "復旧の見込みは、まだ立っておりません。")],
)
def test_a_reply_from_after_it_is_wrong(official: str, later: str) -> None:
    assert find_reply_conflicts(_reply(later, "2026-11-13T09:00"), [("official", official)])


@pytest.mark.parametrize(
    ("official", "said"),
    [
        ("復旧しました。", "まだ復旧しておりません。"),  # no moment: the text holds at any time
        ("11月10日5時に復旧しました。", "まだ復旧しておりません。"),
        ("再開日を11月20日に変更しました。", "再開の時期は決まっておりません。"),  # fixed then, for a day to come
        ("再開は11月20日です。", "再開の時期は決まっておりません。"),
    ],
)
def test_what_is_not_dated_later_holds(official: str, said: str) -> None:
    assert find_reply_conflicts(_reply(said), [("official", official)])
