"""Dates: every notation is read, offsets hold, contexts resolve."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts import dates
from checker.facts.calendar import calendar_of
from checker.facts.dates import find_dates
from checker.rules.pairs import pairs_of
from checker.text.normal import NormalText
from checker.text.segment import build_document
from checker.text.source import SourceText

KANJI = "〇一二三四五六七八九"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def kanji_number(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else KANJI[tens] + "十") + (KANJI[ones] if ones or not tens else "")


def notations(day: date) -> list[str]:
    era = day.year - 2018
    western = f"{day.year}年{day.month}月{day.day}日"
    return [
        western, western.translate(WIDE), f"{day.year} 年 {day.month} 月 {day.day} 日", f"令和{era}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day}", f"{day:%Y-%m-%d}", f"{day.year}.{day.month}.{day.day}", f"R{era}.{day.month}.{day.day}",
        f"令和{kanji_number(era)}年{kanji_number(day.month)}月{kanji_number(day.day)}日",
        "".join(KANJI[int(c)] for c in str(day.year)) + f"年{kanji_number(day.month)}月{kanji_number(day.day)}日",
        f"{day.year}年(令和{era}年){day.month}月{day.day}日", f"{day:%a, %d %b %Y}", f"{day.day} {day:%b %Y}",
    ]


days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(days, st.integers(0, 10), st.sampled_from(["", "本件は、", "対象は48名。"]), st.sampled_from(["", "に公表した。", "(水)"]))
def test_every_notation_round_trips(day: date, which: int, before: str, after: str) -> None:
    source = before + notations(day)[which] + after
    normal = NormalText.of(source)
    found = find_dates(normal.text)
    assert [(d.year, d.month, d.day) for d in found] == [(day.year, day.month, day.day)]
    span = normal.span(found[0].start, found[0].end)
    assert notations(day)[which] in span.of(source)
    assert found[0].weekday == (2 if after == "(水)" else None)


@given(st.text(max_size=60))
def test_any_text_gives_ordered_disjoint_mentions(text: str) -> None:
    normal = NormalText.of(text)
    end = 0
    for found in find_dates(normal.text):
        assert end <= found.start < found.end <= len(normal.text)
        end = found.end


@given(days, st.integers(0, 150))
def test_a_year_left_out_is_that_nearest_before_publication(published: date, back: int) -> None:
    event = published - timedelta(days=back)
    text = f"{published.year}年{published.month}月{published.day}日\n株式会社見本\n\n{event.month}月{event.day}日に障害が発生しました。\n"
    calendar = calendar_of(build_document(SourceText("x", text)))
    value = calendar.dates[-1].value
    assert value is not None and value.iso == event.isoformat() and value.inferred and value.note


def resolved(body: str) -> list[str | None]:
    text = f"2025年1月10日\n株式会社見本\n\n{body}\n"
    return [d.value.iso if d.value else None for d in calendar_of(build_document(SourceText("x", text))).dates[1:]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("12月28日に侵入され、翌日に停止し、同日公表しました。", ["2024-12-28", "2024-12-29", "2024-12-29"]),
        ("昨日気づき、本日届け出ました。", ["2025-01-09", "2025-01-10"]),
        ("2023年11月30日から12月2日までの間です。", ["2023-11-30", "2023-12-02"]),
        ("12月27日から3日までの間です。", ["2024-12-27", "2025-01-03"]),
        ("2024年4月1日に導入し、同月3日に止め、同年5月2日に戻しました。", ["2024-04-01", "2024-04-03", "2024-05-02"]),
        ("判明日 2024年10月3日", ["2024-10-03"]),
        ("12月19日に送り、翌20日に判明しました。", ["2024-12-19", "2024-12-20"]),
        ("昨年6月に始め、来月に終えます。", ["2024-06", "2025-02"]),
        ("1月31日の前日、次いで2月の説明会です。", ["2025-01-31", "2025-01-30", "2025-02"]),
        ("12月28日に起き、警察には4日に届けました。", ["2024-12-28", "2025-01-04"]),
    ],
)
def test_relative_dates(body: str, expected: list[str]) -> None:
    assert resolved(body) == expected


@pytest.mark.parametrize("text", ["3日以内に回答します", "消費期限を1日長く表示しました", "10日間の停止", "週に3日の勤務",
     "発送から30日で消します", "第3四半期", "1/2の割合", "3年2組", "2.5倍"])
def test_what_is_no_date(text: str) -> None:
    assert find_dates(NormalText.of(text).text) == []


def test_without_a_year_anywhere_it_stays_open() -> None:
    document = build_document(SourceText("x", "件名:お詫び\n\n会員の皆様\n\n9月30日に誤って送信しました。\n"))
    assert [d.value.iso for d in calendar_of(document).dates if d.value] == ["--09-30"]


def test_range_and_time_belong_to_the_date() -> None:
    first, second = find_dates("5月3日午後10時頃から5日25:30まで")
    assert first.is_range_start and second.is_range_end
    assert first.time and first.time.value == "22:00" and first.is_approximate
    assert second.time and (second.time.value, second.time.day_offset) == ("01:30", 1)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("6月から9月にかけ、複数回送りました。", ["2024-06", "2024-09"]),
        ("11月5日のメンテナンス後から11月7日まで表示されました。", ["2024-11-05", "2024-11-07"]),
        ("11月5日のシステム更新後から同月7日まで", ["2024-11-05", "2024-11-07"]),
        ("2021年度から2022年度にかけて", ["2021", "2022"]),
        ("令和3年度から令和5年度までの間", ["2021", "2023"]),
        ("12月20日以降、2025年1月5日までの間", ["2024-12-20", "2025-01-05"]),
        ("12月20日から12月23日のお昼頃まで", ["2024-12-20", "2024-12-23"]),
        ("12月20日から12月23日のあいだ", ["2024-12-20", "2024-12-23"]),
        ("12月20日から23日の4日間", ["2024-12-20", "2024-12-23"]),
        ("期間 12月20日ー12月23日", ["2024-12-20", "2024-12-23"]),
        ("自 2024年12月20日 至 2024年12月23日", ["2024-12-20", "2024-12-23"]),
    ],
)
def test_ranges(body: str, expected: list[str]) -> None:
    assert resolved(body) == expected
    first, last = find_dates(NormalText.of(body).text)
    assert first.is_range_start and last.is_range_end


@pytest.mark.parametrize("text", ["12月20日から12月23日に延期しました。", "12月20日に送り、12月23日まで待ちました。"])
def test_what_is_no_range(text: str) -> None:
    assert not any(d.is_range_start or d.is_range_end for d in find_dates(text))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("12月20・21日に起きました。", ["2024-12-20", "2024-12-21"]),
        ("12月20、21日の2日間です。", ["2024-12-20", "2024-12-21"]),
        ("2024年12月20・21日に起きました。", ["2024-12-20", "2024-12-21"]),
        ("12月１，２日に起きました。", ["2024-12-01", "2024-12-02"]),
        ("12/20発生、12/21発覚", ["2024-12-20", "2024-12-21"]),
        ("発生日:12/20", ["2024-12-20"]),
        ("12月20日に起き、当夜のうちに止め、翌日に届けました。", ["2024-12-20", "2024-12-20", "2024-12-21"]),
    ],
)
def test_days_in_a_row_and_short_dates(body: str, expected: list[str]) -> None:
    assert resolved(body) == expected


@pytest.mark.parametrize("text", ["2024年度の予算", "来年度から改めます", "12月20、3名に", "1,23日", "処理日数:1/2の割合"])
def test_no_fiscal_year_alone_and_no_figures_in_a_row(text: str) -> None:
    assert not [d for d in find_dates(text) if d.day is not None or d.precision == "year"]


def test_published_can_be_given() -> None:
    calendar = calendar_of(build_document(SourceText("x", "本日、誤送信が判明しました。")), "2024-05-21")
    assert calendar.dates[0].value and calendar.dates[0].value.iso == "2024-05-21"


_WORDS = (
    "一日も早く 一日でも早く 1日でも早い復旧 十分に 不十分な 一部のお客様 二度と 三者による検証 第三者委員会 "
    "社員一同 万一の場合 千葉県千葉市 五十嵐 百貨店 二次被害 一般のお客様 年中無休 24時間365日 四日市市 "
    "二日市店 十日町市 三日月町 五月雨式に 一月ほど 三日坊主 前年比 前年同月 前日比 今月号 翌日配送 当日券 一日中 "
    "30日を経過した 一時的に 一方的に 月曜日 毎日 毎月 毎月1日に更新 各月15日 後日 近日中 先日 期日 即日 日時 年次 半年 "
)
PLAIN_WORDS = _WORDS.split()


@given(st.sampled_from(PLAIN_WORDS), st.sampled_from(["", "本件につき、", "このたび"]), st.sampled_from(["", "のお知らせ", "、対応いたします。"]))
def test_everyday_words_are_no_dates(word: str, before: str, after: str) -> None:
    assert find_dates(NormalText.of(before + word + after).text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [("二日に分かりました", 2), ("20日中にお送りします", 20), ("三日月曜日に", 3), ("3日市が公表した", 3), ("四日、市は公表した", 4), ("30日を過ぎても", 30)],
)
def test_days_beside_everyday_words_are_kept(text: str, day: int) -> None:
    assert [d.day for d in find_dates(NormalText.of(text).text)] == [day]


HEAD = "漏えいについて\n\n"
COVER = "対象は2019年4月1日から2021年3月31日までにご購入の方です。"


@pytest.mark.parametrize(
    ("text", "word", "value", "source"),
    [
        (HEAD + COVER + "5月12日に侵入され、2025年6月2日に警察へ届け出ました。", "5月12日", "2025-05-12", "文中の日付(2025年6月)"),
        (HEAD + "5月12日に侵入されました。" + COVER, "5月12日", "2021-05-12", "文中の日付(2021年3月)"),
        (HEAD + "当社は1985年4月1日の創業です。12月25日に侵入され、2025年2月3日に窓口を設けました。", "12月25日", "2024-12-25", "文中の日付(2025年2月)"),
        (HEAD + "2023年12月25日に侵入されました。1月6日に分かり、2024年11月5日に終わりました。", "1月6日", "2024-01-06", "前に書かれた日付(2023年12月25日)"),
        (HEAD + "個人情報保護法(2022年4月1日施行)によるお知らせです。12月25日に侵入されました。", "12月25日", "--12-25", ""),
        ("令和7年5月1日\n" + HEAD + COVER + "4月28日に侵入されました。", "4月28日", "2025-04-28", "公表日"),
        ("---\ndate: 2025-01-10\n---\n\n" + HEAD + "12月28日に侵入されました。", "12月28日", "2024-12-28", "公表日"),
    ],
)
def test_the_year_left_out_is_inferred_and_said(text: str, word: str, value: str, source: str) -> None:
    dated = next(d for d in calendar_of(build_document(SourceText("x", text))).dates if d.span.of(text) == word)
    assert dated.value is not None
    assert (dated.value.iso, dated.value.note.startswith(source)) == (value, True)


@given(st.text(alphabet="同翌今本年月日末初0125/.-(火)前昨きのう上旬令和", max_size=12))
def test_patterns_that_are_not_asked_would_find_nothing(text: str) -> None:
    pairs = pairs_of(text)
    for pattern, signs in zip(dates._patterns(), dates._SIGNS, strict=True):
        assert not pattern.search(text) or all(not s.isdisjoint(pairs) for s in signs)
