"""Telephone numbers: slips of the pen, and other numbers for the same desk."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from tests.consistency.helpers import compare, reply

OFFICIAL = "お客様相談室 電話 0120-000-456"
ASKED = "電話番号は"


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("お問い合わせは0120-999-888までお願いいたします。", ASKED),
        ("お問い合わせは0120-999-888までお願いいたします。", ""),
        ("ご不明な点がございましたら、0120-999-888までお問い合わせください。", "返金はいつですか"),
        ("0120-999-888でございます。", "お客様相談室の番号を教えてください"),
    ],
)
def test_another_number_than_the_only_official_one(words: str, question: str) -> None:
    assert [c.axis for c in find_reply_conflicts([reply("a", words, question)], [("official", OFFICIAL)])] == ["address"]


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("お問い合わせは0120(000)456までお願いいたします。", ASKED),
        ("お問い合わせは0120-00-0456までお願いいたします。", ASKED),
        ("法人のお客様は0120-999-888までお願いいたします。", ASKED),
        ("0120-999-888です。", "法人窓口の電話番号は"),
        ("夜間は0120-999-888までお願いいたします。", ASKED),
        ("FAXは0120-000-457までお願いいたします。", ASKED),
        ("0120-000-456、夜間は0120-999-888です。", ASKED),
        ("0120-999-888からおかけします。", "電話をもらえますか"),
        ("配送業者の番号は0120-999-888です。", ASKED),
        ("荷物はヤマト運輸がお届けします。お問い合わせは0120-999-888へ。", "荷物は"),
        ("返金の手続きは0120-999-888へお電話ください。", "返金してほしい"),
    ],
)
def test_the_number_of_another_desk(words: str, question: str) -> None:
    assert not find_reply_conflicts([reply("a", words, question)], [("official", OFFICIAL)])


def test_official_texts_with_several_desks_decide_nothing() -> None:
    official = [("official", OFFICIAL), ("other", "お問い合わせは0120-111-222へ。")]
    assert not find_reply_conflicts([reply("a", "0120-999-888です。", ASKED)], official)


def test_two_answers_to_who_asks_for_the_number() -> None:
    a, b = "お問い合わせは0120-111-222までお願いいたします。", "専用ダイヤル0120-333-444にて承ります。"
    assert compare(a, b, ASKED)
    assert not compare(a, b, "返金はいつですか")
    assert not compare("新宿店の番号は03-1111-2222です。", "渋谷店の番号は03-3333-4444です。", ASKED)
