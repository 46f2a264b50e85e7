"""Cut a sentence into clauses: where a new statement begins, never between a condition and what it governs."""

from __future__ import annotations

from functools import lru_cache

from checker.facts.claims.unit import tokens_of
from checker.rules.regex import regex

_JOINING = frozenset({"が", "けれど", "けれども", "けど", "ので", "から", "し", "ものの", "のに", "て", "で", "つつ", "ながら"})
_SO_FAR = ("現在のところ", "今のところ", "現時点のところ", "これまでのところ", "今までのところ")  # no clauses
_AFTER = ("ため", "おり", "一方", "ところ")
_EXCEPTING = ("を除き", "を除いて", "を除きまして")  # 「渋谷店を除き、」 belongs to what is told of the others
# 「流出したのは氏名で、電話番号は含まれません」: で is the copula where a theme stands before it and another one after it.
_TOLD_OF = regex("(?:の|もの|対象|内容|項目|情報|原因|理由|[日時]|期間|場所|範囲|件数|人数|金額)は[^は。]{2,}$")
_NEW_THEME = regex("^[^。「」]{2,40}?(?:は|も)(?![ずじっがうしのと])")
# 「本体は無料、設置は有料です」: what is said of the first theme leaves out its copula.
_SAID_OF = regex("(?:は|も)[^、。は]{0,12}(?:無料|有料|無償|有償|不要|必要|任意|必須|可能?|不可|対象外?|未定|なし|無効|有効|中止|休業|休館|運休|欠航)$")
# 「カード払いの方はカード会社経由、口座振替の方は口座へお返しします」: each group has an answer of its own.
_OF_GROUP = regex("(?:方|かた|お?客様|お客さま|会員様?|場合)(?:に|へ)?は[^、。は]{2,24}$")
_NEW_GROUP = regex("^[^、。「」は]{2,20}?(?:方|かた|お?客様|お客さま|会員様?|場合)(?:に|へ)?は")
MIN_CLAUSE = 6


@lru_cache(maxsize=65536)
def split_clauses(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open ranges of the clauses of a normal sentence; together they cover it."""
    cuts: list[int] = []
    tokens = tokens_of(sentence)
    depth = 0
    for i, token in enumerate(tokens):
        depth += sum(c in "「『（(" for c in token.surface) - sum(c in "」』）)" for c in token.surface)
        if depth > 0 or i == 0 or token.surface not in ("、", ",", "。", ";"):
            continue
        before = tokens[i - 1]
        ends = token.surface in ("。", ";")
        joins = before.pos[0] == "助詞" and before.pos[1] in ("接続助詞", "準体助詞") and before.surface in _JOINING
        continues = before.pos[0] in ("動詞", "助動詞", "形容詞") and before.pos[5].startswith("連用形")
        told = before.surface == "で" and _is_copula(sentence, cuts[-1] if cuts else 0, before.span.start, token.span.end)
        told = told or (token.surface == "、" and _is_said(sentence, cuts[-1] if cuts else 0, token.span.start, token.span.end))
        so_far = sentence.endswith(_SO_FAR, 0, before.span.end)
        if sentence.endswith(_EXCEPTING, 0, before.span.end):
            continue
        if ends or joins or continues or told or (before.surface in _AFTER and not so_far):
            cuts.append(token.span.end)
    ranges: list[tuple[int, int]] = []
    start = 0
    for cut in cuts:
        if cut - start >= MIN_CLAUSE and len(sentence) - cut >= MIN_CLAUSE:
            ranges.append((start, cut))
            start = cut
    ranges.append((start, len(sentence)))
    return tuple(ranges)


def _is_copula(sentence: str, start: int, here: int, after: int) -> bool:
    return bool(_TOLD_OF.search(sentence[start:here]) and _NEW_THEME.search(sentence[after:]))


def _is_said(sentence: str, start: int, here: int, after: int) -> bool:
    """Tell whether a statement without a verb ends at ``here``: another theme, or another group, follows."""
    before, rest = sentence[start:here], sentence[after:]
    return bool((_SAID_OF.search(before) and _NEW_THEME.search(rest)) or (_OF_GROUP.search(before) and _NEW_GROUP.search(rest)))
