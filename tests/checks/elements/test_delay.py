"""A delay counts only where the text itself lets a reader see it."""

from __future__ import annotations

import pytest

from checker.checks.elements.delay import visible_delay
from checker.domain.fact import Facts
from checker.facts.extract import extract_facts
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
        ("ご報告が遅くなりましたことをお詫びします。", ""),
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


@pytest.mark.parametrize(
    ("head", "story", "words"),
    [
        ("最終報告", "4月4日に公表した件の調査が終わりました。漏えいは4月3日に判明しました。", "1日(4月3日に発覚、4月4日に公表)"),
        ("最終報告", "漏えいは4月3日に判明しました。同日、ホームページで公表しました。", None),
        ("最終報告", "第1報でお知らせした件です。漏えいは4月3日に判明しました。", None),
        ("最終報告", "漏えいは4月3日に判明しました。", "17日(4月3日に発覚、4月20日に公表)"),
        ("お詫び", "漏えいは4月3日に判明し、4月4日に対象の方へお知らせしました。", "17日(4月3日に発覚、4月20日に公表)"),
        ("お詫び", "漏えいは4月3日に判明しました。県の担当課には、4月4日に報告しました。", "17日(4月3日に発覚、4月20日に公表)"),
        ("お詫び", "漏えいは4月3日に判明しました。対象の方には、4月4日にお知らせしました。", "17日(4月3日に発覚、4月20日に公表)"),
        ("お詫び", "漏えいは4月3日に判明しました。警察が4月4日に発表した事件です。", "17日(4月3日に発覚、4月20日に公表)"),
    ],
)
def test_the_first_publication_that_is_named_ends_the_delay(head: str, story: str, words: str | None) -> None:
    text = f"名簿の漏えいについて({head})\n\n2025年4月20日\n\n{story}\n"
    assert shown(text, extract_facts(build_document(SourceText("-", text)))) == words


def test_an_electronic_edition_put_right_is_public_and_a_setting_is_not() -> None:
    text = "訂正とおわび\n\n11月6日朝刊の記事の数は誤りでした。{}6日午前9時に直しました。\n\n2025年11月7日"

    def delay(where: str) -> str | None:
        found = text.format(where)
        return shown(found, extract_facts(build_document(SourceText("-", found))))

    assert delay("電子版の記事は") is None
    assert delay("サーバーの設定は")
