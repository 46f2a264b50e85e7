"""Remembered dictionary entries say what Sudachi says of each word."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.language import tokens
from checker.text.normal import NormalText

SAMPLES = sorted(f for f in (Path(__file__).parents[2] / "samples").iterdir() if f.suffix in (".md", ".txt"))
MADE_UP = "カノンノキとルテラとシロガネ、1,204件と三千五百円、ＡＢＣとabcとABC。"  # joined katakana and numbers share an id


@pytest.mark.parametrize("text", [MADE_UP, *(f.read_text(encoding="utf-8") for f in SAMPLES)])
def test_remembered_entries_are_those_of_sudachi(text: str) -> None:
    for line in text.splitlines():
        normal = NormalText.of(line)
        fresh = [m for m in tokens._tokenizer().tokenize(normal.text) if m.part_of_speech()[0] != "空白"]
        assert [(t.surface, t.dictionary_form, t.normalized, t.reading, t.pos, t.synonyms) for t in tokens.tokenize(normal)] == [
            (m.surface(), m.dictionary_form(), m.normalized_form(), m.reading_form(), tuple(m.part_of_speech()), tuple(m.synonym_group_ids()))
            for m in fresh
        ]


def test_memory_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_MOST", 3)
    monkeypatch.setattr(tokens, "_entries", {})
    assert len(tokens.tokenize_text("当社の営業所で書類を紛失しました。")) > 5
    assert len(tokens._entries) <= 3
