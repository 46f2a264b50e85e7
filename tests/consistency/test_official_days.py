"""The day that dates without a year in an official text lean on: its own, else the first day of the replies."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.consistency.officials import anchor_of
from checker.domain.reply import Reply

REPLIES = [Reply("r2", "", "2026-03-05T10:00", "", "本文"), Reply("r1", "", "2026-03-02T09:00", "", "本文"), Reply("r3", "", "", "", "本文")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025年12月20日\n株式会社みずいろ\nお知らせ\n本文です。", "2025-12-20"),  # its own day
        ("受付は12月25日までです。", "2026-03-02"),  # none of its own: the first day of the replies
    ],
)
def test_day_of_an_official_text(text: str, day: str) -> None:
    assert anchor_of(text, REPLIES) == day


def test_nothing_known() -> None:
    assert anchor_of("受付は12月25日までです。", []) == ""


def test_replies_of_the_next_year_do_not_move_the_days_of_the_official_text() -> None:
    official = [("公表文", "2025年12月20日\n株式会社みずいろ\n個人情報の漏えいについて\nお申し出の受付は12月25日までです。")]
    same = Reply("r1", "", "2026-01-05T10:00", "いつまで申し込めましたか", "お申し出の受付は2025年12月25日まででした。")
    other = Reply("r2", "", "2026-01-05T10:00", "いつまで申し込めますか", "お申し出の受付は2026年1月31日までです。")
    assert not find_reply_conflicts([same], official)
    assert find_reply_conflicts([other], official)
