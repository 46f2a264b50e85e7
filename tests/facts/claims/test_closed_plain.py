"""Plain wording: politeness stripped, dictionary forms, offsets back to the tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.claims.closed_plain import describes_noun, plain_wording
from checker.facts.claims.closed_states import read_state
from checker.language.tokens import tokenize_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ご返送のお手間はおかけいたしません", "返送の手間はかけるするない"),
        ("必要はございません。", "必要はあるない"),
        ("確認されておりません", "確認するれるているない"),
        ("承りかねます", "承るかねる"),
    ],
)
def test_politeness_is_stripped(text: str, plain: str) -> None:
    assert plain_wording(tokenize_text(text)).text == plain


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("お申し込みは不要です。", "not_required"),
        ("書類をお送りいただく必要はございません。", "not_required"),
        ("用紙をご提出ください。", "required"),
        ("念のため変更をおすすめしております。", "advised"),
        ("使用をお控えください。", "stop"),
        ("代理の方の手続きは承っておりません。", "cannot"),
        ("窓口でもお受けしております。", "can"),
        ("返金は行いません。", "wont"),
        ("まだ連絡はついておりません。", "not_done"),
        ("再開の時期は未定です。", "undecided"),
        ("可能性は否定できません。", "possible"),
        ("外部に出た可能性はありません。", "denied"),
        ("悪用されたとの報告は受けておりません。", "unconfirmed"),
        ("原因を調べております。", "investigating"),
        ("調査を終えました。", "done"),
    ],
)
def test_state_of_a_clause(text: str, state: str) -> None:
    plain = plain_wording(tokenize_text(text))
    found = read_state(plain, 0, len(plain.text))
    assert found is not None
    assert found.id == state


@pytest.mark.parametrize("text", ["どうぞご安心ください。", "ご了承ください。", "分かり次第、改めてご連絡いたします。"])
def test_formulas_have_no_state(text: str) -> None:
    plain = plain_wording(tokenize_text(text))
    assert read_state(plain, 0, len(plain.text)) is None


def test_predicate_before_a_noun_describes_it() -> None:
    plain = plain_wording(tokenize_text("影響を受けたお客様"))
    assert describes_noun(plain, plain.text.index("受ける") + 3)
    told = plain_wording(tokenize_text("影響を受けた状態です"))
    assert not describes_noun(told, told.text.index("受ける") + 3)


@given(st.text(alphabet="ご返送は不要ですお願いいたしませんで、。もう一度確認ＡＢ㈱12", max_size=40))
def test_every_character_leads_back_to_a_token(text: str) -> None:
    plain = plain_wording(tokenize_text(text))
    assert len(plain.owners) == len(plain.text)
    for i in range(len(plain.text)):
        span = plain.span(i, i + 1)
        assert 0 <= span.start < span.end <= len(text)
