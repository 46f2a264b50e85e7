"""Weekdays: every right one is quiet, every wrong one is named with the right day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks.calendar import WEEKDAYS, check_weekdays
from checker.checks.registry import Context
from checker.domain.fact import Facts
from checker.domain.finding import Finding
from checker.rules.loader import built_in_rules
from checker.text.segment import build_document
from checker.text.source import SourceText

RULES = tuple(r for r in built_in_rules() if r.kind == "weekday")
DAYS = st.dates(date(2015, 1, 1), date(2034, 12, 31))


def findings(text: str) -> list[Finding]:
    return list(check_weekdays(Context(build_document(SourceText("-", text)), Facts(), "notice", "first", "other"), RULES))


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(0, 6))
def test_written_dates(day: date, weekday: int) -> None:
    text = f"{day.year}年{day.month}月{day.day}日({WEEKDAYS[weekday]})に判明しました。"
    found = findings(text)
    assert bool(found) == (day.weekday() != weekday)
    if found:
        assert found[0].suggestion == f"{day.year}年{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})"
        assert f"({WEEKDAYS[day.weekday()]})" in found[0].message


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(1, 120))
def test_right_weekdays_without_year_are_quiet(published: date, ago: int) -> None:
    day = published - timedelta(days=ago)
    text = f"{published.year}年{published.month}月{published.day}日\n\nお知らせ\n\n{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})に判明しました。"
    assert findings(text) == []


def test_no_year_anywhere_is_not_judged() -> None:
    assert findings("5月12日(月)に判明しました。") == []
