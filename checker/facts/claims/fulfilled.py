"""What a text gives as the reason for its answer because it is over or was found good by now: 「安全を確認しましたので」.

Who was told 「安全が確認できるまで使わないでください」 hears the end of it, no contradiction.
Words are in ``style_rules/axes/closed/conditions.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from checker.facts.claims.conditions import UNTIL, Condition, cue_of, process_words, stems_in

PREFIX = "n:"
_NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=16_384)
def fulfilled_in(text: str, previous: str = "") -> frozenset[str]:
    """Return stems of what a sentence gives as done in a clause of reason, and of what the one before it tells as done."""
    return _told(text, "done_so") | _told(previous, "done")


def _told(text: str, cue: str) -> frozenset[str]:
    match = cue_of(cue).search(text) if text else None
    if match is None:
        return _NOTHING
    told = text[: match.end()]
    if cue_of("begun").search(told) or (cue_of("not_so_far").search(told) and not cue_of("nothing_bad").search(told)):
        return _NOTHING
    return stems_in(told)


def fulfilled_items(text: str, previous: Sequence[str]) -> tuple[str, ...]:
    """Return the stems of ``fulfilled_in``, of ``text`` and the last of the sentences before it, as items of a claim."""
    return tuple(f"{PREFIX}{stem}" for stem in sorted(fulfilled_in(text, previous[-1] if previous else "")))


def is_fulfilled(condition: Condition, items: Iterable[str]) -> bool:
    """Tell whether a claim with ``items`` tells that what ``condition`` waits for has come."""
    if condition.sense != UNTIL or condition.even_so:
        return False
    waited = condition.words - process_words() or condition.words
    done = [i.removeprefix(PREFIX) for i in items if i.startswith(PREFIX)]
    return any(d.startswith(w) or w.startswith(d) for w in waited for d in done)
