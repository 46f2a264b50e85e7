"""What a figure is told of: the theme of its clause, what kind of group it counts, and how far the question asks for that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.facts.claims.areas import limited_to
from checker.facts.claims.concepts import concepts_of, cue, first_word
from checker.facts.claims.unit import Unit, tokens_of
from checker.language.vectors import vector
from checker.rules.files import load_group

Row = NDArray[np.float32]
# Steps in which nearness is kept: equal answers to like questions shall stay one value.
STEPS = 4
_MARKS = {"係助詞": ("は", "も"), "格助詞": ("が",)}
# Marks told by the words around a figure, and by those of its sentence; none where the question has such words too.
_AROUND = ("base", "staff", "each_time", "among")
_ABOUT = ("apart", "past")


class Theme(NamedTuple):
    """The theme of a figure.

    Attributes:
        words: its concepts; ``marks``: what is known of it, as flags of a claim.
    """

    words: tuple[str, ...]
    marks: tuple[str, ...]


NO_THEME = Theme((), ())


@cache
def generic() -> frozenset[str]:
    """Return the concepts that stand for whatever is asked about (対象, 該当, 影響, 人数)."""
    return frozenset(load_group("axes/measured")["axes.measured.concepts"]["generic"])


@lru_cache(maxsize=65536)
def row_of(name: str) -> Row | None:
    """Return the unit vector of a concept or word; the tokens' mean for a compound."""
    word = first_word(name)
    known = [v for v in (vector(t.surface) for t in tokens_of(word)) if v is not None]
    whole = vector(word)
    total = whole if whole is not None else np.mean(known, axis=0) if known else None
    if total is None:
        return None
    length = float(np.linalg.norm(total))
    return np.asarray(total / length, dtype=np.float32) if length else None


def theme_of(unit: Unit, left: int, start: int, end: int, words_around: str) -> Theme:
    """Return the theme of the figure at ``[start, end)`` of the sentence; ``left``: where the figure before it ends."""
    sentence, question = unit.sentence, unit.question
    at = _topic_end(sentence, left, start)
    words = tuple(c.name for c in concepts_of(sentence) if left <= c.start and c.end <= at) if at else ()
    words = tuple(w for w in words if w not in generic())
    marks = [n for n in _AROUND if cue(n).search(words_around) and not cue(n).search(question)]
    marks += [n for n in _ABOUT if cue(n).search(sentence) and not cue(n).search(question)]
    if cue("undone").search(sentence[end:]) and not cue("undone").search(question):
        marks.append("undone")
    marks += [f"id={name}" for name in _identified(sentence)]
    marks += limited_to(sentence[unit.offset : start], question)
    if at:
        phrase = sentence[left:at]
        marks.append("theme" if words else "stand_in")
        if bool(cue("negated").search(phrase)) != bool(cue("negated").search(question)):
            marks.append("neg")
        if cue("beside").search(sentence[left:start]):
            marks.append("beside")
    if question and words:
        mean, least = _coverage(words, tuple(c.name for c in concepts_of(question)))
        marks += [f"fitq={mean}", f"worst={least}"]
        if mean < STEPS / 2 and cue("whole").search(words_around):
            marks.append("all_of")
    return Theme(words, tuple(marks))


def told_of_others(unit: Unit) -> bool:
    """Tell whether a clause tells of another time, another case or of harm to those at work, and its question does not ask for them."""
    return any(cue(n).search(unit.text) and not cue(n).search(unit.question) for n in ("other_case", "workers"))


_IDENTIFIED = re.compile(r"([0-9〇一二三四五六七八九十A-Za-z.]{1,4})(号車|号機|号棟|号店|便|日目|年生|期生|学年|版|組|巻|回目|月(?:分|号|の|に|は))")


def _identified(sentence: str) -> list[str]:
    """Return the numbered things that a sentence names: 「1号車」, 「2日目」."""
    return [f"{m[2]}{m[1]}" for m in _IDENTIFIED.finditer(sentence)]


def _topic_end(sentence: str, left: int, start: int) -> int:
    """Return where the last topic before ``start`` ends (「予約が重なったの」は), 0 if there is none."""
    found = 0
    for token in tokens_of(sentence):
        if token.span.start >= start:
            break
        if token.span.start >= left + 2 and (token.surface in _MARKS.get(token.pos[1], ()) or token.surface in ":・="):
            found = token.span.start
    return found


@lru_cache(maxsize=65536)
def _coverage(words: tuple[str, ...], asked: tuple[str, ...]) -> tuple[int, int]:
    """Return how near the question comes to the words: on the average, and to the one that is farthest from it."""
    best = nearest(words, asked)
    if not best:
        return STEPS, STEPS
    return round(STEPS * max(0.0, sum(best) / len(best))), round(STEPS * max(0.0, min(best)))


def nearest(words: Sequence[str], others: Iterable[str]) -> list[float]:
    """Return for each of ``words`` how near the nearest of ``others`` is, 1 for the word itself."""
    others = list(dict.fromkeys(others))
    rows = [r for r in map(row_of, others) if r is not None]
    table = np.array(rows, dtype=np.float32) if rows else None
    out: list[float] = []
    for word in words:
        row = row_of(word)
        if word in others:
            out.append(1.0)
        elif row is not None and table is not None:
            out.append(float((table @ row).max()))
        else:
            out.append(0.0)
    return out
