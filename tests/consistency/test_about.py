"""Opposed words on one question: of one matter, or each of its own thing, group, time or occasion."""

from __future__ import annotations

import pytest

from checker.consistency.about import _is_met, features, of_other_matters, sight
from checker.consistency.check import find_reply_conflicts
from checker.domain.claim import Claim
from checker.facts.claims.extract import ClaimReader
from tests.consistency.helpers import reply


def _pairs(question: str, a: str, b: str) -> list[set[str]]:
    found = find_reply_conflicts([reply("a", a, question), reply("b", b, question)])
    return [{s.reply for v in c.values for s in v.statements} for c in found]


@pytest.mark.parametrize(
    ("question", "a", "b"),
    [
        ("会費は返してもらえますか。", "会費は全額をお返しいたします。", "会費はお返しいたしません。"),
        ("会員証は作り直しになりますか。", "会員証は作り直します。", "いいえ、会員証は作り直しません。"),
        ("役所には報告しましたか。", "消費者庁に報告いたしました。", "役所への報告はしておりません。"),
        ("暗証番号は変えるべきですか。", "暗証番号の変更をお願いいたします。", "暗証番号の変更は不要です。"),
    ],
)
def test_opposed_answers_on_one_matter_are_told(question: str, a: str, b: str) -> None:
    assert {"a", "b"} in _pairs(question, a, b)


@pytest.mark.parametrize(
    ("question", "a", "b"),
    [
        # another thing than the one asked about
        ("会費は返してもらえますか。", "会費は全額をお返しいたします。", "売店で買われた水着の代金は、お返しいたしません。"),
        ("暗証番号は変えるべきですか。", "暗証番号の変更をお願いいたします。", "古い機種のスマートフォンは、変えていただく必要がございません。"),
        # another occasion
        ("けがをした人はいますか。", "けがをされた方が2名おられます。", "3年前の倉庫の火災では、けがをされた方はおりません。"),
        ("警察に届けましたか。", "警察への届け出はしておりません。", "昨年の盗難の件は、警察に届け出ております。"),
        # another group
        ("残高は返りますか。", "残高はすべてお返しします。", "定期の契約をされた法人の方には、残高をお返しできません。"),
        # another's thing of the same name
        ("名前も載っていましたか。", "お名前は載っておりません。", "取材した記者の名前は、記事の末尾に載っております。"),
    ],
)
def test_opposed_words_on_two_matters_stay_quiet(question: str, a: str, b: str) -> None:
    assert _pairs(question, a, b) == []


def test_a_general_word_and_a_particular_one_of_its_class_go_together() -> None:
    assert _is_met("役所", frozenset({"消費者庁"}))
    assert _is_met("消費者庁", frozenset({"役所"}))
    assert not _is_met("消費者庁", frozenset({"保健所"}))
    assert not _is_met("株主", frozenset({"役所"}))


def _claim(text: str, question: str = "") -> Claim:
    return next(c for c in ClaimReader().read_text("a", text, question) if c.axis == "event")


def test_theme_modifiers_and_marks_of_a_statement() -> None:
    claim = _claim("昨年の担当の記者の名前は、号外にだけ載せております。")
    found = sight(claim.text, claim.items)
    assert {"記者", "昨年"} <= found.theme
    assert "記者" in next(words for head, words in found.modifiers.items() if head == "氏名")
    assert {"past", "only"} <= found.marks


def test_a_pair_is_weighed_the_same_both_ways_round() -> None:
    a = _claim("会費は全額をお返しいたします。", "会費は返りますか。")
    b = _claim("売店で買われた水着の代金は、お返しいたしません。", "会費は返りますか。")
    assert features(a, b, "hard") == features(b, a, "hard")
    assert of_other_matters(a, b, "hard")
    assert not of_other_matters(a, a, "hard")
