"""Hours of contact: when a desk, chat or mailbox can be reached, by days and time of day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit
from checker.facts.times import find_times
from checker.rules.files import load_group

_PHONE = re.compile(r"[0-9]{2,4}-[0-9]{2,4}-[0-9]{3,4}")
_ALL = ("sat", "sun", "hol")
_ASKS = re.compile(r"何時|いつ(?:まで|電話)|土日|日曜|土曜|平日|夜|夜中|休み|電話|窓口|受付|つなが")


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_group("axes/measured")["axes.measured.hours"]
    return data


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = _data()[name]
    return re.compile(words if isinstance(words, str) else "|".join(words))


@cache
def _channels() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in _data()["channels"].items()))


@extractor
def read_hours(unit: Unit) -> Iterable[Claim]:
    """Yield what a clause says about the hours of each channel it names."""
    text = unit.text
    asked = bool(unit.question) and bool(_ASKS.search(unit.question))
    named = _channels().search(text) or (asked and _channels().search(unit.question)) or _channels().search(unit.label)
    if not named or not (_pattern("about").search(text) or asked) or _pattern("not_yet").search(text):
        return
    for channel, start, end in _segments(text, named.lastgroup or "desk"):
        piece = text[start:end]
        opened, closed = _days(piece)
        first, last = _times(piece)
        if not (opened or closed or first is not None or last is not None):
            continue
        phone = _PHONE.search(text)
        yield Claim(
            slot="contact", axis="hours", subject=f"{_NAMES[channel]}の受付", scope="", value=_shown(opened, closed, first, last),
            polarity=Polarity.YES, modality=Modality.ASSERTED, source=unit.source, at=unit.at,
            span=unit.place(start + len(piece) - len(piece.lstrip(" 、。・")), start + len(piece.rstrip(" 、。・"))),
            low=first, high=last, items=(*(f"+{d}" for d in opened), *(f"-{d}" for d in closed)),
            keys=(f"hours:{channel}",), note=phone.group() if phone else "", is_official=unit.is_official,
            is_correction=unit.is_correction, text=text.strip(),
        )


_NAMES = {"chat": "チャット", "mail": "メール", "web": "ウェブ", "store": "店頭", "desk": "窓口・電話"}


_DAYS = {"sat": "土", "sun": "日", "hol": "祝"}


def _shown(opened: tuple[str, ...], closed: tuple[str, ...], first: float | None, last: float | None) -> str:
    """Return the hours for people: 「9時〜17時半、土日祝は休み」."""
    clock = "24時間" if (first, last) == (0.0, 1440.0) else f"{_clock(first)}〜{_clock(last)}".strip("〜")
    if clock and clock != "24時間" and (first is None or last is None):
        clock += "から" if last is None else "まで"
    days = [
        "".join(name for day, name in _DAYS.items() if day in group) + words
        for group, words in ((opened, "も受付"), (closed, "は休み"))
        if group
    ]
    return "、".join(filter(None, [clock, *days]))


def _clock(minutes: float | None) -> str:
    if minutes is None:
        return ""
    hour, minute = divmod(int(minutes), 60)
    return f"{hour}時" + (f"{minute}分" if minute else "")


def _segments(text: str, default: str) -> list[tuple[str, int, int]]:
    """Cut a clause where another channel begins."""
    marks = [(m.lastgroup or default, m.start()) for m in _channels().finditer(text)]
    kept: list[tuple[str, int]] = []
    for name, start in marks:
        if not kept or kept[-1][0] != name:
            kept.append((name, start))
    if not kept:
        return [(default, 0, len(text))]
    kept[0] = (kept[0][0], 0)
    return [(n, s, kept[i + 1][1] if i + 1 < len(kept) else len(text)) for i, (n, s) in enumerate(kept)]


def _days(piece: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the days said to be open and closed, of sat, sun and hol."""
    if _pattern("all_days").search(piece) and not _pattern("but_some").search(piece):
        return (("sat", "sun") if "土日" in piece and "祝" not in piece else _ALL), ()
    opened: set[str] = set()
    closed: set[str] = set()
    taken = 0
    for pattern, days in _data()["open"]:
        for match in re.finditer(pattern, piece):
            if match.start() < taken:
                continue
            rest = piece[match.end() :]
            if re.match(_data()["closed_after"], rest):
                closed.update(days.split())
            elif re.match(_data()["opens_after"], rest) or "~" in match.group() or "から" in match.group():
                opened.update(days.split())
                if days == "sat" and ("~" in match.group() or "から" in match.group()):
                    closed.add("sun")
            taken = max(taken, match.end())
    if _pattern("weekdays_only").search(piece) and not opened:
        closed.update(_ALL)
    return tuple(sorted(opened - closed)), tuple(sorted(closed - opened))


def _times(piece: str) -> tuple[float | None, float | None]:
    """Return opening and closing minute of the day where one span of time is said."""
    if _pattern("round_the_clock").search(piece):
        return 0.0, 1440.0
    times = find_times(piece)
    if len(times) == 2 and times[0].is_range_start:
        return tuple(float(t.hour * 60 + (t.minute or 0) + 1440 * t.day_offset) for t in times)  # type: ignore[return-value]
    if len(times) == 1:
        at = float(times[0].hour * 60 + (times[0].minute or 0))
        after = piece[times[0].end : times[0].end + 4]
        if after.startswith(("まで", "で終", "で受付")):
            return None, at
        if after.startswith(("から", "より", "以降")):
            return at, None
    return None, None
