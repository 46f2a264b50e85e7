"""Terms: token boundaries, longest match, glosses."""

import pytest

from checker.checks.jargon import find_terms, glossary, is_explained
from checker.text.segment import build_document
from checker.text.source import SourceText


def _names(text: str) -> list[str]:
    return [h.span.of(text) for h in find_terms(build_document(SourceText("x.txt", text)), glossary())]


INSIDE = ["ブログを書きました。", "カタログでサポートの方法を見ました。", "パイロットが来ました。"]


@pytest.mark.parametrize("text", INSIDE)
def test_a_term_inside_a_longer_word_is_no_term(text: str) -> None:
    assert _names(text) == []


def test_the_longest_form_wins_and_widths_do_not_matter() -> None:
    assert _names("フォレンジック調査をしました。") == ["フォレンジック調査"]
    assert _names("ＷＡＦを入れました。") == ["ＷＡＦ"]


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("WAF(サイトを守る仕組み)を入れました。", "WAF", True),
        ("サイトを守る仕組み(WAF)を入れました。", "WAF", True),
        ("WAFとは、サイトを守る仕組みです。", "WAF", True),
        ("WAF(以下「本装置」といいます。)を入れました。", "WAF", False),
        ("WAFを入れました。", "WAF", False),
    ],
)
def test_explained(text: str, term: str, expected: bool) -> None:
    start = text.index(term)
    assert is_explained(text, start, start + len(term)) is expected


def test_every_gloss_is_short_and_avoids_its_own_term() -> None:
    for term in glossary().values():
        assert len(term.gloss) <= 40 and term.name not in term.gloss
