"""Polarity and modality: the examples of the cue file, and double negation."""

from __future__ import annotations

import pytest

from checker.facts.factuality import judge
from checker.language.tokens import tokenize_text
from checker.rules.files import load_group

EXAMPLES = [
    (text, *example["says"]) for example in load_group("facts")["facts.factuality"]["examples"] for text in example["texts"]
]


@pytest.mark.parametrize(("text", "polarity", "modality"), EXAMPLES)
def test_examples_of_the_cues(text: str, polarity: str, modality: str) -> None:
    assert judge(text) == (polarity, modality)


def test_tokens_and_text_agree() -> None:
    assert judge(tokenize_text("流出は確認されておりません。")) == judge("流出は確認されておりません。")


def test_empty_text_is_no_error() -> None:
    assert judge("") == ("yes", "asserted")
