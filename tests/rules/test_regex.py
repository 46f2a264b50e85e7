"""Kept patterns behave as freshly compiled ones, and a spoilt file changes nothing."""

from __future__ import annotations

import atexit
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.rules import regex as module
from checker.rules.regex import regex

PATTERNS = (
    r"[0-9０-９一二三四五]{1,3}(?P<unit>件|名)",
    r"(?<![一-龠])(?P<a>同|翌)日(?!間)",
    r"^\s*(?:第?[0-9]+[.．、)）])\s*(\S+)(?P<rest>.*)$",
    r"[^。]{1,20}[:：]",
    r"(?i)abc|ＡＢＣ",
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(module, "book", module.Book(module.book.name))
    monkeypatch.setattr(atexit, "register", lambda f: f)
    return tmp_path / "tsujitsuma"


def kept() -> None:
    """Compile, save, and forget, as between two starts."""
    for pattern in PATTERNS:
        regex(pattern, re.MULTILINE)
    module.book.save()
    module.book.forget()


def test_the_second_start_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kept()

    def refuse(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(module, "_first", refuse)
    for pattern in PATTERNS:
        made, fresh = regex(pattern, re.MULTILINE), re.compile(pattern, re.MULTILINE)
        assert (made.pattern, made.flags, made.groups, dict(made.groupindex)) == (
            fresh.pattern, fresh.flags, fresh.groups, dict(fresh.groupindex)
        )


@given(st.text(st.sampled_from("0１三件名同翌日間第.．)、 :：。aＡbcBC\n"), max_size=30))
def test_the_same_matches(text: str) -> None:
    kept()
    for pattern in PATTERNS:
        fresh = re.compile(pattern, re.MULTILINE)
        assert [(m.span(), m.groupdict()) for m in regex(pattern, re.MULTILINE).finditer(text)] == [
            (m.span(), m.groupdict()) for m in fresh.finditer(text)
        ]


@pytest.mark.parametrize("spoil", [b"", b"x", b"x" * 40])
def test_a_spoilt_file_is_ignored(cache: Path, spoil: bytes) -> None:
    kept()
    (path,) = cache.glob("regex-*")
    path.write_bytes(path.read_bytes()[: len(spoil)] + spoil)
    module.book.forget()
    assert regex(PATTERNS[0]).search("三件")


def test_code_of_another_engine_is_refused() -> None:
    module.book.put((PATTERNS[0], 0), (32, b"\x01\x02\x03\x04" * 5, 1, ("", "unit")))
    assert regex(PATTERNS[0]).search("三件")


def test_a_bad_pattern_is_an_error() -> None:
    with pytest.raises(re.error):
        regex("(")


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    regex(PATTERNS[0])
    module.book.save()
