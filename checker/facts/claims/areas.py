"""The area to which a figure is limited: 「東京都内では2店舗」, 「県内は400戸」."""

from __future__ import annotations

from functools import lru_cache

from checker.facts.claims.concepts import cue
from checker.facts.claims.unit import tokens_of

MARK = "area="
_PLACE = "地名"


def limited_to(before: str, question: str) -> list[str]:
    """Return the flags of the areas of a figure.

    Args:
        before: the normal words of the clause that stand before the figure.
        question: the normal question; its areas count where the clause names none.
    """
    own = [name for name, end in _areas(before) if cue("area_told").match(before, end)]
    return [f"{MARK}{name}" for name in own or sorted({name for name, _ in _areas(question)})]


@lru_cache(maxsize=8192)
def _areas(text: str) -> tuple[tuple[str, int], ...]:
    """Return the areas that a text names, without their rank (都, 県, 内), each with where it ends."""
    places = [(t.span.start, t.span.end) for t in tokens_of(text) if _PLACE in t.pos[2]] if text else []
    found = dict(places)
    found |= {m.start(): m.end() for m in cue("area").finditer(text)}
    return tuple((cue("area_rank").sub("", text[start:end]) or text[start:end], end) for start, end in sorted(found.items()))
