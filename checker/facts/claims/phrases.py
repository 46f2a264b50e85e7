"""Noun phrases and lists of them: 「北海道と沖縄」, 「離島へのお届け」, 「社員の氏名、住所」."""

from __future__ import annotations

from collections.abc import Sequence

from checker.facts.claims.concepts import Concept
from checker.language.tokens import Token

NOMINAL = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞"})
AND = frozenset({"と", "や", "か", "・", "、", "及び", "および", "並びに", "または", "又は", "も"})
_PARTICLE = "助詞"


def start_of_list(tokens: Sequence[Token]) -> int:
    """Return the number of the token with which the list of noun phrases begins that ends with the last of ``tokens``."""
    first = len(tokens)
    while first and (tokens[first - 1].pos[0] in NOMINAL or _joins(tokens, first - 1)):
        first -= 1
    return first


def _joins(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a token stands between two parts of a list or phrase, or is the の before what follows."""
    if i == 0:
        return False
    if tokens[i].surface == "の" or (tokens[i].surface in AND and tokens[i].surface != "も"):
        return tokens[i - 1].pos[0] in NOMINAL or tokens[i - 1].pos[0] == _PARTICLE
    return i < len(tokens) - 1 and tokens[i].pos[0] == _PARTICLE and tokens[i + 1].surface == "の"


def bracket_around(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the half-open range of what stands in brackets around ``[start, end)`` of a normal sentence, None if nothing does."""
    opens, closes = sentence.rfind("(", 0, start), sentence.find(")", end)
    is_around = opens >= 0 and closes >= 0 and ")" not in sentence[opens:start] and "(" not in sentence[end:closes]
    return (opens + 1, closes) if is_around else None


def within(concept: Concept, place: tuple[int, int]) -> bool:
    """Tell whether a concept stands in a range."""
    return place[0] <= concept.start and concept.end <= place[1]
