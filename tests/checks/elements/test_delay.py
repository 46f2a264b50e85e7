"""A delay counts only where the text itself lets a reader see it."""

from __future__ import annotations

import pytest

from checker.checks.elements.delay import visible_delay
from checker.domain.fact import Facts
from checker.text.segment import build_document
from checker.text.source import SourceText


def shown(text: str, facts: Facts | None = None, mode: str = "") -> str | None:
    """Return the delay in words, or None."""
    delay = visible_delay(build_document(SourceText("-", text)), facts or Facts(), mode)
    return delay.shown if delay else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("調査を優先し、1日たってからの公表となりました。", "1日"),
        ("発覚から2週間後の公表となったことをお詫びします。", "2週間"),
        ("翌日の発表となりました。", "1日"),
        ("ご報告が遅くなりましたことをお詫びします。", "時間"),
        ("配送が遅れております。", None),
        ("5月10日に公表しました。", None),
    ],
)
def test_told_delays(text: str, words: str | None) -> None:
    assert shown(text) == words


def test_dated_delay() -> None:
    assert shown("お知らせ", Facts(delay_days=3)) == "3日"
    assert shown("お知らせ", Facts(delay_days=0)) is None


def test_outage_counts_minutes() -> None:
    text = "2026年5月10日 11時30分\n障害について\n\n本日9時10分ごろから、決済が使えない状態です。\n"
    assert shown(text, Facts(delay_days=0), "system_outage") == "2時間20分"
    assert shown(text, Facts(delay_days=0), "service_error") is None
    assert shown(text.replace("11時30分", "9時30分"), Facts(delay_days=0), "system_outage") is None
