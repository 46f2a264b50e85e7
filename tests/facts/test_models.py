"""The small models ship with weights that fit the cues."""

from __future__ import annotations

import math

import pytest

from checker.facts.linear import cues_in, load_weights
from checker.rules.files import load_group


@pytest.mark.parametrize("name", ["events", "counts", "info_types"])
def test_weights_are_finite_and_name_existing_cues(name: str) -> None:
    raw = load_group("facts")[f"facts.{name}"]
    for weights in load_weights(name).values():
        assert weights and all(math.isfinite(w) for w in weights.values())
        for feature in weights:
            section, _, cue = feature.rpartition("|")[2].removeprefix("1st:").partition(":")
            if section in raw and isinstance(raw[section], dict) and "+" not in feature:
                assert cue in raw[section], feature


@pytest.mark.parametrize(
    ("words", "cue"),
    [("に判明しました", "after:learn"), ("にお客様からご連絡をいただき", "after:told"), ("に誤ってメールを送信しました", "after:send"),
     ("にサーバーへ侵入され", "after:attack"), ("に公表いたしましたとおり", "after:announced"), ("時点では", "after:as_of")],
)
def test_clauses_show_their_meaning(words: str, cue: str) -> None:
    assert cue in cues_in(words, "events", "after")


def test_empty_words_show_nothing() -> None:
    assert cues_in("", "events", "after") == set()
