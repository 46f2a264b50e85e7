"""Compare claims on the reach of the harm: a group spared and hit, only these and one more, none else and others.

The same for kinds of information: one said to be there and not to be there, a whole list and one more.
"""

from __future__ import annotations

from functools import lru_cache

from checker.consistency.about import of_other_matters
from checker.consistency.subjects import of_other_groups, under_condition, weight_of
from checker.consistency.verdict import NONE, Verdict, comparer
from checker.domain.claim import Claim
from checker.facts.claims.listed import AXIS as LISTED
from checker.facts.claims.listed import holders
from checker.facts.claims.reach import AXIS, any_matter

# Reasons for which two sets do not go together: lists, groups.
ADDED = "すべてとして挙げた項目のほかにも項目があるとされています"
MORE = "これだけとする説明と、ほかにもあるとする説明があります"
UNEVEN = "漏れたとして挙げた項目がそろっていません"
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
        reason = MORE if kind == "only" and other == "hit" and _set_apart(x, y) else "影響の範囲についての説明が両立しません"
        return Verdict("hard", reason, f"{side}_late!" if passing else "any")
    return NONE


def _opposed(kind: str, other: str, x: Claim, y: Claim) -> bool:
    """Tell whether ``x`` (spared, only, none else) and ``y`` (hit, others, others unknown) cannot both hold."""
    if kind == "clear":
        return other == "hit" and _same_group(x, y) and not of_other_groups(x, y)
    if kind not in ("only", "nomore"):
        return False
    if other == "all":
        return kind == "only" and bool(_around(x.items) & _around(y.items))
    return other in ("more", "openmore") or (other == "hit" and _one_more(x, y))


def _same_group(x: Claim, y: Claim) -> bool:
    """Tell whether two claims name one group: all words of one among those of the other, or most and the first one."""
    a, b = _theme(x.items), _theme(y.items)
    shared = {w for w in a if any(_alike(w, v) for v in b)}
    if sum(map(weight_of, shared)) < MIN_MASS:
        return False
    if len(shared) >= min(len(a), len(b)):
        return True
    return "も" in y.text and _alike(_first(x.items), _first(y.items)) and len(shared) > HALF * min(len(a), len(b))


def _alike(a: str, b: str) -> bool:
    """Tell whether two words are the same or one begins with the other (胃, 胃部)."""
    return a.startswith(b) or b.startswith(a)


def _one_more(only: Claim, hit: Claim) -> bool:
    """Tell whether the group that is hit as well is not among those named as the only ones."""
    theme, around = _theme(hit.items), _around(only.items)
    apart = bool(theme) and not theme & around and bool((around & _around(hit.items)) - any_matter())
    return "も" in hit.text and (apart or _set_apart(only, hit))


def _set_apart(only: Claim, hit: Claim) -> bool:
    """Tell whether the groups differ by what stands first alone: 海外にお住まいのお客様も, 国内にお住まいのお客様のみ."""
    theme, around = _theme(hit.items), _around(only.items)
    first = _first(hit.items)
    rest = theme - {first}
    return bool(rest) and rest <= around and first not in around and bool(around & _around(hit.items) & any_matter())


def _first(items: tuple[str, ...]) -> str:
    return next((i[2:] for i in items if i.startswith("g:")), "")


@lru_cache(maxsize=65536)
def _around(items: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a clause, its sentence, its question and the sentence before."""
    return frozenset(i[2:] for i in items if i[:2] in ("c:", "s:", "q:", "p:"))


@lru_cache(maxsize=65536)
def _theme(items: tuple[str, ...]) -> frozenset[str]:
    return frozenset(i[2:] for i in items if i.startswith("g:"))


def _held_apart(a: Claim, b: Claim) -> bool:
    """Tell whether each names what holds the items, and they are of different kinds (the envelope, the list in it)."""
    left, right = (frozenset(h for h in (holders().get(i[2:]) for i in c.items if i[:2] == "c:") if h) for c in (a, b))
    return bool(left and right and not left & right)


@comparer(LISTED)
def compare_listed(a: Claim, b: Claim) -> Verdict:
    """Hard where a kind of information is there for one and not for the other, or is missing in a whole list.

    Soft where two answers to what leaked each name a kind that the other does not.
    """
    if under_condition(a, b) or of_other_groups(a, b) or _held_apart(a, b) or of_other_matters(a, b, "hard"):
        return NONE
    for x, y in ((a, b), (b, a)):
        kinds, others = _theme(x.items), _theme(y.items)
        if x.note == "no" and y.note != "no" and kinds & others:
            return Verdict("hard", "含まれる情報の項目についての説明が両立しません")
        if x.note == "list" and _adds(x, y):
            return Verdict("hard", ADDED)
    both = {a.note, b.note}
    if both == {"answer"} and not _theme(a.items) <= _theme(b.items) and not _theme(b.items) <= _theme(a.items):
        return Verdict("soft", UNEVEN)
    return NONE


def _adds(whole: Claim, other: Claim) -> bool:
    """Tell whether ``other`` names kinds that are not in the ``whole`` list: 「…も」, or a list of its own.

    A reply that names fewer kinds than the official list or another reply is short rather than wrong.
    """
    kinds, others = _theme(whole.items), _theme(other.items)
    if other.note == "yes":
        return "も" in other.text and bool(others) and not kinds & others
    if other.note not in ("list", "answer") or not kinds & others or not others - kinds:
        return False
    return whole.is_official or not kinds <= others
