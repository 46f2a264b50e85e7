"""Hours of contact: when a desk, chat or mailbox can be reached, by days and time of day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.concepts import concepts_of
from checker.facts.claims.registry import extractor
from checker.facts.claims.themes import nearest
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
    desk = desk_words(unit)
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
            low=first, high=last, items=(*(f"+{d}" for d in opened), *(f"-{d}" for d in closed), *_limits(piece), *desk),
            keys=(f"hours:{channel}",), note=phone.group() if phone else "", is_official=unit.is_official,
            is_correction=unit.is_correction, text=text.strip(),
        )


def desk_words(unit: Unit) -> tuple[str, ...]:
    """Return what sets the desk of a clause apart from the one its question asks about: 「法人の窓口」, 「お忘れ物の電話」.

    Only words before the hours count, in the theme or before the name of the channel; what every desk is called does not.
    Such words are marked ``w:``, all words of the clause and its question ``k:``.
    """
    known = tuple(f"k:{w}" for w in sorted({c.name for c in (*concepts_of(unit.sentence), *concepts_of(unit.question))}))
    ends = [m.start() for pattern in (_channels(), _TOPIC) for m in pattern.finditer(unit.text)]
    if not ends or not unit.question:
        return known
    places = [unit.offset + end for end in ends]
    words = [
        c.name
        for c in concepts_of(unit.sentence)
        if unit.offset <= c.start and not _is_any_desk(unit.sentence, c.start, c.end)
        and any(c.end <= place and _JOINED.fullmatch(unit.sentence, c.end, place) for place in places)
    ]
    near = nearest(words, (c.name for c in concepts_of(unit.question)))
    return (*dict.fromkeys(f"w:{w}" for w, n in zip(words, near, strict=True) if n < _OF_THE_SAME), *known)


def _is_any_desk(sentence: str, start: int, end: int) -> bool:
    return bool(_pattern("any_desk").search(sentence[start:end]) or _pattern("own_desk").match(sentence, end))


# What may stand between a word and the desk or theme that it belongs to.
_JOINED = re.compile(r"[一-龠ァ-ヶーいえけしみり]{0,7}(?:の|に関する|についての|への|からの)?[おご]?(?:[一-龠ァ-ヶーいえけしみり]{0,7}の?)[おご]?(?:だけ)?")
_TOPIC = re.compile(r"(?:は|も|なら|については|に限り)(?=[、0-9一-龠ァ-ヶA-Za-z夜朝])")
# A word that comes so near to one of the question (as a cosine) may mean the same.
_OF_THE_SAME = 0.35


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


def _limits(piece: str) -> tuple[str, ...]:
    """Return the days to which the hours of a piece are limited, marked ``l:``: 「土日は17時まで」, 「年末は16時まで」."""
    days = _data()["limited_days"]
    named = (m["day"] for m in _pattern("limited").finditer(piece))
    return tuple(f"l:{d}" for d in sorted({day for name in named for day in days.get(name, name).split()}))


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
