"""The examples of the axes of sides are tests; so is what keeps two sources apart that each tell both sides."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.facts.claims.sides import PREFIX, side_axes
from checker.rules.files import load_group
from tests.consistency.helpers import reply

CASES = [
    (PREFIX + name.rsplit(".", 1)[1], kind, *pair)
    for name, raw in load_group("axes/sides").items()
    for kind in ("fires", "quiet")
    for pair in raw["examples"][kind]
]


@pytest.mark.parametrize(("axis", "kind", "a", "b"), CASES)
def test_example(axis: str, kind: str, a: str, b: str) -> None:
    found = find_reply_conflicts([reply("a", a, at="2025-06-03T10:00"), reply("b", b, at="2025-06-03T10:00")])
    if kind == "fires":
        assert found  # another axis that sees the same dispute may be the one that tells it
    else:
        assert not [c for c in found if c.axis == axis]


def test_opposed_sides_exist() -> None:
    for axis in side_axes().values():
        sides = {side.id for side in axis.sides}
        assert {side for pair in axis.opposed for side in pair} <= sides
        assert axis.affirms in sides
        assert set(axis.within) | set(axis.within.values()) <= set(axis.matters)


def _sides(*replies: tuple[str, str, str]) -> list[str]:
    found = find_reply_conflicts([reply(name, text, at=at) for name, text, at in replies])
    return [c.axis for c in found if c.axis.startswith(PREFIX)]


def test_finished_after_going_on_is_progress() -> None:
    going_on = ("a", "お宅の点検はまだ終わっておらず、引き続き回っております。", "2025-06-03T10:00")
    finished = ("b", "対象のお宅の点検は一軒残らず済ませております。", "2025-06-05T10:00")
    assert _sides(going_on, finished) == []
    assert _sides((*going_on[:2], "2025-06-06T10:00"), finished) == ["side:phase"]


def test_finished_on_a_day_before_the_other_spoke() -> None:
    going_on = ("a", "お宅の点検はまだ終わっておらず、引き続き回っております。", "2025-06-03T10:00")
    finished = ("b", "対象のお宅の点検は、5月31日に一軒残らず済ませております。", "2025-06-05T10:00")
    assert _sides(going_on, finished) == ["side:phase"]


def test_source_with_both_sides_contradicts_neither() -> None:
    both = ("a", "7箱は持ち主の方に戻りました。残る2箱は行き先をたどっております。", "2025-06-03T10:00")
    missing = ("b", "2箱の行方は、いまだにつかめておりません。", "2025-06-03T10:00")
    assert _sides(both, missing) == []
