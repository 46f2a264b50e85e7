"""Bare numbers get the unit that the head of their column, a 「(単位:人)」 near it or their own label (「対象者数:1,377」) names."""

from __future__ import annotations

import re

from checker.facts.numbers import NUMBER, has_number, parse_number
from checker.facts.quantities import Quantity, unit_family
from checker.rules.regex import regex
from checker.text.document import Document, LineKind, Sentence

_CELL = regex(r"[^|│\t]+?(?=[ \u3000]{2,}|[|│\t]|$)")
_UNIT = regex(r"単位[:：は]?[ \u3000]*([^\s)）]{1,5})")
_HEAD = regex(r"\(([^()0-9]{1,5})\)$|^(.{1,4}?)数$|^([^0-9]{1,6})$")
_NAMED = {"件数": "件", "人数": "人", "名": "名", "台数": "台", "枚数": "枚", "世帯数": "世帯", "計": ""}


def table_quantities(document: Document, sentence: Sentence) -> list[Quantity]:
    """Return the bare numbers of a table row as quantities; offsets are of ``sentence.text``."""
    if not _is_row(sentence):
        return []
    found = []
    cells = _cells(sentence.text)
    only_total = _has_total_column(document, sentence, len(cells))
    for column, cell in enumerate(cells):
        if only_total and column != len(cells) - 1:
            continue
        words = cell.group().strip()
        number = parse_number(words) if NUMBER.fullmatch(words) else None
        unit = _unit_of(document, sentence, column) if number else ""
        if number and unit:
            start = cell.start() + cell.group().index(words)
            end = start + len(words)
            found.append(Quantity(number.value, number.low, number.high, unit, unit_family(unit), "exact", start, end, start))
    return found


_LABELLED = regex(
    rf"(?P<label>[一-龠ァ-ヶー]+)[ \u3000]*(?:[:：][ \u3000]*|[ \u3000]+)(?P<about>約|およそ)?(?P<number>{NUMBER.pattern})"
    r"[ \u3000]*(?=$|[(、。\n]|です|でした)"
)
_SIGNS = frozenset(":： \u3000")  # one of them stands between label and number
_PEOPLE = ("者数", "人数", "名数", "客数", "会員数", "様数")


def labelled_quantities(text: str) -> list[Quantity]:
    """Return the bare numbers whose label before them names what is counted; offsets are of ``text``."""
    found: list[Quantity] = []
    if _SIGNS.isdisjoint(text) or not has_number(text):
        return found
    for match in _LABELLED.finditer(text):
        label, number = match["label"], parse_number(match["number"])
        unit = "人" if label.endswith(_PEOPLE) else _unit_word(label.removesuffix("数"))
        if number and unit:
            qualifier = "about" if match["about"] else "exact"
            start, at = match.start("about" if match["about"] else "number"), match.start("number")
            found.append(Quantity(number.value, number.low, number.high, unit, unit_family(unit), qualifier, start, match.end("number"), at))
    return found


def _unit_word(label: str) -> str:
    """Return the counter a label ends with (会員アカウント → アカウント, 件数 → 件), empty if none."""
    ends = (label[i:] for i in range(len(label)))
    unit = next((word for word in ends if unit_family(word) in ("people", "things")), "")
    return unit if len(unit) > 1 or unit == label or len(label) == 1 else ""


def _has_total_column(document: Document, sentence: Sentence, width: int) -> bool:
    """Tell whether the head of the table ends with 計 or 合計: then the columns before only break it down."""
    rows = [s for s in document.sentences if s.section == sentence.section and s.index < sentence.index and _is_row(s)]
    heads = [_cells(s.text) for s in rows if not re.search(r"[0-9]", s.text)]
    return any(len(h) == width and h[-1].group().strip() in ("計", "合計", "総計") for h in heads)


def _is_row(sentence: Sentence) -> bool:
    return sentence.kind is LineKind.TABLE_ROW or bool(re.search(r"[|│\t]|\S[ \u3000]{2,}\S", sentence.text))


def _cells(text: str) -> list[re.Match[str]]:
    return [m for m in _CELL.finditer(text) if m.group().strip()]


def _unit_of(document: Document, sentence: Sentence, column: int) -> str:
    """Return the counter that the column's head or a note in the same section names; empty if none does."""
    near = [s for s in document.sentences if s.section == sentence.section and abs(s.index - sentence.index) <= 12]
    for other in near:
        if note := _UNIT.search(other.text):
            return note.group(1) if unit_family(note.group(1)) else ""
    for other in near:
        if other.index >= sentence.index or not _is_row(other):
            continue
        cells = _cells(other.text)
        if column < len(cells) and not re.search(r"[0-9]", other.text) and (unit := _named(cells[column].group().strip())):
            return unit
    return ""


def _named(head: str) -> str:
    if head in _NAMED:
        return _NAMED[head]
    match = _HEAD.search(head)
    unit = next((g for g in match.groups() if g), "") if match else ""
    return unit if unit_family(unit) in ("people", "things") else ""
