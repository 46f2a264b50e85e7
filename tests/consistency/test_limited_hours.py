"""Hours of certain days say nothing of the others; a weekly day off contradicts 年中無休."""

import pytest

from tests.consistency.helpers import conflicts_of


@pytest.mark.parametrize("limited", ["土日は17時までの受付です。", "年末は16時までの受付です。", "最終日は15時までの受付です。"])
def test_hours_of_some_days_contradict_only_those_who_name_them(limited: str) -> None:
    assert not conflicts_of("受付は9時から18時です。", limited)


def test_hours_of_one_and_the_same_day_are_compared() -> None:
    assert conflicts_of("土日は16時までの受付です。", "土日は17時までの受付です。")
    assert conflicts_of("受付は9時から18時です。", "受付は17時までです。")


def test_a_weekly_day_off_contradicts_open_all_year() -> None:
    assert conflicts_of("年中無休で受け付けております。", "水曜はお休みをいただいております。")
    assert not conflicts_of("土日も受け付けております。", "水曜はお休みをいただいております。")
