"""Acts that a demand rules out in passing: 「捨てずに保管してください」, 「召し上がらず、お送りください」 ask not to do them.

The end of such a clause demands something else, so its state says nothing of the act that stands before ず or ないで.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.facts.claims.closed_plain import Plain, is_content_verb, pattern, plain_form, plain_wording, word_list
from checker.facts.claims.closed_states import State, read_state
from checker.facts.claims.unit import Unit, tokens_of

_DEMANDS = frozenset({"required", "stop", "advised"})
# Between an act and its denial: 「お召し上がりにならずに」.
_FRAME = frozenset({"に", "は", "を"})
STOP = "stop"


@dataclass(frozen=True, slots=True)
class Forborne:
    """An act not to be done: the token of its word, and the plain range of the denial; ``ends``: the clause ends there."""

    owner: int
    start: int
    end: int
    ends: bool

    @property
    def state(self) -> State:
        """The state that the clause gives the act."""
        return State(STOP, self.start, self.end)

    def cut(self, plain: Plain) -> Plain:
        """Return the wording up to the denial: what follows speaks of another act."""
        return Plain(plain.text[: self.end], plain.owners[: self.end], plain.tokens)


def forborne(unit: Unit, plain: Plain) -> Forborne | None:
    """Return the first act of the clause that the sentence asks not to do while it asks for another one."""
    for i, token in enumerate(plain.tokens):
        end = _denial(plain, i)
        act = _act(plain, i) if end and token.pos[0] in ("助動詞", "形容詞") else None
        if act is None or i not in plain.owners:
            continue
        start = plain.owners.index(i)
        last = max(n for n, owner in enumerate(plain.owners) if owner < end) + 1
        ends = all(t.surface in ("、", ",") for t in plain.tokens[end:])
        if _demands(unit, plain, last, ends):
            return Forborne(act, start, last, ends)
    return None


def _denial(plain: Plain, at: int) -> int:
    """Return the token after a denial that goes on (ず, ずに, ないで, ことなく) at ``at``, 0 where there is none."""
    tokens = plain.tokens
    follows = tokens[at + 1].surface if at + 1 < len(tokens) else ""
    if tokens[at].surface == "ず":
        return at + 2 if follows == "に" else at + 1 if follows == "、" or at + 1 == len(tokens) else 0
    after = plain_form(tokens[at + 2]) if at + 2 < len(tokens) else ""
    if tokens[at].surface == "ない" and follows == "で" and not pattern("asked_of").match(after):
        return at + 2
    return at + 1 if tokens[at].surface == "なく" and at and tokens[at - 1].surface == "こと" else 0


def _act(plain: Plain, denial: int) -> int | None:
    """Return the token that names the denied act of the reader, None where it is none: 届かず, 解決できず."""
    at = denial - 1
    if at > 0 and plain.tokens[at].surface == "こと":
        at -= 1
    while at >= 0:
        token = plain.tokens[at]
        form = plain_form(token)
        if form in word_list("no_act") or token.surface in ("が", "も", "、"):
            return None
        if is_content_verb(token) or token.pos[0] == "名詞":
            return at if _is_free(plain, at) else None
        if token.pos[0] not in ("動詞", "助動詞", "接頭辞", "接尾辞") and token.surface not in _FRAME:
            return None
        at -= 1
    return None


def _is_free(plain: Plain, at: int) -> bool:
    """Tell whether no other one is said to do the act: 「商品が届かず」."""
    return not any(t.surface in ("が", "も") and t.pos[0] == "助詞" for t in plain.tokens[:at])


def _demands(unit: Unit, plain: Plain, after: int, ends: bool) -> bool:
    """Tell whether what follows the denial asks the reader for something, whoever he is."""
    if not ends:
        rest = plain.text[after:]
        state = read_state(plain, 0, len(plain.text))
    else:
        words = plain_wording(tokens_of(unit.sentence[unit.offset + len(unit.text) :]))
        rest, state = words.text, read_state(words, 0, len(words.text))
    return state is not None and state.id in _DEMANDS and not pattern("others_then").search(rest)
