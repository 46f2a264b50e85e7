"""Stances on matters: the examples of ``style_rules/axes/stances`` and what must stay quiet."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.domain.conflict import Conflict
from checker.facts.claims.stances import AXIS, families, matters
from checker.rules.files import load_group
from tests.consistency.helpers import reply


def _examples(kind: str) -> list[tuple[str, str]]:
    return [(a, b) for raw in load_group("axes/stances").values() for a, b in raw.get("examples", {}).get(kind, ())]


def _conflicts(a: str, b: str, question: str = "") -> list[Conflict]:
    at = "2025-06-03T10:00"
    return find_reply_conflicts([reply("a", a, at=at, question=question), reply("b", b, at=at, question=question)])


@pytest.mark.parametrize(("a", "b"), _examples("fires"))
def test_opposed_stances_conflict(a: str, b: str) -> None:
    assert _conflicts(a, b)


@pytest.mark.parametrize(("a", "b"), _examples("quiet"))
def test_like_stances_do_not(a: str, b: str) -> None:
    assert not [c for c in _conflicts(a, b) if c.axis == AXIS]


def test_a_bare_answer_takes_the_matter_from_its_question() -> None:
    assert _conflicts("承っております。", "お受けしておりません。", "家族による代理は可能ですか。")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("今回の受験料はお返しできません。", "次回の受験料をお返しします。"),
        ("電話での予約は承っておりません。", "ウェブでの予約は承っております。"),
        ("レシートがなくても返金を承ります。", "レシートがないと受け付けないということはございません。"),
        ("交通費のご負担はございません。", "交通費はいただいておりません。"),
        ("卵アレルギーをお持ちの方は、お召し上がりにならないでください。", "アレルギーのない方は、召し上がっても差し支えございません。"),
    ],
)
def test_other_times_ways_and_double_negation_are_quiet(a: str, b: str) -> None:
    assert not [c for c in _conflicts(a, b) if c.axis == AXIS]


def test_every_matter_has_a_family_and_a_unique_name() -> None:
    assert all(m.family in families() for m in matters())
    by_family = {(m.family, m.id) for m in matters()}
    assert len(by_family) == len(matters())


def test_a_request_put_as_a_question_is_a_request() -> None:
    asked = "メールは削除するのですか"
    a = reply("a", "お手元のメールは削除していただけますでしょうか。", asked)
    assert find_reply_conflicts([a, reply("b", "メールの削除は不要です。", asked)])
    assert not find_reply_conflicts([a, reply("b", "メールの削除をお願いいたします。", asked)])
