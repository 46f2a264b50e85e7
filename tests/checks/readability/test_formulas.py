"""The formulas against published and independently computed values (sources in tests/data/readability)."""

import hashlib
import json
from pathlib import Path

import pytest

from checker.checks.readability.formulas import jreadability, tateishi
from checker.checks.readability.scripts import profile

SAMPLES = json.loads(
    (Path(__file__).parents[2] / "data" / "readability" / "jreadability_samples.json").read_text(encoding="utf-8")
)["texts"]

# sha-256 (first 12), jReadability, RS′, letters a sentence, mean runs of hiragana, kanji, katakana, commas a sentence
EXPECTED = {
    "upper_advanced": ("ee7e8ba39d84", 1.0664, 34.16, 59.294, 2.178, 2.354, 5.000, 1.941),
    "lower_advanced": ("aaf3ce7e036b", 2.3329, 68.66, 45.500, 2.707, 1.593, 2.571, 2.333),
    "upper_intermediate": ("138866e77a30", 3.0853, 59.52, 36.737, 2.295, 1.768, 3.429, 2.000),
    "lower_intermediate": ("c8e2882ad818", 4.1616, 81.26, 28.533, 3.429, 1.660, 2.500, 0.967),
    "upper_elementary": ("491f38a98636", 4.8613, 90.43, 21.889, 3.535, 1.315, 2.667, 0.861),
    "lower_elementary": ("89667784ba3d", 5.6137, 92.88, 11.609, 4.037, 1.250, 4.000, 0.174),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_formulas_give_the_reference_values(name: str) -> None:
    sha, jr, rs, ls, lh, lc, lk, cp = EXPECTED[name]
    text = SAMPLES[name]
    assert hashlib.sha256(text.encode()).hexdigest()[:12] == sha
    assert jreadability(text) == pytest.approx(jr, abs=5e-5)
    assert tateishi(text) == pytest.approx(rs, abs=5e-3)
    counts = profile(text)
    assert counts.letters / counts.sentences == pytest.approx(ls, abs=5e-4)
    assert counts.mean_run["hiragana"] == pytest.approx(lh, abs=5e-4)
    assert counts.mean_run["kanji"] == pytest.approx(lc, abs=5e-4)
    assert counts.mean_run["katakana"] == pytest.approx(lk, abs=5e-4)
    assert counts.commas / counts.sentences == pytest.approx(cp, abs=5e-4)


def test_single_published_values() -> None:
    assert tateishi("今日の天気は、晴れです。") == pytest.approx(83.62, abs=5e-3)
    assert tateishi("") == pytest.approx(115.79)
    assert jreadability("おはようございます！今日は天気がいいですね。") == pytest.approx(6.438, abs=5e-4)
    assert jreadability("  ") is None
