"""Time that passed is no contradiction."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts, weigh_replies
from checker.domain.reply import Reply

FORESEEN = ("2025-09-05", "復旧は9月8日を見込んでおります。")
CHANGED = ("2025-09-09", "復旧予定を9月10日に変更いたしました。")
DONE = ("2025-09-11", "9月10日に復旧いたしました。")


def _replies(*said: tuple[str, str]) -> list[Reply]:
    return [Reply(str(n), f"担当{n}", f"{day}T10:00", "復旧予定は", text) for n, (day, text) in enumerate(said, 1)]


@pytest.mark.parametrize(
    "later",
    [CHANGED, DONE, ("2025-09-07", "復旧は9月10日に延期となりました。"), ("2025-09-07", "復旧の予定を見直し、9月10日とさせていただきました。"),
     ("2025-09-07", "部品が届かず、復旧が9月10日に延びました。"), ("2025-09-07", "復旧が遅れ、9月10日の見込みとなります。"),
     ("2025-09-07", "大雨のため、復旧は9月10日となります。"), ("2025-09-07", "復旧は9月10日に変わりました。")],
)
def test_what_was_foreseen_before_is_overtaken(later: tuple[str, str]) -> None:
    replies = _replies(FORESEEN, later)
    assert find_reply_conflicts(replies) == []
    assert weigh_replies(replies).conflicts == ()


@pytest.mark.parametrize(
    "said",
    [
        (("2025-09-05", CHANGED[1]), ("2025-09-06", FORESEEN[1])),  # the old day, told after the change
        (FORESEEN, ("2025-09-05", "復旧は9月10日の予定です。")),  # two forecasts, no word of a change
        (("2025-09-12", "9月8日に復旧いたしました。"), DONE),
    ],
)
def test_what_does_not_follow_in_time_is_still_a_conflict(said: tuple[tuple[str, str], tuple[str, str]]) -> None:
    assert [c.axis for c in find_reply_conflicts(_replies(*said))] == ["moment"]


def test_how_things_stood_is_overtaken_by_what_happened_after() -> None:
    replies = _replies(("2025-09-05", "システムは現在停止しております。"), ("2025-09-12", "9月10日に復旧し、現在は通常どおりご利用いただけます。"))
    assert weigh_replies(replies).conflicts == ()


@pytest.mark.parametrize("words", ["予定は変更になる場合がございます。", "時間をおいてパスワードを変更し、再度お試しください。", "配送日時の変更を承ります。",
                                   "お届けが遅れましたことをお詫びいたします。", "復旧は9月10日となります。"])
def test_a_change_that_is_not_told_corrects_nothing(words: str) -> None:
    from checker.facts.claims.flags import is_correction

    assert not is_correction(words)


OPEN, CLEARED = "漏れたかどうかはまだ分かっておりません。", "情報が外部に漏れた事実はございません。"


@pytest.mark.parametrize(
    ("said", "axes"),
    [
        ((("2025-09-05", OPEN), ("2025-09-20", CLEARED)), []),  # the inquiry came to its end
        ((("2025-09-05", CLEARED), ("2025-09-20", OPEN)), ["leak"]),
        ((("2025-09-05", OPEN), ("2025-09-05", CLEARED)), ["leak"]),
    ],
)
def test_what_was_open_is_answered_later(said: tuple[tuple[str, str], tuple[str, str]], axes: list[str]) -> None:
    assert [c.axis for c in find_reply_conflicts(_replies(*said))] == axes
