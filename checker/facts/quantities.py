"""Find quantities: a number in any notation with its counter, bounds and qualifier; money and rates among them.

Left alone: dates, times, telephone and postal numbers, section and model numbers, addresses, ages, 第3報.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.facts.dates import find_dates
from checker.facts.numbers import NUMBER, Number, has_number, parse_number
from checker.facts.times import find_times
from checker.language.tokens import tokenize_text
from checker.record import record
from checker.rules.files import load_group
from checker.rules.regex import regex

# Telephone, postal and account-like numbers, addresses of mail and web, model numbers, 第3報, 3-2-1, 1.2.3, (1), Q1.
_OPAQUE = regex(
    r"[0-9〇○*xX]{2,5}-[0-9〇○*xX]{2,5}-[0-9〇○*xX]{2,5}|〒?[0-9]{3}-[0-9]{4}(?![0-9])|[0-9]{9,}|https?://[!-~]+|[!-~]+@[!-~]+"
    r"|(?:第|No\.?|no\.?|#|Ver\.?|ver\.?|v)[ ]?[0-9〇一二三四五六七八九十百]+(?:[.\-][0-9]+)*(?!万)|[0-9]+(?:\.[0-9]+){2,}|[0-9]+(?:-[0-9]+)+"
    r"|[0-9]{1,2}年[0-9]{1,2}組"  # a school class
    r"|[0-9〇一二三四五六七八九十百]+分の[0-9〇一二三四五六七八九十百]+|(?:この|その|あの|例の|今回の|本)一件(?!の[方者])"
    r"|[A-Za-z]{1,8}[\-_]?[0-9]+[A-Za-z0-9\-]*|(?<![一-龠])[QAQ問答][ ]?[0-9]{1,2}(?![0-9,])[.:、]?|[0-9]{1,2}/[0-9]{1,2}(?=[^0-9])"
)
_BLANK = "〇〇"  # what a text leaves out, no number: 「〇〇市」


@record
class Quantity:
    """A quantity in a (normalised) text.

    Attributes:
        value: the number (low bound for 数十 and 十数); ``low`` and ``high`` its bounds as written.
        unit: counter as written (名, 件 …), ``円`` for all yen.
        family: people | things | money | measures | rates | durations | other.
        qualifier: exact | about | at_most | at_least; ``is_total`` for 延べ.
        number_start: where the figure itself begins (after 約).
    """

    value: float
    low: float
    high: float
    unit: str
    family: str
    qualifier: str
    start: int
    end: int
    number_start: int
    is_total: bool = False

    @property
    def is_money(self) -> bool:
        """True for amounts of money and points."""
        return self.family == "money"


@cache
def _units() -> dict[str, str]:
    """Return the family of each known counter; not_units map to ''."""
    raw = load_group("facts")["facts.counters"]
    table = {word: family for family, words in raw.items() if family != "idioms" for word in words}
    return table | dict.fromkeys(raw["not_units"], "")


@cache
def _idioms() -> re.Pattern[str]:
    words = sorted(load_group("facts")["facts.counters"]["idioms"], key=len, reverse=True)
    return regex(rf"(?<![0-9〇一二三四五六七八九十百千万億数])(?:{'|'.join(map(re.escape, words))})")


def unit_family(unit: str) -> str:
    """Return the family of a counter (people, things, money …), empty if it is none."""
    return _units().get(unit, "")


def _known_unit(text: str, at: int) -> tuple[str, int]:
    """Return the longest counter that stands at ``at`` (white space before it skipped) and its end; empty if none."""
    while at < len(text) and text[at] in " \t\n\u3000":
        at += 1
    return next(((text[at : at + n], at + n) for n in range(min(_LONGEST, len(text) - at), 0, -1) if text[at : at + n] in _units()), ("", at))


_LONGEST = 8  # characters of the longest counter


@cache
def _other_words() -> dict[str, str]:
    """Return the words that end like a qualifier and are none (予約, 解約), with where they are read: ``anywhere`` or ``alone``."""
    raw = load_group("facts")["facts.qualifiers"]["other_words"]
    return {word: place for place, words in raw.items() for word in words}


@lru_cache(maxsize=1024)
def _is_other_word(head: str) -> bool:
    """Tell whether the 約 that ``head`` ends with belongs to a noun: 「新規予約」 against 「販売約」 (販売, 約) and 「新規約」."""
    place = _other_words().get(head[-2:])
    if place is None or not "一" <= head[-3:-2] <= "龠":
        return place is not None
    return place == "anywhere" and tokenize_text(head + "22")[-2].surface != "約"


def without_false_qualifiers(text: str) -> str:
    """Return ``text`` of the same length without the 約 of 予約, 解約 …, where 約 is to be searched for."""
    chars = [c if c != "約" or not _is_other_word(text[max(0, i - 7) : i + 1]) else "□" for i, c in enumerate(text)]
    return "".join(chars)


@cache
def _affixes(side: str) -> tuple[tuple[str, str], ...]:
    raw = load_group("facts")["facts.qualifiers"][side]
    pairs = [(word, name) for name, words in raw.items() for word in words]
    return tuple(sorted(pairs, key=lambda p: len(p[0]), reverse=True))


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of a normalised text, in order; offsets are of ``text``."""
    return list(_find(text)) if has_number(text) else []


@lru_cache(maxsize=1024)  # counts, sums and contradictions of one text read the same sentences
def _find(text: str) -> tuple[Quantity, ...]:
    taken = [m.span() for pattern in (_OPAQUE, _idioms()) for m in pattern.finditer(text)]
    taken += [(d.start, d.end) for d in find_dates(text)] + [(t.start, t.end) for t in find_times(text)]
    found: list[Quantity] = []
    for match in NUMBER.finditer(text):
        if any(match.start() < b and a < match.end() for a, b in taken):
            continue
        quantity = _read(text, match)
        if quantity is not None and not (found and quantity.start < found[-1].end):
            found.append(quantity)
    return tuple(found)


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    if (start and text[start - 1] in "何幾") or match.group().startswith(_BLANK):
        return None
    if start and text[start - 1] in ".-/" and text[start - 2 : start - 1].isalnum():
        return None
    number = parse_number(match.group())
    if number is None:
        return None
    yen = start and text[start - 1] in "¥\\"
    end, extra = _after_number(text, end)
    unit, family, end = ("円", "money", end) if yen else _unit_at(text, end, match.group())
    if not unit:
        return None
    value = number
    if unit in ("千円", "百万円", "千ドル"):
        scale = 1000 if unit.startswith("千") else 10**6
        value, unit = Number(number.value * scale, number.low * scale, number.high * scale), "円" if "円" in unit else "ドル"
    begin, before, total = _before(text, start - bool(yen))
    finish, after = _after(text, end)
    qualifier = _qualifier(before, after, extra, value)
    return Quantity(value.value, value.low, value.high, unit, family, qualifier, begin, finish, start, total)


def _after_number(text: str, end: int) -> tuple[int, str]:
    """Step over 余り, 余, 数 between number and counter (「8千余り名」, 「1万余名」)."""
    for word in ("余り", "余", "あまり", "強", "弱"):
        following = text[end + len(word) : end + len(word) + 1]
        if text.startswith(word, end) and ("一" <= following <= "龠" or "ァ" <= following <= "ヶ"):
            return end + len(word), "about"
    return end, ""


def _unit_at(text: str, at: int, number: str) -> tuple[str, str, int]:
    unit, end = _known_unit(text, at)
    if not unit:
        noun = _OF_NOUN.match(text, at) if len(number) > 1 else None
        return (noun.group(1), "other", at) if noun else _open_counter(text[at : at + 8], at)
    family = _units()[unit]
    if not family or family == "not_units":
        return "", "", at
    if family == "durations" and unit in ("年", "月", "日", "時", "分", "秒") and not number[0].isdigit():
        return "", "", at
    following = text[end : end + 1]
    is_prefix = len(unit) == 1 and "一" <= following <= "龠" and following not in _MAY_FOLLOW and unit + following not in _RANGES
    if is_prefix and not _deed_follows(text[end - 1 : end + 8]):
        return "", "", at
    if at < 3 and end - at > len(unit):  # 「1 端末に残って」: the number of a heading
        return "", "", at
    if "ァ" <= unit[-1] <= "ー" and "ァ" <= following <= "ー":
        return "", "", at
    return unit, "money" if family == "scaled_money" else family, end


# 「612のあて先」, 「37のアカウント」: a number and a noun without a counter.
_OF_NOUN = regex(r"の([一-龠ァ-ヶー]{2,8}|あて先)(?=[がはをにでの、。へと])")
_RANGES = ("人台", "名台", "件台", "社台")  # 「80人台の半ば」
_MAY_FOLLOW = "分中全合約計程前以超強弱余及並様目近未弁同各在現男女内他大小年月日残第昨今本国県市規"


@lru_cache(maxsize=1024)
def _deed_follows(words: str) -> bool:
    """Tell whether a counter and the word after it are two: 「通届いた」, 「件報告され」 against 「回線」, 「件名」."""
    tokens = tokenize_text("22" + words)[1:3]
    if len(tokens) < 2 or tokens[0].surface != words[0]:
        return False
    return tokens[1].pos[0] == "動詞" or (tokens[1].pos[2] == "サ変可能" and len(tokens[1].surface) > 1)


@lru_cache(maxsize=1024)
def _open_counter(words: str, at: int) -> tuple[str, str, int]:
    """Take a counter that the lists do not name but the dictionary does (助数詞); empty if there is none."""
    if not words or not ("一" <= words[0] <= "龠" or "ァ" <= words[0] <= "ー"):
        return "", "", at
    token = next(iter(tokenize_text(words)), None)
    if token is None or not token.pos[2].startswith("助数詞") or not words.startswith(token.surface):
        return "", "", at
    return token.surface, "other", at + len(token.surface)


def _before(text: str, start: int) -> tuple[int, str, bool]:
    """Read 約, 最大, 延べ … that stand before the number."""
    name, total, begin = "", False, start
    while True:
        head = text[max(0, begin - 8) : begin].rstrip(" \u3000")
        hit = next(((w, n) for w, n in _affixes("before") if head.endswith(w)), None)
        if hit is None or _is_other_word(head):
            return begin, name, total
        begin = begin - (len(text[max(0, begin - 8) : begin]) - len(head)) - len(hit[0])
        if hit[1] == "total":
            total = True
        elif name in ("", "about"):
            name = hit[1]


# 「5千円には届きません」, 「2万人に少し欠ける」, 「5万個をやや上回る」, 「300人は下りません」.
_SLIGHTLY = "(?:ほんの)?(?:あと)?(?:少し|やや|わずかに|いくらか|ちょっと|若干|優に|大きく|大幅に|はるかに)?"
_DENIED = "(?:な|ず|ませ|ぬ)"
_BELOW = regex(
    rf"に(?:は|も)?{_SLIGHTLY}(?:(?:届[かき]|満[たち]|足[らり]|及[ばび]|達し(?:て(?:い|おり|おら))?){_DENIED}|欠け)"
    rf"|を{_SLIGHTLY}(?:下回|割り?込|割っ|切っ|切り|切る)|足らず|(?:に|も)足らず|と(?:は)?(?:かか|た)[ちらりた]{_DENIED}"
)
_ABOVE = regex(rf"を{_SLIGHTLY}(?:超え|越え|超す|上回)|は下[らり]{_DENIED}")


def _after(text: str, end: int) -> tuple[int, str]:
    for pattern, name in ((_BELOW, "at_most"), (_ABOVE, "at_least")):
        if pattern.match(text, end):
            return end, name
    for word, name in _affixes("after"):
        if text.startswith(word, end) and not (word == "まで" and text.startswith("までに", end)):
            return (end + len(word) if len(word) < 3 or not word.startswith("を") else end), name
    return end, ""


def _qualifier(before: str, after: str, extra: str, number: Number) -> str:
    if "at_most" in (before, after):
        return "at_most"
    if "at_least" in (before, after):
        return "at_least"
    return "about" if before or after or extra or number.is_vague else "exact"
