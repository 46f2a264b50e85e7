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


HEAD = "番号,回答者,質問,回答\n"
GOOD = "2,鈴木,カードは,カード番号は漏えいしておりません。\n"


def read_text(words: str) -> tuple[list[str], dict[int, str]]:
    """Return the ids of the replies and the reasons by row."""
    found = read_bytes("a.csv", words.encode())
    return [r.id for r in found.replies], {u.row: u.reason for u in found.unreadable}


@pytest.mark.parametrize(
    "row", ["1,加藤,件数は,漏えいした件数は12,435件です。\n", "1,加藤,件数は,漏えいした件数は12,435件です。,\n", "1,加藤,はい,いいえ,パスワードは不要です。\n"]
)
def test_a_comma_without_quotes_does_not_cut_the_answer(row: str) -> None:
    ids, reasons = read_text(HEAD + row + GOOD)
    assert ids == ["2"]
    assert '" で囲んで' in reasons[2]


def test_a_number_cut_into_a_column_of_its_own_is_seen() -> None:
    ids, reasons = read_text("番号,回答,備考\n1,件数は12,435件です。\n2,窓口は0120-000-814,120秒\n")
    assert ids == ["2"]
    assert list(reasons) == [2]


def test_empty_cells_too_many_or_too_few_do_no_harm() -> None:
    ids, reasons = read_text("番号,回答,備考\n1,あ。,,,\n2,い。\n3\n")
    assert ids == ["1", "2"]
    assert "回答の欄がありません" in reasons[4]


def test_a_quote_open_to_the_end_swallows_nothing() -> None:
    ids, reasons = read_text(HEAD + '1,佐藤,カードは,"閉じない引用\n' + GOOD)
    assert ids == ["2"]
    assert "引用符" in reasons[2]


def test_a_quote_closed_by_that_of_a_later_row_is_seen() -> None:
    ids, reasons = read_text(HEAD + '1,佐藤,カードは,"閉じない引用\n' + GOOD + '3,高橋,カードは,"一行目。\n二行目。"\n')
    assert ids == ["2", "3"]
    assert list(reasons) == [2]
    ids, reasons = read_text(HEAD + '"1","佐藤","カードは","閉じない引用\n"2","鈴木","カードは","漏えいしておりません。"\n"3","高橋","","不明です。"\n')
    assert ids == ["2", "3"]
    assert list(reasons) == [2]


def test_where_no_row_can_be_told_from_a_line_all_are_unread() -> None:
    ids, reasons = read_text('質問,回答\nあ,い。\nう,"閉じない\nえ,お。\nか,き。\n')
    assert ids == ["行2"]
    assert "ここから3行" in reasons[3]


def test_lines_of_a_quoted_answer_with_commas_stay_in_it() -> None:
    text = "内訳は次のとおりです。\n1,000円,2,000円,3,000円\n・氏名,住所,電話番号,以上。\n「はい」と\"答え\"ました。"
    (reply,) = read_bytes("a.csv", csv_bytes(("番号", "回答者", "質問", "回答"), ("9", "佐藤", "", text))).replies
    assert reply.text == text


def test_an_open_quote_in_the_header_is_refused() -> None:
    with pytest.raises(InputError) as error:
        read_bytes("a.csv", '番号,回答,"備考\n1,あ。,\n2,い。,"x"\n'.encode())
    assert error.value.code == "open_quote"


@pytest.mark.parametrize("encodings", [("utf-8", "cp932"), ("cp932", "utf-8")])
def test_rows_in_another_encoding_are_listed(encodings: tuple[str, str]) -> None:
    rows = [f'{k},佐藤,カードは,"一行目です。\nカード番号は漏えいしておりません。"\n' for k in range(1, 4)]
    most, other = encodings
    for where in range(4):
        parts = [line.encode(most) for line in (HEAD, *rows)]
        parts[where] = [HEAD, *rows][where].encode(other)
        found = read_bytes("a.csv", b"".join(parts))
        assert [u.row for u in found.unreadable] == ([where + 1] if where else [])
        assert all("漏えいしておりません" in r.text for r in found.replies)
        assert found.notes


def test_a_row_of_utf8_is_not_taken_for_cp932() -> None:
    rows = "".join(f"{k},佐藤,カードは,カード番号は漏えいしておりません。\n" for k in range(300))
    for words in ("あい", "カード番号も漏えいしております。", "件数は確認中です"):
        found = read_bytes("a.csv", (HEAD + rows).encode("cp932") + f"x,鈴木,,{words}\n".encode())
        assert [u.row for u in found.unreadable] == [302]


def test_a_file_of_no_known_encoding_is_refused() -> None:
    with pytest.raises(InputError) as error:
        read_bytes("a.csv", (HEAD + 30 * GOOD).encode("euc_jp") + b"\xff\xff\n")
    assert error.value.code == "undecodable"
