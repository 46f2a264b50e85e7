"""Topic words of a clause or a question: what it is about, in normalised form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from checker.facts.claims.closed_plain import is_content_verb, plain_form
from checker.language.tokens import Token, tokenize_text
from checker.rules.files import load_group

# Words that name no matter: frames, persons spoken to, time frames, the announcement itself.
_EMPTY = frozenset(
    "こと 事 もの 物 者 方 方々 様 さん さま 皆様 皆さま 客様 御客様 客 当社 弊社 当店 当館 当行 当方 当校 当院 当会 私 私ども "
    "此方 こちら 今回 本件 件 現在 時点 現時点 今 今後 本日 今日 昨日 明日 先日 場合 為 ため 様子 際 時 中 後 前 上 下 内 外 "
    "通り 度 此の度 このたび 程 ほど 以上 以下 以前 以降 他 ほか 外の 点 旨 形 次第 状況 状態 所 ところ 折 間 可能 可能性 "
    "必要 不要 予定 方針 対応 案内 説明 確認 連絡 問い合わせ 質問 回答 御座る 事実 理由 原因 一部 全部 全て 何 何方 誰 何れ "
    "何時 何処 幾ら いくら なぜ どう 其れ それ 此れ これ 其の その 此の この 有る 無い 為る 成る 言う 思う 年 月 日 曜日 時間 "
    "分 円 人 名 個 本 枚 台 社 箇所 回 別 自分 うち 内 家 皆 等 的 番 目 感じ 意味 話 本当 逆 同じ 大変 一つ 残念 恐縮 "
    "詫び 心配 不安 迷惑 不便 手数 面倒 お願い 御願い 願い 下さる 受電 来電 男性 女性 代".split()
)
_NUMBER = re.compile(r"^[0-9０-９一二三四五六七八九十百千万億,.:/]+$")


def topic_words(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the normalised nouns and meaningful verbs of ``tokens``, each once, in order."""
    words: dict[str, None] = {}
    for token in tokens:
        word = topic_word(token)
        if word:
            words.setdefault(word)
    return tuple(words)


def topic_word(token: Token) -> str:
    """Return the normalised form of a token that names a matter, else an empty string."""
    kind, sub = token.pos[0], token.pos[1]
    if kind == "名詞":
        if sub == "数詞" or _NUMBER.match(token.surface):
            return ""
    elif kind in ("動詞", "形容詞"):
        if not is_content_verb(token):
            return ""
    elif kind != "形状詞":
        return ""
    word = re.sub(r"^[御]", "", token.normalized) or token.normalized
    form = plain_form(token)
    if word in _EMPTY or form in _EMPTY or len(word) == 1 and "ぁ" <= word <= "ヿ":
        return ""
    return _synonyms().get(word, word)


@cache
def _synonyms() -> dict[str, str]:
    """Return the word that stands for each word of the synonym groups, by normalised form."""
    table: dict[str, str] = {}
    for group in load_group("axes/closed")["axes.closed.synonyms"]["groups"]:
        first, *_ = words = group.split()
        for word in words:
            tokens = tokenize_text(word)
            if len(tokens) == 1:
                table.setdefault(re.sub(r"^[御]", "", tokens[0].normalized), first)
    return table


def synonym_groups(tokens: Sequence[Token]) -> frozenset[int]:
    """Return Sudachi's synonym groups of the topic words of ``tokens``."""
    return frozenset(group for token in tokens if topic_word(token) for group in token.synonyms)
