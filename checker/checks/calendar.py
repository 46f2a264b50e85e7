"""Weekdays that disagree with their dates, and days that no calendar has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from checker.checks.build import make_finding
from checker.checks.dated import Dated, dated, make_day
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.facts.dates import ERAS
from checker.rules.regex import regex

WEEKDAYS = "月火水木金土日"
_MONTH_DAY = regex(r"(?<![0-9])(?:(?P<y>[0-9]{4})年)?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日(?!間|目|分)")
_CLOCK = regex(r"(?<![0-9])(?P<h>[0-9]{1,2})時(?P<m>[6-9][0-9])分(?!間)")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEARS = range(2012, 2036)
_LAST_YEAR = {"大正": 15, "昭和": 64, "平成": 31, "令和": 99}
_TO_COME = regex(r"[^。、]{0,8}(?:まで|満了|付?期限|以降)")  # terms set while the era lasted: 「平成33年3月31日まで有効」
_CIRCLED = regex("[①-⑳]")


@check("weekday")
def check_weekdays(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Compare each written weekday with every day the date may mean; silent while one of them fits."""
    dates = [d for d in dated(context.document) if d.mention.weekday is not None]
    for item in dates:
        days = item.days or _by_the_others(item, dates)
        if not days or any(d.weekday() == item.mention.weekday for d in days):
            continue
        day = days[0]
        right, wrong = WEEKDAYS[day.weekday()], WEEKDAYS[item.mention.weekday or 0]
        words = item.span.of(context.document.text)
        for rule in rules:
            yield make_finding(
                rule, item.span, suggestion=_replaced(words, wrong, right), wrong=wrong, right=right,
                date=f"{day.year}年{day.month}月{day.day}日" + ("" if item.is_written else "(年は文書の日付などから補いました)"),
            )


def _replaced(words: str, wrong: str, right: str) -> str:
    head, mark, tail = words.rpartition(wrong)
    return head + right + tail if mark else words


def _by_the_others(item: Dated, dates: list[Dated]) -> tuple[date, ...]:
    """Where no year is known at all: the years in which at least three other dates have their weekdays."""
    month, day = item.mention.month, item.mention.day
    others = {(d.mention.month, d.mention.day, d.mention.weekday) for d in dates if d is not item and d.mention.month}
    if not month or not day or len(others) < 3:
        return ()
    years = [y for y in _YEARS if all((found := make_day(y, m or 0, d or 0)) and found.weekday() == w for m, d, w in others)]
    return tuple(found for y in years if (found := make_day(y, month, day)))


@check("impossible_date")
def check_impossible_dates(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find 2月30日, 13月1日, 2月29日 of a common year, 10時75分 and years that an era did not reach."""
    normal = context.document.normal
    for start, end, why in _wrong_years(context):
        for rule in rules:
            yield make_finding(rule, normal.span(start, end), words=normal.text[start:end], reason=why)
    for match in _MONTH_DAY.finditer(normal.text):
        if _CIRCLED.search(normal.span(*match.span()).of(context.document.text)):
            continue  # 「①8月1日」, in normal form 「18月1日」
        month, day = int(match["m"]), int(match["d"])
        leap = not match["y"] or make_day(int(match["y"]), 2, 29)
        if not 1 <= month <= 12:
            why = f"{month}月という月はありません"
        elif not 1 <= day <= _LONGEST[month - 1]:
            why = f"{month}月は{_LONGEST[month - 1]}日までです"
        elif (month, day) == (2, 29) and not leap:
            why = f"{match['y']}年はうるう年ではありません"
        else:
            continue
        for rule in rules:
            yield make_finding(rule, normal.span(*match.span()), words=match.group(), reason=why)
    for match in _CLOCK.finditer(normal.text):
        for rule in rules:
            yield make_finding(rule, normal.span(*match.span()), words=match.group(), reason="分は59までです")


def _wrong_years(context: Context) -> Iterator[tuple[int, int, str]]:
    """Yield the days written by their era that no calendar has, each with the reason."""
    text = context.document.normal.text
    for mention in (d.mention for d in dated(context.document)):
        era = next((name for name in _LAST_YEAR if text.startswith(name, mention.start)), "")
        if not era or not mention.year or not mention.month or not mention.day:
            continue
        number = mention.year - ERAS[era]
        if (mention.month, mention.day) == (2, 29) and not make_day(mention.year, 2, 29):
            yield mention.start, mention.end, f"{era}{number}年({mention.year}年)はうるう年ではありません"
        elif number > _LAST_YEAR[era] and not _TO_COME.match(text[mention.end : mention.end + 12]):
            yield mention.start, mention.end, f"{era}は{_LAST_YEAR[era]}年までです"
