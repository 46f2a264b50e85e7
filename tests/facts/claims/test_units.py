"""Units: clauses, flags, places."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checker.facts.claims.clauses import split_clauses
from checker.facts.claims.flags import is_conditional, is_correction, is_greeting, is_question, is_quoted
from checker.facts.claims.read import read_units


def test_clauses_part_where_a_new_statement_begins() -> None:
    sentence = "お名前は含まれておりますが、パスワードは含まれておりません。"
    assert [sentence[a:b] for a, b in split_clauses(sentence)] == ["お名前は含まれておりますが、", "パスワードは含まれておりません。"]


def test_a_copula_parts_two_themes_and_a_place_does_not() -> None:
    sentence = "保存されていたのはお名前、学年のデータで、お電話番号の情報はございません。"
    assert [sentence[a:b] for a, b in split_clauses(sentence)] == ["保存されていたのはお名前、学年のデータで、", "お電話番号の情報はございません。"]
    assert len(split_clauses("紙の台帳で、名簿を管理しておりました。")) == 1


@given(st.text(alphabet="対象は名です。、が「」しておりますので 10", max_size=60))
def test_clauses_cover_the_sentence(sentence: str) -> None:
    ranges = split_clauses(sentence)
    assert ranges[0][0] == 0 and ranges[-1][1] == len(sentence)
    assert all(a[1] == b[0] for a, b in pairwise(ranges))


@given(st.text(alphabet="㈱対象は１２名です。\n ・(午後３時)※", max_size=60))
def test_places_lie_inside_the_source(text: str) -> None:
    for unit in read_units("a", text):
        span = unit.place(0, len(unit.text))
        assert 0 <= span.start <= span.end <= len(text)


def test_flags_tell_utterances_apart() -> None:
    assert is_question("ご本人様でいらっしゃいますか。")
    assert not is_question("変更は不要です。")
    assert is_conditional("退会される場合は月割りで返金します。")
    assert not is_conditional("21時に停止しました。")
    assert is_correction("昨日14通と申し上げたのは言い誤りで、142通です。")
    assert not is_correction("誤って別の方へ送付しておりました。")
    assert is_greeting("いつもお世話になっております。")
    assert is_quoted("「攻撃では」とのお声も多くいただいておりますが、", 0, 24)


def test_a_correction_holds_for_the_whole_reply() -> None:
    units = read_units("a", "お返しは38,950円です。先日38,400円と申し上げたのは概算でした。訂正いたします。")
    assert all(u.is_correction for u in units)


def test_previous_sentences_and_question_are_at_hand() -> None:
    units = read_units("a", "障害を確認しました。本日9時からです。", "何時からですか?", "2025-06-03T10:00")
    assert units[-1].previous == ("障害を確認しました。",)
    assert units[-1].question == "何時からですか?"
