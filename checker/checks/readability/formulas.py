"""Published formulas of Japanese readability."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any, NamedTuple

from checker.checks.readability.scripts import ScriptProfile, profile

_local = threading.local()
# A line a word: part of speech, its subclass, the origin (field 12 in all versions of UniDic that fugashi reads), which unknown
# words lack, and the surface; one more line closes the text. ``-O ""``: not the format that the dictionary asks for.
_FORMAT = r'-O "" -F "%f[0]\t%f[1]\t%f[12]\t%m\n" -U "%f[0]\t%f[1]\t\t%m\n" -B "" -E "EOS"'


def tateishi(text: str, counts: ScriptProfile | None = None) -> float:
    """Return RS′ of Tateishi, Ono and Yamada (1988, 6 variables): about 50 ± 10 on their texts, higher is easier.

    The 10-variable formula in circulation cannot be right and the package ``tateishi-readability`` divides letters by
    runs; neither is used. An empty text gives 115.79.
    """
    c = counts or profile(text)
    return (
        -0.12 * c.letters / c.sentences
        - 1.37 * c.mean_run["alphabet"]
        + 7.4 * c.mean_run["hiragana"]
        - 23.18 * c.mean_run["kanji"]
        - 5.4 * c.mean_run["katakana"]
        - 4.67 * c.commas / c.sentences
        + 115.79
    )


def jreadability(text: str) -> float | None:
    """Return jReadability (Lee and Hasebe): 0.5 (upper advanced) … 6.4 (lower elementary); None for a blank text.

    Computed by the package ``jreadability`` with one tagger a thread: by default it makes a new one each call (53 MiB). It is
    given words with the three features it asks for, written by MeCab itself: fugashi's own nodes make 26 of each word, two
    thirds of all the time.
    """
    if not text.strip():
        return None
    from jreadability import compute_readability

    return float(compute_readability(text, lambda words: [_node(line) for line in _tagger().parse(words).split("\n")[:-1]]))


class _Feature(NamedTuple):
    pos1: str
    pos2: str
    goshu: str


class _Node(NamedTuple):
    surface: str
    feature: _Feature


@lru_cache(maxsize=4096)
def _node(line: str) -> _Node:
    """Read a line of ``_FORMAT``; half the words of a text come again in it."""
    pos1, pos2, goshu, surface = line.split("\t", 3)
    return _Node(surface, _Feature(pos1, pos2, goshu))


def _tagger() -> Any:  # noqa: ANN401  (fugashi has no types)
    tagger = getattr(_local, "tagger", None)
    if tagger is None:
        from fugashi import Tagger

        tagger = _local.tagger = Tagger(_FORMAT)
    return tagger
