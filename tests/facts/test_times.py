"""Times of day in every notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.times import find_times
from checker.text.normal import NormalText


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 3))
def test_notations_agree(hour: int, minute: int, which: int) -> None:
    half = "午前" if hour < 12 else "午後"
    text = [f"{hour}時{minute}分", f"{hour}:{minute:02d}", f"{half}{hour % 12}時{minute}分", f"{half} {hour % 12}時 {minute}分頃"][which]
    found = find_times(NormalText.of(text).text)
    assert [t.value for t in found] == [f"{hour:02d}:{minute:02d}"]


@pytest.mark.parametrize(
    ("text", "values"),
    [("正午", ["12:00"]), ("3時半", ["03:30"]), ("午後1時から3時まで", ["13:00", "15:00"]),
     ("９：００～１７：３０", ["09:00", "17:30"]), ("3時間", []), ("5時点", []),
     ("一時から三時まで", ["01:00", "03:00"]), ("午後一時に", ["13:00"]), ("一時頃", ["01:00"]), ("一時十五分", ["01:15"])],
)
def test_forms(text: str, values: list[str]) -> None:
    assert [t.value for t in find_times(NormalText.of(text).text)] == values


@pytest.mark.parametrize(
    "text",
    ["一時的に停止しました", "一時停止しております", "一時、つながりにくい状態でした", "一時紛失", "一時ご利用いただけませんでした", "一時は誤りとも見えた",
     "時間を十分に取る", "随時お知らせします", "当時の担当", "第一時間帯"],
)
def test_everyday_words_are_no_times(text: str) -> None:
    assert find_times(NormalText.of(text).text) == []
