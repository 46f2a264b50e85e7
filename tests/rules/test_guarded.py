"""A guarded pattern finds what the pattern of ``re`` finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.rules.guarded import Guarded, any_of

PATTERNS = [r"流出|漏(?:え)?い", r"(?P<s>[^。は]{1,4}?)は影響", r"[0-9]{1,3}(?:歳|才)|がん", r"[a-z]+@(?:a\.jp|b\.jp)", r"^全[^。]{0,3}復旧", r"(?<!約)[0-9]件"]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(alphabet="流出漏えい客は影響0歳才がんa@.jpb。全復旧約件", max_size=14))
def test_agrees_with_re(pattern: str, text: str) -> None:
    guarded, plain = Guarded(pattern), re.compile(pattern)
    for name in ("search", "match", "fullmatch"):
        found, expected = getattr(guarded, name)(text), getattr(plain, name)(text)
        assert (found and found.span()) == (expected and expected.span())
    assert [m.span() for m in guarded.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_texts_without_the_needles_are_told_at_once() -> None:
    pattern = any_of(("流出", "漏えい"))
    assert pattern.may_match("情報が流出") and not pattern.may_match("お知らせ")
    assert any_of(("流出", "漏えい")) is pattern


def test_patterns_without_needles_are_always_searched() -> None:
    assert Guarded(r"\d*").search("お知らせ") is not None
