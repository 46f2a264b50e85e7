"""The sentence model: shapes, sense, speed, nothing heavy."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.elements import features
from checker.checks.elements.features import DENSE, sentence_features
from checker.checks.elements.model import Columns, SentenceScores, predict
from checker.checks.elements.votes import rule_votes
from checker.domain.element import ELEMENT_IDS
from checker.facts.extract import extract_facts
from checker.language.tokens import sentence_tokens
from checker.text.document import Document
from checker.text.segment import build_document
from checker.text.source import SourceText

ROOT = Path(__file__).resolve().parents[3]
NOTICE = """倉庫システムの不調についてのお知らせ

4月3日の朝、配送先の名簿を入れた記録装置が倉庫から消えていることに係員が気づきました。
名簿には320名様のお名前とご住所が書かれていました。
鍵をかけるのを当番が忘れていたためです。
翌日、最寄りの警察署に届けを出しました。
これから毎晩、二人で施錠を確かめて記録に残します。
ご迷惑をおかけし、誠に申し訳ございません。
お問い合わせ：お客様窓口 0120-000-123（平日9時～17時）
シェア ツイート
"""


def document_of(text: str) -> Document:
    return build_document(SourceText("notice.txt", text))


def scores_of(document: Document) -> SentenceScores:
    return predict(document, extract_facts(document))


def best(element: str) -> str:
    document = document_of(NOTICE)
    substance, _ = scores_of(document).of(element)
    return document.sentences[int(np.argmax(substance))].text


def test_scores_are_probabilities_of_every_sentence() -> None:
    document = document_of(NOTICE)
    scores = scores_of(document)
    assert scores.substance.shape == scores.touch.shape == (len(document.sentences), len(ELEMENT_IDS))
    for part in (scores.substance, scores.touch):
        assert ((part >= 0) & (part <= 1)).all()


@pytest.mark.parametrize(
    ("element", "words"),
    [
        ("cause", "当番が忘れて"),
        ("apology", "申し訳"),
        ("contact", "0120"),
        ("authority_report", "警察署"),
        ("prevention", "施錠を確かめて"),
        ("scope_count", "320名様"),
    ],
)
def test_the_best_sentence_is_the_one_that_says_it(element: str, words: str) -> None:
    assert words in best(element)


@given(st.lists(st.lists(st.sampled_from(["a", "b", "a|b", "|", "c:"]), max_size=5), min_size=3, max_size=3), st.data())
def test_columns_are_those_of_the_names_spelt_out(groups: list[list[str]], data: st.DataObject) -> None:
    named = features.Named(*groups, ["k:prose", "z:3"])
    names = data.draw(st.lists(st.sampled_from([*named.names(), "b:c|d", "w:d", "x:", "stop:True"]), unique=True))
    column = {name: k for k, name in enumerate(names)}
    assert Columns(column).of(named) == sorted({column[name] for name in named.names() if name in column})


def test_page_furniture_says_nothing() -> None:
    scores = scores_of(document_of("メニュー\nシェア ツイート\n関連記事\nサイトマップ｜会社概要\n"))
    assert not len(scores.substance) or scores.substance.max() < 0.5


def test_an_empty_text_has_no_sentences() -> None:
    document = document_of("")
    assert sentence_features(document, extract_facts(document)).dense.shape == (0, DENSE)
    assert scores_of(document).substance.shape == (0, len(ELEMENT_IDS))


def test_the_model_costs_less_than_reading_the_text() -> None:
    """Time of this thread, against what the same run takes to segment, cut into words, read facts and cues: load slows both."""
    scores_of(document_of(NOTICE))
    shares = []
    for _ in range(5):
        start = time.thread_time()
        document = document_of((NOTICE * 4)[:1000])
        facts = extract_facts(document)
        sentence_tokens(document)
        rule_votes(document, facts)
        read = time.thread_time()
        predict(document, facts)
        shares.append((time.thread_time() - read) / (read - start))
    assert min(shares) <= 1.0


def test_nothing_heavy_is_imported() -> None:
    code = (
        "import sys; from checker.checks.elements.model import predict, stored_weights; stored_weights();"
        "print([m for m in ('spacy', 'scipy', 'sklearn', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


@given(st.text(alphabet="0123年月日時:/件名円%一部の平日「、・@a.jphtwTS-~令和 ", max_size=16))
def test_shapes_that_are_not_looked_for_are_not_there(text: str) -> None:
    for name, signs, pattern in features._SHAPES:
        if pattern.search(text):
            assert not set(text).isdisjoint(signs), name
