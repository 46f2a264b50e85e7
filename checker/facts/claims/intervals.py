"""Numbers as intervals: what 「約1万件」, 「8千人余り」, 「最大48,000名」 and 「5千名近く」 may stand for."""

from __future__ import annotations

import math
import re
from functools import cache

from checker.facts.quantities import Quantity

_PEOPLE = frozenset({"名様", "名", "人", "人分", "名分", "方"})
_CASES = frozenset({"件", "件分"})
_FOLD = {"円分": "円", "ポイント分": "ポイント", "ヶ所": "か所", "カ所": "か所", "箇所": "か所", "店": "店舗", "者": "社", "企業": "社"}
_MINUTES = {
    "分": 1, "分間": 1, "時間": 60, "日": 1440, "日間": 1440, "泊": 1440, "営業日": 1440, "週": 10080, "週間": 10080, "か月": 43200, "ヶ月": 43200,
    "カ月": 43200, "ヵ月": 43200, "ケ月": 43200, "月": 43200, "年": 525600, "年間": 525600, "か年": 525600,
}  # fmt: skip
_REST = re.compile(r"と?([0-9]{1,2})(か月|ヶ月|カ月|ヵ月|ケ月|週間|日間|日|時間|分間|分)")  # of 「1年2か月」, 「3時間15分」


@cache
def unit_class(unit: str, family: str) -> str:
    """Return what a counter counts, so that 名 and 人 meet; empty for counters that are never compared."""
    if unit in _PEOPLE:
        return "人"
    if unit in _CASES:
        return "件"
    if family in ("measures", "other"):
        return ""
    return _FOLD.get(unit, unit)


def interval_of(quantity: Quantity, sentence: str) -> tuple[float, float]:
    """Return the bounds a careful reader would allow; open ends are ``-inf`` and ``inf``."""
    value = quantity.value
    slack = max(rounding(value), 0.06 * value)
    if quantity.qualifier == "about":
        return min(quantity.low, value - slack), max(quantity.high, value + slack)
    if quantity.qualifier == "at_most":
        return -math.inf, value
    if quantity.qualifier == "at_least":
        return value, math.inf
    if sentence[quantity.end : quantity.end + 1] == "台":  # 1,600万円台
        return value, value + rounding(value) / 0.6
    return quantity.low, quantity.high


def rounding(value: float) -> float:
    """Return half a unit of the last significant digit, and a little more: 3,400 may be 3,416 as well as 3,352."""
    if value < 10 or value != int(value):
        return 0.0 if value < 10 else 0.5
    digits = 0
    number = int(value)
    while number % 10 == 0:
        number //= 10
        digits += 1
    return 0.6 * float(10**digits) if digits else 0.0


def minutes_of(low: float, high: float, unit: str, following: str) -> tuple[float, float, str]:
    """Return a duration in minutes; business days reach over weekends. 「1時間半」 and 「1年2か月」 are read by ``following``."""
    scale = _MINUTES.get(unit, 0)
    if not scale:
        return low, high, ""
    half = 0.5 if following.startswith("半") else 0.0
    rest = rest_of(following, unit)
    if rest:
        half = int(rest[1]) * _MINUTES[rest[2]] / scale
    top = high + half
    if unit == "営業日":
        top = high * 1.6 + 1
    return (low + half) * scale, top * scale, "duration"


def rest_of(following: str, unit: str) -> re.Match[str] | None:
    """Return the smaller part of a duration of ``unit`` at the beginning of what follows it: of 「1年2か月」 the 2か月."""
    rest = _REST.match(following)
    return rest if rest and _MINUTES[rest[2]] < _MINUTES.get(unit, 0) else None


def show(quantity: Quantity, words: str) -> str:
    """Return the value for people: the words, with figures in one form where they are exact."""
    if quantity.qualifier == "exact" and quantity.value == int(quantity.value):
        return f"{int(quantity.value):,}{unit_class(quantity.unit, quantity.family) or quantity.unit}"
    return words
