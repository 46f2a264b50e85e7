"""What holds for a day of its own, as a rule or up to a later one is no contradiction; of one day it is."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.consistency.heard import NOT_OPPOSED, Heard
from checker.consistency.said import Said, statements
from tests.consistency.helpers import conflicts_of, reply

FIRST, NEXT = "2025-11-09T10:00", "2025-11-10T10:00"
BY_TURNS = [
    ("本日は窓口がお休みです。", "本日は9時から窓口を開けております。"),
    ("本日の返金処理には間に合いません。", "本日、返金の処理を終えました。"),
    ("本日は発送をお休みしております。", "本日発送いたしました。"),
    ("明日は休業いたします。", "明日は営業いたします。"),
    ("本日は休業いたします。", "本日より営業いたします。"),
    ("今月は販売しておりません。", "来月は販売いたします。"),
    ("今週は休業します。", "今週は営業します。"),  # a Sunday and the Monday after
    ("来週は休業します。", "再来週は営業します。"),
    ("明日は休業いたします。", "11月12日は営業いたします。"),
]


def _axes(a: str, b: str, later: str) -> list[str]:
    return [c.axis for c in find_reply_conflicts([reply("a", a, at=FIRST), reply("b", b, at=later)])]


@pytest.mark.parametrize(("a", "b"), BY_TURNS)
def test_each_day_has_its_own_today_and_tomorrow(a: str, b: str) -> None:
    assert _axes(a, b, NEXT) == []


@pytest.mark.parametrize(
    ("a", "b", "later"),
    [
        ("明日は休業いたします。", "明日は営業いたします。", FIRST),
        ("明日は休業いたします。", "本日は営業いたします。", NEXT),  # one day, told on two
        ("再来週は休業します。", "来週は営業します。", NEXT),  # one week, told in two
        ("昨日から休業しております。", "本日は営業しております。", FIRST),  # since a day is not of that day only
        ("不具合は昨日発生しました。", "不具合は昨日発生しました。", NEXT),
        ("本日、12月1日に再開することが決まりました。", "本日、12月5日に再開することが決まりました。", NEXT),
    ],
)
def test_one_day_told_two_ways_is_a_conflict(a: str, b: str, later: str) -> None:
    assert _axes(a, b, later)


@pytest.mark.parametrize(
    ("rule", "exception", "other"),
    [
        ("火曜は休館です。", "12月29日(火)は臨時に開館します。", "火曜も開館しています。"),
        ("月曜は休業しております。", "11月23日(月・祝)は営業いたします。", "月曜も営業いたします。"),
        ("12月29日は休館です。", "12月30日は開館します。", "12月29日は開館します。"),
    ],
)
def test_a_date_is_an_exception_to_a_day_of_each_week(rule: str, exception: str, other: str) -> None:
    assert not conflicts_of(rule, exception)
    assert conflicts_of(rule, other)


def test_dates_of_an_official_text_without_a_day_of_writing() -> None:
    official = [("official", "12月29日は休館です。")]
    assert not find_reply_conflicts([reply("a", "12月30日は開館します。", at=NEXT)], official)
    assert find_reply_conflicts([reply("a", "12月29日は開館します。", at=NEXT)], official)


def test_a_price_until_one_month_and_from_the_next() -> None:
    assert not conflicts_of("9月までの月会費は800円です。", "10月からの月会費は900円です。")
    assert conflicts_of("10月からの月会費は800円です。", "10月からの月会費は900円です。")


@pytest.mark.parametrize(("later", "apart"), [(NEXT, True), (FIRST, False)])
def test_statements_of_two_days_are_not_weighed(later: str, apart: bool) -> None:
    said = [statements(n, t, at=at) for n, t, at in (("a", "本日は販売しておりません。", FIRST), ("b", "はい、本日より販売しております。", later))]
    assert Said(said).is_overtaken(0, 1) is apart


OPEN = "再開のめどは立っておりません。"


@pytest.mark.parametrize(
    ("first", "later", "settled"),
    [
        (OPEN, "12月1日に再開します。", True),
        (OPEN, "12月1日に再開することが決まりました。", True),
        ("12月1日に再開します。", OPEN, False),
        ("返金の時期は未定で、手数料はお客様のご負担です。", "12月1日に返金し、手数料は当社が負担します。", False),
    ],
)
def test_what_was_left_open_is_settled_later(first: str, later: str, settled: bool) -> None:
    said = [*statements("a", first, at=FIRST), *statements("b", later, at=NEXT)]
    assert Said([[c] for c in said]).is_overtaken(0, 1) is settled


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("発送は11月15日です。", "お届けは11月17日です。", False),
        ("発送は11月15日です。", "発送は11月17日です。", True),
        ("発送は11月15日です。", "お届けは11月13日です。", True),
    ],
)
def test_a_thing_arrives_after_it_is_sent(a: str, b: str, differ: bool) -> None:
    assert bool(conflicts_of(a, b)) is differ


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("無料です。", "通常、有料でございます。", False),
        ("通常は有料ですが、今回は無料です。", "今回は無料です。", False),
        ("通常は有料ですが、今回は無料です。", "今回も有料です。", True),
        ("通常、有料でございます。", "通常は無料でございます。", True),
    ],
)
def test_the_rule_leaves_room_for_the_case_at_hand(a: str, b: str, differ: bool) -> None:
    assert bool(conflicts_of(a, b)) is differ


def test_the_network_is_told_of_sending_and_arriving() -> None:
    (a,), (b,) = (statements(n, t, at=FIRST) for n, t in (("a", "発送日は15日です。"), ("b", "お届け日は17日です。")))
    assert Heard().hear(a, b).against == NOT_OPPOSED


def test_equal_words_of_two_days_are_two_values() -> None:
    """Who said 「営業」 of the day on which another said 「休業」 contradicts him, whatever was said before."""
    said = [("a", "本日は休業いたします。", FIRST), ("b", "本日は休業いたします。", NEXT), ("c", "本日は営業いたします。", NEXT)]
    (conflict,) = find_reply_conflicts([reply(n, t, at=at) for n, t, at in said])
    assert {s.reply for v in conflict.values for s in v.statements} == {"b", "c"}
