"""What two moments are said of: features of their themes, of their deeds, and of whether they answer the question.

Replies to one question name moments of many things (「返金は12日」, 「お詫びの葉書は5日」, 「窓口は毎日9時から」). Words that neither
the other statement nor its question has, or that are far from them in meaning, keep two moments apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.domain.claim import Claim
from checker.facts.claims.measured import MOMENT_CUES
from checker.facts.claims.places import flags_of
from checker.facts.claims.themes import row_of

_STAGES = frozenset({"e:beginning", "e:ending"})
# How near words are of which one has no vector.
UNKNOWN, ALIKE = 0.1, 0.5
# How well a bare answer (「11月27日です」) answers its question, and how near its deed is to any other.
BARE, NO_DEED = 0.7, 0.6


class View(NamedTuple):
    """The words of a moment: of its clause (``own``), close by, of the question, of the theme, and its deed."""

    own: tuple[str, ...]
    core: tuple[str, ...]
    asked: tuple[str, ...]
    theme: tuple[str, ...]
    deed: str

    def events(self) -> frozenset[str]:
        """Return the events among the words of the clause."""
        return frozenset(w for w in self.own if w[:2] == "e:")


@lru_cache(maxsize=65536)
def view(items: tuple[str, ...]) -> View:
    """Sort the items of a claim."""
    own = tuple(w for i in items if i[:2] in ("e:", "t:") or i[1:2] != ":" if (w := i.lstrip("?")) not in _STAGES)
    core = tuple(i for i in items if (i[:2] in ("e:", "t:") or i[1:2] != ":") and i[0] != "?" and i not in _STAGES)
    theme = tuple(i[2:] for i in items if i[:2] == "m:")
    deed = next((i[2:] for i in items if i[:2] == "d:"), "")
    return View(own, core, tuple(i[2:] for i in items if i[:2] == "q:"), theme, deed)


def of_themes(a: Claim, b: Claim) -> dict[str, float]:
    """Return the features of a pair of moments, by name; the same for (b, a)."""
    x, y = view(a.items), view(b.items)
    left, right = x.own + x.asked, y.own + y.asked
    found = {
        **_two("alone", _apart(x.core, y.own), _apart(y.core, x.own)),
        **_two("unasked", _apart(x.core, right), _apart(y.core, left)),
        **_two("strange", _far(x.core, right), _far(y.core, left)),
        **_two("own", min(4, len(x.own)), min(4, len(y.own))),
        **_two("silent", float(not x.own), float(not y.own)),
        **_of_question(x, y),
        "theme_both": float(bool(x.theme and y.theme)),
        "theme_near": max(_mean(_best(w, y.theme) for w in x.theme), _mean(_best(w, x.theme) for w in y.theme)),
        "theme_head": _near(x.theme[-1], y.theme[-1]) if x.theme and y.theme else 0.0,
        "theme_strange": max(_apart(x.theme, right), _apart(y.theme, left)),
        "deed_both": float(bool(x.deed and y.deed)),
        "deed_near": _near(x.deed, y.deed) if x.deed and y.deed else 0.0,
        **_two("deed_there", _best(x.deed, right) if x.deed else NO_DEED, _best(y.deed, left) if y.deed else NO_DEED),
        "events_apart": float(bool(x.events() and y.events() and not x.events() & y.events())),
        "event_one": float(bool(x.events()) != bool(y.events())),
    }
    return found | _of_kinds(a, b)


def _of_question(x: View, y: View) -> dict[str, float]:
    """Return how well each of the two answers what was asked."""
    asked = x.asked or y.asked
    if not asked:
        return {}
    events = frozenset(w for w in asked if w[:2] == "e:")
    told = [v.events() for v in (x, y)]
    return {
        "was_asked": 1.0,
        **_two("answer", *(max((_best(w, asked) for w in v.own), default=BARE) for v in (x, y))),
        **_two("answers", *(_mean((_best(w, asked) for w in v.own), BARE) for v in (x, y))),
        **_two("covers", *(_mean(_best(w, v.own) for w in asked) for v in (x, y))),
        "other_deed": float(sum(bool(events and t and not t & events) for t in told)),
        "asked_deed": float(sum(bool(t & events) for t in told)),
    }


def _of_kinds(a: Claim, b: Claim) -> dict[str, float]:
    """Return what the wording says of each: a habit, another occasion, only some, denied; its role and its clock."""
    left, right = flags_of(a), flags_of(b)
    found: dict[str, float] = {}
    for name in MOMENT_CUES:
        found |= _two(name, float(name in left), float(name in right))
    (role_a, clock_a), (role_b, clock_b) = (c.note.split("|")[:2] for c in (a, b))
    clocks = bool(clock_a) + bool(clock_b)
    return {
        **found,
        **_two("sole", float("only" in left), float("only" in right)),
        **{f"role:{r}": float((role_a == r) + (role_b == r)) for r in ("start", "end")},
        "role_same": float(role_a == role_b),
        "clocks": float(clocks),
        "clock_one": float(clocks == 1),
    }


def _two(name: str, a: float, b: float) -> dict[str, float]:
    return {f"{name}_min": min(a, b), f"{name}_max": max(a, b)}


def _mean(values: Iterable[float], default: float = 0.0) -> float:
    found = list(values)
    return sum(found) / len(found) if found else default


def _apart(words: Sequence[str], others: Sequence[str]) -> float:
    """Return how far the words are from the others on the average, 0 where there are none."""
    return _mean(1.0 - _best(w, others) for w in words)


def _far(words: Sequence[str], others: Sequence[str]) -> float:
    return sum(1.0 - _best(w, others) for w in words)


def _best(word: str, others: Sequence[str]) -> float:
    return max((_near(word, other) for other in others), default=0.0)


@lru_cache(maxsize=65536)
def _near(a: str, b: str) -> float:
    """Return how near two concepts or words are in meaning, 1 for the same."""
    if a == b:
        return 1.0
    x, y = row_of(a), row_of(b)
    if x is not None and y is not None:
        return float(x @ y)
    shared = a[1:2] != ":" and b[1:2] != ":" and len(a) > 1 and len(b) > 1 and set(a) & set(b)
    return ALIKE if shared else UNKNOWN
