"""Numbers and quantities in every notation; what is none stays alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.numbers import parse_number
from checker.facts.quantities import find_quantities
from checker.facts.tables import labelled_quantities
from checker.text.normal import NormalText

DIGITS = "〇一二三四五六七八九"
WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")


def kanji(n: int) -> str:
    """Write ``n`` below 10**8 as 一万二千三百四十五."""
    def below(m: int) -> str:
        out = ""
        for word, size in (("千", 1000), ("百", 100), ("十", 10)):
            count, m = divmod(m, size)
            out += ("" if count == 1 else DIGITS[count]) + word if count else ""
        return out + (DIGITS[m] if m else "")

    large, small = divmod(n, 10_000)
    return (("一" if large == 1 else below(large)) + "万" if large else "") + below(small)


def mixed(n: int) -> str:
    """Write ``n`` as 1万2,345."""
    large, small = divmod(n, 10_000)
    return (f"{large:,}万" if large else "") + (f"{small:,}" if small or not large else "")


@given(st.integers(1, 99_999_999), st.integers(0, 4))
def test_number_notations_round_trip(n: int, which: int) -> None:
    text = [str(n), f"{n:,}", mixed(n), kanji(n), f"{n:,}".translate(WIDE)][which]
    number = parse_number(NormalText.of(text).text)
    assert number is not None and number.value == number.low == number.high == n


@given(st.integers(2, 9_999_999), st.sampled_from(["件", "名", "台", "世帯", "アカウント"]), st.sampled_from(["約", "最大", "少なくとも", "延べ", ""]))
def test_quantity_with_qualifier(n: int, unit: str, before: str) -> None:
    source = f"流出したのは{before}{n:,}{unit}です。"
    normal = NormalText.of(source)
    (found,) = find_quantities(normal.text)
    assert (found.value, found.unit) == (n, unit)
    assert found.qualifier == {"約": "about", "最大": "at_most", "少なくとも": "at_least"}.get(before, "exact")
    assert found.is_total == (before == "延べ")
    assert normal.span(found.start, found.end).of(source) == f"{before}{n:,}{unit}"


@given(st.text(max_size=80))
def test_any_text_keeps_offsets(text: str) -> None:
    normal = NormalText.of(text)
    for found in find_quantities(normal.text):
        assert 0 <= found.start <= found.number_start < found.end <= len(normal.text)
        assert found.low <= found.value <= found.high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8千人余り", (8000, "人", "about")), ("1億2,000万円", (120_000_000, "円", "exact")), ("二十三名", (23, "名", "exact")),
        ("100件以上", (100, "件", "at_least")), ("15件未満", (15, "件", "at_most")), ("およそ1万2千通", (12_000, "通", "about")),
        ("5千円には届きません", (5000, "円", "at_most")), ("10人に満たない", (10, "人", "at_most")), ("百人に届かず", (100, "人", "at_most")),
        ("2万人に少し欠ける", (20_000, "人", "at_most")), ("5万個を少し上回る", (50_000, "個", "at_least")),
        ("300人は下りません", (300, "人", "at_least")), ("5千人に達しました", (5000, "人", "exact")), ("5,000人規模", (5000, "人", "about")),
        ("12か所", (12, "か所", "exact")), ("３千円", (3000, "円", "exact")), ("￥3,000", (3000, "円", "exact")),
    ],
)
def test_forms(text: str, expected: tuple[float, str, str]) -> None:
    (found,) = find_quantities(NormalText.of(text).text)
    assert (found.value, found.unit, found.qualifier) == expected


def test_tens_are_vague() -> None:
    (found,) = find_quantities("数十件")
    assert (found.low, found.high, found.qualifier) == (20, 90, "about")


@pytest.mark.parametrize(
    "text",
    ["電話03-1234-5678", "〒100-0001", "第3報", "70代の方", "2024年5月21日", "15時30分", "3丁目2番地", "一部のお客様", "二次被害", "2年3組の担任",
     "何千回も", "2 名簿の中身",
     "Ver.3.8件", "千葉県", "三重県"],
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(NormalText.of(text).text) == []


_WORDS = (
    "一時的に 十分に 不十分な 一部のお客様 二度と 三者による検証 第三者 社員一同 万一 千葉県 五十嵐 百貨店 "
    "二次被害 一般のお客様 一人ひとり 一人一人 一つひとつ この一件 今回の一件 一通り 一企業として 一消費者として "
    "二人三脚で 四方八方 3分の1 三分の二 二重請求 三重県四日市市 八百屋 一丸となって 一刻も早く 一層の 一切 "
    "一斉に 一律に 一旦 一環として 一致 六本木 九州 七夕 第一報 5階 30代 小学3年生 "
)
PLAIN_WORDS = _WORDS.split()


@given(st.sampled_from(PLAIN_WORDS), st.sampled_from(["", "本件につき、", "このたび"]), st.sampled_from(["", "のお知らせ", "、対応いたします。"]))
def test_everyday_words_are_no_quantities(word: str, before: str, after: str) -> None:
    assert find_quantities(NormalText.of(before + word + after).text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("三千八百円", 3800), ("八百円", 800), ("八百人", 800), ("十一部", 11), ("一件ずつ", 1), ("二十一方", 21), ("一名様", 1),
     ("百二十三者", 123), ("五十名", 50)],
)
def test_numbers_that_end_like_everyday_words_are_kept(text: str, value: int) -> None:
    assert [q.value for q in find_quantities(NormalText.of(text).text)] == [value]


@pytest.mark.parametrize(
    ("text", "units"),
    [("画面は22回開かれている", ["回"]), ("依頼が41通届いた", ["通"]), ("動画は2,300回再生された", ["回"]), ("三件報告された", ["件"]), ("5人死亡", ["人"]),
     ("との回答 201人", ["人"]),
     ("5名義", []), ("2台帳", []), ("1件名", []), ("3区役所", []), ("問12 いつですか", [])],
)
def test_a_deed_may_follow_a_counter_but_not_the_rest_of_a_noun(text: str, units: list[str]) -> None:
    assert [q.unit for q in find_quantities(text)] == units


@pytest.mark.parametrize(
    ("text", "found"),
    [("入られたアカウント 1,377", [(1377, "アカウント", "exact")]), ("対象者数:約1,234です", [(1234, "人", "about")]), ("件数:300", [(300, "件", "exact")]),
     ("電話 0120", []), ("バージョン 2", []), ("第三者 3", []), ("該当アカウント 3個", [])],
)
def test_a_label_gives_a_bare_number_its_unit(text: str, found: list[tuple[int, str, str]]) -> None:
    assert [(q.value, q.unit, q.qualifier) for q in labelled_quantities(text)] == found


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("予約12件", "exact"), ("新規予約12件", "exact"), ("解約6名", "exact"), ("規約3件", "exact"),
     ("約12件の予約", "about"), ("予約約12件", "about"), ("新規約12件", "about"), ("販売約300個", "about"), ("会員制約30名", "about")],
)  # fmt: skip
def test_the_end_of_a_noun_is_no_qualifier(text: str, qualifier: str) -> None:
    (found,) = find_quantities(text)
    assert found.qualifier == qualifier
