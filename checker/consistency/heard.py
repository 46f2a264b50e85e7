"""What the axes hear in two statements that the network sets against each other.

The network reads figures as words and knows no calendar: 「19日(金)まで」 and 「7月19日までに」 look like a dispute to it. Where an
axis hears both statements say the same, or hears nothing at all in one of them (a name, the head of a memo), a dispute
is less likely. Figures that exclude each other speak for one, the more the likelier they are of one matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from checker.consistency.alignment import alignment, other_objects
from checker.consistency.complements import leave_nothing_to_differ
from checker.consistency.conditions import are_opposed, at_other_times, has_come, held_by_turns
from checker.consistency.engine import scopes_meet
from checker.consistency.excepted import leaves_out
from checker.consistency.measured import LIMITS, disjoint
from checker.consistency.members import on_members_apart
from checker.consistency.room import leaves_room
from checker.consistency.same_days import same_moments, sent_and_there
from checker.domain.claim import Claim, Modality
from checker.facts.claims.closed import EVENT_AXIS
from checker.facts.claims.closed_plain import pattern, word_rows
from checker.facts.claims.composed import makes
from checker.facts.claims.extract import ClaimReader
from checker.facts.claims.flags import scope_words
from checker.facts.claims.open import OTHER, is_the_answer, open_axes, tells_why
from checker.facts.claims.stances import AXIS as STANCE
from checker.record import record
from checker.rules.regex import regex

# In log odds; after a regression over pairs of ``replies_dev`` and ``replies_extra_u``, which therefore are a little kind.
AGREED = 1.3
UNHEARD = 1.0
# There is nothing to differ on: both assert one class of answers and deny another, and the same; one tells what happened and
# the other why; they are of groups that exclude each other (法人, 個人), of other members of a set, or complete each other (開封,
# 未開封); harm is told, and only further or graver harm denied; it is not alike for all but for each; two recommendations.
NOT_OPPOSED = 20.0
# The same days and times of one matter and nothing else at odds, or several and three: hardly a labelled dispute is like that.
SAME_MOMENTS = 4.0
CAUSE = "cause"
_UNITS = "回|度|名|人|件|台|社|枚|冊|通|店舗?|か所|箇所|カ所|ヶ所|口座|世帯|校|個|本|箱"
_SEVERAL = regex(f"複数の?({_UNITS})")
_COUNTED = regex(f"(?:^|[^0-9,.])(?:[2-9]|[1-9][0-9,]+)({_UNITS})")
_SUMS = frozenset({"count", "money"})
_ORDERS = frozenset({"must", "forbid", "required", "stop"})
_ADVICE = frozenset({"e:勧める", "e:勧め", "e:推奨"})
# Statements often name the same day and differ on what was then, or the same telephone number and differ on its hours.
_SETTING = frozenset({"moment", "undecided", "address"})


@record
class Hearing:
    """What speaks ``against`` a dispute, in log odds (0 and more), and how likely figures that exclude each other are of one matter.

    ``one_matter`` is None where no two figures exclude each other.
    """

    against: float
    one_matter: float | None


class Heard:
    """Reads the claims of statements when they are asked for, each distinct one once."""

    def __init__(self) -> None:
        self._reader = ClaimReader()

    def hear(self, a: Claim, b: Claim) -> Hearing:
        """Return what the axes hear in two statements."""
        day = max(a.at, b.at)
        first, second = (self._reader.bare(c.text, c.note, day, c.is_official, day[:10]) for c in (a, b))
        if leave_nothing_to_differ(a.text, b.text):
            return Hearing(NOT_OPPOSED, None)
        if not first or not second:
            return Hearing(SAME_MOMENTS if _several_of(a.text, b.text) else UNHEARD, None)
        against = AGREED if any(_alike(x, y) for x, y in product(first, second)) else 0.0
        if same_moments(first, second) or _several_of(a.text, b.text) or _add_up(first, second):
            against = SAME_MOMENTS
        if _go_together(a, b, first, second):
            against = NOT_OPPOSED
        apart = [alignment(x, y) for x, y in product(first, second) if _exclude(x, y)]
        return Hearing(against, max(apart, default=None))


def _several_of(a: str, b: str) -> bool:
    """Tell whether one says that there were several of what the other counts as two or more: 「複数回」, 「3回」."""
    return any(set(_SEVERAL.findall(vague)) & set(_COUNTED.findall(exact)) for vague, exact in ((a, b), (b, a)))


def _add_up(first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Tell whether figures of one make a figure of the other (大人2名と子ども1名, 3名), and none of both exclude each other."""
    pairs = [*product(first, second)]
    return any(x.axis == y.axis and x.axis in _SUMS and makes(x, y) for x, y in pairs) and not any(_exclude(x, y) for x, y in pairs)


def _go_together(a: Claim, b: Claim, first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Tell whether two statements with the claims ``first`` and ``second`` leave nothing to differ on."""
    if _of_groups_apart(a, b) or _all_and_each(a, b) or _both_advise(first, second) or _give_one_answer(first, second):
        return True
    if held_by_turns(a.text, b.text) or _under_conditions_apart(first, second) or _has_come_since(a, b, first, second):
        return True
    if on_members_apart(a.text, b.text) or leaves_out(a.text, b.text):
        return True
    if _leave_room(first, second) or sent_and_there(first, second):
        return True
    return _is_no_answer(a, first, second) or _is_no_answer(b, second, first)


def _leave_room(first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Tell whether harm is told by one and only further or graver harm denied by the other, and no figures are at odds."""
    pairs = [(x, y) for x, y in product(first, second) if x.axis == y.axis]
    return any(x.note != y.note and leaves_room(x, y) for x, y in pairs) and not any(_exclude(x, y) for x, y in pairs)


def _of_groups_apart(a: Claim, b: Claim) -> bool:
    """Tell whether each statement names only one of two groups that exclude each other, and not the same."""
    x, y = scope_words(a.text), scope_words(b.text)
    for pair in word_rows("apart"):
        left, right = pair & x, pair & y
        if len(left) == len(right) == 1 and left != right:
            return True
    return False


def _all_and_each(a: Claim, b: Claim) -> bool:
    """Tell whether one is not done alike for all and the other for each: 「一律の補償はしません」, 「個別に対応します」."""
    uniform, each = pattern("uniform"), pattern("individual")
    return any(uniform.search(x.text) and each.search(y.text) and not uniform.search(y.text) for x, y in ((a, b), (b, a)))


def _under_conditions_apart(first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Tell whether all that the axes hear opposed holds under conditions that part it: 「濁っている間は」, 「透きとおっていれば」."""
    opposed = [(x, y) for x, y in product(first, second) if are_opposed(x, y)]
    return bool(opposed) and all(at_other_times(x, y) for x, y in opposed) and not any(_exclude(x, y) for x, y in product(first, second))


def _has_come_since(a: Claim, b: Claim, first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Tell whether the later of two statements tells that what the earlier one waits for has come (an official one is earlier)."""
    for one, other, waiting, told in ((a, b, first, second), (b, a, second, first)):
        is_earlier = one.is_official or not one.at or not other.at or one.at < other.at
        if is_earlier and any(has_come(x, y) for x, y in product(waiting, told) if x.axis == y.axis):
            return True
    return False


def _both_advise(first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Tell whether both recommend the same, and neither demands or forbids anything."""
    if any(c.note.split("|")[-1] in _ORDERS for c in (*first, *second) if c.axis in (STANCE, EVENT_AXIS)):
        return False
    left, right = ({i for c in claims if c.note == "advised" for i in c.items if i.startswith("e:")} for claims in (first, second))
    return bool((left & right) - _ADVICE)


def _give_one_answer(first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Tell whether both give the same answer to an open question, and deny the same: 「故障で、攻撃ではありません」."""
    for axis in open_axes():
        left, right = (_answers(claims, axis) for claims in (first, second))
        if left == right and len({c.startswith("-") for c in left}) == 2 and OTHER not in left:
            return True
    return False


def _answers(claims: Sequence[Claim], axis: str) -> frozenset[str]:
    return frozenset(c for claim in claims if claim.axis == axis and claim.modality is Modality.ASSERTED for c in claim.note.split())


def _is_no_answer(said: Claim, claims: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Tell whether an official statement gives no cause while the other one only gives the cause."""
    axis = open_axes()[CAUSE]
    causes = [c for c in others if c.axis == CAUSE]
    if not said.is_official or not causes or any(c.axis == CAUSE for c in claims) or tells_why(axis, said.text):
        return False
    return all(is_the_answer(axis, c.text) and "-" not in c.note for c in causes)


def _exclude(a: Claim, b: Claim) -> bool:
    """Tell whether both are figures of one kind that cannot both hold, if they are of one matter."""
    return a.axis == b.axis and a.axis in LIMITS and scopes_meet(a, b) and disjoint(a, b) and not other_objects(a, b)


def _alike(a: Claim, b: Claim) -> bool:
    if a.axis != b.axis or a.axis in _SETTING:
        return False
    if a.axis == "hours":  # hours that overlap are not the same
        return a.value == b.value
    # What other axes keep there is the day of an event: the same day and another side of it are not the same.
    is_measured = a.axis in LIMITS
    if is_measured and a.low is not None and a.high is not None and b.low is not None and b.high is not None:
        is_equal = (a.low, a.high) == (b.low, b.high)
        return is_equal or (a.subject == b.subject and a.low <= b.high and b.low <= a.high)
    return (a.subject, a.value, a.polarity, a.modality) == (b.subject, b.value, b.polarity, b.modality)
