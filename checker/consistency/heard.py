"""What the axes hear in two statements that the network sets against each other.

The network reads figures as words and knows no calendar: 「19日(金)まで」 and 「7月19日までに」 look like a dispute to it. Where an
axis hears both statements say the same, or hears nothing at all in one of them (a name, the head of a memo), a dispute
is less likely. Figures that exclude each other speak for one, the more the likelier they are of one matter.
"""

from __future__ import annotations

from itertools import product

from checker.consistency.alignment import alignment, other_objects
from checker.consistency.engine import scopes_meet
from checker.consistency.measured import LIMITS, disjoint
from checker.domain.claim import Claim
from checker.facts.claims.extract import ClaimReader
from checker.record import record

# In log odds; after a regression over pairs of ``replies_dev`` and ``replies_extra_u``, which therefore are a little kind.
AGREED = 1.3
UNHEARD = 1.0
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
        if not first or not second:
            return Hearing(UNHEARD, None)
        against = AGREED if any(_alike(x, y) for x, y in product(first, second)) else 0.0
        apart = [alignment(x, y) for x, y in product(first, second) if _exclude(x, y)]
        return Hearing(against, max(apart, default=None))


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
