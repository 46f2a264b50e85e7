"""Start and discovery are chosen together."""

from __future__ import annotations

import pytest

from checker.facts.calendar import calendar_of
from checker.facts.event_choice import (
    NONE,
    all_features,
    choose,
    clause_directions,
    decide,
    pair_scores,
    pairs,
    relation,
    story_features,
)
from checker.facts.events import candidates
from checker.facts.linear import load_weights
from checker.text.document import Document
from checker.text.segment import build_document
from checker.text.source import SourceText

SPAN = """2025年3月7日
マイページの誤表示について
株式会社見本
3月3日から3月5日までの間、マイページに別の方の氏名が表示される状態になっていました。
3月5日、お客様からのお問い合わせで判明し、同日に公開を止めました。
3月6日に個人情報保護委員会へ報告しました。
"""


def document(text: str) -> Document:
    return build_document(SourceText("-", text))


def chosen(text: str) -> tuple[str | None, str | None]:
    seen = document(text)
    start, found = choose(seen, calendar_of(seen))
    return (start.value.iso if start and start.value else None, found.value.iso if found and found.value else None)


def test_the_quick_scores_are_those_of_training() -> None:
    seen = document(SPAN)
    calendar = calendar_of(seen)
    ordered = candidates(seen, calendar)
    story = story_features(seen, calendar, ordered, "misconfiguration", "notice")
    weights = load_weights("events")["pairs"]
    quick = pair_scores(ordered, story, clause_directions(), weights)
    slow = {
        pair: sum(weights.get(name, 0.0) * value for name, value in features.items())
        for pair, features in all_features(ordered, story, clause_directions())
    }
    assert quick == pytest.approx(slow)


def test_no_pair_is_found_before_it_begins() -> None:
    seen = document(SPAN)
    ordered = candidates(seen, calendar_of(seen))
    assert all(start <= found for start, found in pairs(ordered) if NONE not in (start, found))
    assert {relation(p) for p in pairs(ordered)} == {"neither", "only_start", "only_found", "same", "apart"}


def test_a_date_is_given_only_where_it_is_likely() -> None:
    assert decide({(NONE, NONE): 0.0, (0, NONE): 3.0, (NONE, 0): 0.0, (0, 0): 0.0}, 1) == (0, NONE)
    assert decide({(NONE, NONE): 1.0, (0, NONE): 0.0, (NONE, 0): 0.0, (0, 0): 0.0}, 1) == (NONE, NONE)


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        (SPAN, "2025-03-03", "2025-03-05"),
        ("2024年6月18日\n予約システムの障害について\n6月17日8時から9時半まで、予約システムに接続できない障害が発生しました。\n"
         "6月18日に機器を交換しました。\n", "2024-06-17", "2024-06-17"),
        ("2024年6月18日\n休館のお知らせ\n6月24日から6月28日まで休館いたします。\n", None, None),
    ],
)
def test_choices(text: str, start: str | None, found: str | None) -> None:
    assert chosen(text) == (start, found)


def test_a_text_without_dates() -> None:
    assert chosen("お詫び\n個人情報が漏えいしました。\n") == (None, None)


def test_a_status_page_that_names_only_a_day_to_come_tells_of_today() -> None:
    text = (
        "接続できない障害について\n2025年7月9日\n\n■ 11:20 復旧\n応答を確認しました。\n\n■ 10:02 調査中\n"
        "9:47頃より、サービスに接続できない障害が発生しています。\n\n詳しい報告は、7月16日までに掲載します。\n"
    )
    document = build_document(SourceText("x", text))
    start, _ = choose(document, calendar_of(document))
    assert start is not None
    assert start.value is not None
    assert start.value.iso == "2025-07-09"


def test_a_date_after_publication_is_no_start_and_no_discovery() -> None:
    seen = document("2023年12月25日\n本学に関する報道について\n事実関係を確かめています。\n12月28日から1月4日までは休業します。\n")
    assert candidates(seen, calendar_of(seen)) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("3月4日に別の方へ書類をお送りし、その日のうちにお電話をいただいて気づきました。", {"null:document:soon", "days:1"}),
        ("3月3日にお送りした書類に、別の方の氏名が載っていたことが判明しました。3月5日に回収しました。", {"null:document:became_known", "days:2"}),
        ("書類を別の方へお送りしました。", {"days:0"}),
    ],
)
def test_the_story_tells_how_many_days_and_whether_it_was_noticed_at_once(told: str, expected: set[str]) -> None:
    seen = document(f"2025年3月7日\n{told}\n")
    calendar = calendar_of(seen)
    story = story_features(seen, calendar, candidates(seen, calendar), "email_missend", "notice")
    assert {s for s in story if s in ("null:document:soon", "null:document:became_known") or s.startswith("days:")} == expected


def told(text: str, value: str) -> set[str]:
    seen = document("2025年3月7日\n見本のお知らせ\n株式会社見本\n" + text + "\n")
    return next(c.features for c in candidates(seen, calendar_of(seen)) if c.value.iso == value)


@pytest.mark.parametrize(
    ("text", "value", "cues", "none"),
    [
        ("3月3日から3月5日まで、別の方の氏名が表示されました。", "2025-03-03", {"range", "after:expose"}, {"after:as_of", "lead:as_of"}),
        ("3月3日に全員のログインを一度お切りしました。", "2025-03-03", {"after:stop"}, {"after:attack"}),
        ("3月3日に配信を取りやめています。", "2025-03-03", {"after:stop"}, set()),
        ("3月3日、何者かがログインし、商品を購入しました。", "2025-03-03", {"after:attack"}, set()),
        ("3月3日、名簿を別の会社に送りました。", "2025-03-03", {"after:send"}, set()),
        ("3月3日、鞄を電車に残したまま降りました。", "2025-03-03", {"after:lose"}, set()),
        ("投稿は3月3日に削除させました。", "2025-03-03", {"after:stop"}, set()),
        ("3月3日に社外からの知らせで気づきました。", "2025-03-03", {"after:told_by", "after:learn"}, set()),
        ("販売した期間: 2024年10月1日から2025年2月28日まで", "2024-10-01", {"before:label_goods", "after:coverage"}, {"before:label_start"}),
        ("3月3日から3月5日までのお見積書38通です。", "2025-03-03", {"after:coverage"}, set()),
        ("第2報(3月3日)のあとに分かったことをお知らせします。", "2025-03-03", {"after:announced"}, {"after:learn"}),
        ("同社が伝えてきたのが3月3日で、割り出すのに2週間を要しました。", "2025-03-03", {"before:cleft_found", "learn"}, set()),
        ("3月3日に気づき、警察に届け出ました。", "2025-03-03", {"lead:learn", "after:to_authority"}, {"lead:to_authority"}),
    ],
)
def test_what_a_date_is_told_of(text: str, value: str, cues: set[str], none: set[str]) -> None:
    found = told(text, value)
    assert cues <= found and not none & found


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("侵入の検知\n3月1日、不審な通信を検知し、調査を開始しました。\n3月3日、専門会社の調査により、2月27日に不正アクセスが発生していたことを確認しました。\n"
         "対象: 2022年4月1日から2025年2月27日までに会員登録されたお客様 8,000名\n", "2025-02-27", "2025-03-01"),
        ("不正アクセスについて\n対象は2022年4月1日から2025年2月27日までにご購入のお客様 8,000名です。\n3月1日、侵入を検知しました。\n", None, "2025-03-01"),
    ],
)
def test_a_period_that_says_who_is_affected_is_no_start(text: str, start: str | None, found: str | None) -> None:
    assert chosen("2025年3月7日\n株式会社見本\n" + text) == (start, found)


@pytest.mark.parametrize(
    "text",
    [
        "カードの番号の流出について\n3月1日から3月5日までに商品を購入されたお客様90名のカード番号が流出した可能性があります。\n",
        "二重の請求について\n3月1日から3月5日までに施設をご利用のお客様90名から、料金を二重にいただいておりました。\n",
    ],
)
def test_a_period_in_which_the_incident_lasted_may_be_its_start(text: str) -> None:
    seen = document("2025年3月7日\n株式会社見本\n" + text)
    assert not any(c.is_whom for c in candidates(seen, calendar_of(seen)))


def test_what_was_learnt_belongs_to_the_outer_day() -> None:
    text = "3月3日、調査の結果、2月27日に名簿が持ち出されていたことが判明しました。"
    assert "after:learn" in told(text, "2025-03-03")
    assert "after:learn" not in told(text, "2025-02-27")


def test_what_speaks_for_a_barred_date_speaks_for_none() -> None:
    scores = {(NONE, NONE): 0.0, (0, NONE): 3.0, (NONE, 1): 2.0, (0, 1): 4.0, (1, 1): 1.0}
    assert decide(scores, 2) == (0, 1)
    assert decide(scores, 2, {0}) == (NONE, 1)


@pytest.mark.parametrize("days", [("10", "12"), ("12", "10")])
@pytest.mark.parametrize("words", ["に発生した紛失が、5月{}日に判明しました。", "に社員がパソコンを電車に置き忘れたことを5月{}日に確認しました。"])
def test_what_happened_is_told_of_the_day_it_was_found(days: tuple[str, str], words: str) -> None:
    text = f"2026年5月14日\n\n5月{days[0]}日{words.format(days[1])}\n"
    assert chosen(text) == (f"2026-05-{days[0]}", f"2026-05-{days[1]}")
