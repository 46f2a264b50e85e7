"""Published formulas of Japanese readability."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any, NamedTuple

from checker.checks.readability.scripts import ScriptProfile, profile

_local = threading.local()
_GOSHU = 12  # the field of a word's origin, in all versions of UniDic that fugashi reads


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
    given nodes with the three features it asks for: fugashi's own nodes make 26 of each word, two thirds of all the time.
    """
    if not text.strip():
        return None
    from jreadability import compute_readability

    return float(compute_readability(text, lambda words: [_node(n.surface, n.feature_raw) for n in _tagger()(words)]))


class _Feature(NamedTuple):
    pos1: str
    pos2: str
    goshu: str | None


class _Node(NamedTuple):
    surface: str
    feature: _Feature


@lru_cache(maxsize=4096)
def _node(surface: str, raw: str) -> _Node:
    """Return a word with its features; half the words of a text come again in it."""
    return _Node(surface, _feature(raw))


def _feature(raw: str) -> _Feature:
    """Read part of speech and origin of a word from UniDic's line; unknown words have no origin."""
    fields = raw.split(",")
    if '"' in raw:
        import csv

        fields = next(csv.reader([raw]))
    return _Feature(fields[0], fields[1], fields[_GOSHU] if len(fields) > _GOSHU else None)


def _tagger() -> Any:  # noqa: ANN401  (fugashi has no types)
    tagger = getattr(_local, "tagger", None)
    if tagger is None:
        from fugashi import Tagger

        tagger = _local.tagger = Tagger()
    return tagger
