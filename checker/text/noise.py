"""Noise: menus, share buttons, breadcrumbs, footers and page numbers of a pasted web page or PDF."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from checker.record import record
from checker.rules.files import load_group
from checker.rules.regex import regex

_RULE = regex(r"[\s　]*[─━―═]{2,}[\s　]*$|[\s　]*(?:[-=_*~─━＝－ー…・.＊〜～＿*═―—+|:｜☆★◇◆■□●○※][\s　]*){3,}$")
_WORD = regex(r"[0-9A-Za-zぁ-んァ-ヶ一-龥]")
_STEP = regex(r"\s*(?:>|›|»|≫|→|/)\s*")
_CELL = regex(r"\s*[|/・]\s*|\s{1,}")
_BULLET = regex(r"^[・●○◯*■□▶▸▪>\-\s\[\]▼▲▽△→«»‹›≫≪<]+|[\s>»›≫▶▼\]]+$")
_HOME = regex(r"(?:ホーム|トップ|トップページ|HOME|Home|TOP|Top)")
_COMMENT = regex(r"\s*<!--(?:(?!-->).)*-->\s*$|\s*```")


@record
class _Lists:
    sole: frozenset[str]
    beside: frozenset[str]
    related: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _lists() -> _Lists:
    data = load_group("layout")["layout.noise"]
    return _Lists(
        frozenset(map(_key, data["sole"])),
        frozenset(map(_key, data["beside"])),
        frozenset(map(_key, data["related"])),
        regex("(?:" + "|".join(data["patterns"]) + ")", re.I),
    )


def _key(words: str) -> str:
    return re.sub(r"\s+", "", _BULLET.sub("", unicodedata.normalize("NFKC", words))).lower()


def is_rule(line: str) -> bool:
    """Tell whether the line only draws (----, ═══, ……) or separates the head of a Markdown table."""
    return bool(_RULE.match(line))


def is_noise(line: str) -> bool:
    """Tell whether ``line`` is noise by itself."""
    if is_rule(line) or _COMMENT.match(line):
        return True
    words = unicodedata.normalize("NFKC", line).strip()
    if not words or len(words) > 200:
        return False
    lists = _lists()
    if lists.pattern.fullmatch(words):
        return True
    if not _WORD.search(words):
        return False
    if "。" in words:
        return False
    if _key(words) in lists.sole:
        return True
    return _is_breadcrumb(words) or _is_menu(words)


def is_beside(line: str) -> bool:
    """Tell whether ``line`` is noise if the lines around it are (お問い合わせ in a menu)."""
    return len(line) <= 24 and _key(line) in _lists().beside


def is_related(line: str) -> bool:
    """Tell whether ``line`` is a heading over links to other pages."""
    return len(line) <= 24 and _key(line).rstrip(":") in _lists().related


def _is_breadcrumb(words: str) -> bool:
    steps = _STEP.split(words)
    if len(steps) < 2 or not _HOME.fullmatch(steps[0].strip("[]「」 ")):
        return False
    return all(0 < len(step) <= 60 for step in steps)


def _is_menu(words: str) -> bool:
    cells = [c for c in _CELL.split(words.strip("| ")) if c]
    if len(cells) < 3 or max(map(len, cells)) > 14:
        return False
    lists = _lists()
    known = sum(_key(cell) in lists.sole or _key(cell) in lists.beside for cell in cells)
    return known >= max(3, 0.7 * len(cells))
