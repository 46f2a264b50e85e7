"""Positions of the protocol: UTF-16 columns, any line end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.interfaces.lsp.positions import Positions


@pytest.mark.parametrize(("unit", "column"), [("utf-16", 3), ("utf-8", 7), ("utf-32", 2)])
def test_columns_count_the_agreed_unit(unit: str, column: int) -> None:
    positions = Positions("一行\r\n𠮷野家\r終", unit)
    assert positions.of(6) == (1, column)
    assert positions.offset(1, column) == 6
    assert positions.of(8) == (2, 0)


@given(st.text("あ𠮷a\n\r ", max_size=30), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_there_and_back(text: str, unit: str) -> None:
    positions = Positions(text, unit)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":  # no place for a cursor
            assert positions.offset(*positions.of(offset)) == offset


def test_beyond_the_end() -> None:
    positions = Positions("あ\nい")
    assert positions.offset(0, 99) <= 2
    assert positions.offset(9, 0) == 3
