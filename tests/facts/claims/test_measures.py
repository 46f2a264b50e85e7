"""Moments and intervals: what the words may stand for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.claims.hours import read_hours
from checker.facts.claims.intervals import interval_of
from checker.facts.claims.measured import read_measures
from checker.facts.claims.moments import moments_of
from checker.facts.claims.read import read_units
from checker.facts.quantities import find_quantities


def _days(text: str, anchor: str = "2025-06-12") -> list[tuple[date, date]]:
    found = [m.days for m in moments_of(text, (), anchor)]
    return [(date.fromordinal(a), date.fromordinal(b)) for a, b in (d for d in found if d)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("6月10日に復旧", date(2025, 6, 10), date(2025, 6, 10)), ("12月20日に判明", date(2024, 12, 20), date(2024, 12, 20)),
        ("昨日停止", date(2025, 6, 11), date(2025, 6, 11)), ("令和6年5月7日", date(2024, 5, 7), date(2024, 5, 7)),
        ("2月末に発送", date(2025, 2, 22), date(2025, 2, 28)), ("15日に再開", date(2025, 6, 15), date(2025, 6, 15)),
    ],
)  # fmt: skip
def test_dates_resolve_by_the_day_of_writing(text: str, first: date, last: date) -> None:
    assert _days(text) == [(first, last)]


def test_same_and_next_day_lean_on_the_date_before() -> None:
    assert [d[0].day for d in _days("6月10日に判明し、翌日に公表、同日に停止")] == [10, 11, 11]


def test_roles_of_a_range() -> None:
    assert [m.role for m in moments_of("2月17日から3月9日まで", (), "2025-04-01")] == ["start", "end"]


@given(st.integers(1, 12), st.integers(1, 28), st.integers(2015, 2030))
def test_full_dates_are_exact(month: int, day: int, year: int) -> None:
    assert _days(f"{year}年{month}月{day}日に判明") == [(date(year, month, day), date(year, month, day))]


@given(st.integers(1, 999_999))
def test_an_exact_number_lies_in_its_own_interval(number: int) -> None:
    text = f"対象は{number:,}名です"
    quantity = find_quantities(text)[0]
    assert interval_of(quantity, text) == (number, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [("約3,400名", 3416), ("およそ210万回線", 2_120_000), ("9千箱弱", 8730), ("三百台余り", 311), ("5千名近く", 4872)],
)
def test_rounded_words_allow_the_exact_number(text: str, number: int) -> None:
    low, high = interval_of(find_quantities(text)[0], text)
    assert low <= number <= high


def test_one_person_of_a_rate_is_not_counted() -> None:
    unit = read_units("a", "お一人につき3,000円の商品券を送ります。")[0]
    assert [c.axis for c in read_measures(unit)] == ["money"]


def test_time_of_a_call_is_no_fact() -> None:
    unit = read_units("a", "13:50受電、60代女性。")[0]
    assert [c for c in read_measures(unit) if c.axis == "moment"] == []


def test_hours_by_channel() -> None:
    units = read_units("a", "窓口:チャットは24時間、電話は9時〜21時(土日祝を除く)です。")
    claims = {c.keys[0]: c for u in units for c in read_hours(u)}
    assert (claims["hours:chat"].low, claims["hours:chat"].high) == (0, 1440)
    assert (claims["hours:desk"].low, claims["hours:desk"].high) == (540, 1260)
    assert "-sat" in claims["hours:desk"].items
