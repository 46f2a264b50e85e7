"""Operators on dates, numbers and durations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.mutations.base import Base, Planted, operator, slipped
from checker.checks.dated import dated, published_day
from checker.checks.timeline import ranges
from checker.facts.quantities import Quantity, find_quantities
from checker.text.document import LineKind, Sentence

DAYS = "月火水木金土日"
_WEEK = re.compile(r"[0-9０-９]日[ 　]*[（(]([月火水木金土日])(?=曜|[・）)])")
_SHORT = re.compile(r"(?<![0-9０-９])(2|4|6|9|11)月([0-9]{1,2})日(?!間|現在)")
_FOUND = re.compile(r"判明|発覚|気づ|気付|確認いたし|確認し|分かりまし|わかりまし|検知")


@operator("weekday")
def change_weekday(base: Base) -> Iterator[Planted]:
    """Write another weekday."""
    if published_day(base.document) is None:
        return
    found = list(_WEEK.finditer(base.text))
    if found:
        match = base.pick(found, "weekday")
        wrong = DAYS[(DAYS.index(match[1]) + 1 + base.number("shift") % 6) % 7]
        yield base.replaced(match.start(1), match.end(1), wrong, "weekday")


@operator("impossible_date")
def make_impossible(base: Base) -> Iterator[Planted]:
    """Write the 31st of a month of thirty days, the 30th of February."""
    found = list(_SHORT.finditer(base.text))
    if found:
        match = base.pick(found, "day")
        yield base.replaced(match.start(), match.end(), f"{match[1]}月{'30' if match[1] == '2' else '31'}日", "impossible_date", "chronology")


def main_counts(base: Base) -> list[tuple[Sentence, Quantity]]:
    """Exact counts of people or things of at least 60."""
    return [
        (s, q)
        for s in base.statements
        for q in find_quantities(s.text)
        if q.family in ("people", "things") and q.qualifier == "exact" and q.low == q.high and q.value >= 60 and not q.is_total
    ]


BREAKDOWNS = (
    "内訳は、国内の方が{a:,}{u}、海外の方が{b:,}{u}です。",
    "その内訳は、現会員{a:,}{u}、退会者{b:,}{u}でございます。",
    "このうち{a:,}{u}は個人、残る{b:,}{u}は法人のお客様です。",
    "内訳:個人{a:,}{u}、法人{b:,}{u}、その他{c:,}{u}。",
    "地域別では、東日本が{a:,}{u}、西日本が{b:,}{u}となります。",
    "\n・本店 {a:,}{u}\n・支店 {b:,}{u}\n・営業所 {c:,}{u}\n",
)


def _breakdown(base: Base, wrong: bool) -> Iterator[Planted]:
    for sentence, quantity in main_counts(base):
        if sentence.kind is not LineKind.PROSE or not sentence.text.endswith("。") or len(find_quantities(sentence.text)) != 1:
            continue
        template = base.pick(BREAKDOWNS, "template")
        n = int(quantity.value)
        a, c = n * 6 // 10, (n // 10 if "{c" in template else 0)
        b = n - a - c
        if wrong:
            b = slipped(b, base, "b") if b > 11 else b + 2
        words = template.format(a=a, b=b, c=c, u=quantity.unit)
        planted = base.replaced(sentence.span.end, sentence.span.end, words, "sum", "contradiction")
        yield planted
        return


@operator("breakdown")
def add_wrong_breakdown(base: Base) -> Iterator[Planted]:
    """Add a breakdown that does not add up to the count before it."""
    return _breakdown(base, True)


@operator("trap_breakdown")
def add_right_breakdown(base: Base) -> Iterator[Planted]:
    """Add a breakdown that does add up: a finding there is false."""
    return _breakdown(base, False)


SECOND = (
    "対象の{n:,}{u}の皆様には、順次ご連絡を差し上げます。",
    "影響を受けた{n:,}{u}につきましては、個別にご案内いたします。",
    "対象は{n:,}{u}です。",
    "該当する{n:,}{u}すべてについて、確認を終えております。",
)


def _second(base: Base, wrong: bool) -> Iterator[Planted]:
    counts = [(s, q) for s, q in main_counts(base) if q.value >= 100 and q.unit in ("名", "人", "件", "台", "世帯")]
    if not counts:
        return
    sentence, quantity = counts[0]
    n = int(quantity.value)
    value = slipped(n, base, "n") if wrong else n
    if {int(q.value) for _, q in counts} & {value} and wrong:
        return
    words = base.pick(SECOND, "second").format(n=value, u=quantity.unit)
    planted = base.added(words, "at", "contradiction", "sum", after=sentence.span.end)
    if planted:
        yield planted


@operator("second_count")
def add_other_count(base: Base) -> Iterator[Planted]:
    """Say the main figure again, with a slip."""
    return _second(base, True)


@operator("trap_second_count")
def add_same_count(base: Base) -> Iterator[Planted]:
    """Say the main figure again as it is: a finding there is false."""
    return _second(base, False)


@operator("changed_count")
def change_count(base: Base) -> Iterator[Planted]:
    """Change the last of several mentions of one figure."""
    counts = [(s, q) for s, q in main_counts(base) if q.value >= 100]
    for _, first in counts:
        same = [(s, q) for s, q in counts if q.value == first.value and q.unit == first.unit]
        if len({s.index for s, _ in same}) > 1:
            sentence, quantity = same[-1]
            span = sentence.normal.span(quantity.number_start, quantity.end)
            value = f"{slipped(int(quantity.value), base, 'c'):,}{quantity.unit}"
            yield base.replaced(span.start, span.end, value, "contradiction", "sum")
            return


@operator("end_before_start")
def swap_ends(base: Base) -> Iterator[Planted]:
    """Swap the two ends of a period."""
    for first, second in ranges(base.document):
        if first.is_written and second.mention.day and second.day and first.day and first.day < second.day:
            a, b = first.span.of(base.text), second.span.of(base.text)
            if not second.is_written:
                b = f"{second.day.year}年{second.day.month}月{second.day.day}日"
                a = f"{first.day.month}月{first.day.day}日" if first.day.year == second.day.year else a
            gap = base.text[first.span.end : second.span.start]
            yield base.replaced(first.span.start, second.span.end, b + gap + a, "chronology", "weekday")
            return


@operator("found_after_published")
def move_discovery(base: Base) -> Iterator[Planted]:
    """Move the day of discovery behind the date of publication."""
    published = published_day(base.document)
    if published is None:
        return
    for item in dated(base.document):
        sentence = next((s for s in base.statements if s.span.contains(item.span)), None)
        if sentence is None or item.day is None or not item.mention.month or not item.mention.day or item.mention.weekday is not None:
            continue
        if sentence.kind is LineKind.PROSE and item.is_sure and item.day < published and _FOUND.search(base.text[item.span.end : sentence.span.end]):
            later = published + timedelta(days=3 + base.number("later") % 9)
            year = f"{later.year}年" if item.mention.year else ""
            yield base.replaced(item.span.start, item.span.end, f"{year}{later.month}月{later.day}日", "chronology")
            return


@operator("duration")
def add_wrong_duration(base: Base) -> Iterator[Planted]:
    """Add a length of days that does not fit the ends of a period."""
    for first, second in ranges(base.document):
        if first.day and second.day and first.is_sure and second.is_sure and (second.day - first.day).days > 0:
            rest = re.match(r"(?:まで)?(?:の間|の期間)?", base.text[second.span.end :])
            at = second.span.end + (rest.end() if rest else 0)
            days = (second.day - first.day).days + 1 + 2 + base.number("days") % 5
            words = base.pick((f"(計{days}日間)", f"({days}日間)", f"の{days}日間"), "form")
            yield base.replaced(at, at, words, "chronology", "sum")
            return


EVENTS = {
    "復旧": ("復旧", ("{d}に復旧いたしました。", "システムが復旧したのは{d}です。", "なお、{d}にすべての機能が復旧しております。")),
    "再開": ("再開", ("{d}にサービスを再開いたしました。", "再開は{d}です。", "サービスの再開日は{d}でした。")),
    "警察": ("警察", ("警察には{d}に届け出ております。", "所轄の警察署へは{d}に被害の届け出をいたしました。")),
    "個人情報保護委員会": ("個人情報保護委員会", ("個人情報保護委員会への報告は{d}に行いました。", "個人情報保護委員会には{d}に報告しております。")),
    "判明": ("判明", ("本件が判明したのは{d}です。", "{d}に本件が判明いたしました。")),
    "停止": ("停止", ("サービスを停止したのは{d}です。",)),
    "発生": ("発生", ("本件が発生したのは{d}です。", "発生日は{d}です。")),
}


@operator("same_event_other_day")
def add_other_day(base: Base) -> Iterator[Planted]:
    """Tell an event again with another day."""
    for item in dated(base.document):
        sentence = next((s for s in base.statements if s.span.contains(item.span)), None)
        if sentence is None or item.day is None or not item.is_sure or not item.mention.day or not item.mention.month or item.mention.is_range_start:
            continue
        rest = base.text[item.span.end : sentence.span.end]
        for cue, (word, templates) in EVENTS.items():
            if cue in rest[:40] and word in rest and re.search(r"(?:た。?|ました。?)$", rest) and "予定" not in rest:
                other: date = item.day - timedelta(days=1 + base.number("back") % 2)
                words = base.pick(templates, "event").format(d=f"{other.month}月{other.day}日")
                planted = base.added(words, "at", "contradiction", "chronology", after=sentence.span.end)
                if planted:
                    yield planted
                    return
