"""The state a clause gives its event: 必要, 不要, 済み, 予定, できない … read from the end of its plain wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.facts.claims.closed_plain import Plain, describes_noun, is_content_verb, pattern
from checker.rules.files import load_group


@dataclass(frozen=True, slots=True)
class State:
    """A state found: ``plain[start:end]`` are its words."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Kind:
    id: str
    word: str
    cues: re.Pattern[str]


@cache
def state_kinds() -> tuple[_Kind, ...]:
    """Return the states in the order in which they are tried."""
    data = load_group("axes/closed")["axes.closed.states"]
    return tuple(
        _Kind(row["id"], row["word"], re.compile("|".join(f"(?:{cue})" for cue in row["cues"])))
        for row in data["states"]
    )


def state_words() -> dict[str, str]:
    """Return the Japanese word of each state."""
    return {kind.id: kind.word for kind in state_kinds()}


def read_state(plain: Plain, start: int, end: int) -> State | None:
    """Return the state of the clause ``plain.text[start:end]``, None where it has none (no predicate).

    A cue counts only at the end of the clause: no verb of its own meaning may follow it.
    """
    text = plain.text[start:end]
    tail = _tail(plain, start, end)
    for kind in state_kinds():
        last = None
        for match in kind.cues.finditer(text):
            if start + match.end() > tail and match.end() > match.start() and not describes_noun(plain, start + match.end()):
                last = match
        if last is not None and not kind.word:
            return None
        if last is not None:
            return State(kind.id, start + last.start(), start + last.end())
    return None


def _tail(plain: Plain, start: int, end: int) -> int:
    """Where the last verb of its own meaning begins: cues must reach beyond it."""
    for at in range(end - 1, start - 1, -1):
        if is_content_verb(plain.tokens[plain.owners[at]]):
            owner = plain.owners[at]
            while at > start and plain.owners[at - 1] == owner:
                at -= 1
            return at
    return start


def spared_by_leaving(plain: Plain) -> int | None:
    """Return where the words on an act end without which nothing happens (「開けなければ問題ございません」), None where there are none."""
    match = pattern("harmless_if_left").search(plain.text)
    return match.end() if match else None
