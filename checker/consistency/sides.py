"""Compare the sides that statements take in one matter (``style_rules/axes/sides``)."""

from __future__ import annotations

from datetime import timedelta

from checker.consistency.about import of_other_matters
from checker.consistency.room import order_of_harm
from checker.consistency.spells import follow_on
from checker.consistency.subjects import (
    for_some,
    mass_of,
    of_other_groups,
    on_two_sides,
    theme_missed,
    under_condition,
    words_of,
)
from checker.consistency.verdict import NONE, Verdict, comparer, in_time
from checker.domain.claim import Claim
from checker.facts.claims.days import SINCE, days_of
from checker.facts.claims.moments import day_number, day_of
from checker.facts.claims.sides import side_axes
from checker.rules.regex import regex

_TODAY = 0
_DAY = regex("([0-9]{1,2})月([0-9]{1,2})日")


@comparer(*side_axes())
def compare_sides(a: Claim, b: Claim) -> Verdict:
    """Return the verdict on two claims that share a matter: opposed sides, and not said of other people or things."""
    axis = side_axes()[a.axis]
    opposed = axis.opposed.get((a.note, b.note))
    if opposed is None or on_two_sides(a, b) or of_other_groups(a, b) or _of_other_days(a, b) or follow_on(a, b):
        return NONE
    if axis.careful and (under_condition(a, b) or for_some(a, b)):
        return NONE
    if axis.shared and (under_condition(a, b) or for_some(a, b) or _in_other_contexts(a, b, axis.affirms)):
        return NONE
    by_theme = axis.careful or set(a.keys) & set(b.keys) <= axis.themed
    if by_theme and (theme_missed(a, b) or theme_missed(b, a)):
        return NONE
    kind, order = opposed
    if of_other_matters(a, b, kind):
        return NONE
    order = order_of_harm(in_time(order), a, b)
    if "_late" in order and _was_done_before(a, b):
        order = "any"
    return Verdict(kind, axis.reason, order)


def _in_other_contexts(a: Claim, b: Claim, affirms: str) -> bool:
    """Tell whether what the two are asked and tell has nothing in common, where both have a question or a sentence before them.

    What a denial stands under in its own sentence (「返金にあたり、」) the other one must name.
    """
    denial, asked = (words_of(c.items) for c in ((b, a) if a.note == affirms else (a, b)))
    there = frozenset().union(*(asked[k] for k in "cqps"))
    if denial["s"] and not mass_of(denial["s"] & there):
        return True
    if not denial["q"] | denial["p"] or not asked["q"] | asked["p"]:
        return False
    return not mass_of((denial["q"] | denial["p"] | denial["s"]) & there)


def _of_other_days(a: Claim, b: Claim) -> bool:
    """Tell whether one speaks of its 本日 and the other of another day: 「27日は欠航」, 「本日は通常どおり」."""
    if not any(_TODAY in days_of(c.text).counted for c in (a, b)):
        return False
    left, right = _days(a), _days(b)
    return bool(left and right) and not left & right


def _days(claim: Claim) -> frozenset[tuple[int, int]]:
    """Return the days (month, day) that the clause names, 本日 and 明日 by the day it was written on, which stands for none.

    What goes on since a day is not limited to it.
    """
    named = {(int(m[1]), int(m[2])) for m in _DAY.finditer(claim.text)}
    days = days_of(claim.text)
    if any(day.role == SINCE for day in days.named):
        return frozenset()
    shifts = days.counted or (() if named else (_TODAY,))
    written = day_of(claim.at)
    if shifts and written and not claim.is_official:
        named |= {(day.month, day.day) for day in (written + timedelta(days=shift) for shift in shifts)}
    return frozenset(named)


def _was_done_before(a: Claim, b: Claim) -> bool:
    """Tell whether one reply says done on a day on which the other, or later, said that it is not."""
    for done, other in ((a, b), (b, a)):
        said = day_number(other.at)
        if done.low is not None and said and not done.is_official and not other.is_official:
            return said >= done.low
    return False
