"""A delay counts only where the text itself lets a reader see it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.checks.elements.delay import undated_delay, visible_delay
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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026年5月14日に当社から送信したご案内メールにおいて、他の宛先のアドレスが閲覧可能な状態となっておりました。", 6),
        ("2026年5月19日に当社から送信したご案内メールにおいて、他の宛先のアドレスが閲覧可能な状態となっておりました。", None),  # the next day
        ("2026年5月1日から5月14日まで、応募者の氏名が誰でも見られる状態でした。", None),  # a period
        ("2026年5月15日にお知らせした件の続報です。5月14日に送信したメールで、他の宛先が見える状態でした。", None),
    ],
)
def test_what_happened_long_before_needs_a_reason_too(text: str, days: int | None) -> None:
    document = build_document(SourceText("-", f"メールの誤送信について\n\n2026年5月20日\nゼルコバ株式会社\n\n{text}\n"))
    facts = replace(extract_facts(document), discovered=None)
    delay = undated_delay(document, facts)
    assert (delay.days if delay else None) == days
    assert undated_delay(document, replace(facts, discovered=facts.occurred)) is None


def test_the_date_of_a_mail_header_is_that_of_publication() -> None:
    text = "Date: Fri, 16 Jan 2026 10:00:00 +0900\nSubject: お詫び\n\n1月13日にお客様のご指摘で誤りが判明しました。\n"
    assert shown(text, extract_facts(build_document(SourceText("-", text)))) == "3日(1月13日に発覚、1月16日に公表)"
