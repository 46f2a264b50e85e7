"""One reply before it is sent."""

from __future__ import annotations

from checker.audit.files import ReplyFile
from checker.audit.one import DRAFT, check_one
from checker.report.audit import AuditStyle
from checker.report.audit.one import render
from tests.audit.helpers import OFFICIAL, reply, sample

WRONG = "窓口は0120-000-814、毎日9時から20時まで受け付けております。"
RIGHT = "窓口は0120-000-814、平日9時から18時まで受け付けております。"


def test_against_the_official_text() -> None:
    report = check_one(WRONG, [("official", OFFICIAL)])
    (conflict,) = [c for c in report.conflicts if c.slot == "contact"]
    assert {s.reply for v in conflict.values for s in v.statements} == {DRAFT, "official"}
    assert [c.reply for c in report.corrections] == [DRAFT]
    words = render(report, AuditStyle())
    assert f"この返信: 「{WRONG}」" in words
    assert "どう直すか" in words


def test_against_what_others_said_and_only_that() -> None:
    """Replies 1 and 2 dispute the cards; that is not the draft's affair."""
    report = check_one(WRONG, [], sample())
    assert report.conflicts
    for conflict in report.conflicts:
        assert any(s.reply == DRAFT for v in conflict.values for s in v.statements)
    assert "4" in {s.reply for c in report.conflicts for v in c.values for s in v.statements}
    assert "4 高橋" in render(report, AuditStyle())


def test_a_right_reply_is_left_in_peace() -> None:
    report = check_one(RIGHT, [("official", OFFICIAL)])
    assert not report.conflicts
    assert not report.corrections
    assert render(report, AuditStyle()) == "公式の回答との食い違いは見つかりませんでした。\n"


def test_a_draft_that_says_what_the_official_text_says_is_not_to_blame_for_others() -> None:
    others = ReplyFile((reply("1", "パスワードの変更は不要です。"), reply("2", "クレジットカード番号も含まれます。")))
    official = [("official", "パスワードの変更をお願いいたします。")]
    assert check_one("パスワードの変更をお願いいたします。", official, others).conflicts == ()
    (found,) = check_one("パスワードの変更は不要です。", official, others).conflicts
    assert any(v.official for v in found.values)
    (found,) = check_one("クレジットカード番号は含まれません。", official, others).conflicts  # no official word: either may be wrong
    assert {s.reply for v in found.values for s in v.statements} >= {"draft", "2"}


def test_the_same_day_without_a_year_is_the_same_day_when_nothing_tells_when_the_reply_is_written() -> None:
    official = [("official", "【統一回答（2025年9月8日）】\n・個人情報保護委員会への報告：9月6日に報告済み。\n")]
    assert check_one("個人情報保護委員会への報告は9月6日に済ませております。", official).conflicts == ()
    assert [c.slot for c in check_one("個人情報保護委員会への報告は9月16日に済ませております。", official).conflicts] == ["date"]
