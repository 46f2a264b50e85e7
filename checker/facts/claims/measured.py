"""Measured axes: counts, amounts, rates, durations and moments with what they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.composed import made_by
from checker.facts.claims.concepts import Concept, concepts_of, cue, subject_words
from checker.facts.claims.hours import read_hours
from checker.facts.claims.intervals import interval_of, minutes_of, rest_of, show, unit_class
from checker.facts.claims.moments import Moment, day_number, moments_of, shown_moment
from checker.facts.claims.phrases import bracket_around, within
from checker.facts.claims.registry import extractor
from checker.facts.claims.themes import NO_THEME, Theme, theme_of
from checker.facts.claims.unit import Unit
from checker.facts.quantities import Quantity, find_quantities

_PER_HEAD = re.compile(
    r"(?:一人|おひとり|[1１]人|[1１]名|1個|1台|各|1世帯|1件)[^<]{0,10}<|(?:につき|あたり|当たり)[^<]{0,3}<"
)
_BREAK = re.compile(r"[、(■◆●▼【・;]")
_TOPIC = re.compile(r"[^、。0-9]{0,6}?(?:(?:の|日|時刻|時期|数|額)?は|につきまして|については)")
_EACH = re.compile(r"(?:につき|に付き|あたり|当たり|ごと|様?に?各)")
# 「うちの1件です」 names one of them and counts none.
_ONE_OF_THEM = re.compile(r"です|で(?:あ|ご|し)|だ|と(?:思|考|み|存)|かと|に(?:当た|あた|該当|含ま|なり)")
_DURATION_AFTER = re.compile(
    r"間|分(?!の)|ほど|以内|程度|くらい|ぐらい|あまり|余り|以上|かか|後|ご|経|待|みて|見て|前後|ずつ"
)
# 「保証は3年です」, 「5年保証」: years of a term, no year of the calendar.
_TERM = re.compile(r"(?:保証|有効|保管|保存|契約|使用|耐用|任期)(?:の?(?:期間|期限|年数))?(?:は|が|を|:|、)?[^、。0-9]{0,4}$|(?:期間|年数)は[^、。0-9]{0,4}$")
_OF_TERM = re.compile(r"の?(?:保証|契約|任期)")
# The time of a call in a log, and the day a text was made or holds for.
_LOGGED = re.compile(
    r"[ ]?(?:受電|来電|ご?来店|着信|入電|架電|対応開始|電話あり|版|現在|時点|改訂|更新|作成|制定|回答|付け?の?お知らせ)"
)
# A month that names a bill, and a day that is granted only for the sake of argument.
_NAMING = re.compile(
    r"(?:分)?の(?:[ごお]?(?:請求|利用料|料金|給食費|会費|家賃|給与|賞与|明細|検針|代金|授業料|保育料|月謝|年金|引き落とし))"
    r"|に(?:なり|な)(?:まし)?(?:ても|っても)|分(?=[、。・)と]|$)"
)
_ISSUED = re.compile(r"\s*(?:(?:令和|平成)?[0-9元]{1,4}年)[0-9]{1,2}月[0-9]{1,2}日[\s　]*[^、。はがをにへで0-9]*")
_NOW = ("本日", "今日", "きょう", "今朝", "今")
_TOGETHER = re.compile(
    r"(?:がかり|[一-龠]?体制|での?(?:行|確|点検|作業|担当|対応|チェック|見|検|照合|読|突き合わせ|ダブル)|によるダブル|による(?:確認|点検))"
)
# 「16日にお知らせした、不正ログインについて」
_TOLD_BEFORE = re.compile(
    r"(?:付け?)?(?:に|の|で)?(?:当社|弊社|本)?(?:ウェブ)?(?:サイト|ページ)?(?:に|で|にて)?"
    r"(?:お知らせ|ご?報告|公表|発表|公開|掲載|ご?案内|お伝え)(?:し(?:まし)?|いたしまし|申し上げまし)た(?!。|$|と|もの|ところ|次第|際|とき|が|ので|の[はがをで])"
)
_CALL = re.compile(r"おかけ(?:直し)?(?:ください|くださ|いただ)|折り返し|かけ直")
# Events that are the course of an incident itself: a range beside them is the incident's.
_COURSE = frozenset({"e:expose", "e:stop", "e:occur", "e:restore", "e:reopen", "e:delete", "e:login", "e:suffer"})
_NOTICED = "e:discover"
_MARKS = ("係助詞", "格助詞")
# What the wording says of a moment: see ``concepts.yaml``.
MOMENT_CUES = ("habit", "occasion", "some", "denied", "former")
_ASKS = {
    "count": re.compile(r"何[人名件台箱本社校組世帯回通個店]|人数|件数|台数|いくつ|どれくらい|どのくらい|規模|全部で"),
    "money": re.compile(r"いくら|金額|[額料代]|費用|返金|返して|補償|お詫び|おわび|もらえ"),
    "duration": re.compile(r"どのくらい|どれくらい|何[日分時週]|いつ|期間|いつまで"),
    "moment": re.compile(r"いつ|何[時日月]|時期|日程|まで|期限|締め?切|時間|正式な時刻|経緯|期間|教えて"),
}


@dataclass(frozen=True, slots=True)
class Local:
    """What stands around a value.

    Attributes:
        core: concepts close by; ``context``: in the rest of the sentence; ``asked``: lent by the question.
        words: the words before and after it; the value itself stands between ``<`` and ``>``.
        head: the noun it belongs to most closely; ``event``: the event it belongs to most closely.
        theme: of a moment the concepts of what its clause speaks of (「返金は」); ``deed``: the last concept after it.
    """

    core: tuple[str, ...]
    context: tuple[str, ...]
    asked: tuple[str, ...]
    words: str
    head: str = ""
    event: str = ""
    theme: tuple[str, ...] = ()
    deed: str = ""
    told_of: Theme = NO_THEME


@lru_cache(maxsize=65536)
def quantities_of(sentence: str) -> tuple[Quantity, ...]:
    """Return the quantities of a normal sentence (cached)."""
    found = find_quantities(sentence)
    # 「1年2か月」 is one duration: its second part is read with the first.
    rests = {b.start for a, b in pairwise(found) if a.end == b.start and a.family == b.family == "durations"}
    return tuple(q for q in found if q.start not in rests)


@extractor
def read_measures(unit: Unit) -> Iterable[Claim]:
    """Yield the measured claims of one clause."""
    first, last = unit.offset, unit.offset + len(unit.text)
    if _ISSUED.fullmatch(unit.sentence):
        return  # 「2026年9月14日 株式会社ことぶき食品」 dates the text
    moments = [m for m in moments_of(unit.sentence, unit.previous, unit.anchor) if first <= m.start < last]
    at_desk = any(m.days is None for m in moments) and any(True for _ in read_hours(unit))
    for i, moment in enumerate(moments):
        until_now = moment.role == "end" and unit.sentence[moment.start : moment.end] in _NOW
        if (
            until_now
            or _LOGGED.match(unit.sentence, moment.end)
            or _NAMING.match(unit.sentence, moment.end)
            or (at_desk and moment.days is None)
            or _CALL.search(unit.text)
        ):
            continue
        places = [(m.start, m.end) for m in moments]
        told_before = _TOLD_BEFORE.match(unit.sentence, moment.end)
        if told_before:  # the day of the earlier report, whatever it was about
            words = tuple(c.name for c in concepts_of(told_before.group()))
            yield _moment_claim(unit, moment, None, Local(words, (), (), unit.text, event=words[-1] if words else ""))
            continue
        local = _told_of(unit, places, i, _around(unit, places, i, "moment"))
        yield _moment_claim(unit, moment, _partner(moments, i), _staged(local, moment))
    found = [q for q in quantities_of(unit.sentence) if first <= q.start < last and not _is_noise(unit.sentence, q)]
    for i, quantity in enumerate(found):
        if _is_each(unit.sentence, quantity, found[i + 1] if i + 1 < len(found) else None):
            continue
        axis = {"money": "money", "rates": "rate", "durations": "duration"}.get(quantity.family, "count")
        local = _around(unit, [(q.start, q.end) for q in found], i, axis)
        if axis == "money" and _PER_HEAD.search(local.words):
            local = replace(local, core=(*local.core, "t:each"))
        before = found[i - 1].end if i else first
        theme = theme_of(unit, before, quantity.start, quantity.end, local.words)
        local = replace(local, told_of=theme._replace(marks=(*theme.marks, *made_by(unit.sentence, found, i))))
        claim = _quantity_claim(unit, quantity, axis, local)
        if claim is not None:
            yield claim


def _is_noise(sentence: str, quantity: Quantity) -> bool:
    """Tell whether it is no quantity here: 「一部」, a day of the month, minutes that belong to the hours before.

    Neither is what is denied: 「73名ではなく」, 「「千人以上」との報道は誤りです」.
    """
    words = sentence[quantity.start : quantity.end]
    if cue("denied_figure").match(sentence, quantity.end):
        return True
    if words in ("一部", "一方", "一人", "一人ひとり", "一度", "一切", "一点", "一般"):
        return True
    if quantity.family == "people" and quantity.value <= 3 and _TOGETHER.match(sentence, quantity.end):
        return True  # 「二人で確認する」
    if quantity.value == 1 and sentence[: quantity.start].endswith("うちの") and _ONE_OF_THEM.match(sentence, quantity.end):
        return True
    if quantity.unit in ("日", "月", "年", "時") and quantity.qualifier == "exact" and quantity.value <= 31:
        before, after = sentence[: quantity.start], sentence[quantity.end : quantity.end + 1]
        is_term = quantity.unit == "年" and not after.isdigit() and (_TERM.search(before) or _OF_TERM.match(sentence, quantity.end))
        return not (is_term or _DURATION_AFTER.match(sentence, quantity.end))
    return quantity.unit == "分" and sentence[: quantity.start].endswith("時間")


def _is_each(sentence: str, quantity: Quantity, following: Quantity | None) -> bool:
    """Tell whether it is the 「1人」 of 「1人につき3,000円」, which counts nobody."""
    if quantity.family not in ("people", "things") or quantity.value != 1:
        return False
    if _EACH.match(sentence, quantity.end) or sentence[quantity.end : quantity.end + 2] in ("さま", "様に"):
        return True
    return following is not None and following.family in ("money", "rates") and following.start - quantity.end <= 3


def _around(unit: Unit, places: Sequence[tuple[int, int]], i: int, axis: str) -> Local:
    """Gather the concepts around place ``i`` of the clause."""
    sentence, first, last = unit.sentence, unit.offset, unit.offset + len(unit.text)
    start, end = places[i]
    left = places[i - 1][1] if i else first
    right = places[i + 1][0] if i + 1 < len(places) else last
    if i + 1 < len(places):
        stop = _BREAK.search(sentence, end, right)
        # A range: what follows its end belongs to its beginning as well.
        if right - end <= 3:
            right = places[i + 2][0] if i + 2 < len(places) else last
        elif stop:
            right = stop.start()
    if i and start - left <= 3:
        left = places[i - 2][1] if i > 1 else first
    inside = _concepts(sentence, places, start)
    core = {c.name for c in inside if left <= c.start and c.end <= right}
    tail = [c.name for c in inside if c.start >= places[-1][1] and c.end <= last and c.name.startswith("e:")]
    if tail and not any(c.startswith("e:") for c in core):
        core.add(tail[-1])
    context = {c.name for c in inside} | {c.name for c in concepts_of(unit.label)}
    asked: set[str] = set()
    if unit.question and _ASKS[axis if axis in _ASKS else "money"].search(unit.question):
        asked = {c.name for c in concepts_of(unit.question)}
    words = f"{sentence[max(left, start - 14) : start]}<{sentence[start:end]}>{sentence[end : end + 10]}"
    bracket = bracket_around(sentence, start, end)
    if bracket and any(c.name.startswith("e:") for c in inside if within(c, bracket)):  # 「(2023年10月に製造、36,500台)」
        inside = [c for c in inside if within(c, bracket)]
        core = {c for c in core if not c.startswith("e:")} | {c.name for c in inside}
    near = [
        c for c in inside if left <= c.start and c.end <= max(right, places[-1][1] if i + 1 < len(places) else last)
    ]
    return Local(
        tuple(sorted(core)),
        tuple(sorted(context - core)),
        tuple(sorted(asked - core)),
        words,
        _head(sentence, near, start, end),
        _event(sentence, near, end),
    )


def _told_of(unit: Unit, places: Sequence[tuple[int, int]], i: int, local: Local) -> Local:
    """Add the theme of a clause with moments, and its deed: the last concept of what is said of it."""
    first = unit.offset
    mark = next(
        (t.span.start + first for t in unit.tokens if t.span.start and t.surface in ("は", "が", "も") and t.pos[1] in _MARKS),
        -1,
    )
    inside = [c for c in _concepts(unit.sentence, places, places[i][0]) if first <= c.start < first + len(unit.text)]
    theme = [c.name for c in inside if c.end <= mark]
    said = [c.name for c in inside if c.start > mark]
    return replace(local, theme=tuple(dict.fromkeys(theme)), deed=(said or theme or [""])[-1])


def _head(sentence: str, near: Sequence[Concept], start: int, end: int) -> str:
    """Return the noun of 「N名の職員」, else the last concept before the value."""
    if sentence[end : end + 1] == "の":
        after = next((c for c in near if end < c.start <= end + 2), None)
        if after:
            return after.name
    before = [c for c in near if c.end <= start and start - c.end <= 6]
    return before[-1].name if before else ""


def _event(sentence: str, near: Sequence[Concept], end: int) -> str:
    """Return the event that is the topic (「気づきましたのは6月27日です」), else the first after the value, else the last."""
    events = [c for c in near if c.name.startswith("e:")]
    topic = [c for c in events if c.end <= end and _TOPIC.match(sentence, c.end)]
    if topic:
        return topic[-1].name
    after = [c.name for c in events if c.start >= end]
    if _NOTICED in after:  # 「7月1日の点検で気づいた」: how it was noticed does not matter
        return _NOTICED
    return after[0] if after else events[-1].name if events else ""


def _concepts(sentence: str, places: Sequence[tuple[int, int]], at: int) -> list[Concept]:
    """Return the concepts outside the values; how it was found out (「調査した結果、」) is no matter of a value ``at`` after it."""
    aside = cue("found_by").match(sentence)
    first = aside.end() if aside and aside.end() <= at else 0
    return [c for c in concepts_of(sentence) if c.start >= first and not _covered(c, places)]


def _covered(concept: Concept, places: Sequence[tuple[int, int]]) -> bool:
    return any(concept.start < b and a < concept.end for a, b in places)


def _items(local: Local) -> tuple[str, ...]:
    lent = (*(f"?{c}" for c in local.context), *(f"q:{c}" for c in local.asked))
    told = (*(f"m:{c}" for c in (*local.theme, *local.told_of.words)), *([f"d:{local.deed}"] if local.deed else []))
    return (*local.core, *lent, *told, f"h:{local.head}", f"v:{local.event}")


def _keys(axis: str, local: Local, unit: str) -> tuple[str, ...]:
    """Return what claims must share to be compared; ``~`` marks a key that is used only while few values have it."""
    words = tuple(f"{axis}:{c}" for c in sorted({*local.core, *local.asked, *local.context}))
    return (*words, f"~{axis}:{unit}") if unit else words


def _flags(unit: Unit, local: Local) -> str:
    flags: list[str] = []
    flags.extend(name for name in ("part", "plain_tax", "gap", "whole", "no_more") if cue(name).search(local.words))
    if cue("own").search(unit.sentence):
        flags.append("own")
    if cue("other_event").search(unit.sentence):
        flags.append("other")
    if cue("condition").search(unit.text):
        flags.append("if")
    flags.extend(local.told_of.marks)
    return ",".join(flags)


def _claim(
    unit: Unit, axis: str, slot: str, value: str, local: Local, place: tuple[int, int], kind: str = "", **more: object
) -> Claim:
    span = unit.normal.span(*place)
    subject = subject_words(axis, local.core, local.event)
    return Claim(
        slot=slot,
        axis=axis,
        subject=subject,
        scope=" ".join(sorted(unit.scope)),
        value=value,
        polarity=Polarity.YES,
        modality=Modality.CONDITIONAL if unit.is_conditional else Modality.ASSERTED,
        source=unit.source,
        at=unit.at,
        span=span,
        items=_items(local),
        keys=_keys(axis, local, kind),
        is_official=unit.is_official,
        is_correction=unit.is_correction,
        text=unit.text.strip(),
        **more,  # type: ignore[arg-type]
    )


def _quantity_claim(unit: Unit, quantity: Quantity, axis: str, local: Local) -> Claim | None:
    kind = unit_class(quantity.unit, quantity.family)
    if not kind:
        return None
    low, high = interval_of(quantity, unit.sentence)
    end = quantity.end
    if quantity.value == 1 and cue("zero").match(unit.sentence, quantity.end):
        low = high = 0.0
    if axis == "duration":
        following = unit.sentence[quantity.end : quantity.end + 6]
        low, high, kind = minutes_of(low, high, quantity.unit, following)
        rest = rest_of(following, quantity.unit)
        end += rest.end() if rest else 0
    note = f"{kind}|{'total' if quantity.is_total else ''}|{quantity.qualifier}|{_flags(unit, local)}"
    slot = {"money": "amount", "rate": "amount", "duration": "period"}.get(axis, "count")
    words = unit.sentence[quantity.start : end]
    return _claim(
        unit,
        axis,
        slot,
        show(quantity, words) if end == quantity.end else words,
        local,
        (quantity.start, end),
        kind,
        low=low,
        high=high,
        note=note,
    )


def _partner(moments: Sequence[Moment], i: int) -> Moment | None:
    """Return the other end of the range that moment ``i`` opens or closes."""
    if moments[i].role == "start" and i + 1 < len(moments) and moments[i + 1].role == "end":
        return moments[i + 1]
    if moments[i].role == "end" and i and moments[i - 1].role == "start":
        return moments[i - 1]
    return None


def _staged(local: Local, moment: Moment) -> Local:
    """Add what the place in the course of the incident says: its beginning or its end."""
    events = {c for c in local.core if c.startswith("e:")}
    course = not events or bool(events & _COURSE)
    core = set(local.core)
    if moment.role != "end" and ("e:occur" in events or (moment.role == "start" and course)):
        core.add("e:beginning")
    if moment.role == "end" and "e:occur" in core:  # 「発生:9時12分〜15時47分」: its end is no occurrence
        core.discard("e:occur")
        local = replace(local, event="" if local.event == "e:occur" else local.event)
    if moment.role != "start" and (events & {"e:restore", "e:reopen"} or (moment.role == "end" and course)):
        core.add("e:ending")
    return replace(local, core=tuple(sorted(core)))


def _moment_claim(unit: Unit, moment: Moment, partner: Moment | None, local: Local) -> Claim:
    days, minutes = moment.days, moment.minutes
    other = f"{partner.days[0]}_{partner.days[1]}" if partner and partner.days else ""
    if local.event in ("e:send", "e:missend"):
        wrong = cue("wrongly").search(unit.sentence) and not cue("told_after").search(unit.text)
        local = replace(local, event="e:missend" if wrong else "e:send")
    clock = f"{minutes[0]}_{minutes[1]}" if minutes else ""
    marks = [
        _flags(unit, local),
        *([] if moment.is_year_known else ["no_year"]),
        *(["no_month"] if moment.is_month_guessed else []),
        *(["no_half"] if moment.is_half_unsaid else []),
        *(name for name in MOMENT_CUES if cue(name).search(unit.text)),
    ]
    today = day_number(unit.anchor)
    if days and today:
        marks.append("ahead" if days[0] > today else "past")
    flags = ",".join(filter(None, marks))
    note = f"{moment.role}|{clock}|{other}|{flags}"
    words = shown_moment(unit.sentence[moment.start : moment.end], moment)
    return _claim(
        unit,
        "moment",
        "date" if days else "time",
        words,
        local,
        (moment.start, moment.end),
        "any",
        low=float(days[0]) if days else None,
        high=float(days[1]) if days else None,
        note=note,
    )
