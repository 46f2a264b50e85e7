"""Ranking by harm, the value to give, and conflicts that another already says."""

from __future__ import annotations

from checker.audit.corrections import UNDECIDED, agreed, corrections, fact_sheet
from checker.audit.rank import ranked
from checker.audit.twins import without_twins
from checker.domain.conflict import Conflict, ConflictValue, Incompatible, Statement
from checker.domain.span import Span
from tests.audit.helpers import reply


def value(words: str, *replies: str, official: bool = False, text: str = "") -> ConflictValue:
    return ConflictValue(words, tuple(Statement(r, Span(0, 2), text or words, "2025-09-08T10:00") for r in replies), official)


def conflict(slot: str, *values: ConflictValue, kind: str = "hard", subject: str = "件") -> Conflict:
    bad = (Incompatible(0, 1, kind),)
    return Conflict(slot, subject, values, bad, "error" if kind == "hard" else "warning", "説明")


def test_what_customers_must_do_comes_first_and_soft_comes_last() -> None:
    found = [
        conflict(slot, value("甲", "1"), value("乙", "2"), kind=kind)
        for slot, kind in (("other", "hard"), ("cause", "hard"), ("user_action", "soft"), ("amount", "hard"), ("user_action", "hard"))
    ]
    assert [(c.slot, c.severity) for c in ranked(found)] == [
        ("user_action", "error"), ("amount", "error"), ("cause", "error"), ("other", "error"), ("user_action", "warning"),
    ]


def test_more_replies_come_first_among_equals() -> None:
    few = conflict("count", value("甲", "1"), value("乙", "2"))
    many = conflict("count", value("甲", "1", "3", "4"), value("乙", "2"))
    official = conflict("count", value("甲", "official", official=True), value("乙", "2"))
    assert ranked([few, many, official]) == (official, many, few)


def test_the_official_value_outranks_the_majority() -> None:
    found = conflict("count", value("甲", "official", official=True), value("乙", "1", "2", "3"))
    assert agreed(found) == 0
    replies = {name: reply(name, "乙です。") for name in "123"}
    assert [c.reply for c in corrections([found], replies)] == ["1", "2", "3"]
    assert fact_sheet([found], replies)[0].source == "official"


def test_two_thirds_decide_and_a_split_decides_nothing() -> None:
    replies = {name: reply(name, "です。") for name in "1234"}
    assert agreed(conflict("count", value("甲", "1", "2"), value("乙", "3"))) == 0
    split = conflict("count", value("甲", "1", "2"), value("乙", "3", "4"))
    assert agreed(split) is None
    assert not corrections([split], replies)
    (row,) = fact_sheet([split], replies)
    assert (row.value, row.source, row.deviating) == ("", "", ("1", "2", "3", "4"))
    assert agreed(conflict("count", value("甲", "1"), value("乙", "2"))) is None
    assert UNDECIDED


def test_the_same_dispute_on_two_axes_is_told_once() -> None:
    first = conflict("schedule", value("未定", "1", "3", text="未定です。"), value("15日", "2", text="15日です。"))
    twin = conflict("status", value("日が決まっている", "2", text="15日です。"), value("未定", "1", text="未定です。"))
    other = conflict("status", value("甲", "1", text="別の文です。"), value("乙", "2", text="15日です。"))
    assert without_twins([first, twin, other]) == (first, other)


def test_a_hard_dispute_is_never_left_out_for_a_soft_one() -> None:
    soft = conflict("schedule", value("甲", "1"), value("乙", "2"), kind="soft")
    hard = conflict("status", value("甲", "1"), value("乙", "2"))
    assert without_twins([soft, hard]) == (soft, hard)
