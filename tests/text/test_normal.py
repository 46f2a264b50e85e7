"""The normal form and its way back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.normal import NormalText

TEXTS = st.text(st.sampled_from("あがか\u3099ﾊﾞｶ ﾟ㈱5月 日⽉1,234　件\tA-ー〜\u200b\ufeff①\n「」。"), max_size=60)


@pytest.mark.parametrize(
    ("source", "normal"),
    [
        ("㈱テスト", "(株)テスト"),
        ("5 ⽉ 5 ⽇", "5月5日"),
        ("２０２４年　５月", "2024年5月"),
        ("ﾊﾞｽ", "バス"),
        ("か\u3099いしゃ", "がいしゃ"),
        ("お　知　ら　せ", "お知らせ"),
        ("⻑⺠", "長民"),
        ("漏\u200bえい", "漏えい"),
        ("Yahoo! JAPAN", "Yahoo! JAPAN"),
        ("氏名 住所", "氏名 住所"),
    ],
)
def test_folds(source: str, normal: str) -> None:
    assert NormalText.of(source).text == normal


def test_span_covers_what_was_composed() -> None:
    text = NormalText.of("は ﾊﾞｽ", 10)
    at = text.text.index("バ")
    assert text.span(at, at + 1).of(" " * 10 + "は ﾊﾞｽ") == "ﾊﾞ"


@given(TEXTS, st.integers(0, 50))
def test_starts_rise_and_spans_stay_inside(source: str, offset: int) -> None:
    normal = NormalText.of(source, offset)
    assert len(normal.starts) == len(normal.text) + 1
    assert list(normal.starts) == sorted(normal.starts)
    assert normal.starts[-1] == offset + len(source)
    for i in range(len(normal.text)):
        span = normal.span(i, i + 1)
        assert offset <= span.start < span.end <= offset + len(source)


@given(TEXTS)
def test_a_mapped_piece_gives_the_same_words(source: str) -> None:
    normal = NormalText.of(source)
    for i in range(len(normal.text)):
        span = normal.span(i, len(normal.text))
        again = NormalText.of(span.of(source)).text
        assert normal.text[i:].replace(" ", "")[-1:] == again.replace(" ", "")[-1:]
