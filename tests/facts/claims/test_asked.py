"""What a reply takes up of the customer's mail under a label is not the responder's; the answer below it is."""

from __future__ import annotations

import pytest

from checker.facts.claims.read import read_units
from checker.rules.files import load_group

DATA = load_group("layout")["layout.asked"]["examples"]
THEIRS = "カード番号も漏れたと聞きました。カードは止めます。"
OWN = "カード番号は漏れておりません。"


def said(text: str, is_official: bool = False) -> list[str]:
    """Return the clauses that the writer says, without headings."""
    return [u.text for u in read_units("r", text, is_official=is_official) if not u.is_topic]


@pytest.mark.parametrize("label", DATA["asked"])
def test_the_customers_part_is_left_out(label: str) -> None:
    assert said(f"【{label}】\n{THEIRS}\n\n【ご回答】\n{OWN}\n") == [OWN]
    assert said(f"{label}：{THEIRS}\n回答：{OWN}\n") == [f"回答:{OWN}"]


@pytest.mark.parametrize("label", DATA["answered"])
def test_all_below_the_answers_label_is_the_writers(label: str) -> None:
    assert said(f"■お問い合わせ内容\n{THEIRS}\n■{label}\n{OWN}\n") == [OWN]


def test_a_drawn_line_ends_it() -> None:
    assert said(f"-----お問い合わせ内容-----\n{THEIRS}\n------------------------\n{OWN}\n") == [OWN]


@pytest.mark.parametrize("label", DATA["plain"])
def test_other_labels_begin_nothing(label: str) -> None:
    assert OWN in said(f"【{label}】\n{OWN}\n【ご回答】\n9月1日に発生しました。\n")


def test_without_an_answers_label_nothing_below_is_lost() -> None:
    assert OWN in said(f"【お問い合わせ内容】\nカード番号について\n\n{OWN}\n")
    assert OWN in said(f"【お問い合わせ】\n0120-000-111\n【ご案内】\n{OWN}\n")


def test_in_the_record_of_a_call_only_the_desk_asserts() -> None:
    assert said(f"お客様：{THEIRS}\n当方：{OWN}\n") == [f"当方:{OWN}"]
    assert said(f"お客様：田中様\n担当：山田\n\n{OWN}\n")[-1] == OWN


def test_the_customers_words_are_the_question() -> None:
    assert read_units("r", f"【お問い合わせ内容】\nカード番号は漏れましたか。\n【回答】\n{OWN}\n")[-1].question == "カード番号は漏れましたか。"
    assert read_units("r", f"【お問い合わせ内容】\n漏れましたか。\n【回答】\n{OWN}\n", "住所は?")[-1].question == "住所は?"


def test_an_official_text_is_read_whole() -> None:
    assert len(said(f"【ご質問】\n{THEIRS}\n【回答】\n{OWN}\n", is_official=True)) > 1
