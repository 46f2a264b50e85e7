"""Names of events for people."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.facts.claims.extract import ClaimReader
from tests.consistency.helpers import reply


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("個人番号は含みません。", "個人番号を含むかどうか"),
        ("名簿に個人番号を含みます。", "個人番号を含むかどうか"),
        ("座席は窓口で売っておりません。", "座席を売るかどうか"),
        ("予約が重なっております。", "予約が重なるかどうか"),
        ("お電話番号は伝票に印字されません。", "電話番号の記載"),
        ("返金いたします。", "返金"),
        ("お持ちいただく際は保証書が必要です。", "保証書"),
        ("きれいになるまでお飲みにならないようお願いします。", "飲むかどうか"),
        ("箱はなくても構いません。", "箱"),
        ("無記名のカードの方はお申し出が必要です。", "カードの申請"),
        ("お申し出はいりません。", "申請が要るかどうか"),
    ],
)
def test_event_is_named_by_what_is_done_to_what(text: str, subject: str) -> None:
    assert [c.subject for c in ClaimReader().read_text("a", text) if c.axis == "event"] == [subject]


def test_explanation_of_a_verb_reads_naturally() -> None:
    asked = "一覧に会員番号は含まれますか。"
    found = find_reply_conflicts([reply("a", "一覧は会員番号を含みます。", asked), reply("b", "一覧は会員番号を含みません。", asked)])
    assert all("の含む" not in c.explanation for c in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("お召し上がりにならないようお願いいたします。", "お召し上がりにならないようお願いいたします"),
        ("団体契約のお客様は対象外でございます。", "団体契約のお客様は対象外"),
    ],
)
def test_what_is_shown_of_a_statement_cuts_no_word(text: str, words: str) -> None:
    shown = [text[c.span.start : c.span.end] for c in ClaimReader().read_text("a", text) if c.axis == "event"]
    assert words in shown


def test_a_request_is_named_by_what_is_asked_for() -> None:
    found = [c.subject for c in ClaimReader().read_text("a", "開けないようお願いいたします。") if c.axis == "event"]
    assert all("よう" not in subject for subject in found)
