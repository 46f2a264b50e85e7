"""How far the harm reaches and what was among the data: the examples of the axes are tests."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.rules.files import load_group
from tests.consistency.helpers import reply

AXES = {"axes.reach.groups": "reach", "axes.reach.items": "listed"}
CASES = [
    (axis, kind, *pair)
    for name, axis in AXES.items()
    for kind in ("fires", "quiet")
    for pair in load_group("axes/reach")[name]["examples"][kind]
]


@pytest.mark.parametrize(("axis", "kind", "a", "b"), CASES)
def test_example(axis: str, kind: str, a: str, b: str) -> None:
    found = find_reply_conflicts([reply("a", a, at="2025-06-03T10:00"), reply("b", b, at="2025-06-03T10:00")])
    if kind == "fires":
        assert found  # another axis that sees the same dispute may be the one that tells it
    else:
        assert not [c for c in found if c.axis == axis]


def test_later_finding_contradicts_no_passing_denial() -> None:
    before = reply("a", "3階の倉庫の商品に異常は確認されておりません。", at="2025-06-03T10:00")
    later = reply("b", "3階の倉庫の商品からも同じ汚れが見つかっております。", at="2025-06-04T10:00")
    assert not [c for c in find_reply_conflicts([before, later]) if c.axis == "reach"]


def test_denied_class_of_cause_in_other_words() -> None:
    a = reply("a", "職員が宛先を取り違えたためです。", "なぜ間違えたのですか。", at="2025-06-03T10:00")
    b = reply("b", "職員は手順どおりに送っておりました。", "なぜ間違えたのですか。", at="2025-06-03T10:00")
    assert [c for c in find_reply_conflicts([a, b]) if c.axis == "cause" and c.incompatible[0].kind == "hard"]


@pytest.mark.parametrize("seen", ["ほかの会員からも再生できる状態になっていました。", "別の保護者の方からも名簿が見られるようになっていました。"])
def test_others_who_could_see_are_no_further_case(seen: str) -> None:
    said = reply("a", "ほかのサービスに影響はありません。")
    assert not find_reply_conflicts([said], [("official", seen)])
    assert find_reply_conflicts([said], [("official", "ほかのサービスでも不具合が見つかりました。")])
