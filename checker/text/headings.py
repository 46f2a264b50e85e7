"""Headings: which mark a line bears, how deep it lies, and whether the rest can be a heading."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.rules.files import load_group
from checker.rules.regex import regex

_NUM = "0-9０-９"
_KANJI = "一二三四五六七八九十"
# Order matters: the first style that fits names the heading (or list item) mark. Each stands with the characters it
# can begin with, so that only the patterns a text needs are compiled.
_DIGITS = "0123456789０１２３４５６７８９"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_WIDE_LETTERS = (
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
)
_STYLES: dict[str, tuple[str, str]] = {
    "md": ("#＃", r"(#{1,6})[ 　\t]+"),
    "chapter": ("第", rf"第\s*[{_NUM}{_KANJI}]{{1,3}}(?:章|節|条|部|項|[\s　.．、])[\s　]*(?!報)"),
    "dotted": (_DIGITS, rf"[{_NUM}]{{1,2}}(?:[.．\-－‐][{_NUM}]{{1,2}}){{1,3}}[.．]?[\s　]+"),
    "number": (_DIGITS, rf"[{_NUM}]{{1,2}}\s?[.．、][\s　]*(?![{_NUM}])"),
    "paren": ("(（", rf"[(（][{_NUM}]{{1,2}}[)）][\s　]*"),
    "paren_kanji": ("(（", rf"[(（][{_KANJI}]{{1,2}}[)）][\s　]*"),
    "half_paren": (_DIGITS, rf"[{_NUM}]{{1,2}}[)）][\s　]*"),
    "half_bracket": ("〔［[【<＜", rf"[〔［\[【<＜][{_NUM}]{{1,2}}[〕］\]】>＞][\s　]*"),
    "roman": ("IVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", r"(?:[Ⅰ-Ⅻ]|[IVX]{1,4}(?=[.．\s　]))[.．、]?[\s　]*"),
    "kanji": (_KANJI, rf"[{_KANJI}]{{1,2}}[、.．\s　][\s　]*"),
    "bare": (_DIGITS, rf"[{_NUM}]{{1,2}}[\s　]+(?![{_NUM}\s　|｜年月日時分秒件名人台通円社者冊組箱本枚回個％%歳])"),
    "point": (_DIGITS + _KANJI, rf"[{_NUM}{_KANJI}]{{1,2}}(?:点目|つ目)[\s　:：]+"),
    "kana": ("(（アイウエオロハニホ", r"[(（]?[ア-オイロハニホ][)）.．、][\s　]*"),
    "letter": ("(（" + _LETTERS + _WIDE_LETTERS, r"[(（]?[A-Za-zａ-ｚＡ-Ｚ][)）.．][\s　]+"),
}
_SIGNS: dict[str, str] = {
    **dict.fromkeys("■□▪▫", "square"),
    **dict.fromkeys("◆◇❖", "diamond"),
    **dict.fromkeys("●○◎〇◯", "circle"),
    **dict.fromkeys("▼▽▲△▶▷►", "triangle"),
    **dict.fromkeys("★☆✓✔☑", "star"),
    **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳➊➋➌➍➎➏➐➑➒➓❶❷❸❹❺❻❼❽❾❿㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "circled"),
}
_SPACE = " \t\u3000"
_BRACKETED = regex(
    r"[\s　]*(?:【[^】]{1,40}】|〔[^〕]{1,40}〕|［[^］]{1,40}］|\[[^\]]{1,40}\](?!\()|《[^》]{1,40}》|〈[^〉]{1,40}〉|"
    r"＜[^＞]{1,40}＞|<[^<>/]{1,40}>|≪[^≫]{1,40}≫)[\s　]*"
)
_PAREN_ONLY = regex(r"[\s　]*[（(][^（）()0-9０-９:：]{2,25}[）)][\s　]*")
_BOLD = regex(r"[\s　]*(?:\*\*|__)([^*_]{1,40})(?:\*\*|__)[:：]?[\s　]*")
_SAYS = regex(
    r"(?:ます|ました|です|でした|ください|ません|下さい|ましょう|ない|される|する|した|いる|ある|れた|こと|送信|判明|確認)[。.．]?$"
)
_SYMBOLS = frozenset(("square", "diamond", "circle", "triangle", "star"))
MAX_HEADING = 40


@cache
def heading_ends() -> re.Pattern[str]:
    """Return the pattern of words that end a heading without a mark."""
    return regex("(?:" + "|".join(map(re.escape, _words("ends"))) + ")$")


@cache
def title_ends() -> re.Pattern[str]:
    """Return the pattern of words that end the title of an announcement."""
    ends = "|".join(map(re.escape, _words("titles")))
    inside = "|".join(map(re.escape, _words("inside_titles")))
    return regex(
        rf"(?:{ends}|第\s*[0-9０-９一二三四五六七八九十]+\s*報)[\s!！)）」』】]*$|(?:{inside})[^。、]{{0,30}}$"
    )


def _words(key: str) -> list[str]:
    return list(load_group("layout")["layout.headings"][key])


def mark_of(line: str) -> tuple[str, int]:
    """Return the style of the mark at the head of ``line`` and its length (``("", 0)`` for none)."""
    rest = line.lstrip(_SPACE)
    head = rest[:1]
    if not head or "\u3041" <= head <= "\u309f":
        return "", 0
    if head in _SIGNS:
        return _SIGNS[head], len(line) - len(rest[1:].lstrip(_SPACE))
    for name in _candidates(head):
        match = _pattern(name).match(rest)
        if match:
            return (f"md{len(match[1])}" if name == "md" else name), len(line) - len(rest) + match.end()
    return "", 0


@lru_cache(maxsize=512)
def _candidates(head: str) -> tuple[str, ...]:
    return tuple(name for name, (heads, _) in _STYLES.items() if head in heads)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return regex(_STYLES[name][1])


def heading_style(line: str) -> str:
    """Return the style of the heading ``line`` can be by its own looks, empty where it is none."""
    if _BOLD.fullmatch(line):
        return "bold"
    style, length = mark_of(line)
    if style.startswith("md"):
        return style
    if "。" in line:
        return ""
    rest = line[length:].strip(" \t\u3000")
    if style:
        if not rest or len(rest) > MAX_HEADING or rest.endswith(("、", "，", ",")):
            return ""
        if style not in _SYMBOLS and _SAYS.search(rest) and len(rest) > 12:
            return ""
        return style
    bracket = _BRACKETED.match(line)
    if bracket and bracket.end() >= len(line.rstrip()):
        inner = bracket[0].strip()
        return "" if len(inner) > 14 and _SAYS.search(inner[1:-1]) else "bracket" + inner[0]
    return ""


def is_paren_heading(line: str) -> bool:
    """Tell whether the whole line is a short phrase in round brackets: a heading if prose follows."""
    return bool(_PAREN_ONLY.fullmatch(line))


def bracket_length(line: str) -> int:
    """Return the length of a bracketed label at the head of ``line`` (【お問い合わせ】…), 0 for none."""
    match = _BRACKETED.match(line)
    return match.end() if match else 0


def is_plain_heading(line: str) -> bool:
    """Tell whether a short line without a mark reads like a heading (経緯, 今後の対応)."""
    words = line.strip(" \t\u3000")
    return (
        2 <= len(words) <= 24 and not re.search(r"[。、,，:：0-9０-９@]", words) and bool(heading_ends().search(words))
    )
