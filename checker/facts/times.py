"""Find times of day: 午後3時, 15:00, 15時30分, 3時半, 正午, 25:30 (放送時刻), 頃, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from checker.facts.numbers import parse_int
from checker.record import record
from checker.rules.regex import regex

_N = r"(?:[0-9]{1,2}|[〇零一二三四五六七八九十]{1,3})"
_TIME = regex(
    rf"(?:(?P<half>午前|午後|AM|PM|am|pm|朝|昼|夜|深夜|未明|早朝|夕方)[ ]?の?)?(?<![0-9])(?P<h>{_N})[ ]?時(?!間|点|期|代|短|給|差|限|系|には?よ)"
    rf"(?:[ ]?(?:(?P<m>{_N})[ ]?分(?!間)(?:[ ]?[0-9]{{1,2}}秒)?|(?P<hm>半)))?"
    r"|(?P<half2>午前|午後|AM|PM|am|pm)?[ ]?(?<![0-9:.])(?P<h2>[0-2]?[0-9]):(?P<m2>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:])[ ]?(?P<late>AM|PM|am|pm)?"
    r"|(?P<noon>正午)|(?P<midnight>午前零時|零時)"
)
_ABOUT = regex(r"[ ]?(?:頃|ごろ|ころ|前後|過ぎ|すぎ|前(?![一-龠])|を?(?:少し|やや)?(?:回って|回った|回り)|近く(?!の))")
_ONE_OCLOCK = regex(rf"{_ABOUT.pattern}|(?:から|より|~)[^。、]{{0,3}}{_N}時")  # else 「一時」 is 「for a while」
_TO = regex(r"[ \t\u3000]*(?:から|より|~|-)[、 \t\u3000]*(?:翌日?の?)?$")


@record
class TimeMention:
    """A time of day in a (normalised) text.

    Attributes:
        hour: 0..23; ``day_offset`` 1 for 25:30.
        minute: 0..59, or None where only the hour is written.
        half: '' or the word before it (午前, 午後, 夜 …).
        is_approximate: 頃, ごろ, 過ぎ.
    """

    start: int
    end: int
    hour: int
    minute: int | None = None
    day_offset: int = 0
    half: str = ""
    is_approximate: bool = False
    is_range_start: bool = False
    is_range_end: bool = False

    @property
    def value(self) -> str:
        """``HH:MM`` by the 24-hour clock."""
        return f"{self.hour:02d}:{self.minute or 0:02d}"


def find_times(text: str) -> list[TimeMention]:
    """Return the times of a normalised text, in order; offsets are of ``text``."""
    return list(_find(text)) if "時" in text or ":" in text or "正午" in text else []


@lru_cache(maxsize=2048)
def _find(text: str) -> tuple[TimeMention, ...]:
    found: list[TimeMention] = []
    for match in _matches(text):
        mention = _read(match)
        if mention is None:
            continue
        about = _ABOUT.match(text, mention.end)
        if about:
            mention = replace(mention, end=about.end(), is_approximate=True)
        found.append(mention)
    for i in range(len(found) - 1):
        if _TO.match(text[found[i].end : found[i + 1].start]):
            found[i] = replace(found[i], is_range_start=True)
            found[i + 1] = _end_of_range(found[i], replace(found[i + 1], is_range_end=True))
    return tuple(found)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Search line by line: no time goes over the end of a line, and few lines have one."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if "時" in line or ":" in line or "正午" in line:
            yield from _TIME.finditer(text, start, end)
        start = end + 1


def _read(match: re.Match[str]) -> TimeMention | None:
    if match["noon"]:
        return TimeMention(match.start(), match.end(), 12, 0)
    if match["midnight"]:
        return TimeMention(match.start(), match.end(), 0, 0)
    hour = parse_int(match["h"] or match["h2"])
    written = match["m"] or match["m2"]
    minute = 30 if match["hm"] else parse_int(written) if written else None
    if hour is None or hour > 30 or (minute or 0) > 59:
        return None
    if match.group() == "一時" and not _ONE_OCLOCK.match(match.string, match.end()):
        return None
    half = match["half"] or match["half2"] or match["late"] or ""
    if half in ("午後", "PM", "pm", "夜", "夕方") and hour < 12:
        hour += 12 if not (half == "夜" and hour < 5) else 0
    if half in ("午前", "AM", "am") and hour == 12:
        hour = 0
    return TimeMention(match.start(), match.end(), hour % 24, minute, hour // 24, half)


def _end_of_range(first: TimeMention, second: TimeMention) -> TimeMention:
    """Read 「午後1時から3時」 as 13:00 to 15:00."""
    if first.half in ("午後", "PM", "pm") and not second.half and second.hour < 12 and second.hour + 12 > first.hour:
        return replace(second, hour=second.hour + 12, half=first.half)
    return second
