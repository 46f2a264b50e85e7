"""What the axes hear in two statements that the network sets against each other.

The network reads figures as words and knows no calendar: 「19日(金)まで」 and 「7月19日までに」 look like a dispute to it. Where an
axis hears both statements say the same, or hears nothing at all in one of them (a name, the head of a memo), a dispute
is less likely.
"""

from __future__ import annotations

from itertools import product

from checker.domain.claim import Claim
from checker.facts.claims.extract import ClaimReader

# In log odds; after a regression over pairs of ``replies_dev`` and ``replies_extra_u``, which therefore are a little kind.
AGREED = 1.3
UNHEARD = 1.0
# Statements often name the same day and differ on what was then.
_SETTING = "moment"


class Heard:
    """Reads the claims of statements when they are asked for, each distinct one once."""

    def __init__(self) -> None:
        self._reader = ClaimReader()

    def against(self, a: Claim, b: Claim) -> float:
        """Return how much speaks against a dispute of two statements, in log odds (0 and more)."""
        day = max(a.at, b.at)
        first, second = (self._reader.bare(c.text, c.note, day, c.is_official, day[:10]) for c in (a, b))
        if not first or not second:
            return UNHEARD
        return AGREED if any(_alike(x, y) for x, y in product(first, second)) else 0.0


def _alike(a: Claim, b: Claim) -> bool:
    if a.axis != b.axis or a.axis == _SETTING:
        return False
    if a.low is not None and a.high is not None and b.low is not None and b.high is not None:
        is_equal = (a.low, a.high) == (b.low, b.high)
        return is_equal or (a.subject == b.subject and a.low <= b.high and b.low <= a.high)
    return (a.subject, a.value, a.polarity, a.modality) == (b.subject, b.value, b.polarity, b.modality)
