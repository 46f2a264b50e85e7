"""Conditions of a clause: what they say and of what."""

from __future__ import annotations

import pytest

from checker.facts.claims.conditions import Condition, as_items, conditions_in, from_items


@pytest.mark.parametrize(
    ("text", "sense", "words"),
    [
        ("濁っている間は飲まないでください。", "=", "濁"),
        ("充電中は使わないでください。", "=", "充電"),
        ("修理が終わるまで使わないでください。", "<", "修理"),
        ("点検前には触れないでください。", "<", "調査"),
        ("修理が終われば使えます。", ">", "修理"),
        ("割れていなければお使いいただけます。", "-", "割"),
        ("濁りがない場合は飲めます。", "-", "濁"),
        ("熱が出た方は受診してください。", "+", "出 熱"),
    ],
)
def test_the_sense_and_the_words(text: str, sense: str, words: str) -> None:
    assert Condition(sense, frozenset(words.split())) in conditions_in("", text)


@pytest.mark.parametrize(
    "text",
    [
        "9月30日までにお送りください。",
        "よろしければお知らせください。",
        "そのままお使いください。",
        "召し上がらないでください。",
        "飲んでいただいても構いません。",
        "必ず変更しなければなりません。",
        "該当商品をお持ちの方は返品してください。",
    ],
)
def test_what_restricts_nothing_is_no_condition(text: str) -> None:
    assert not conditions_in("", text)


def test_even_so_is_no_restriction() -> None:
    assert conditions_in("", "修理前でもお使いいただけます。") == (Condition("<", frozenset({"修理"}), even_so=True),)


def test_the_condition_of_the_clause_before_goes_on_but_not_through_a_but() -> None:
    assert conditions_in("異常を感じたら使用を中止し、", "当社へご連絡ください。")
    assert not conditions_in("異常を感じたら中止していただきますが、", "通常はお使いいただけます。")


def test_items_keep_conditions() -> None:
    found = conditions_in("", "濁っていても、赤いものは飲まないでください。")
    assert from_items(as_items(found)) == found
