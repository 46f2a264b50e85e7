"""Do two statements each speak of another member of one set? 「大人は900円」 and 「子どもは450円」 differ, and both hold."""

from __future__ import annotations

from checker.domain.claim import Claim
from checker.facts.claims.members import PART, axes_of, members_of
from checker.facts.claims.open import open_axes
from checker.facts.claims.reach import AXIS as REACH
from checker.rules.regex import regex

# Axes whose answer is such a member itself (which hour, which number to call); whose fault it is open axes ask.
_ANSWERED_BY_IT = frozenset({"hours", "address"})
# Axes on which only another desk sets two statements apart.
_DESKS = frozenset({"channel"})
# Axes that ask whether it is all or some.
_EXTENTS = frozenset({"refund_extent", "complete"})
_DENIES = regex("ません|ない|なかった")
_MOMENT = "moment"
# Sets that hold days (a lot, a show, a day of the week), by the first part of their names.
_DAYS = frozenset({"day", "half", "lot", "marked", "month", "eve"})


def of_other_members(a: Claim, b: Claim) -> bool:
    """Tell whether both claims name members of one set, and not the same."""
    if a.axis in _ANSWERED_BY_IT or a.axis in open_axes() or (a.axis == REACH and not _one_by_one(a, b)):
        return False
    left, right = members_of(a.text), members_of(b.text)
    for name in left.keys() & right.keys():
        x, y = left[name], right[name]
        if x.members & y.members or not _counts(name, a.axis):
            continue
        # A day told may be the very moment in dispute, unless both set it as their theme.
        if a.axis == _MOMENT and name.split(":")[0] in _DAYS and not (x.is_theme and y.is_theme):
            continue
        return True
    return False


def _counts(name: str, axis: str) -> bool:
    """Tell whether a set counts on an axis."""
    if name.startswith(f"{PART}:") and (axis in _EXTENTS or axis.startswith("word:")):
        return False
    return (not axes_of(name) or axis in axes_of(name)) and (axis not in _DESKS or name.startswith("desk:"))


def _one_by_one(a: Claim, b: Claim) -> bool:
    """Tell whether two claims on the reach of harm are each of a group that it hit or spared, not of all groups."""
    return {a.note.split("|")[0], b.note.split("|")[0]} == {"clear", "hit"}


def on_members_apart(a: str, b: str) -> bool:
    """Tell whether two statements each set another member of one set as their theme.

    One theme will do where just one of them denies: 「1組の名簿が漏れました」, 「2組の名簿は漏れておりません」.
    """
    left, right = members_of(a), members_of(b)
    one_denies = bool(_DENIES.search(a)) != bool(_DENIES.search(b))
    for name in left.keys() & right.keys():
        x, y = left[name], right[name]
        themes = x.is_theme + y.is_theme
        if not axes_of(name) and not x.members & y.members and (themes == 2 or (themes and one_denies and name.split(":")[0] not in _DAYS)):
            return True
    return False


def members_key(claim: Claim) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Return what ``of_other_members`` goes by, to keep values apart."""
    return tuple(sorted((name, tuple(sorted(n.members)), n.is_theme) for name, n in members_of(claim.text).items()))
