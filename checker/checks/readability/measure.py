"""Measures of one document and the 5-step grade for general readers.

The grade is a mean of three scales (letters a sentence, RS′, jReadability), each 0 … 100 between two anchors. Anchors
and steps are calibrated on texts of known difficulty: ``python benchmarks/readability_calibration.py`` prints them.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.checks.readability.counts import character_count, letter_count, reading_minutes
from checker.checks.readability.formulas import jreadability, tateishi
from checker.checks.readability.prose import ProseSentence, prose
from checker.checks.readability.scripts import ScriptProfile, count_letters, profile
from checker.domain.finding import Finding
from checker.domain.readability import GRADES, Readability, SentenceReading
from checker.record import record
from checker.text.document import CONTENT_KINDS, Document

# Too short for a total: a few sentences say little, unless they are as long as those of the founding example.
MIN_SENTENCES = 5
MIN_LETTERS = 100
MIN_LETTERS_OF_FEW = 200


@record
class _Scale:
    """One part of the grade: ``worst`` counts 0, ``best`` 100; ``weight`` of the mean."""

    name: str
    worst: float
    best: float
    weight: float

    def points(self, value: float) -> float:
        return max(0.0, min(100.0, 100.0 * (value - self.worst) / (self.best - self.worst)))


SCALES = (
    _Scale("letters_per_sentence", 65, 15, 0.4),
    _Scale("tateishi_rs", 30, 95, 0.3),
    _Scale("jreadability", 0.8, 5.6, 0.3),
)
STEPS = (80.0, 62.0, 45.0, 28.0)  # below the last: とても難しい


def measure(document: Document, findings: Sequence[Finding] = (), totals: bool = True) -> Readability:
    """Measure a document; ``findings`` are listed beside the sentences they lie in.

    ``totals=False`` leaves out what needs a second tokenizer (jReadability) and so the grade.
    """
    sentences = prose(document)
    text = "".join(s.text for s in sentences)
    counts = profile(text)
    letters = [count_letters(s.text) for s in sentences]
    measures = _measures(document, counts, letters)
    readings = tuple(
        SentenceReading(s.span, n, _issues(s, findings)) for s, n in zip(sentences, letters, strict=True)
    )
    enough = MIN_LETTERS if len(sentences) >= MIN_SENTENCES else MIN_LETTERS_OF_FEW
    if counts.letters < enough or not totals:
        return Readability(None, "", _reasons(measures), measures, readings)
    measures["tateishi_rs"] = tateishi(text, counts)
    measures["jreadability"] = jreadability(text) or 0.0
    score = sum(scale.weight * scale.points(measures[scale.name]) for scale in SCALES)
    return Readability(round(score, 1), grade(score), _reasons(measures), measures, readings)


def grade(score: float) -> str:
    """Return the step of a score of 0 … 100: とてもやさしい … とても難しい."""
    return GRADES[sum(score < step for step in STEPS)]


def _measures(document: Document, counts: ScriptProfile, letters: list[int]) -> dict[str, float]:
    content = "".join(s.text for s in document.sentences if s.kind in CONTENT_KINDS)
    fast, slow = reading_minutes(content)
    total = max(1, counts.letters)
    sentences = max(1, len(letters))
    return {
        "characters": character_count(content),
        "letters": letter_count(content),
        "sentences": len(letters),
        "letters_per_sentence": counts.letters / sentences,
        "longest_sentence": max(letters, default=0),
        "commas_per_sentence": counts.commas / sentences,
        **{f"{name}_ratio": n / total for name, n in counts.by_script.items()},
        **{f"{name}_run_mean": n for name, n in counts.mean_run.items()},
        **{f"{name}_run_longest": n for name, n in counts.longest_run.items()},
        "reading_minutes_fast": fast,
        "reading_minutes_slow": slow,
    }


def _issues(sentence: ProseSentence, findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.rule for f in findings if f.span.overlaps(sentence.span)))


def _reasons(measures: dict[str, float]) -> tuple[str, ...]:
    """Say in Japanese what makes the text hard, gravest first; empty where nothing does."""
    limits = (
        ("letters_per_sentence", 45, "1文が平均{:.0f}字です(45字以内が目安)。"),
        ("longest_sentence", 100, "最も長い文が{:.0f}字です(60字以内が目安)。"),
        ("kanji_run_mean", 2.0, "漢字の連なりが平均{:.1f}字です(2.0字未満が目安)。"),
        ("commas_per_sentence", 2.0, "読点が1文に平均{:.1f}個あります(2個以内が目安)。"),
        ("katakana_run_mean", 5.0, "カタカナ語が平均{:.1f}字です(5字以内が目安)。"),
    )
    over = [(measures[k] / limit, text.format(measures[k])) for k, limit, text in limits if measures[k] >= limit]
    return tuple(text for _, text in sorted(over, reverse=True))
