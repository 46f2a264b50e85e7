"""Compare measured values: intervals that share no value do not go together."""

from __future__ import annotations

import math
from datetime import date

from checker.consistency.alignment import alignment, nearness, other_objects, same_theme
from checker.consistency.figures import of_one_matter
from checker.consistency.progress import on_the_way, overtakes
from checker.consistency.resolve import ONLY, digits_of
from checker.consistency.room import order_of_harm
from checker.consistency.spells import are_spells, clash
from checker.consistency.verdict import NONE, Verdict, comparer
from checker.domain.claim import Claim
from checker.facts.claims.addresses import APART, ASKED, PHONE
from checker.facts.claims.addresses import AXIS as ADDRESS
from checker.facts.claims.areas import MARK as AREA
from checker.facts.claims.composed import makes
from checker.facts.claims.concepts import cue, recipients
from checker.facts.claims.none_some import AXIS as NONE_SOME
from checker.facts.claims.places import flags_of
from checker.facts.claims.poles import PREFIX, pole_axes
from checker.facts.claims.undecided import AXIS
from checker.rules.regex import regex

# By held-out incidents: the lowest probability of "the same matter" at which hardly any alarm is false.
LIMITS = {"count": 0.5, "money": 0.5, "rate": 0.5, "duration": 0.5, "moment": 0.5}
_REOPEN = "e:reopen"
_PAID = regex("補償|負担|支払|返金|返し|弁償|賠償|補填|補てん")
_FOR_EACH = regex("(?:一|1|各)(人|名|個|点|台|件|回|泊|日|世帯|家庭|か所|部屋|本|枚)")
_PERSONS = {"名": "人"}
HALF_DAY = 720  # minutes
MATTER_LIMIT = 1.4
# The lowest probability by which two moments are of one matter, seeing what their clauses speak of.
THEME_LIMIT = 0.15


def disjoint(a: Claim, b: Claim) -> bool:
    """Tell whether two claims of one axis have the same unit and no value in common."""
    if _not_compared(a, b):
        return False
    return moments_disjoint(a, b) if a.axis == "moment" else numbers_disjoint(a, b)


def _not_compared(a: Claim, b: Claim) -> bool:
    """Tell whether the two are of different kinds: another event, with and without tax, a difference, a part of a whole."""
    flags_a, flags_b = (set(c.note.rsplit("|", 1)[-1].split(",")) for c in (a, b))
    if (flags_a ^ flags_b) & {"other", "plain_tax", "gap", "denied", "former"}:
        return True  # nor a moment that is denied or was only meant before with one at which something was
    if "own" in flags_a | flags_b or _other_recipients(a, b) or makes(a, b):
        return True
    if "if" in flags_a & flags_b and a.is_official == b.is_official and a.axis == "moment":
        return True
    if a.axis == "count" and _of_areas(a, b, flags_a, flags_b):
        return True
    if a.axis == "count" and ("part" in flags_a) != ("part" in flags_b):
        part, whole = (a, b) if "part" in flags_a else (b, a)
        return (part.high or 0.0) <= (whole.high or 0.0) and not _all_and_only(whole, part)
    return False


def _all_and_only(whole: Claim, part: Claim) -> bool:
    """Tell whether one deed is told of all and of some only: 「全48戸の錠を取り替えます」, 「取り替えるのは24戸だけです」."""
    left, right = ({i for i in c.items if i.startswith("v:e:")} for c in (whole, part))
    return "whole" in flags_of(whole) and "no_more" in flags_of(part) and bool(left & right)


def _of_areas(a: Claim, b: Claim, flags_a: set[str], flags_b: set[str]) -> bool:
    """Tell whether the figures are of different areas, or the smaller one of an area only (東京都内では2店舗, 全国で5店舗)."""
    areas_a, areas_b = ({f for f in flags if f.startswith(AREA)} for flags in (flags_a, flags_b))
    if areas_a and areas_b:
        return not areas_a & areas_b
    part, whole = (a, b) if areas_a else (b, a)
    return bool(areas_a or areas_b) and (part.high or 0.0) <= (whole.high or 0.0)


def _other_recipients(a: Claim, b: Claim) -> bool:
    """Tell whether both name authorities and none in common (市への報告, 個人情報保護委員会への報告)."""
    left, right = (recipients() & set(c.items) for c in (a, b))
    return bool(left and right and not left & right)


def numbers_disjoint(a: Claim, b: Claim) -> bool:
    """Compare numbers of the same unit; 延べ is never compared with a number without double counting."""
    unit_a, total_a = a.note.split("|")[:2]
    unit_b, total_b = b.note.split("|")[:2]
    if unit_a != unit_b or total_a != total_b or None in (a.low, a.high, b.low, b.high):
        return False
    if _are_caps(a, b):
        return a.high != b.high
    return _apart(a.low, a.high, b.low, b.high)


def _are_caps(a: Claim, b: Claim) -> bool:
    """Tell whether both are the most that is paid, for each of the same: 「1人5,000円まで」, 「お一人様1万円まで」."""
    if a.axis != "money" or any(c.low != -math.inf or not _PAID.search(c.text) or c.is_correction for c in (a, b)):
        return False
    left, right = ({_PERSONS.get(unit, unit) for unit in _FOR_EACH.findall(c.text)} for c in (a, b))
    return left == right


def moments_disjoint(a: Claim, b: Claim) -> bool:
    """Compare moments: first by day, then, on the same or an unsaid day, by the time of day."""
    role_a, minutes_a = a.note.split("|")[:2]
    role_b, minutes_b = b.note.split("|")[:2]
    # 「再開は11月2日から」, 「10月26日に再開」: both are the day from which it is open again.
    reopening = _REOPEN in a.items and _REOPEN in b.items and "end" not in (role_a, role_b)
    is_apart = {role_a, role_b} == {"start", "end"} or _stages(a) ^ _stages(b) == {"e:beginning", "e:ending"}
    if is_apart and not reopening:
        return False
    loose = "no_year" in a.note or "no_year" in b.note
    guessed = ("no_month" in a.note or "no_month" in b.note) and _same_day_of_month(a, b)
    if not guessed and a.low is not None and b.low is not None and _days_apart(a, b, loose):
        return not _keeps_to(a, b) and not _keeps_to(b, a)
    if not minutes_a or not minutes_b:
        return False
    first, last = (int(x) for x in minutes_a.split("_"))
    start, end = (int(x) for x in minutes_b.split("_"))
    shifts = (0, HALF_DAY, -HALF_DAY) if ("no_half" in a.note) != ("no_half" in b.note) else (0,)
    return all(_apart(first, last, start + k, end + k) for k in shifts)


def _same_day_of_month(a: Claim, b: Claim) -> bool:
    """Tell whether two days have the same number; of one of them the month was only guessed."""
    if a.low is None or b.low is None:
        return False
    return date.fromordinal(int(a.low)).day == date.fromordinal(int(b.low)).day


def _stages(claim: Claim) -> set[str]:
    return {"e:beginning", "e:ending"} & set(claim.items)


def _days_apart(a: Claim, b: Claim, loose: bool) -> bool:
    """Compare days; where a year had to be guessed (``loose``), the day of any year will do."""
    shifts = (0, 365, 366, -365, -366, _to_the_year_of(a, b)) if loose else (0,)
    return all(_apart(a.low, a.high, (b.low or 0) + k, (b.high or 0) + k) for k in shifts)


def _to_the_year_of(a: Claim, b: Claim) -> int:
    """Return the days from ``b`` to its day in the year of ``a``: without any date near it, a guessed year is far off."""
    there, here = (date.fromordinal(int(c.low or 1)) for c in (a, b))
    return date(there.year, here.month, min(here.day, 28)).toordinal() + max(0, here.day - 28) - here.toordinal()


def _keeps_to(bound: Claim, point: Claim) -> bool:
    """Tell whether ``point`` lies within a bound: done on the 14th keeps 「15日までに」, the 3rd keeps 「2日以降」."""
    role, other = bound.note.split("|", 1)[0], point.note.split("|", 1)[0]
    if other != "point" or role == "point" or bound.low is None or bound.high is None or point.low is None:
        return False
    if role == "end":
        return point.low <= bound.high and "e:ending" not in bound.items
    return (point.high or point.low) >= bound.low and "e:beginning" not in bound.items


def _apart(low_a: float | None, high_a: float | None, low_b: float | None, high_b: float | None) -> bool:
    assert low_a is not None and high_a is not None and low_b is not None and high_b is not None
    return high_a < low_b or high_b < low_a


@comparer("count", "money", "rate", "duration", "moment")
def compare_measures(a: Claim, b: Claim) -> Verdict:
    """Hard where the values exclude each other and both speak of the same matter."""
    if a.axis == "moment" and are_spells(a, b):
        return Verdict("hard", "日時が異なります") if clash(a, b) and not _not_compared(a, b) else NONE
    if not disjoint(a, b) or other_objects(a, b) or alignment(a, b, LIMITS[a.axis]) < LIMITS[a.axis]:
        return NONE
    if a.axis == "moment" and same_theme(a, b) < THEME_LIMIT:
        return NONE
    if overtakes(a, b) or overtakes(b, a) or on_the_way(a, b):
        return NONE
    if a.axis != "moment" and not of_one_matter(a, b):
        return NONE
    what = {"count": "数", "money": "金額", "rate": "割合", "duration": "期間"}.get(a.axis, "日時")
    return Verdict("hard", f"{what}が異なります", _order(a, b))


def _order(a: Claim, b: Claim) -> str:
    """Counts told as of a day may grow: only the smaller one said after the larger one is a conflict."""
    if a.axis != "count" or not (cue("progress").search(a.text) or cue("progress").search(b.text)):
        return "any"
    return "a_late" if (a.high or 0.0) < (b.low or 0.0) else "b_late"


@comparer("hours")
def compare_hours(a: Claim, b: Claim) -> Verdict:
    """Hard where one says open and the other closed on the same day, or where the hours end or begin differently."""
    if (a.note and b.note and a.note != b.note) or _other_desks(a, b):
        return NONE
    for x, y in ((a, b), (b, a)):
        clash = {i[1:] for i in x.items if i[0] == "+"} & {i[1:] for i in y.items if i[0] == "-"}
        if clash:
            return Verdict("hard", f"{_DAYS[min(clash)]}に開いているかどうかが逆です")
    if _of_days_apart(a, b) or _of_days_apart(b, a):
        return NONE
    if any(p is not None and q is not None and abs(p - q) >= 15 for p, q in ((a.low, b.low), (a.high, b.high))):
        return Verdict("hard", "受付時間が異なります")
    return NONE


def _other_desks(a: Claim, b: Claim) -> bool:
    """Tell whether one speaks of a desk that its question does not ask about, and of which the other does not speak."""
    return _speaks_of_its_own(a, b) or _speaks_of_its_own(b, a)


def _of_days_apart(a: Claim, b: Claim) -> bool:
    """Tell whether the hours of ``a`` are those of certain days of which ``b`` says nothing: 「土日は17時まで」."""
    days = {i[2:] for i in a.items if i.startswith("l:")}
    return bool(days) and not days & {i.removeprefix("l:").removeprefix("+") for i in b.items if i[:2] == "l:" or i[0] == "+"}


def _speaks_of_its_own(a: Claim, b: Claim) -> bool:
    desk = {i[2:] for i in a.items if i.startswith("w:")}
    return bool(desk) and not desk & {i[2:] for i in b.items if i[:2] in ("w:", "k:")}


_DAYS = {"sat": "土曜", "sun": "日曜", "hol": "祝日"}


@comparer(*(PREFIX + name for name in pole_axes()))
def compare_poles(a: Claim, b: Claim) -> Verdict:
    """Hard where two statements take opposite sides and share the event and a further word."""
    raw = pole_axes()[a.axis.removeprefix(PREFIX)]
    if a.note == b.note or a.modality is not b.modality:
        return NONE
    own_a, own_b = ({i for i in c.items if i[:2] != "q:"} for c in (a, b))
    lent_a, lent_b = ({i.removeprefix("q:") for i in c.items} for c in (a, b))
    needs = set(raw["needs"])  # type: ignore[call-overload]
    shared = (own_a & lent_b) | (own_b & lent_a)
    few = min(sum(i[1:2] != ":" for i in own) for own in (own_a, own_b)) <= 1
    if needs and not (shared & needs and (len(shared) >= 2 or few)):
        return NONE
    return Verdict("hard", str(raw["reason"]))


@comparer("channel")
def compare_channels(a: Claim, b: Claim) -> Verdict:
    """Hard where one opens the channel that the other closes."""
    for x, y in ((a, b), (b, a)):
        if {i[1:] for i in x.items if i[0] == "+"} & {i[1:] for i in y.items if i[0] == "-"}:
            return Verdict("hard", "受け付ける(連絡する)方法が異なります")
    return NONE


@comparer(AXIS)
def compare_decided(a: Claim, b: Claim) -> Verdict:
    """A fixed day against an open one of the same matter; soft where the day is said with reserve."""
    if (a.note == "open") == (b.note == "open"):
        return NONE
    if alike(a, b) < MATTER_LIMIT:
        return NONE
    kind = "soft" if "reserved" in (a.note, b.note) else "hard"
    return Verdict(kind, "未定とする説明と、決まったとする説明があります", "a_late!" if a.note == "open" else "b_late!")


def alike(a: Claim, b: Claim) -> float:
    """Return how much two claims without numbers have in common: shared matters, words, and nearness of the rest."""
    own_a, own_b = ({i for i in c.items if i[0] != "?" and i[:2] != "q:"} for c in (a, b))
    lent_a, lent_b = ({i[2:] for i in c.items if i[:2] == "q:"} for c in (a, b))
    near_a, near_b = ({i.lstrip("?").removeprefix("q:") for i in c.items} for c in (a, b))
    shared = own_a & own_b
    crossed = ((own_a & near_b) | (own_b & near_a)) - shared
    asked = (lent_a & lent_b) - shared - crossed
    words = sum(1.0 if i[1:2] != ":" else 0.7 for i in shared) + 0.6 * len(crossed) + 0.3 * len(asked)
    clash = (
        {i for i in own_a if i[:2] == "e:"}
        and {i for i in own_b if i[:2] == "e:"}
        and not any(i[:2] == "e:" for i in shared | crossed)
    )
    return words - (1.0 if clash else 0.0) + (1.5 * nearness(a.items, b.items) if words else 0.0)


@comparer(NONE_SOME)
def compare_none_some(a: Claim, b: Claim) -> Verdict:
    """Hard where harm is denied after it was told of; an official denial counts as said at any time."""
    if a.note == b.note:
        return NONE
    order = order_of_harm("a_late!" if a.note == "none" else "b_late!", a, b)
    return Verdict("hard", "ないとする説明と、あるとする説明があります", order)


@comparer(ADDRESS)
def compare_addresses(a: Claim, b: Claim) -> Verdict:
    """Hard where two numbers or addresses differ by a slip, or where both are the number of one desk."""
    if a.note == b.note == "known":
        return NONE
    is_phone = a.subject == PHONE
    left, right = (digits_of(c.value) if is_phone else c.value for c in (a, b))
    differing = [(x, y) for x, y in zip(left, right, strict=False) if x != y] if len(left) == len(right) else []
    swapped = len(differing) == 2 and differing[0] == differing[1][::-1]
    if len(differing) == 1 or swapped:
        return Verdict("hard", f"{a.subject}が一部だけ異なります")
    if is_phone and left != right and _one_desk(a, b):
        return Verdict("hard", f"{a.subject}が異なります")
    return NONE


def _one_desk(a: Claim, b: Claim) -> bool:
    """Tell whether each gives out one number only, and nothing sets the desks apart.

    Of two replies both must answer a question for the number; the only number of the official texts holds for every
    reply, whatever its desk is called.
    """
    if any(ONLY not in c.items or APART in c.items for c in (a, b)) or (a.is_official and b.is_official):
        return False
    if not (a.is_official or b.is_official) and not all(ASKED in c.items for c in (a, b)):
        return False
    own_a, own_b = ({i[2:] for i in c.items if i.startswith("w:")} for c in (a, b))
    known_a, known_b = ({i[2:] for i in c.items if i.startswith("k:")} for c in (a, b))
    return (a.is_official or own_a <= known_b) and (b.is_official or own_b <= known_a)
