"""Published formulas of Japanese readability."""

from __future__ import annotations

import threading
from typing import Any

from checker.checks.readability.scripts import ScriptProfile, profile

_local = threading.local()


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

    Computed by the package ``jreadability`` with one tagger a thread: by default it makes a new one each call (53 MiB).
    """
    if not text.strip():
        return None
    from jreadability import compute_readability

    return float(compute_readability(text, _tagger()))


def _tagger() -> Any:  # noqa: ANN401  (fugashi has no types)
    tagger = getattr(_local, "tagger", None)
    if tagger is None:
        from fugashi import Tagger

        tagger = _local.tagger = Tagger()
    return tagger
