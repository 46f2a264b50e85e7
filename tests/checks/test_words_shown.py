"""What a finding shows: words that are not cut, names with a blank in them, lengths without the glosses we ask for."""

from __future__ import annotations

import pytest

from checker.config.settings import Settings
from checker.domain.finding import Finding
from checker.engine import Ask, analyse
from checker.rules.loader import built_in_rules
from checker.text.source import SourceText


def found(text: str, rule: str) -> list[Finding]:
    rules = tuple(r for r in built_in_rules() if r.id == rule)
    return list(analyse(SourceText("x.txt", text), rules, Settings(), Ask()).findings)


@pytest.mark.parametrize(
    ("text", "rule", "shown"),
    [
        ("大きな問題には至っておりません。", "wording.minimizing.not_serious", "「大きな問題には至っておりません」"),
        ("大変残念でなりません。", "wording.non_apology.regret", "「残念でなりません」"),
        ("委託先の不手際により、情報が漏れました。", "wording.blame_shifting.contractor", "「委託先の不手際」"),
        ("確認することができませんでした。", "style.redundant", "「することができません」"),  # as the fix puts it
    ],
)
def test_words_end_with_their_endings(text: str, rule: str, shown: str) -> None:
    (one,) = found(text, rule)
    assert one.message.startswith(shown)


def test_a_name_with_a_blank_is_one_term() -> None:
    text = "EDRとラテラルムーブメントとActive Directoryを調べました。"
    (one,) = found(text, "jargon.dense")
    assert "3個" in one.message and "Active Directory" in one.message
    assert not found("EDRとActive Directoryを調べました。", "jargon.dense")


def test_a_gloss_does_not_make_a_sentence_long() -> None:
    gloss = "（データを読めなくし、元に戻すためのお金を求める不正なプログラム）"
    rest = "の被害を受け、会員様の情報を保存しているサーバーが使えなくなりました。"
    assert not found(f"ランサムウェア{gloss}{rest}", "style.sentence_long")
    assert found(f"ランサムウェアが、データを読めなくし、元に戻すためのお金を求める不正なプログラムで、そ{rest}", "style.sentence_long")
    assert found(f"店舗（5月1日から5月10日までにご来店のうえ商品をお求めになった全員のお客様が対象です）{rest}", "style.sentence_long")
