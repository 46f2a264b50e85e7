"""Letters and runs of one script, as the Tateishi formula counts them."""

from __future__ import annotations

from checker.record import record
from checker.rules.regex import regex

_SCRIPTS = {"alphabet": "A-Za-zＡ-Ｚａ-ｚ", "hiragana": "ぁ-ゖゝゞ", "kanji": "一-龥々〇", "katakana": "ァ-ヺー"}
_RUNS = {name: regex(f"[{chars}]+") for name, chars in _SCRIPTS.items()}
_LETTERS = regex(f"[{''.join(_SCRIPTS.values())}]+")
_ENDS = regex(r"[。．！？!?]")
_COMMAS = regex(r"[、，]")


@record
class ScriptProfile:
    """Counts over a text.

    Attributes:
        letters: characters of the four scripts (digits and marks belong to none).
        by_script: letters by script name (alphabet, hiragana, kanji, katakana).
        mean_run: mean length in letters of a maximal run of one script, 0.0 if none.
        longest_run: longest run by script.
        ends: sentence-ending marks 。．！？; commas: 、，.
    """

    letters: int
    by_script: dict[str, int]
    mean_run: dict[str, float]
    longest_run: dict[str, int]
    ends: int
    commas: int

    @property
    def sentences(self) -> int:
        """Sentence ends, at least 1."""
        return max(1, self.ends)


def count_letters(text: str) -> int:
    """Count the letters of ``text``, as ``profile`` does."""
    return sum(map(len, _LETTERS.findall(text)))


def profile(text: str) -> ScriptProfile:
    """Count letters and runs of ``text``; a run is broken by any character of another script or of none."""
    by_script: dict[str, int] = {}
    mean_run: dict[str, float] = {}
    longest: dict[str, int] = {}
    for name, pattern in _RUNS.items():
        lengths = [len(run) for run in pattern.findall(text)]
        by_script[name] = sum(lengths)
        mean_run[name] = sum(lengths) / len(lengths) if lengths else 0.0
        longest[name] = max(lengths, default=0)
    return ScriptProfile(
        sum(by_script.values()), by_script, mean_run, longest, len(_ENDS.findall(text)), len(_COMMAS.findall(text))
    )
