"""Figures that make another one: 「500円のクーポンを6枚」 is 3,000円, 「大人2名、お子さま1名」 are 3名, 「送料550円も合わせて3,530円」 holds 2,980円.

What a figure makes with those beside it is kept as flags of its claim: ``made=3000`` for a product or what is left of a sum,
``total=3`` for the sum of which it is one part, ``with=送料`` for a sum told to hold something besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.domain.claim import Claim
from checker.facts.claims.intervals import unit_class
from checker.facts.claims.places import flags_of
from checker.facts.quantities import Quantity

MADE, TOTAL, WITH = "made=", "total=", "with="
# What may stand between the price of one and the number of them: 「500円のクーポンを6枚」, 「500円×6枚」.
_EACH = re.compile(r"[^、。,0-9]{0,14}")
_MORE_THAN_ONE = 2
# What stands between two parts of a whole; none of what tells that one holds, replaces or follows the other.
_LINK = re.compile(
    r"(?!.*(?:うち|から|のみ|だけ|中|より|では|なく|計|わせ|含|内訳|正し|変[えわ更]|引|増|減|→|[/:~-]))"
    r"(?:の?[^、。]{0,8}?)(?:と|、|・|や|及び|および|並びに|\+).{0,20}"
)
_JOINED = re.compile(r"(?:[併合]わせ|あわせ|含め|加え|足し)[^0-9。]{0,8}$")
_WITH = re.compile(r"([一-龠ァ-ヶー]{2,8})(?:と|も|を|に)(?:一緒に)?(?:[併合]わせ|あわせ|含め|加え|足し)[^0-9。、]{0,8}$")
_PRICES = frozenset({"t:price", "t:fee"})


def made_by(sentence: str, found: Sequence[Quantity], i: int) -> tuple[str, ...]:
    """Return the flags for what quantity ``i`` of a clause makes with the others ``found`` in it."""
    one = found[i]
    if one.qualifier != "exact":
        return ()
    values = [*_products(sentence, found, i), *_remainders(sentence, found, i)]
    flags = [f"{MADE}{v:.0f}" for v in values] + [f"{TOTAL}{v:.0f}" for v in _totals(sentence, found, i)]
    joined = _WITH.search(sentence[: one.start]) if one.is_money else None
    return (*dict.fromkeys(flags), *([f"{WITH}{joined[1]}"] if joined else []))


def _products(sentence: str, found: Sequence[Quantity], i: int) -> list[float]:
    """Return what a sum of money makes with the number of things that stands right before or after it."""
    if not found[i].is_money:
        return []
    out = []
    for before, after in ((i, i + 1), (i - 1, i)):
        if before >= 0 and after < len(found) and _EACH.fullmatch(sentence, found[before].end, found[after].start):
            number = found[after if before == i else before]
            if number.family == "things" and number.qualifier == "exact" and number.value >= _MORE_THAN_ONE:
                out.append(found[i].value * number.value)
    return out


def _remainders(sentence: str, found: Sequence[Quantity], i: int) -> list[float]:
    """Return what is left of a sum told together with one of its parts: 「送料550円も合わせて3,530円」; for the part as for the sum."""
    out = []
    for part, whole in ((i - 1, i), (i, i + 1)):
        if part < 0 or whole >= len(found) or not _same_kind(found[part], found[whole]):
            continue
        rest = found[whole].value - found[part].value
        if rest > 0 and _JOINED.search(sentence[found[part].end : found[whole].start]):
            out.append(rest)
    return out


def _totals(sentence: str, found: Sequence[Quantity], i: int) -> list[float]:
    """Return the sums of the runs of like figures, side by side in a clause, that hold figure ``i``."""
    alike = [q for q in found if _same_kind(q, found[i])]
    out: list[float] = []
    if found[i] not in alike:  # neither people, things nor money
        return out
    at = alike.index(found[i])
    for first in range(at + 1):
        for last in range(max(at, first + 1), len(alike)):
            run = alike[first : last + 1]
            if all(_LINK.fullmatch(sentence, x.end, y.start) for x, y in pairwise(run)):
                out.append(sum(q.value for q in run))
    return out


def _same_kind(a: Quantity, b: Quantity) -> bool:
    kinds = {unit_class(q.unit, q.family) for q in (a, b)}
    return a.family in ("people", "things", "money") and a.qualifier == b.qualifier == "exact" and len(kinds) == 1 and "" not in kinds


def makes(a: Claim, b: Claim) -> bool:
    """Tell whether one of two figures is what the other one makes with the figures beside it."""
    return _makes(a, b) or _makes(b, a)


def _makes(part: Claim, whole: Claim) -> bool:
    if whole.low is None or part.low is None or whole.low != whole.high:
        return False
    flags = flags_of(part)
    if f"{MADE}{whole.low:.0f}" in flags:
        return True
    # 「代金2,980円と送料550円」 is 3,530円 in all, but not 3,530円 for carriage.
    own = next((i[2:] for i in part.items if i.startswith("h:")), "")
    if f"{TOTAL}{whole.low:.0f}" in flags and not (own and own in whole.items):
        return True
    more = [f.removeprefix(WITH) for f in flags if f.startswith(WITH)]
    is_less = whole.low < part.low and not any(f.startswith(WITH) for f in flags_of(whole))
    return is_less and bool(_PRICES & set(whole.items)) and any(word not in whole.text for word in more)
