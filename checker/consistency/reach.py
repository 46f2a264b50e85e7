"""Compare claims on the reach of the harm: a group spared and hit, only these and one more, none else and others."""

from __future__ import annotations

from functools import lru_cache

from checker.consistency.subjects import of_other_groups, under_condition, weight_of
from checker.consistency.verdict import NONE, Verdict, comparer
from checker.domain.claim import Claim
from checker.facts.claims.reach import AXIS

MIN_MASS = 0.5
HALF = 0.5


@comparer(AXIS)
def compare_reach(a: Claim, b: Claim) -> Verdict:
    """Hard where one says that a group is spared and the other that it is hit, or that there are others."""
    for x, y, side in ((a, b, "a"), (b, a, "b")):
        kind, passing = x.note.split("|")
        other = y.note.split("|")[0]
        if not _opposed(kind, other, x, y) or under_condition(a, b):
            continue
        if other == "openmore":
            return Verdict("hard", "ほかにもあるかどうかの説明が両立しません", f"{'b' if side == 'a' else 'a'}_late!")
        reason = "影響の範囲についての説明が両立しません"
        return Verdict("hard", reason, f"{side}_late!" if passing else "any")
    return NONE


def _opposed(kind: str, other: str, x: Claim, y: Claim) -> bool:
    """Tell whether ``x`` (spared, only, none else) and ``y`` (hit, others, others unknown) cannot both hold."""
    if kind == "clear":
        return other == "hit" and _same_group(x, y) and not of_other_groups(x, y)
    if kind == "only":
        return other == "more" or (other == "hit" and _one_more(x, y))
    return kind == "nomore" and other in ("more", "openmore")


def _same_group(x: Claim, y: Claim) -> bool:
    """Tell whether the words of one group are all among those of the other, or both begin with the same rare word."""
    a, b = _theme(x.items), _theme(y.items)
    if sum(map(weight_of, a & b)) < MIN_MASS:
        return False
    return a <= b or b <= a


def _one_more(only: Claim, hit: Claim) -> bool:
    """Tell whether the group that is hit as well is not among those named as the only ones."""
    theme = _theme(hit.items)
    return "も" in hit.text and bool(theme) and not theme & _own(only.items) and bool(_own(only.items) & _own(hit.items))


@lru_cache(maxsize=65536)
def _theme(items: tuple[str, ...]) -> frozenset[str]:
    return frozenset(i[2:] for i in items if i.startswith("g:"))


@lru_cache(maxsize=65536)
def _own(items: tuple[str, ...]) -> frozenset[str]:
    return frozenset(i[2:] for i in items if i.startswith("c:"))
