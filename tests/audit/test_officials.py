"""Official texts that contradict each other, and those that hold for one incident only."""

from __future__ import annotations

import pytest

from checker.audit.corrections import agreed
from checker.audit.disputed import with_disputed_officials
from checker.audit.files import ReplyFile
from checker.audit.one import check_one
from checker.audit.run import Plan, audit
from checker.consistency.between import Published, find_official_conflicts
from checker.domain.conflict import Conflict, ConflictValue, Incompatible, Statement
from checker.domain.span import Span
from tests.audit.helpers import reply

DESK = "お客様相談窓口の受付時間は平日9時から{}時までです。"
OFFICIALS = [("official:a", DESK.format(18)), ("official:b", DESK.format(20))]
OF_A = [("official", "---\nincident: A\n---\n漏えいした件数は500件です。\n")]


@pytest.mark.parametrize("by_meaning", [False, True])
def test_officials_that_differ_decide_nothing(by_meaning: bool) -> None:
    replies = ReplyFile((reply("1", DESK.format(18)), reply("2", DESK.format(20), "鈴木"), reply("3", DESK.format(19), "高橋")))
    report = audit(replies, OFFICIALS, Plan(by_meaning=by_meaning))
    (conflict,) = report.conflicts
    assert "公式どうしが食い違っています" in conflict.explanation
    assert "公式の説明は" not in conflict.explanation
    assert report.corrections == ()
    assert [f.value for f in report.fact_sheet if f.slot == "contact"] == [""]


def test_disputed_official_words_decide_nothing_elsewhere() -> None:
    def said(name: str, start: int) -> Statement:
        return Statement(name, Span(start, start + 9))

    def of(left: Statement, right: Statement, **more: bool) -> Conflict:
        values = (ConflictValue("甲", (left,), True), ConflictValue("乙", (right,), more.get("officials_differ", False)))
        return Conflict("contact", "窓口", values, (Incompatible(0, 1, "hard"),), "error", "", **more)

    apart = of(said("official:a", 0), said("official:b", 0), officials_differ=True)
    found = with_disputed_officials([apart, of(said("official:a", 2), said("1", 0)), of(said("official:a", 30), said("1", 0))], dict(OFFICIALS))
    assert [c.officials_differ for c in found] == [True, True, False]
    assert [agreed(c) for c in found] == [None, None, 0]


def test_a_draft_is_not_told_what_one_of_them_says() -> None:
    report = check_one(DESK.format(19), OFFICIALS, plan=Plan(by_meaning=False))
    assert report.conflicts
    assert report.corrections == ()


def test_one_official_text_still_decides() -> None:
    replies = ReplyFile((reply("1", DESK.format(18)), reply("2", DESK.format(20), "鈴木")))
    assert [c.reply for c in audit(replies, OFFICIALS[:1], Plan(by_meaning=False)).corrections] == ["2"]


@pytest.mark.parametrize(("incidents", "wrong"), [(("A", "B"), ["1"]), (("B", "B"), []), (("", ""), ["1", "2"])])
@pytest.mark.parametrize("by_meaning", [False, True])
def test_an_official_text_of_one_incident(incidents: tuple[str, str], wrong: list[str], by_meaning: bool) -> None:
    texts = (("佐藤", "漏えいした件数は700件です。"), ("鈴木", "漏えいした件数は800件です。"))
    replies = [reply(str(n), text, who, incident=i) for n, ((who, text), i) in enumerate(zip(texts, incidents, strict=True), 1)]
    report = audit(ReplyFile(tuple(replies)), OF_A, Plan(by_meaning=by_meaning))
    assert [c.reply for c in report.corrections] == wrong


def test_a_document_of_another_incident_is_not_held_against_it() -> None:
    text = "漏えいした件数は800件です。"
    assert find_official_conflicts([Published("b.md", text, "A")], OF_A)
    assert not find_official_conflicts([Published("b.md", text, "B")], OF_A)


def test_front_matter_states_nothing() -> None:
    text = "---\ntitle: 補償は行いません\nincident: A\n---\nこのたびはお詫びいたします。\n"
    report = audit(ReplyFile((reply("1", "補償いたします。", question="補償はありますか"),)), [("official", text)], Plan(by_meaning=False))
    assert report.conflicts == ()
