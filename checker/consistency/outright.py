"""Bans and leaves that need no weighing: 「水道水は飲まないでください」 against 「水道水はお飲みいただけます」.

Who hears the wrong one comes to harm, and plain words leave nothing to weigh. Plain is a clause of which every word is the
act, the thing or politeness, in a sentence without any condition; both name the same act, and the same thing where both name
one. All else (groups, times, places, manners, conditions, other things) is left to be weighed.
Words are in ``style_rules/axes/closed/outright.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.domain.claim import Claim
from checker.domain.conflict import Statement
from checker.facts.claims.closed_axes import closed_axes
from checker.facts.claims.closed_plain import pattern, plain_form
from checker.facts.claims.closed_words import topic_word
from checker.facts.claims.conditions import conditions_in
from checker.facts.claims.fulfilled import fulfilled_in
from checker.facts.claims.moments import day_number
from checker.facts.claims.stances import families
from checker.facts.claims.unit import tokens_of
from checker.language.tokens import Token
from checker.rules.files import load_group
from checker.rules.regex import regex

_NOUNS = frozenset({("名詞", "普通名詞", "一般"), ("名詞", "普通名詞", "サ変可能"), ("名詞", "固有名詞", "一般")})
MOST_DAYS = 7  # between the two: later ones may well tell what has come of it


@dataclass(frozen=True, slots=True)
class Outright:
    """What a plain clause bans or allows: plain forms of the act, and the things (normalised; general words left out)."""

    acts: frozenset[str]
    things: frozenset[str]
    has_object: bool


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_group("axes/closed")["axes.closed.outright"]
    return data


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_data()[name].split())


@cache
def _cue(name: str) -> re.Pattern[str]:
    return regex(_data()[name])


@cache
def _acts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row.split()) for row in _data()["acts"])


@cache
def bans() -> frozenset[str]:
    """Return the values of bans on the axes of use and of conduct."""
    return frozenset(_values("stop", "forbid"))


@cache
def leaves() -> frozenset[str]:
    """Return the values of leaves on the axes of use and of conduct."""
    return frozenset(_values("may", "may"))


def _values(pole: str, stance: str) -> list[str]:
    return [p.word for p in closed_axes()["use"].poles if p.id == pole] + [s.word for s in families()["act"].stances if s.id == stance]


def are_outright(ban: tuple[Statement, Claim], leave: tuple[Statement, Claim], around: Sequence[str]) -> bool:
    """Tell whether a plain ban stands against a plain leave of the same act on the same thing.

    Args:
        ban, leave: each the statement of the axis and the sentence that it lies in.
        around: the sentences of the text of the leave: what narrows it may stand in any of them.
    """
    if not _is_of_one_time(ban[0].at, leave[0].at) or any(_narrows(text) for text in (*around, leave[1].note)):
        return False
    if any(_is_conditional(c.text) for _, c in (ban, leave)):
        return False
    banned, left = outright(_up_to_denial(ban[0].text)), outright(leave[0].text)
    if banned is None or left is None or not any(banned.acts & row and left.acts & row for row in _acts()):
        return False
    things = left.things or _asked(leave[1].note)
    if things is None or _cue("persons").search("".join(banned.things | things)):
        return False
    forbidden = banned.things or _asked(ban[1].note)
    if forbidden is None or (not banned.has_object and ban[0].text.strip() != ban[1].text.strip()):
        return False
    return things == forbidden or not things


def _is_of_one_time(a: str, b: str) -> bool:
    first, second = day_number(a), day_number(b)
    return not first or not second or abs(first - second) <= MOST_DAYS


def _is_conditional(text: str) -> bool:
    return any(not c.even_so for c in conditions_in("", text)) or bool(_cue("for_some").search(text))


def _narrows(text: str) -> bool:
    """Tell whether a sentence beside a leave tells for whom, for what or since when it holds."""
    if _is_conditional(text) or any(pattern(name).search(text) for name in ("not_meant", "outside", "elsewhen", "once_safe")):
        return True
    return bool(fulfilled_in(text) or _cue("settled").search(text))


def _up_to_denial(text: str) -> str:
    """Return a ban without what is asked for in its place: 「食べずに」 of 「食べずに、お戻しください」."""
    match = _cue("instead").search(text)
    return text[: match.end(1)] if match else text


def _asked(question: str) -> frozenset[str] | None:
    """Return the things that a question names besides the act, None where it tells more than that."""
    if not question:
        return frozenset()
    if _cue("narrow").search(question):
        return None
    own = [t for t in tokens_of(question) if not _is_act(t) and plain_form(t) not in _words("polite") | _words("general")]
    return frozenset(filter(None, map(topic_word, own)))


def _is_act(token: Token) -> bool:
    return any(plain_form(token) in row or token.normalized in row for row in _acts())


@lru_cache(maxsize=8192)
def outright(text: str) -> Outright | None:
    """Return what a clause bans or allows, None where it says more than that."""
    acts: set[str] = set()
    things: set[str] = set()
    has_object = False
    if _cue("narrow").search(text):
        return None
    for token in tokens_of(text):
        form = plain_form(token)
        if _is_act(token):
            acts |= {form, token.normalized}
        elif form in _words("general"):
            has_object = True
        elif _is_polite(token, form):
            continue
        elif token.pos[:3] in _NOUNS and topic_word(token):
            things.add(topic_word(token))
            has_object = True
        else:
            return None
    return Outright(frozenset(acts), frozenset(things), has_object) if acts else None


def _is_polite(token: Token, form: str) -> bool:
    """Tell whether a token only carries the clause: grammar and courtesy."""
    kind = token.pos[0]
    if kind == "助詞":
        return token.surface in _words("particles") and (token.surface != "で" or token.pos[1] != "格助詞")
    if kind == "助動詞":
        return form in _words("auxiliaries") or not form
    return kind in ("補助記号", "空白", "感動詞") or form in _words("polite") or not form
