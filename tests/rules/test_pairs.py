"""Pairs of characters never rule out a text that holds a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.rules.pairs import Group, WordIndex, pairs_of

SIGNS = "あいう𠮷\ud842\x00"
TEXTS = st.text(alphabet=SIGNS, max_size=12)
WORDS = st.lists(st.text(alphabet=SIGNS, min_size=1, max_size=4), min_size=1, max_size=4)


@given(WORDS, TEXTS)
def test_a_text_that_holds_a_word_is_never_ruled_out(words: list[str], text: str) -> None:
    if any(word in text for word in words):
        group, pairs = Group(words), pairs_of(text)
        assert not group.heads.isdisjoint(pairs)
        assert group.may_be_in(pairs)


@given(WORDS, st.lists(TEXTS, max_size=5))
def test_no_part_that_holds_a_word_is_left_out(words: list[str], parts: list[str]) -> None:
    places: dict[int, int] = {}
    for i, part in enumerate(parts):
        for pair in pairs_of(part):
            places[pair] = places.get(pair, 0) | 1 << i
    found = Group(words).where(places, frozenset(places))
    assert all(found >> i & 1 for i, part in enumerate(parts) if any(word in part for word in words))


@given(WORDS, TEXTS)
def test_the_index_finds_the_words_that_are_there(words: list[str], text: str) -> None:
    found = WordIndex(dict.fromkeys(words)).found_in(text, pairs_of(text))
    assert sorted(found) == sorted({word for word in words if word in text})


def test_words_whose_pairs_stand_apart_are_ruled_out() -> None:
    group = Group(["漏えい"])
    assert not group.may_be_in(pairs_of("漏れ、えい"))
    assert group.may_be_in(pairs_of("情報の漏えい"))
