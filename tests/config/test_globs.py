"""Path patterns of the configuration."""

from __future__ import annotations

import unicodedata

import pytest

from checker.config.globs import matches


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("news/a.md", "news/*.md", True),
        ("news/2025/a.md", "news/*.md", False),
        ("news/2025/a.md", "news/**/*.md", True),
        ("news/a.md", "news/**/*.md", True),
        ("a.md", "**/*.md", True),
        ("お知らせ/第 1報.md", "お知らせ/*", True),
        ("news/x/a.txt", "news", True),
        ("news/x/a.txt", "news/", True),
        ("newsroom/a.txt", "news", False),
        ("a.md", "./a.md", True),
        ("a+md", "a.md", False),
        (unicodedata.normalize("NFD", "ガイド/ぱ.md"), "ガイド/*.md", True),
    ],
)
def test_matches(path: str, pattern: str, fits: bool) -> None:
    assert matches(path, pattern) is fits
