"""XLSX: real books made with openpyxl; broken ones and bombs."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
import pytest

from checker.audit.files import read_bytes
from checker.audit.sheets import MAX_RATIO
from checker.domain.errors import InputError


def book(*sheets: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for k, rows in enumerate(sheets):
        sheet = made.create_sheet(f"表{k}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


HEADER: list[object] = ["受付番号", "回答日時", "担当", "質問", "回答"]


def test_cells_of_every_type() -> None:
    rows: list[list[object]] = [HEADER, [1001, datetime.datetime(2025, 9, 8, 9, 20), "岡部", None, "本文です。\n二行目。"],
                                [1002.0, datetime.date(2025, 9, 9), "三枝", "何人ですか。", 10234]]
    first, second = read_bytes("a.xlsx", book(rows)).replies
    assert (first.id, first.at, first.responder, first.question, first.text) == ("1001", "2025-09-08T09:20", "岡部", "", "本文です。\n二行目。")
    assert (second.id, second.at[:10], second.text) == ("1002", "2025-09-09", "10234")


def test_the_sheet_with_replies_is_found() -> None:
    found = read_bytes("a.xlsx", book([["表紙"], ["2025年"]], [HEADER, [1, None, None, None, "本文。"]]))
    assert [r.text for r in found.replies] == ["本文。"]


def test_formula_cells_count_as_what_they_show() -> None:
    """A formula that was never computed shows nothing: its row is listed as empty, and its formula is not taken for text."""
    found = read_bytes("a.xlsx", book([HEADER, [1, None, None, None, '="a"&"b"'], [2, None, None, None, "本文。"]]))
    assert [r.text for r in found.replies] == ["本文。"]
    assert [(u.row, u.reason) for u in found.unreadable] == [(2, "回答の本文が空です")]


def test_empty_rows_do_not_shift_the_numbers() -> None:
    found = read_bytes("a.xlsx", book([HEADER, [1, None, None, None, "一。"], [], [2, None, None, None, "二。"]]))
    assert [r.row for r in found.replies] == [2, 4]


def test_no_sheet_with_replies() -> None:
    with pytest.raises(InputError) as error:
        read_bytes("a.xlsx", book([["甲", "乙"], [1, 2]]))
    assert error.value.code == "no_column"


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"no zip at all", book([HEADER])[:200]])
def test_broken_books(data: bytes) -> None:
    with pytest.raises(InputError) as error:
        read_bytes("a.xlsx", data)
    assert error.value.code == "broken"
    assert error.value.hint


def test_zip_that_is_no_book() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(InputError) as error:
        read_bytes("a.xlsx", out.getvalue())
    assert error.value.code == "broken"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (MAX_RATIO * 100_000 + 1))
    with pytest.raises(InputError) as error:
        read_bytes("a.xlsx", out.getvalue())
    assert error.value.code == "bomb"
