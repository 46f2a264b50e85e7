"""A reply that its writer took back no longer counts; the correction does."""

from __future__ import annotations

import pytest

from checker.audit.files import ReplyFile
from checker.audit.run import Plan, audit
from checker.domain.audit import AuditReport
from tests.audit.helpers import reply

ASKED = "対象件数は?"
WRONG, RIGHT = "漏えいの対象は500件でございます。", "漏えいの対象は450件でございます。"
CORRECTIONS = [
    "【訂正】先ほど500件とご案内いたしましたが、正しくは450件でした。お詫びして訂正いたします。",
    "【訂正】漏えいの対象は450件でございます。先ほどの回答に誤りがございました。",
    "先ほどの件数に誤りがございました。正しくは450件です。",
    "対象件数を500件から450件に訂正いたします。",
]


def _audit(*texts: tuple[str, str, str], officials: tuple[tuple[str, str], ...] = ()) -> AuditReport:
    replies = [reply(str(n), text, who, f"2025-09-08T{at}", ASKED) for n, (who, at, text) in enumerate(texts, 1)]
    return audit(ReplyFile(tuple(replies)), officials, Plan(by_meaning=False))


@pytest.mark.parametrize("correction", CORRECTIONS)
def test_the_correction_counts_and_not_what_it_takes_back(correction: str) -> None:
    report = _audit(("佐藤", "10:00", WRONG), ("鈴木", "11:00", RIGHT), ("佐藤", "12:00", correction), ("高橋", "09:00", WRONG))
    (conflict,) = report.conflicts
    assert {v.value: (len(v.statements), v.taken_back) for v in conflict.values} == {"500件": (2, ("1",)), "450件": (2, ())}
    assert "回答1は回答3で訂正済みです" in conflict.explanation
    assert {(c.reply, c.corrected_by) for c in report.corrections} == {("1", "3"), ("4", "")}


def test_a_real_majority_still_decides() -> None:
    others = [(name, "09:00", WRONG) for name in ("高橋", "田中", "伊藤", "渡辺")]
    report = _audit(("佐藤", "10:00", WRONG), ("鈴木", "11:00", RIGHT), ("佐藤", "12:00", CORRECTIONS[0]), *others)
    assert "2" in {c.reply for c in report.corrections}


def test_one_dispute_with_the_official_text_is_told_once() -> None:
    report = _audit(
        ("佐藤", "10:00", WRONG), ("鈴木", "11:00", RIGHT), ("佐藤", "12:00", CORRECTIONS[0]), ("高橋", "13:00", WRONG),
        officials=(("official", RIGHT),),
    )
    assert [c.subject for c in report.conflicts] == ["対象の数"]


def test_the_correction_of_another_matter_takes_nothing_back() -> None:
    other = "先ほどの受付時間に誤りがございました。正しくは平日9時から17時までです。"
    report = _audit(("佐藤", "10:00", WRONG), ("鈴木", "11:00", RIGHT), ("佐藤", "12:00", other), ("高橋", "09:00", WRONG))
    assert not any(v.taken_back for c in report.conflicts for v in c.values)


def test_what_is_corrected_everywhere_is_only_worth_a_look() -> None:
    mine = ("佐藤", "10:00", WRONG), ("鈴木", "11:00", RIGHT), ("佐藤", "12:00", CORRECTIONS[0])
    (conflict,) = _audit(*mine).conflicts
    assert conflict.severity == "warning" and "残る回答どうしは食い違っていません" in conflict.explanation
    (conflict,) = _audit(*mine, ("高橋", "09:00", WRONG)).conflicts
    assert conflict.severity == "error"
