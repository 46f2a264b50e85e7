"""Cut patterns find what the whole pattern finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.elements.matcher import Sentences, compiled, cut, indices

GAP = r"[^\n。]{0,3}"


@pytest.mark.parametrize(
    ("pattern", "pieces", "gaps"),
    [
        (f"停止{GAP}した", ("停止", "した"), ((0, 3),)),
        (f"(?:a{GAP}b|c)d", (f"(?:a{GAP}b|c)d",), ()),
        (f"a{GAP}b|c", (f"a{GAP}b|c",), ()),
        (f"原因は{GAP}", ("原因は",), ()),
        (r"原因は[^\n。]{6,}", (r"原因は[^\n。]{6,}",), ()),
        (r"a\([^\n。]{1,}b", (r"a\(", "b"), ((1, 200),)),
    ],
)
def test_cut(pattern: str, pieces: tuple[str, ...], gaps: tuple[tuple[int, int], ...]) -> None:
    assert cut(pattern) == (pieces, gaps)


@given(st.lists(st.text(alphabet="あい。ab", max_size=12), min_size=1, max_size=4))
def test_cut_pattern_agrees_with_the_whole_one(sentences: list[str]) -> None:
    pattern = f"あ{GAP}い"
    expected = {i for i, s in enumerate(sentences) if re.search(pattern, s)}
    assert set(indices(Sentences(sentences).hits(pattern))) == expected
    assert {i for i, s in enumerate(sentences) if compiled(pattern).found_in(s.encode())} == expected


def test_sentences_do_not_run_into_each_other() -> None:
    joined = Sentences(["サーバーを停止", "いたしました。", "回線を\n　停止いたし\nました"])
    assert set(indices(joined.hits(f"停止{GAP}まし"))) == {2}
    assert set(indices(joined.hits("^いたし"))) == {1}


def test_many_hits_stay_cheap() -> None:
    assert Sentences(["停止" * 20_000 + "した"]).hits(f"停止{GAP}した") == 1


def test_only_the_sentences_asked_for_are_told() -> None:
    sentences = Sentences(["停止した", "停止です", "停止を再開した"])
    assert set(indices(sentences.hits(f"停止{GAP}した", 0b011))) == {0}
    assert set(indices(sentences.hits("停止", 0b110))) == {1, 2}
    assert set(indices(sentences.hits("停止"))) == {0, 1, 2}
