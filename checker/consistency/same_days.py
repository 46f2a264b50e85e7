"""Do two statements name the same days and times of the same matter, and differ in nothing that an axis hears?

「2025年8月1日から8月31日までにご購入」 and 「8月中にご購入」, 「9時から12時まで」 and 「午前9時より正午まで」 are one. The same day
alone says little: what was then may still be in dispute.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from checker.consistency.progress import on_the_way, opposed
from checker.domain.claim import Claim
from checker.facts.claims.places import ROLES, flags_of

MOMENT = "moment"
_LEAST_SHARED = 2  # concepts around a moment, where no main event tells its matter
_TENSES = frozenset({"former", "denied", "habit", "occasion", "if", "other"})


def same_moments(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Tell whether the moments of one statement are all among those of the other, of one matter, with nothing else at odds."""
    if _at_odds(a, b):
        return False
    left, right = ([c for c in side if c.axis == MOMENT] for side in (a, b))
    if not left or not right:
        return False
    return _all_there(left, right) or _all_there(right, left)


def sent_and_there(a: Sequence[Claim], b: Sequence[Claim]) -> bool:
    """Tell whether one statement names the day a thing is sent off and the other that of its arrival, with nothing else at odds."""
    pairs = [(x, y) for x, y in product(a, b) if x.axis == y.axis == MOMENT]
    return bool(pairs) and all(on_the_way(x, y) for x, y in pairs) and not opposed(a, b)


def _all_there(few: Sequence[Claim], many: Sequence[Claim]) -> bool:
    """Tell whether each moment of ``few``, or each range of days, is told of the same matter in ``many``."""
    if all(any(_same(x, y) and _one_matter(x, y) for y in many) for x in few):
        return True
    return any(_as_range(x, many) for x in few) and len({c.low for c in few}) == 1


def _same(x: Claim, y: Claim) -> bool:
    """Tell whether two moments are the same day and time, and both a beginning, an end or neither."""
    (role_x, clock_x), (role_y, clock_y) = (c.note.split("|")[:2] for c in (x, y))
    if role_x != role_y or (x.low, x.high) != (y.low, y.high):
        return False
    return bool(clock_x) == bool(clock_y) and (not clock_x or clock_x.split("_")[0] == clock_y.split("_")[0])


def _as_range(whole: Claim, ends: Sequence[Claim]) -> bool:
    """Tell whether a month or week is the range from its first to its last day (8月中, 8月1日〜31日)."""
    if whole.low is None or whole.low == whole.high or whole.note.split("|")[1]:
        return False
    first = [c for c in ends if c.note.startswith("start|") and c.low == c.high == whole.low and _one_matter(whole, c)]
    last = [c for c in ends if c.note.startswith("end|") and c.low == c.high == whole.high and _one_matter(whole, c)]
    return bool(first and last) and len(ends) == len(first) + len(last)


def _one_matter(x: Claim, y: Claim) -> bool:
    """Tell whether two moments have the main event in common, or the deed and words around them."""
    if (flags_of(x) ^ flags_of(y)) & _TENSES:
        return False
    event = _marked(x, "v:")
    if event and event == _marked(y, "v:"):
        return True
    shared = _core(x) & _core(y)
    return len(shared) >= _LEAST_SHARED and _marked(x, "d:") == _marked(y, "d:")


def _at_odds(a: Iterable[Claim], b: Iterable[Claim]) -> bool:
    """Tell whether an axis hears another answer, number or address in the two, of whatever matter."""
    for x, y in product(a, b):
        if x.axis != y.axis or x.axis == MOMENT:
            continue
        if x.low is not None and x.high is not None and y.low is not None and y.high is not None:
            if x.high < y.low or y.high < x.low:
                return True
        elif x.axis in ("address", "hours"):
            if x.value != y.value:
                return True
        elif x.note != y.note or x.polarity is not y.polarity or x.modality is not y.modality:
            return True
    return False


def _marked(claim: Claim, mark: str) -> str:
    return next((i[2:] for i in claim.items if i.startswith(mark)), "")


def _core(claim: Claim) -> frozenset[str]:
    return frozenset(i for i in claim.items if i[0] != "?" and i[:2] not in ("q:", *ROLES))
