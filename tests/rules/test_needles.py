"""Needles never rule out a text that matches, and a choice of words finds what RE2 finds."""

from __future__ import annotations

from pathlib import Path

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.elements.cues import cue_book
from checker.checks.elements.matcher import cut
from checker.rules.automaton import Automata, Automaton, automaton, pairs_of
from checker.rules.needles import Needles, needles_of

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TEXTS = st.text(alphabet="あいう。ab\n𠮷", max_size=12)
PIECES = st.recursive(
    st.sampled_from(["あ", "い", "う", "a", "b", "[あい]", "[^。]", "𠮷", "^", "$", "[a-c]", "。"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "??", "*", "+", "{2}", "{1,3}"])).map(lambda p: f"(?:{p[0]}){p[1]}"),
    ),
    max_leaves=8,
)


@given(PIECES, TEXTS)
def test_what_matches_holds_its_needles(pattern: str, text: str) -> None:
    ours = Automaton(pattern)
    if re2.search(pattern, text):
        assert ours.may_match(pairs_of(text))
        assert ours.search(text)
        assert all(any(word in text for word in group) for group in ours.needles)


@given(PIECES, TEXTS)
def test_words_find_what_the_automaton_finds(pattern: str, text: str) -> None:
    ours, blob = Automaton(pattern), text.encode()
    assert ours.spans(blob) == [m.span() for m in re2.compile(pattern.encode()).finditer(blob)]
    assert ours.found_in(blob) == (re2.search(pattern, text) is not None)


@given(st.lists(PIECES, max_size=5), TEXTS)
def test_many_patterns_find_what_each_finds(patterns: list[str], text: str) -> None:
    assert Automata(map(automaton, patterns)).found_in(text) == [
        i for i, p in enumerate(patterns) if re2.search(p, text)
    ]


@pytest.mark.parametrize(
    ("pattern", "groups", "words"),
    [
        ("お?詫び", (("詫び",),), ("お詫び", "詫び")),
        ("お??詫び", (("詫び",),), ("詫び", "お詫び")),
        ("(?:原因|理由)[^。]{0,9}調査", (("調査",), ("原因", "理由")), ()),
        ("(?:原因|理由)$", (("原因", "理由"),), ()),
        ("(流出)した", (("流出した",),), ()),
        ("あ*", (), ()),
    ],
)
def test_what_is_known(pattern: str, groups: tuple[tuple[str, ...], ...], words: tuple[str, ...]) -> None:
    assert needles_of(pattern) == (groups, words)


@pytest.mark.parametrize("pattern", ["(?i)abc", "(?i:abc)", r"\p{Han}あ", "[[:alpha:]]あ", r"\Qあ\E", "("])
def test_what_python_reads_otherwise_is_given_up(pattern: str) -> None:
    assert needles_of(pattern) == Needles()


def test_all_patterns_of_the_cues_find_what_the_automata_find() -> None:
    """Every piece of every cue, in the samples: by words and needles, and by RE2 alone."""
    book = cue_book()
    rows = (*(c for cues in book.cues.values() for c in cues), *book.features.values())
    pieces = {p for row in rows for words in (*row.text, *row.lemma, *row.unless) for p in cut(words)[0]}
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES.glob("*.txt")]
    for piece in pieces:
        ours = automaton(f"(?m){piece}")
        for text in texts:
            blob = text.encode()
            found = ours.spans(blob)
            assert found == [m.span() for m in ours.layer.finditer(blob)], piece
            assert not found or ours.may_match(pairs_of(text)), piece
