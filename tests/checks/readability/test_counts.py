"""Our counts equal textstat's right ones; its other figures are wrong for Japanese and stay out of our reports."""

from pathlib import Path

import pytest

from checker.checks.readability.counts import character_count, letter_count, reading_minutes

SAMPLES = sorted(p for p in (Path(__file__).parents[3] / "samples").iterdir() if p.suffix in (".md", ".txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_counts_equal_textstat(path: Path) -> None:
    import textstat

    text = path.read_text(encoding="utf-8")
    assert character_count(text) == textstat.char_count(text)
    assert letter_count(text) == textstat.letter_count(text)


def test_textstat_figures_that_are_wrong_for_japanese() -> None:
    """Three sentences of seven words each are one sentence of one word to textstat, read in 0.4 seconds."""
    import textstat

    text = "昨日、鍵をなくしました。今日、見つかりました。ご心配をおかけしました。"
    assert textstat.sentence_count(text) == 1
    assert textstat.lexicon_count(text) == 1
    fast, slow = reading_minutes(text)
    assert textstat.reading_time(text) < fast * 60 / 5 < slow * 60
