"""Find dates in every notation: 西暦, 元号, 漢数字, 2024/5/21, R6.5.21, 同日, 翌20日, 月末, ranges.

Only finds and reads; ``checker.facts.resolve`` turns mentions into calendar dates by their context.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from checker.facts.numbers import parse_int
from checker.facts.times import TimeMention, find_times
from checker.record import record
from checker.rules.pairs import head_of, pairs_of
from checker.rules.regex import regex

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "R": 2018, "H": 1988, "S": 1925}
WEEKDAYS = "月火水木金土日"
_K = "〇零一二三四五六七八九十"
_N = rf"(?:[0-9]{{1,2}}|[{_K}]{{1,3}})"
_WEEK = r"[ \t\u3000]*\((?P<w>[月火水木金土日])(?:曜日?)?(?:[・、/]?(?:祝|休|祝日|祭日))?\)"
_SPACE = r"[ \t\u3000]*"
_YEAR = (
    rf"(?:(?P<y>[0-9]{{4}}|[{_K}]{{4}}){_SPACE}(?:\((?:令和|平成|昭和)(?:元|{_N})年?\){_SPACE})?年(?:\((?:令和|平成|昭和)(?:元|{_N})年?\))?"
    rf"|(?P<e>令和|平成|昭和|大正|(?<![A-Za-z])[RHS]){_SPACE}(?P<ey>元|{_N}){_SPACE}(?:\([0-9]{{4}}年?\){_SPACE})?年(?:\([0-9]{{4}}年?\))?"
    rf"|(?P<ry>同年|翌年|前年|昨年|一昨年|本年|今年|当年|来年|去年))"
)
_REACH = r"(?P<part>(?:の)?(?:上旬|初旬|中旬|下旬|初め|はじめ|半ば|なかば|中頃|末日|末|前半|後半))"
_MONTH = rf"(?P<m>{_N}){_SPACE}月(?!曜)"
_DAY = rf"{_SPACE}(?P<d>{_N}){_SPACE}日(?!間|目|分|程|前後に|数|おき)"
_NUMERIC = (
    r"(?<![0-9A-Za-z.\-/])(?:(?P<y>(?:19|20)[0-9]{2})|(?P<e>[RHS])(?P<ey>[0-9]{1,2}))"
    r"(?P<sep>[./\-])[ ]?(?P<m>0?[1-9]|1[0-2])(?P=sep)[ ]?(?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9\-/]|\.[0-9])"
)
_SHORT = (
    r"(?<![0-9A-Za-z.,\-/約])(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9/%.])"
    r"(?:(?=[ \u3000]*(?:\([月火水木金土日]|[0-9]{1,2}[:時]|午[前後]|~|から|より|まで|に|付|頃|ごろ|夜|朝|昼|夕|発生|発覚|判明|検知))"
    r"|(?<=[日時]:[0-9]/[0-9])|(?<=[日時]:[0-9]{2}/[0-9])|(?<=[日時]:[0-9]/[0-9]{2})|(?<=[日時]:[0-9]{2}/[0-9]{2}))"
)
_SHORT_END = r"(?:(?<=/[0-9]~)|(?<=/[0-9]{2}~)|(?<=\)~))(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9/%.])"  # 「5/1~5/8」
# The header of a mail: 「Fri, 16 Jan 2026」. Its weekday is a machine's.
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MAIL_DATE = (
    r"(?<![0-9A-Za-z])(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),[ ]?)?(?P<d>[0-9]{1,2})[ ](?P<em>" + "|".join(_ENGLISH) + r")[ ](?P<y>(?:19|20)[0-9]{2})(?![0-9])"
)
_RELATIVE = {
    "同日": "same_day", "当日": "same_day", "当夜": "same_day", "同夜": "same_day", "同夕": "same_day",
    "翌日": "next_day", "翌朝": "next_day", "翌未明": "next_day", "翌晩": "next_day",
    "翌々日": "two_days_on", "前日": "day_before", "前夜": "day_before", "前々日": "two_days_before", "本日": "today", "今日": "today",
    "今朝": "today", "今夕": "today", "今夜": "today", "今晩": "today", "きょう": "today", "本朝": "today", "昨日": "yesterday", "きのう": "yesterday",
    "昨夜": "yesterday", "昨晩": "yesterday", "昨夕": "yesterday", "昨朝": "yesterday", "一昨日": "two_days_ago", "おととい": "two_days_ago",
    "明日": "tomorrow", "あす": "tomorrow", "明朝": "tomorrow", "明後日": "in_two_days",
}
_MONTHS = {"同": "same", "当": "same", "翌": "next", "前": "previous", "今": "this", "本": "this", "先": "last", "来": "coming"}


@record
class DateMention:
    """A date as it stands in a (normalised) text.

    Attributes:
        start, end: offsets of the words in the text given, weekday in brackets and 頃 included.
        year, month, day: as written; None where not written.
        relative: '' or same_day, next_day, day_before, today, yesterday, …, ``day`` (「20日」 alone), ``next_date`` (翌20日).
        relative_year: '' or same, next, previous, this (同年, 翌年, 昨年, 本年).
        relative_month: '' or same, next, previous, this, last, coming (同月, 翌月, 今月).
        weekday: 0 (Monday) … 6 as written in brackets or after the date, or None.
        precision: day | part | month | year.
        part: '' or early, mid, late, end (上旬, 中旬, 下旬, 末).
        is_approximate: 頃, 前後, ごろ.
        is_range_start, is_range_end: the two ends of 「AからBまで」.
        time: the time of day written together with it.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    relative: str = ""
    relative_year: str = ""
    relative_month: str = ""
    weekday: int | None = None
    precision: str = "day"
    part: str = ""
    is_approximate: bool = False
    is_range_start: bool = False
    is_range_end: bool = False
    time: TimeMention | None = None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rm = r"(?P<rm>同|当|翌|前|今|本|先|来)月"
    return tuple(
        regex(p)
        for p in (
            _NUMERIC,
            rf"(?:{_YEAR}{_SPACE}の?|(?<![0-9{_K}年度か,])(?<![0-9]\.)){_MONTH}(?P<d>[0-9]{{1,2}})(?=(?:[、・,][0-9]{{1,2}}){{1,6}}日(?!間|目))",
            rf"{_YEAR}{_SPACE}の?(?:{_MONTH}|{rm}){_DAY}",
            rf"{_YEAR}{_SPACE}の?{_MONTH}{_SPACE}{_REACH}?(?!間|分[、。・)])",
            rf"(?<![0-9{_K}年度か,])(?<![0-9]\.){_MONTH}{_DAY}",
            rf"(?<!前年){rm}(?:{_DAY}|{_SPACE}{_REACH})?(?!分|額|給|号|比|並)",
            _SHORT,
            _SHORT_END,
            rf"(?<![0-9{_K}年度か,])(?<![0-9]\.){_MONTH}{_SPACE}{_REACH}?(?!間|分の|額|[0-9]|雨|病|晴れ|うさぎ|ほど)",
            rf"{_YEAR}(?:(?<![同翌前昨本今当来去]年)度(?=から|より|~|まで|にかけ|の間))?(?!度|間|以上|来|生|版|代|ぶり|目|比|並|同[月期]|[0-9])",
            rf"(?<![判説証表声])(?P<rel>{'|'.join(sorted(_RELATIVE, key=len, reverse=True))})(?!付け?の?新聞|程|常|時点で|比|券|便|配送|限り)",
            rf"(?P<nx>翌|同)(?P<d>{_N})日(?!間|目)",
            rf"(?<![0-9{_K}.第:後])(?:(?<!,)|(?<=月[0-9],)|(?<=月[0-9][0-9],))(?<![^日)時分夜朝昼夕ろ頃半午明]から)(?<!毎月)(?<!各月)(?<!週に)(?<!月に)(?<!年に)(?<!約)(?<!丸)(?P<d>[1-9]|[12][0-9]|3[01]|[{_K}]{{1,3}})日(?!(?<=[{_K}]日)(?:市|町|月(?!曜)|坊主|酔|大根|千秋)|間|目|分|後|前|以内|以上|ほど|くらい|ぐらい|程度|あたり|おき|未満|かか|も|余|しか|置き|経|遅|長|短[くい]|早[くい]|延|ずつ|に[0-9一]|本|常|数|およそ|約|最大|平均|たっ|を(?:いただ|要し|経過|超え)|のあいだ|でも[早は]|中(?!に)|券|パス|フリー|コース|プラン|保育|ツアー|で(?:消|終|完)|[0-9](?![0-9]?[:時]))(?:{_WEEK})?",
            r"(?P<part>月末|月初|年末|年初|年始)",
            _MAIL_DATE,
        )
    )


def find_dates(text: str) -> list[DateMention]:
    """Return the dates of a normalised text, in order, without overlaps; offsets are of ``text``."""
    return list(_find(text)) if _HINT.search(text) else []


_HINT = regex(r"[日月年今昨翌前./\-朝夜あきお]|[a-z] (?:19|20)[0-9]{2}")


def _neighbours(before: str, after: str) -> frozenset[int]:
    return frozenset(head_of(a + b) for a in before for b in after)


# Pairs of characters without which the patterns, in their order, find nothing: one of each set. Most sentences with a 日 or 今 in
# them have no date; thirteen searches of each cost a notice 2 ms.
_GAP = " \t\u3000"
_DIGITS = "0123456789"
_DAYS = _neighbours(_DIGITS + _K + _GAP, "日")
_MONTH_ENDS = _neighbours(_DIGITS + _K + _GAP, "月")
_LISTED = _neighbours(_DIGITS, "、・,")
_YEAR_ENDS = _neighbours(_DIGITS + _K + _GAP + "元)同翌前昨本今当来去", "年")
_SIGNS: tuple[tuple[frozenset[int], ...], ...] = (
    (_neighbours(_DIGITS, "./-"),), (_MONTH_ENDS, _LISTED), (_YEAR_ENDS, _DAYS), (_YEAR_ENDS, _MONTH_ENDS), (_MONTH_ENDS, _DAYS),
    (_neighbours("".join(_MONTHS), "月"),), (_neighbours(_DIGITS, "/"),), (_neighbours("~", _DIGITS),), (_MONTH_ENDS,), (_YEAR_ENDS,),
    (frozenset(map(head_of, _RELATIVE)),), (_DAYS,), (_DAYS,), (_neighbours("月年", "末初始"),),
    (frozenset(map(head_of, _ENGLISH)),),
)

_ANY_SIGN = frozenset().union(*(signs[0] for signs in _SIGNS))


@lru_cache(maxsize=2048)
def _find(text: str) -> tuple[DateMention, ...]:
    if _ANY_SIGN.isdisjoint(pairs_of(text)):
        return ()
    found: list[DateMention] = []
    start = 0
    for line in text.split("\n"):  # no date goes over the end of a line, and most lines have none
        pairs = pairs_of(line)
        if not _ANY_SIGN.isdisjoint(pairs):
            patterns = [p for p, signs in zip(_patterns(), _SIGNS, strict=True) if not any(map(pairs.isdisjoint, signs))]
            found.extend(_in_line(text, start, start + len(line), patterns))
        start += len(line) + 1
    found.sort(key=lambda d: d.start)
    return tuple(_join(text, found))


def _in_line(text: str, start: int, end: int, patterns: Sequence[re.Pattern[str]]) -> list[DateMention]:
    taken: list[tuple[int, int]] = []
    found: list[DateMention] = []
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            mention = _read(match)
            if mention is not None:
                taken.append((mention.start, mention.end))
                found.append(mention)
    return found


def _read(match: re.Match[str]) -> DateMention | None:
    groups = {k: v for k, v in match.groupdict().items() if v is not None}
    year = _year(groups)
    month = parse_int(groups["m"]) if "m" in groups else _ENGLISH.index(groups["em"]) + 1 if "em" in groups else None
    day = parse_int(groups["d"]) if "d" in groups else None
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    part = _part(groups.get("part", ""))
    relative = _RELATIVE.get(groups.get("rel", ""), "")
    if groups.get("nx"):
        relative = "next_date" if groups["nx"] == "翌" else "day"
    elif day is not None and month is None and "rm" not in groups:
        relative = "day"
    elif groups.get("part") in ("月末", "月初"):
        relative = "month_part"
    elif groups.get("part", "").startswith("年"):
        relative = "year_part"
    precision = "day" if day is not None or (relative and not part) else "part" if part else "month"
    if precision == "month" and month is None and "rm" not in groups:
        precision = "year"
    years = {"同年": "same", "当年": "same", "翌年": "next", "前年": "previous", "昨年": "last", "去年": "last",
             "一昨年": "before_last", "本年": "this", "今年": "this", "来年": "coming"}
    return DateMention(
        match.start(), match.end(), year, month, day, relative, years.get(groups.get("ry", ""), ""),
        _MONTHS.get(groups.get("rm", ""), ""), WEEKDAYS.index(groups["w"]) if "w" in groups else None, precision, part,
    )


def _year(groups: dict[str, str]) -> int | None:
    if "y" in groups:
        return parse_int(groups["y"])
    if "e" in groups:
        number = parse_int(groups["ey"])
        return None if number is None else ERAS[groups["e"]] + number
    return None


def _part(word: str) -> str:
    word = word.removeprefix("の")
    if word in ("上旬", "初旬", "初め", "はじめ", "前半", "月初", "年初", "年始"):
        return "early"
    if word in ("中旬", "半ば", "なかば", "中頃"):
        return "mid"
    if word in ("下旬", "後半"):
        return "late"
    return "end" if word else ""


_TAIL_WEEK = regex(r"[ \t\u3000]*(?:\((?P<w>[月火水木金土日])(?:曜日?)?(?:[・、/]?(?:祝|休|祝日|祭日|振休))?\)|(?P<v>[月火水木金土日])曜日?)")
_ABOUT = regex(r"[ ]?(?:頃|ごろ|ころ|前後)")
_TO = regex(
    r"[ \t\u3000]*(?:(?:の)?(?:[^0-9、。]{1,9}後|夜|朝|夕方|深夜|早朝|未明|夕刻|午前|午後|昼)?(?:から|より|以降|~|-|\u30fc|(?=至))|から翌)"
    r"[、 \t\u3000]*[翌至]?[ \u3000]*$"
)
_UNTIL = regex(
    r"[ \t\u3000]*(?:の?(?:夜|朝|夕方|深夜|早朝|未明|夕刻|午前中?|午後|お?昼|正午)(?:頃|ごろ)?)?"
    r"(?:まで|にかけ|の間|のあいだ|の期間|にわた|の(?:[0-9]+|[一二三四五六七八九十]+)(?:日間|か月))"
)


def _join(text: str, found: list[DateMention]) -> list[DateMention]:
    """Add what follows each date (weekday, time, 頃) and mark the ends of ranges."""
    if not found:
        return []
    times = find_times(text)
    out: list[DateMention] = []
    for i, date in enumerate(found):
        limit = found[i + 1].start if i + 1 < len(found) else len(text)
        end, weekday = date.end, date.weekday
        match = _TAIL_WEEK.match(text, end)
        if match and match.end() <= limit and weekday is None:
            end, weekday = match.end(), WEEKDAYS.index(match["w"] or match["v"])
        time = next((t for t in times if end <= t.start < limit and _between(text[end : t.start])), None)
        about = _ABOUT.match(text, time.end if time else end)
        is_about = bool(about) or bool(time and time.is_approximate)
        out.append(replace(date, end=about.end() if about and not time else end, weekday=weekday, time=time, is_approximate=is_about))
    return _ranges(text, out)


def _between(gap: str) -> bool:
    return bool(re.fullmatch(r"[ \t\u3000]*(?:の|、|,|に)?[ \t\u3000]*(?:夜|朝|早朝|未明|深夜|夕方|昼)?[ \t\u3000]*の?", gap))


def _ranges(text: str, dates: list[DateMention]) -> list[DateMention]:
    for i in range(len(dates) - 1):
        first, second = dates[i], dates[i + 1]
        gap = text[first.time.end if first.time else first.end : second.start]
        closed = _UNTIL.match(text, second.time.end if second.time else second.end)
        if len(gap) <= 12 and _TO.match(gap) and (closed or any(sign in gap for sign in "~-\u30fc至")):
            dates[i] = replace(first, is_range_start=True)
            dates[i + 1] = replace(second, is_range_end=True)
    return dates
