"""Closed until one day, open from another: spells that follow each other agree, and days that do not fit do not."""

from __future__ import annotations

from functools import lru_cache

from checker.domain.claim import Claim
from checker.facts.claims.concepts import cue
from checker.facts.claims.moments import Moment, day_number, moments_of
from checker.rules.regex import regex

# Between the last day closed and the first one open may lie a weekend and a holiday; beyond this year nothing is known.
MOST_GAP, MOST_APART = 3, 60  # days
# The last day that words for a coming week or month may mean, in days from now.
_COMING = ((regex("今週"), 6), (regex("再来週"), 20), (regex("来週"), 13))
_CLOSED = regex("^(?:([^、。はで]{1,14})は、?)?[^、。はで]{2,12}まで(?:の間)?、?[^、。]{0,8}(?:休[業館園診校]|閉[館園鎖店])")
_OPENS = regex(
    "^(?:([^、。はで]{1,14})は、?)?[^、。はで]{2,12}(?:から|より)、?(?:通常|ふだん|平常)?(?:どおり|通り)?(?:の|に)?"
    "(?:営業|開館|開園|開店|診療|授業|開け|開き|再開)"
)
_UNTIL = regex("まで(?!に)")


def follow_on(a: Claim, b: Claim) -> bool:
    """Tell whether what one clause says until a day is over when what the other says begins: 「13日まで休む」, 「14日に再開」."""
    anchor = (a.at or b.at)[:10]
    return _over_before(_dated(a.text, anchor), _dated(b.text, anchor)) or _over_before(_dated(b.text, anchor), _dated(a.text, anchor))


def dated_of(claim: Claim) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the days by which ``follow_on`` goes."""
    return _dated(claim.text, claim.at[:10])


def opens_while_closed(closed: str, opened: str, question: str, anchor: str) -> bool:
    """Tell whether of two plain clauses on one place one says closed until a day and the other open from an earlier one.

    Args:
        question: what the second one answers; it names the place where that one does not, unless there is none.
        anchor: the day (``YYYY-MM-DD``) on which the second one was said.
    """
    rest, work = _CLOSED.search(closed), _OPENS.search(opened)
    if rest is None or work is None or not day_number(anchor) or (work[1] and work[1] != rest[1]):
        return False
    if rest[1] and not work[1] and question and rest[1] not in question:
        return False
    ends, latest = _dated(closed, anchor)[0], _latest(opened, anchor)
    first_of_end = min((m.days[0] for m in moments_of(closed, (), anchor) if m.days), default=None)
    return bool(ends) and first_of_end is not None and latest is not None and latest < first_of_end


def _latest(text: str, anchor: str) -> int | None:
    """Return the last day that a clause may mean by its only date, None where it has none or many."""
    days = [m.days[1] for m in moments_of(text, (), anchor) if m.days]
    today = day_number(anchor)
    days += [today + most for cue_, most in _COMING if cue_.search(text)][:1]
    return days[0] if len(days) == 1 else None


def are_spells(a: Claim, b: Claim) -> bool:
    """Tell whether of two moments one is the last day closed and the other the first one open."""
    return (_is_closed_until(a) and _is_open_from(b)) or (_is_closed_until(b) and _is_open_from(a))


def clash(a: Claim, b: Claim) -> bool:
    """Tell whether the first day open that one names is one on which the other is still closed, or long open again."""
    closed, opened = (a, b) if _is_closed_until(a) else (b, a)
    themes = [{i[2:] for i in c.items if i[:2] == "m:"} for c in (a, b)]
    if any(themes) and not themes[0] & themes[1]:
        return False
    if closed.low is None or closed.high is None or opened.low is None or opened.high is None:
        return False
    if abs(opened.low - closed.high) > MOST_APART:
        return False
    # Of days without their month each may have been taken for one of another month.
    shifts = (0, 28, 30, 31, -28, -30, -31) if "no_month" in closed.note + opened.note else (0,)
    return all(opened.high + k <= closed.low or opened.low + k > closed.high + MOST_GAP for k in shifts)


def _is_closed_until(claim: Claim) -> bool:
    role, clock = claim.note.split("|")[:2]
    return role == "end" and not clock and bool(cue("closed_until").search(claim.text))


def _is_open_from(claim: Claim) -> bool:
    role, clock = claim.note.split("|")[:2]
    return role != "end" and not clock and bool(cue("open_from").search(claim.text))


@lru_cache(maxsize=8192)
def _dated(text: str, anchor: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the last days of what a clause says until a day, and the first days of its other moments."""
    found = [m for m in moments_of(text, (), anchor) if m.days]
    until = [m for m in found if _is_until(text, m)]
    return tuple(m.days[1] for m in until if m.days), tuple(m.days[0] for m in found if m.days and m not in until)


def _is_until(text: str, moment: Moment) -> bool:
    return moment.role == "end" and not moment.minutes and bool(_UNTIL.search(text, moment.end, moment.end + 7))


def _over_before(a: tuple[tuple[int, ...], tuple[int, ...]], b: tuple[tuple[int, ...], tuple[int, ...]]) -> bool:
    ends, begins = a[0], b[1]
    return bool(ends and begins) and not a[1] and not b[0] and max(ends) < min(begins)
