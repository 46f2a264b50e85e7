"""CSV and JSONL: encodings, quoted line breaks, columns, bad rows."""

from __future__ import annotations

import json

import pytest

from checker.audit.columns import find_columns, parse_columns
from checker.audit.files import MAX_TEXT, read_bytes, read_replies
from checker.audit.moments import moment
from checker.domain.errors import InputError, UsageError
from tests.audit.helpers import csv_bytes

HEADER = ("チケット番号", "日時", "担当者", "お問い合わせ", "回答内容")
ROW = ("1001", "2025/9/8 9:05", "岡部", "パスワードは？", "1行目です。\n2行目、「引用」です。")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_encodings_and_quoted_line_breaks(encoding: str) -> None:
    found = read_bytes("a.csv", csv_bytes(HEADER, ROW, encoding=encoding))
    (reply,) = found.replies
    assert (reply.id, reply.at, reply.responder, reply.question) == ("1001", "2025-09-08T09:05", "岡部", "パスワードは？")
    assert reply.text == ROW[4]
    assert not found.unreadable


@pytest.mark.parametrize(
    "header",
    [("ID", "Date", "Agent", "Question", "Reply"), ("id", "at", "responder", "question", "text"),
     ("受付番号", "回答日時", "回答者名", "お客様の声", "返信本文"), ("No.", "送信 日時", "オペレーター（氏名）", "ご質問", "回答（本文）")],
)
def test_columns_by_japanese_and_english_names(header: tuple[str, ...]) -> None:
    (reply,) = read_bytes("a.csv", csv_bytes(header, ROW)).replies
    assert (reply.id, reply.responder, reply.question, reply.text) == (ROW[0], ROW[2], ROW[3], ROW[4])


def test_columns_can_be_named() -> None:
    data = csv_bytes(("甲", "乙"), ("本文です。", "田中"))
    with pytest.raises(InputError) as error:
        read_bytes("a.csv", data)
    assert error.value.code == "no_column"
    assert "甲、乙" in error.value.hint
    (reply,) = read_bytes("a.csv", data, parse_columns("text=甲, responder=乙")).replies
    assert (reply.text, reply.responder) == ("本文です。", "田中")


def test_wrong_columns_are_refused() -> None:
    for words in ("本文", "body=甲"):
        with pytest.raises(UsageError):
            parse_columns(words)
    with pytest.raises(InputError, match="丙"):
        find_columns(("甲",), {"text": "丙"}, "a.csv")


def test_a_short_english_word_inside_another_is_chance() -> None:
    assert "at" not in find_columns(("category", "text"), {}, "a.csv")


def test_tabs_and_semicolons_separate_too() -> None:
    for sign in ("\t", ";"):
        (reply,) = read_bytes("a.tsv", f"id{sign}text\n7{sign}本文です。\n".encode()).replies
        assert (reply.id, reply.text) == ("7", "本文です。")


def test_bad_rows_are_listed_and_the_rest_is_read() -> None:
    rows = [HEADER, ROW, ("1002", "", "", "", "  "), ("1003", "", "", "", "あ" * (MAX_TEXT + 1)), ("1004", "", "", "", "よい回答です。"), ("1005",)]
    found = read_bytes("a.csv", csv_bytes(*rows))
    assert [r.id for r in found.replies] == ["1001", "1004"]
    assert [u.row for u in found.unreadable] == [3, 4, 6]
    assert "空" in found.unreadable[0].reason
    assert "長すぎます" in found.unreadable[1].reason


def test_blank_lines_before_the_header_count() -> None:
    found = read_bytes("a.csv", b"\n\nid,text\n1,\xe3\x81\x82\n\n2,\n")
    assert [r.row for r in found.replies] == [4]
    assert [u.row for u in found.unreadable] == [6]


def test_undecodable_rows_are_listed_by_their_number() -> None:
    good = csv_bytes(("id", "text"), *((str(k), "正しい文章の回答です。") for k in range(30)))
    found = read_bytes("a.csv", good + b"31,\x93\xfa\x96\x7b\x8c\xea\r\n")
    assert len(found.replies) == 30
    assert [u.row for u in found.unreadable] == [32]
    assert "文字コード" in found.unreadable[0].reason
    assert found.notes


def test_a_nul_is_no_text() -> None:
    found = read_bytes("a.jsonl", json.dumps({"id": "a", "text": "x\x00y"}).encode() + b'\n{"id":"b","text":"\xe3\x81\x82"}\n')
    assert [r.id for r in found.replies] == ["b"]
    assert [u.row for u in found.unreadable] == [1]


def test_double_ids_become_unique_and_missing_ones_are_rows() -> None:
    found = read_bytes("a.csv", csv_bytes(("id", "text"), ("7", "あ。"), ("7", "い。"), ("", "う。")))
    assert [r.id for r in found.replies] == ["7", "7#2", "行4"]
    assert [r.row for r in found.replies] == [2, 3, 4]


def test_jsonl_lines_stand_for_themselves() -> None:
    lines = ['{"id":"a","responder":"甲","at":"2025-09-08T10:00","question":"?","text":"本文。","incident":"x"}', "", "{broken", "[1]", '{"id":"b"}',
             '{"回答":"別の列名。"}']
    found = read_bytes("a.jsonl", "\n".join(lines).encode())
    assert [(r.id, r.incident) for r in found.replies] == [("a", "x"), ("行6", "")]
    assert [u.row for u in found.unreadable] == [3, 4, 5]
    assert "JSON" in found.unreadable[0].reason


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("2025-09-08T09:20:31+09:00", "2025-09-08T09:20"), ("2025/9/8", "2025-09-08"), ("令和7年9月8日 午後3時5分", "2025-09-08T15:05"),
     ("2025年9月8日", "2025-09-08"), ("きのう", ""), ("2025-13-45", ""), (None, "")],
)
def test_moments(cell: object, expected: str) -> None:
    assert moment(cell) == expected


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("a.csv", b"", "empty"), ("a.csv", b" \n", "empty"), ("a.csv", b"id,text\n", "no_replies"), ("a.csv", b"id,text\n1,\n", "no_replies"),
     ("a.xls", b"abc", "unknown_format"), ("a.csv", b"\n\n,,\n", "empty")],
)
def test_files_without_replies_are_refused(name: str, data: bytes, code: str, tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / name
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_replies(str(path))
    assert error.value.code == code
    assert error.value.hint


def test_a_missing_file_says_so() -> None:
    with pytest.raises(InputError) as error:
        read_replies("nowhere.csv")
    assert error.value.code == "missing"
