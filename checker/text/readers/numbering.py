"""Marks of Word's automatic lists and levels of its heading styles."""

from __future__ import annotations

import re
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KANJI = "〇一二三四五六七八九"
_LISTS = {
    "aiueo": "アイウエオカキクケコサシスセソタチツテトナニヌネノ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノ",
    "iroha": "イロハニホヘトチリヌルヲワカヨタレソツネ",
    "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "lowerRoman": ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
    "upperRoman": ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"),
}
_HEADING_NAME = re.compile(r"(?:heading|見出し)\s*([1-6])", re.I)


def heading_levels(styles: Any) -> dict[str, int]:  # noqa: ANN401  (lxml has no types)
    """Map the ids of heading and title styles to levels from 1."""
    levels: dict[str, int] = {}
    for style in styles.iter(W + "style") if styles is not None else ():
        style_id = style.get(W + "styleId", "")
        name = _value(style, "name")
        named = _HEADING_NAME.fullmatch(name.strip())
        outline = _value(style, f"pPr/{W}outlineLvl")
        if named:
            levels[style_id] = int(named[1])
        elif name.lower() in ("title", "表題"):
            levels[style_id] = 1
        elif outline.isdigit() and int(outline) < 6:
            levels[style_id] = int(outline) + 1
    return levels


class Numbering:
    """Counts the automatic numbers of a document in reading order."""

    def __init__(self, numbering: Any, styles: Any) -> None:  # noqa: ANN401
        self._abstract: dict[str, Any] = {}
        self._of: dict[str, str] = {}
        self._styles: dict[str, Any] = {}
        self._counts: dict[str, list[int]] = {}
        if numbering is not None:
            self._abstract = {n.get(W + "abstractNumId"): n for n in numbering.iter(W + "abstractNum")}
            self._of = {n.get(W + "numId"): _value(n, "abstractNumId") for n in numbering.iter(W + "num")}
        for style in styles.iter(W + "style") if styles is not None else ():
            found = style.find(f"{W}pPr/{W}numPr")
            if found is not None:
                self._styles[style.get(W + "styleId", "")] = found

    def mark(self, paragraph: Any, style_id: str) -> str:  # noqa: ANN401
        """Return the mark before ``paragraph`` (``1. ``, ``(2) ``, ``・`` …), empty where it has none."""
        found = paragraph.find(f"{W}pPr/{W}numPr")
        by_style = self._styles.get(style_id)
        if found is None:
            found = by_style
        if found is None:
            return ""
        num_id = _value(found, "numId") or (_value(by_style, "numId") if by_style is not None else "")
        level = int(_value(found, "ilvl") or 0)
        abstract = self._abstract.get(self._of.get(num_id, ""))
        if num_id == "0" or abstract is None:
            return ""
        shapes = {int(n.get(W + "ilvl", 0)): n for n in abstract.findall(W + "lvl")}
        if level not in shapes:
            return ""
        counts = self._counts.setdefault(self._of[num_id], [0] * 9)
        start = _value(shapes[level], "start")
        counts[level] = counts[level] + 1 if counts[level] else int(start if start.isdigit() else 1)
        counts[level + 1 :] = [0] * (8 - level)
        return _written(shapes, level, counts)


def _written(shapes: dict[int, Any], level: int, counts: list[int]) -> str:
    if _value(shapes[level], "numFmt") == "bullet":
        return "・"
    if _value(shapes[level], "numFmt") == "none":
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        return _figure(max(counts[at], 1), _value(shapes[at], "numFmt") if at in shapes else "decimal")

    mark = re.sub(r"%([1-9])", number, _value(shapes[level], "lvlText"))
    return mark + " " if mark.strip() and not mark.endswith((" ", "\u3000")) else mark


def _figure(n: int, style: str) -> str:
    row = _LISTS.get(style)
    if row:
        return row[(n - 1) % len(row)]
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return str(n).translate({ord("0") + i: chr(ord("０") + i) for i in range(10)})
    if style.startswith(("japanese", "chinese", "taiwanese", "ideograph")) and n < 100:
        tens, ones = divmod(n, 10)
        return ("" if tens == 0 else "十" if tens == 1 else _KANJI[tens] + "十") + (_KANJI[ones] if ones else "")
    return str(n)


def _value(node: Any, path: str) -> str:  # noqa: ANN401
    found = node.find(W + path)
    return str(found.get(W + "val", "")) if found is not None else ""
