"""Hard wraps: which line breaks lie inside a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from checker.rules.regex import regex
from checker.text import headings, looks
from checker.text.document import Line, LineKind

_FLOWS = frozenset((LineKind.PROSE, LineKind.BULLET, LineKind.QUESTION, LineKind.LABEL, LineKind.QUOTE))
_OPENERS, _CLOSERS = "「『（(【〔［[", "」』）)】〕］]"
_DEPTH = {**dict.fromkeys(_OPENERS, 1), **dict.fromkeys(_CLOSERS, -1)}
# Hiragana that seldom ends a line which is meant to end: particles and the middle of verbs.
_OPEN_END = regex(
    r"(?:[、，・／]|[をがはにとのもやかでしてりれえけげめねせみきちっなばくじび]|から|まで|より|へ)$"
)
_CLOSED_END = regex(
    r"(?:ですか|ますか|せんか|でしょうか|ましたか|です|ます|した|ません|ください|下さい|でした|ました|こと|もの|ため|とき|ところ|とおり|おり|のみ|など|ほか|うち|あり|なし|まし|以下|へ|お知らせ|お願い|お問い合わせ|"
    r"問合せ|ごろ|とも|まで|から|より)$"
)
_GOES_ON = regex(
    r"[ 　]?(?:を|が[、\u4e00-\u9fff\u3041-\u3096]|に[、はて\u4e00-\u9fff]|の[\u4e00-\u9fff\u30a1-\u30fa]|"
    r"は[、\u4e00-\u9fff]|で[すきあ]|と[、\u4e00-\u9fff]|ます|ません|ました|した|せん|ない|いた[しだ]|って|っ|ゃ|ゅ|ょ|ー|[、。，」』）)】]"
    r"|[すたんう]。|る(?:こと|よう|ため|もの|可能|おそれ|恐れ)|れ[るた]|ら[れず]|り[まの]|し[たてま])"
)
_MIN_WRAP = 14
_MIN_CLAUSE = 6
_MIN_SURE = 2
_AHEAD = 30  # a passage is looked through so many lines ahead: keeps the work linear


def width(words: str) -> float:
    """Width in full-width columns (half-width characters count a half)."""
    return sum(map(_columns, words))


@lru_cache(maxsize=4096)
def _columns(char: str) -> float:
    is_narrow = unicodedata.east_asian_width(char) in "NaH" and char < "\u2000"
    return 0.5 if is_narrow or "\uff61" <= char <= "\uff9f" else 1.0


def wraps_open(words: str) -> bool:
    """Tell whether ``words`` break off inside a sentence: a comma, a particle or the middle of a verb at the end."""
    return words.endswith(("、", "，")) or (bool(_OPEN_END.search(words)) and not _CLOSED_END.search(words))


def joined(lines: list[Line], text: str) -> list[bool]:
    """For each line tell whether the next one continues its sentence."""
    words = [line.span.of(text) for line in lines]
    joins = [False] * len(lines)
    blocks = list(_blocks(lines))
    for block in blocks:
        _join_block(lines, words, joins, block, by_shape=False)
    wrapped = sum(joins) >= _MIN_SURE
    for block in blocks:
        # Where some breaks lie inside a sentence for sure, the text is hard-wrapped and full lines go on as well.
        if wrapped or any(joins[block.start : block.stop]):
            _join_block(lines, words, joins, block, by_shape=True)
    return joins


def _blocks(lines: list[Line]) -> Iterator[range]:
    """Yield the runs of two or more lines without a blank one."""
    start = 0
    for end in range(len(lines) + 1):
        if end == len(lines) or lines[end].kind is LineKind.BLANK:
            if end - start > 1:
                yield range(start, end)
            start = end + 1


def _join_block(lines: list[Line], words: list[str], joins: list[bool], block: range, by_shape: bool) -> None:
    full = max(width(words[i]) for i in block)
    depth = 0
    for i in block[:-1]:
        depth = depth if i > block.start and joins[i - 1] else 0
        depth = max(0, depth + sum(step * words[i].count(c) for c, step in _DEPTH.items()))
        joins[i] = _goes_on(lines, words, i, min(block.stop, i + _AHEAD), full, depth, by_shape)


def _goes_on(lines: list[Line], words: list[str], i: int, end: int, full: float, depth: int, by_shape: bool) -> bool:
    here, there = words[i].rstrip(), words[i + 1]
    kinds = lines[i].kind, lines[i + 1].kind
    if kinds == (LineKind.TITLE, LineKind.TITLE):
        return True
    if kinds[0] not in _FLOWS or (looks.is_ended(here) and not depth):
        return False
    if kinds[1] is LineKind.QUOTE or kinds[0] is LineKind.QUOTE:
        return False
    if kinds[1] not in _FLOWS or looks.is_answer_mark(there) or looks.is_question_mark(there) or _starts_item(there):
        return False
    if kinds[0] is LineKind.QUESTION and here.endswith("か"):
        return False
    if looks.starts_with_time(here) and looks.starts_with_time(there):
        return False
    if kinds[1] is LineKind.BULLET and headings.mark_of(here)[0] == headings.mark_of(there)[0] != "":
        return False
    if kinds[1] is LineKind.LABEL and not here.endswith(("、", "，")):
        return False
    tail = here.rstrip(" \t\u3000")
    size = width(tail)
    indented = there[:1] in (" ", "\u3000")
    begun = lines[i].kind is LineKind.BULLET or here[:1] in (" ", "\u3000")
    new_paragraph = indented and (
        not begun or (kinds[0] is not LineKind.BULLET and _lead(here) == _lead(there) and _aligned(words, i, end))
    )
    if depth and size >= 6:
        return True
    if new_paragraph and not tail.endswith(("、", "，")):
        return False
    return _reads_on(tail, there.lstrip(), size, full) or (
        by_shape and _is_filled(words, i, end, size, full, begun, indented)
    )


def _reads_on(tail: str, there: str, size: float, full: float) -> bool:
    """Tell by the words at the break."""
    if tail.endswith(("、", "，")):
        return True
    if size >= _MIN_CLAUSE and tail.endswith(("を", "が", "は", "に")):
        return True
    if size < _MIN_WRAP and size < 0.6 * full:
        return False
    if _GOES_ON.match(there) and not _CLOSED_END.search(tail):
        return True
    return wraps_open(tail)


def _is_filled(words: list[str], i: int, end: int, size: float, full: float, begun: bool, indented: bool) -> bool:
    """Tell by the shape: the line is as long as lines get, and a full stop follows (or a hanging tail)."""
    if size < _MIN_WRAP or size < 0.82 * full:
        return False
    for k in range(i + 1, end):
        if "。" in words[k]:
            return True
        if width(words[k]) < 0.75 * full:
            return begun and not indented and k == i + 1 and not _starts_item(words[k])
    return False


def _starts_item(words: str) -> bool:
    if looks.is_bullet(words):
        return True
    style, _ = headings.mark_of(words)
    return style not in ("", "bare", "kanji", "number", "letter", "roman") or (
        style == "number" and bool(re.match(r"[\s　]*\d{1,2}[.．][\s　]*\D", words))
    )


def _lead(words: str) -> int:
    return len(words) - len(words.lstrip(" \t\u3000"))


def _aligned(words: list[str], i: int, end: int) -> bool:
    """Tell whether an equal indent is that of a list of entries rather than of an indented passage."""
    return not any("。" in w for w in words[i:end]) or any(_lead(a) != _lead(b) for a, b in pairwise(words[i:end]))
