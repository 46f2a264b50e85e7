"""Same text, same verdict as textlint's preset for technical writing, unless the table below says why not.

The reference was written by ``benchmarks/textlint_reference.py`` (versions in the file).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.config.settings import Settings
from checker.engine import Ask, analyse
from checker.rules.loader import built_in_rules
from checker.text.source import SourceText

REFERENCE = json.loads((Path(__file__).parents[2] / "data/textlint/reference.json").read_text(encoding="utf-8"))
OURS = {
    "no-double-negative-ja": "style.double_negative",
    "no-dropping-the-ra": "style.dropped_ra",
    "max-ten": "style.commas",
    "no-doubled-conjunctive-particle-ga": "style.doubled_ga",
    "no-doubled-joshi": "style.doubled_particle",
    "max-kanji-continuous-len": "style.kanji_run",
    "ja-no-redundant-expression": "style.redundant",
    "ja-no-weak-phrase": "style.weak_phrase",
    "no-mix-dearu-desumasu": "style.mixed_style",
    "no-hankaku-kana": "style.half_kana",
    "no-unmatched-pair": "style.unmatched_pair",
    "ja-no-successive-word": "style.successive_word",
    "no-doubled-conjunction": "style.doubled_conjunction",
    "ja-no-mixed-period": "style.missing_period",
}
# (rule of ours, text) → why the verdict is another.
WHY_NOT = {
    ("style.kanji_run", "個人情報保護委員会に報告しました。"): "the name of a body cannot be rewritten",
    ("style.kanji_run", "個人情報漏洩対策委員会を開きました。"): "the name of a body cannot be rewritten",
    ("style.kanji_run", "代表取締役社長がお詫びします。"): "a title of office cannot be rewritten",
    ("style.double_negative", "影響がないわけではありません。"): "polite double negatives are unknown to textlint",
    ("style.double_negative", "漏えいがないとは言えません。"): "polite double negatives are unknown to textlint",
    ("style.double_negative", "対応しないことはありません。"): "polite double negatives are unknown to textlint",
    ("style.kanji_run", "個人情報保護管理責任者が対応します。"): "two words of the dictionary, not a chain",
    ("style.doubled_particle", "これは良くないわけではない方法です。"): "では is a compound; the double negative is told",
    ("style.missing_period", "お知らせがあります"): "a line alone without 。 is a title",
    ("style.mixed_style", "お知らせします。調査中である。"): "two sentences are no majority; a slip shows against a style",
}
RULES = tuple(r for r in built_in_rules() if r.id in OURS.values())


@pytest.mark.parametrize("row", REFERENCE["rows"], ids=lambda r: r["text"][:20])
def test_same_verdict_as_textlint(row: dict[str, list[str] | str]) -> None:
    text = str(row["text"])
    report = analyse(SourceText("x.txt", text), RULES, Settings(), Ask())
    ours = {f.rule for f in report.findings}
    theirs = {OURS[rule] for rule in row["rules"] if rule in OURS}
    differing = {rule for rule in ours ^ theirs if (rule, text) not in WHY_NOT}
    assert not differing, f"ours {sorted(ours)}, textlint {sorted(theirs)}"


def test_every_exception_is_a_difference() -> None:
    rows = {row["text"]: row for row in REFERENCE["rows"]}
    for rule, text in WHY_NOT:
        report = analyse(SourceText("x.txt", text), RULES, Settings(), Ask())
        ours = rule in {f.rule for f in report.findings}
        assert ours != (rule in {OURS.get(r) for r in rows[text]["rules"]}), (rule, text)
