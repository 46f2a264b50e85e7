"""What is remembered of sentences is bounded, and never changes a result."""

from __future__ import annotations

import pytest

from checker.checks.elements.votes import rule_votes
from checker.facts.extract import extract_facts
from checker.language.tokens import tokenize
from checker.text.load import load_bytes
from checker.text.memory import LONGEST, SENTENCES, forget_sentences, memory_of
from checker.text.normal import NormalText
from checker.text.segment import build_document

SAMPLE = "このたび、弊社のサーバーが不正アクセスを受け、氏名1,234件が漏えいしました。\n原因は、設定の誤りです。\nパスワードを変更してください。\n"


@pytest.fixture(autouse=True)
def empty() -> None:
    forget_sentences()


def test_the_same_words_share_what_is_known() -> None:
    memory_of("深くお詫びいたします。")["tokens"] = []
    assert "tokens" in memory_of("深く" + "お詫びいたします。")
    assert not memory_of("深くお詫びします。")


def test_long_sentences_are_not_kept() -> None:
    words = "あ" * (LONGEST + 1)
    memory_of(words)["tokens"] = []
    assert not memory_of(words)


def test_the_least_used_sentences_go_first() -> None:
    memory_of("最初の文。")["tokens"] = []
    for k in range(SENTENCES):
        memory_of(f"{k}番目の文。")
    assert not memory_of("最初の文。")


def test_tokens_of_remembered_words_stand_at_their_new_place() -> None:
    words = "ﾊﾟスワードを 変更した。"
    first, second = tokenize(NormalText.of(words, 0)), tokenize(NormalText.of(words, 70))
    assert [(t.span.start + 70, t.span.end + 70, *t[1:]) for t in first] == [(t.span.start, t.span.end, *t[1:]) for t in second]
    assert first[0].span.start == 0


def test_votes_are_the_same_with_and_without_memory() -> None:
    other = "# お知らせ\n" + SAMPLE.replace("設定の誤り", "調査中") + "よくある質問\n" + SAMPLE
    alone = []
    for text in (SAMPLE, other):
        forget_sentences()
        alone.append(_votes(text))
    assert [_votes(SAMPLE), _votes(other), _votes(SAMPLE), _votes(other)] == alone * 2


def _votes(text: str) -> object:
    document = build_document(load_bytes("a.md", text.encode()))
    return rule_votes(document, extract_facts(document), ("card_scope",))
