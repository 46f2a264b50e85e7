"""The grade orders texts of known difficulty, and short texts get no total."""

import json
from pathlib import Path

import pytest

from checker.checks.readability.measure import grade, measure
from checker.checks.readability.prose import prose
from checker.domain.readability import GRADES
from checker.text.segment import build_document
from checker.text.source import SourceText

ROOT = Path(__file__).parents[3]
GRADED = json.loads((ROOT / "tests/data/readability/jreadability_samples.json").read_text(encoding="utf-8"))["texts"]
PAIRS = [
    ("fukubukuro_missend.txt", "fukubukuro_missend_plain.md"),
    ("lost_device_bad.txt", "lost_device_plain.md"),
    ("conduct.txt", "conduct_plain.txt"),
    ("misconfiguration_bad.txt", "misconfiguration_plain.md"),
]


def _measure(text: str):  # noqa: ANN202
    return measure(build_document(SourceText("x.txt", text)))


def test_grade_follows_the_levels_of_the_graded_texts() -> None:
    order = ["lower_elementary", "upper_elementary", "lower_intermediate", "upper_intermediate", "lower_advanced",
             "upper_advanced"]
    scores = [_measure(GRADED[name]).score for name in order]
    assert scores == sorted(scores, reverse=True)
    assert [_measure(GRADED[name]).grade for name in order] == [GRADES[0], GRADES[0], *GRADES[1:]]


def test_short_text_gets_measures_but_no_total() -> None:
    result = _measure("鍵をなくしました。申し訳ありません。")
    assert result.score is None and result.grade == ""
    assert result.measures["sentences"] == 2


def test_layout_numbers_and_names_are_masked() -> None:
    document = build_document(
        SourceText("x.txt", "お客様各位\n株式会社ミドリ\n\n詳しくはhttps://example.jp/abcを見てください。電話は0120-000-111です。\n")
    )
    texts = [s.text for s in prose(document)]
    assert texts == ["詳しくは0を見てください。", "電話は0です。"]


def test_titles_in_quotes_and_given_names_are_masked() -> None:
    quoted = "既報の「会員サイトへの不正アクセスに関するお知らせ」（以下「第一報」といいます。）を直しました。"
    said = "担当者は「自分が持ち出しました」と話しました。"
    document = build_document(SourceText("x.txt", f"{quoted}\n{said}\n"))
    assert [s.text for s in prose(document)] == ["既報の0を直しました。", said]


@pytest.mark.parametrize(("score", "expected"), [(100, GRADES[0]), (79.9, GRADES[1]), (50, GRADES[2]), (0, GRADES[4])])
def test_grade_steps(score: float, expected: str) -> None:
    assert grade(score) == expected


@pytest.mark.parametrize(("bad", "plain"), PAIRS)
def test_a_plain_rewrite_is_at_least_one_grade_better(bad: str, plain: str) -> None:
    results = [_measure((ROOT / "samples" / name).read_text(encoding="utf-8")) for name in (bad, plain)]
    grades = [GRADES.index(r.grade) for r in results]
    assert grades[1] < grades[0]
    assert results[1].score > results[0].score + 10
