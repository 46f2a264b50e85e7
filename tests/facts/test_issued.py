"""When a text says it was issued."""

from __future__ import annotations

import pytest

from checker.facts.issued import issued_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("【ご案内基準(2025年3月25日 12時更新)】\n・朝から障害が発生した。", "2025-03-25T12:00"),
        ("【応対要領 2024年12月2日】\n・受付票のつづりが所在不明。", "2024-12-02"),
        ("令和6年12月2日\n\nお客さま各位\n\n障害についてお知らせいたします。", "2024-12-02"),
        ("・2025年11月15日(土)昼の公演で、同じ座席を二重に売った。\n・後の方には返金する。", ""),
        ("・7日に停電した。", ""),
    ],
)
def test_issued(text: str, expected: str) -> None:
    assert issued_at(text) == expected
