"""Closed until a day and open from the next agree; days that do not fit are a conflict."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from tests.consistency.helpers import reply


def _axes(a: str, b: str) -> set[str]:
    at = "2026-11-10T10:00"
    return {c.axis for c in find_reply_conflicts([reply("a", a, at=at), reply("b", b, at=at)])}


@pytest.mark.parametrize(
    ("closed", "opened"),
    [
        ("11月13日まで休みます。", "11月14日に再開します。"),
        ("11月30日まで休業いたします。", "12月1日から営業します。"),
        ("10月25日(日)まで休館します。", "10月26日(月)から開館します。"),
        ("販売は11月30日までお休みします。", "販売は12月1日に再開します。"),
        ("25日までお休みします。", "26日に再開します。"),  # taken for days of two months
        ("11月13日(金)まで休みます。", "11月16日(月)から再開します。"),  # a weekend between
        ("12月29日から休業いたします。", "12月28日まで通常どおり営業します。"),
    ],
)
def test_spells_that_follow_each_other_agree(closed: str, opened: str) -> None:
    assert _axes(closed, opened) == set()


@pytest.mark.parametrize(
    ("closed", "opened"),
    [
        ("13日まで休みます。", "13日から再開します。"),
        ("11月13日まで休みます。", "11月20日から再開します。"),
        ("11月30日まで休業いたします。", "11月20日から営業します。"),
        ("11月30日まで休業いたします。", "通常どおり営業しております。"),
    ],
)
def test_days_that_do_not_fit_are_a_conflict(closed: str, opened: str) -> None:
    assert _axes(closed, opened)


def test_of_two_themes_nothing_is_said() -> None:
    assert _axes("体育館は11月13日まで休みます。", "プールは11月20日から再開します。") == set()


@pytest.mark.parametrize("a", ["再開は11月14日の予定です。", "14日(土)に再開します。"])
def test_two_days_of_reopening_differ(a: str) -> None:
    assert "moment" in _axes(a, "再開は11月21日からとなります。")
    assert _axes(a, "再開は11月14日からとなります。") == set()
