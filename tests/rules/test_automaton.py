"""RE2 without its Python layer says what the layer says."""

from __future__ import annotations

import re2
from hypothesis import given
from hypothesis import strategies as st

from checker.rules.automaton import Automaton, automaton

PATTERNS = ("あ", "あ[^。]{0,3}い", "^い", "い$", "a|あい", "(?P<s>い+)a", "b*", "[^。い]い")
TEXTS = st.text(alphabet="あい。ab\n𠮷", max_size=20)


@given(TEXTS, st.sampled_from(PATTERNS))
def test_says_what_the_layer_says(text: str, pattern: str) -> None:
    ours, layer, blob = Automaton(pattern), re2.compile(pattern), text.encode()
    match = layer.search(text)
    assert ours.found_in(blob) == (match is not None)
    assert ours.first(text) == (match.span() if match else None)
    assert ours.spans(blob) == [m.span() for m in layer.finditer(blob)]


@given(TEXTS, st.sampled_from(PATTERNS))
def test_falls_back_to_the_layer(text: str, pattern: str) -> None:
    ours, slow, blob = Automaton(pattern), Automaton(pattern), text.encode()
    assert slow.layer
    slow._match = None
    assert slow.found_in(blob) == ours.found_in(blob)
    assert slow.first(text) == ours.first(text)
    assert slow.spans(blob) == ours.spans(blob)


@given(st.lists(TEXTS, max_size=4), st.sampled_from(PATTERNS))
def test_what_matches_in_a_part_matches_in_the_whole(parts: list[str], pattern: str) -> None:
    ours = automaton(pattern)
    if ours.is_local and any(ours.found_in(p.encode()) for p in parts):
        assert ours.found_in("\n".join(parts).encode())


def test_patterns_that_ask_for_an_edge_are_known() -> None:
    assert [p for p in PATTERNS if not automaton(p).is_local] == ["^い", "い$"]
    assert not automaton(r"\bab").is_local
    assert automaton("[^。]").is_local
