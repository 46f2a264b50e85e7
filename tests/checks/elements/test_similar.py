"""The labelled sentence that explains what the model picked."""

from __future__ import annotations

import numpy as np

from checker.checks.elements.features import sentence_features
from checker.checks.elements.similar import SCALE, nearest, pack
from checker.domain.element import ELEMENT_IDS
from checker.facts.extract import extract_facts
from checker.language.vectors import WIDTH
from checker.text.segment import build_document
from checker.text.source import SourceText


def vector_of(text: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    document = build_document(SourceText("n", text))
    return sentence_features(document, extract_facts(document)).dense[0, :WIDTH]


def test_a_reworded_apology_is_near_to_an_apology() -> None:
    words = nearest(vector_of("関係する皆さまに、心よりおわび申し上げます。"), "apology")
    assert any(word in words for word in ("詫", "わび", "申し訳", "陳謝", "謝"))


def test_an_empty_sentence_is_near_to_nothing() -> None:
    for element in ELEMENT_IDS:
        assert nearest(np.zeros(WIDTH, dtype=np.float32), element) == ""


def test_elements_outside_the_thirteen_have_no_examples() -> None:
    assert nearest(vector_of("深くお詫び申し上げます。"), "profile.unknown") == ""


def test_packed_vectors_have_length_one() -> None:
    packed = pack(vector_of("電話でお問い合わせください。")).astype(np.float32) / SCALE
    assert abs(float(np.linalg.norm(packed)) - 1) < 0.02
