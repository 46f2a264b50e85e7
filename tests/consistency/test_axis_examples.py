"""The examples of the measured axes are tests: each pair must fire or stay quiet on its own axis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.rules.files import load_group
from tests.consistency.helpers import reply


def _axes() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, raw in load_group("axes/measured").items():
        short = name.rsplit(".", 1)[1]
        if "examples" in raw:
            yield {"hours": "hours", "channels": "channel", "undecided": "undecided", "none_some": "none_some"}[short], raw["examples"]
        if short == "poles":
            yield from ((f"word:{axis}", entry["examples"]) for axis, entry in raw.items())


CASES = [(axis, kind, *pair) for axis, found in _axes() for kind in ("fires", "quiet") for pair in found[kind]]


@pytest.mark.parametrize(("axis", "kind", "a", "b"), CASES)
def test_example(axis: str, kind: str, a: str, b: str) -> None:
    replies = [reply("a", a, at="2025-06-03T10:00"), reply("b", b, at="2025-06-03T10:00")]
    found = find_reply_conflicts(replies)
    if kind == "fires":
        assert found  # another axis that sees the same dispute may be the one that tells it
    else:
        assert not [c for c in found if c.axis == axis]


def test_every_axis_has_examples() -> None:
    assert {axis for axis, _ in _axes()} >= {"hours", "channel", "undecided", "word:share", "word:arrival"}
