"""The user's words: plain lists and prh.yml, on the source text."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.config.settings import Settings
from checker.config.words import OwnWord, plain, read_list, read_prh
from checker.domain.errors import UsageError
from checker.domain.finding import Finding
from checker.engine import Ask, analyse
from checker.rules.loader import built_in_rules
from checker.text.source import SourceText

RULES = tuple(r for r in built_in_rules() if r.id == "words.own")
PRH = """version: 1
imports:
  - other.yml
rules:
  - expected: サーバー
    pattern: /サーバ(?!ー)/
    specs:
      - from: サーバが止まる
        to: サーバーが止まる
  - expected: $1か月
    pattern: /(\\d)[ヶケ]月/
    prh: 公用文の書き方です。
  - expected: Web
"""


def found(text: str, *words: OwnWord) -> list[tuple[str, str | None]]:
    return [(f.span.of(text), f.suggestion) for f in findings(text, *words)]


def findings(text: str, *words: OwnWord) -> tuple[Finding, ...]:
    report = analyse(SourceText("a", text), RULES, Settings(own_words=words), Ask(totals=False))
    return tuple(f for f in report.findings if f.rule == "words.own")


def test_plain_words() -> None:
    assert found("弊社のIDEAとIDです。", plain("弊社"), plain("ID", "アイディー")) == [("弊社", None), ("ID", "アイディー")]
    assert found("サーバーのサーバが止まりました。", plain("サーバ", "サーバー")) == [("サーバ", "サーバー")]
    assert found("詳しくは https://example.com/ID です。", plain("ID")) == []


def test_lists(tmp_path: Path) -> None:
    path = tmp_path / "一覧.txt"
    path.write_text("# 題\n弊社 # 当社と書く\n御客様\tお客様\nお客さま => お客様\n", encoding="utf-8")
    assert [(w.pattern, w.instead) for w in read_list(path)] == [("弊社", None), ("御客様", "お客様"), ("お客さま", "お客様")]


def test_prh(tmp_path: Path) -> None:
    (tmp_path / "prh.yml").write_text(PRH, encoding="utf-8")
    (tmp_path / "other.yml").write_text("version: 1\nimports: [prh.yml]\nrules: [{expected: お問い合わせ, patterns: [お問合せ]}]\n", encoding="utf-8")
    words = read_prh(tmp_path / "prh.yml")
    assert found("サーバのｗｅｂは3ヶ月後にWebへお問合せ。", *words) == [
        ("サーバ", "サーバー"), ("ｗｅｂ", "Web"), ("3ヶ月", "3か月"), ("お問合せ", "お問い合わせ"),
    ]
    assert [f.why for f in findings("3ヶ月です。", *words)] == ["公用文の書き方です。"]
    assert all(f.fixable for f in findings("3ヶ月です。", *words))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rules: [{pattern: a}]", "expected がありません"),
        ("rules: [{expected: a, pattern: '/(/'}]", "正しくありません"),
        ("rules: [{expected: b, pattern: a, specs: [{from: a, to: c}]}]", "例が合いません"),
        ("- a", "rules"),
        ("imports: [none.yml]", "開けません"),
    ],
)
def test_mistakes_of_a_prh_file_are_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "prh.yml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read_prh(tmp_path / "prh.yml")
