"""Polarity and modality of a statement: two axes, read from the normalised tokens of its last predicate.

「流出は確認されておりません」 is no denial: polarity unknown, modality unconfirmed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.domain.claim import Modality, Polarity
from checker.language.tokens import Token, tokenize_text
from checker.rules.automaton import Automaton, any_of
from checker.rules.files import load_group
from checker.rules.regex import regex

TAIL = 28  # tokens of the last clause that decide; longer sentences carry earlier clauses of their own


@cache
def _word(name: str) -> str:
    return "|".join(map(re.escape, load_group("facts")["facts.factuality"]["words"][name]))


@cache
def _compiled(name: str) -> Automaton:
    """Compile the patterns of one modality (or ``double``) into one, with its word lists filled in."""
    raw = load_group("facts")["facts.factuality"]
    patterns = raw["double"] if name == "double" else raw["modality"][name]
    return any_of([re.sub("<([a-z]+)>", lambda m: _word(m[1]), p) for p in patterns])


def judge(words: Sequence[Token] | str) -> tuple[Polarity, Modality]:
    """Return polarity and modality of a sentence or clause, given as tokens or text."""
    tokens = tokenize_text(words) if isinstance(words, str) else words
    tail = "".join(f"{t.normalized} " for t in tokens[-TAIL:])
    double = bool(_compiled("double").search(tail))
    negated = not double and _is_negated(tail)
    modality = _modality(tail, negated, double)
    if modality in (Modality.UNCONFIRMED, Modality.INVESTIGATING, Modality.QUESTION):
        return Polarity.UNKNOWN, modality
    return (Polarity.NO if negated else Polarity.YES), modality


@cache
def _negation() -> re.Pattern[str]:
    after = r"(?:です |だ |ます |た |で |て |、 |。 |が |ため |の |事 |と |なる |成る |おる |居る |御座る |存ずる |申し上げる |けれど |ので |が |し )*$"
    return regex(rf"(?:^| )(?:{_word('neg')}) {after}|(?:{_word('neg_noun')}) {after}")


def _is_negated(tail: str) -> bool:
    """Tell whether the last predicate is negated, seen through 「…と考えております」."""
    return bool(_negation().search(_OPINION.sub("", tail)))


_OPINION = regex(
    r"(?:もの |物 )?と (?:考える|思う|存ずる|存じる|判断|認識|見る|推測|聞く|伺う) (?:為る |て |で |おる |居る |致す |ます |た |。 )*$"
)


def _modality(tail: str, negated: bool, double: bool) -> Modality:
    for name in load_group("facts")["facts.factuality"]["modality"]:
        match = _compiled(name).search(tail)
        if match is None:
            continue
        if name == "possible" and negated and not double:
            return Modality.ASSERTED
        if name == "unconfirmed" and (double or (not negated and "不明" not in match.group() and "未" not in match.group())):
            continue
        return Modality(name)
    if double:
        return Modality.ASSERTED if re.search(r"なる|成る|得る|行く|否む|否める|相違|違い", tail) else Modality.POSSIBLE
    return Modality.PLANNED if not negated and _is_future(tail) else Modality.ASSERTED


@cache
def _future() -> re.Pattern[str]:
    return regex(r"(\S+) (?:(?:為る|致す|参る|頂く) )?(?:ます )?(?:。 )?$")


def _is_future(tail: str) -> bool:
    """Tell whether the last verb is a plain non-past one of doing: 「お送りいたします」."""
    if not re.search(r"(?:ます|為る|致す) (?:。 )?$", tail):
        return False
    if re.search(r"(?:おる|居る|た|です|有る|御座る|れる|られる) (?:ます )?(?:。 )?$", tail):
        return False
    match = _future().search(tail)
    word = match.group(1) if match else ""
    return bool(word) and not re.fullmatch(f"{_word('performative')}|{_word('state')}", word)
