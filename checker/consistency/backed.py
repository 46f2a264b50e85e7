"""An official statement that says the same as one side of a dispute belongs to it: replies may be compared where it could not be.

A reply answers a question and shares its words with other replies; the official text, which says the same in its own words, may
fall short of what a comparison asks for. Without it the dispute would seem undecided, and nobody would be asked to correct anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.consistency.assemble import Pairing
from checker.consistency.measured import LIMITS
from checker.consistency.subjects import MIN_FOCUS, mass_of, words_of
from checker.consistency.verdict import Verdict
from checker.domain.claim import Claim, Modality
from checker.facts.claims.closed import EVENT_AXIS
from checker.facts.claims.closed_axes import closed_axes
from checker.facts.claims.stances import AXIS as STANCE
from checker.rules.regex import regex

_VERBS = "うくぐすつぬぶむる"  # 「使えます」 alone says nothing of what it is that can be used
_FIGURE = regex("[0-9]+")
Pair = tuple[int, int]
Pole = tuple[str, str]  # axis and note
# So much of what either says must be in the other as well.
SHARED = 0.5


def backed(pairings: Mapping[Pair, Pairing], values: Sequence[Sequence[Claim]]) -> Iterator[tuple[int, int, Verdict]]:
    """Yield further pairs of values, ``x < y``: an official one that says what one of two disputing replies says, and the other.

    Args:
        pairings: by the numbers ``x < y`` of two values that do not go together.
        values: the claims of each value; those of one value are alike.
    """
    official: dict[Pole, list[int]] = defaultdict(list)
    for i, group in enumerate(values):
        if group[0].is_official and _has_poles(group[0].axis):
            official[group[0].axis, group[0].note].append(i)
    known = set(pairings)
    decided = {n for pair in pairings for n in pair if any(values[m][0].is_official for m in pair)}
    for (x, y), pairing in sorted(pairings.items()) if official else ():
        if x in decided or y in decided or len({c.source for c in (*pairing.a, *pairing.b)}) < 2:
            continue  # one who says both speaks of two matters
        for one, other, verdict in ((x, y, pairing.verdict), (y, x, pairing.verdict.turned())):
            if official[_pole(values[other][0])]:
                continue  # the official text says both, each of a matter of its own
            for number in official[_pole(values[one][0])]:
                pair = (min(number, other), max(number, other))
                if pair not in known and _say_the_same(values[number][0], values[one][0]):
                    known.add(pair)
                    plain = Verdict(verdict.kind, verdict.reason)  # an official text stands at any time
                    yield (*pair, plain)


def _has_poles(axis: str) -> bool:
    return axis not in LIMITS and (axis in (EVENT_AXIS, STANCE) or axis in closed_axes())


def _pole(claim: Claim) -> Pole:
    return claim.axis, claim.note


def _say_the_same(official: Claim, claim: Claim) -> bool:
    """Tell whether both give one answer of one thing, without a condition or a group that only one names."""
    if set(_FIGURE.findall(official.text)) != set(_FIGURE.findall(claim.text)):
        return False  # 「12月1日から使えます」
    if official.scope != claim.scope or Modality.CONDITIONAL in (official.modality, claim.modality):
        return False
    first, second = words_of(official.items), words_of(claim.items)
    if first["k"] - second["k"] or first["r"] - second["r"] or "" in first["z"]:
        return False
    if official.axis == STANCE and official.subject != claim.subject:
        return False
    if official.axis == EVENT_AXIS and not first["e"] & second["e"]:
        return False
    own, other = first["c"], second["c"] | second["s"] | second["q"]
    things = frozenset(w for w in own & other if w[-1] not in _VERBS)
    return mass_of(things) >= MIN_FOCUS and mass_of(own & other) >= SHARED * mass_of(own)
