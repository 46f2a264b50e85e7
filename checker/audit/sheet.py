"""Read a fact sheet (YAML) that people edit."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

from checker.domain.claim import SLOTS
from checker.domain.errors import InputError, UsageError
from checker.domain.sheet import FactSheet, SheetRow
from checker.rules.files import parse_yaml
from checker.text.decode import decode

FORMAT = "事実シート 1"
_FORMAT_LINE = re.compile(r"^形式[:：]\s*[\"']?事実シート", re.MULTILINE)
_HINT = "「tsujitsuma facts 公表文」が書き出す形に合わせてください。"


def is_sheet(text: str) -> bool:
    """Tell by its content whether a text is a fact sheet."""
    return bool(_FORMAT_LINE.search(text))


def read_sheet(data: bytes, where: str) -> FactSheet:
    """Read a sheet; rows without an answer are left out.

    Raises:
        InputError: with what is wrong and where, in Japanese.
    """
    text = decode(data, where).text
    try:
        tree = parse_yaml(text.encode("utf-8"), Path(where))
    except UsageError as error:
        raise InputError(error.code, error.message, error.hint, error.where) from None
    if not isinstance(tree, dict) or tree.get("形式") != FORMAT:
        raise InputError("bad_sheet", f"先頭に「形式: {FORMAT}」がありません。", _HINT, where)
    rows = tree.get("事実") or []
    if not isinstance(rows, list):
        raise InputError("bad_sheet", "「事実」は - で始まる行の並びにしてください。", _HINT, where)
    made = tuple(row for k, item in enumerate(rows, 1) if (row := _row(item, k, where)) is not None)
    if not made:
        raise InputError("bad_sheet", "答えの書かれた行がありません。", "「答え」を書いてください。", where)
    return FactSheet(_words(tree, "題名"), _words(tree, "出どころ"), _date(_words(tree, "時点"), where), made)


def _row(item: Any, number: int, where: str) -> SheetRow | None:  # noqa: ANN401  (a YAML tree)
    if not isinstance(item, dict):
        raise InputError("bad_sheet", f"事実の{number}番目が「項目: … 答え: …」の形ではありません。", _HINT, where)
    unknown = set(item) - {"項目", "区分", "答え", "場所"}
    if unknown:
        raise InputError("bad_sheet", f"事実の{number}番目に知らない見出し「{'、'.join(sorted(unknown))}」があります。", _HINT, where)
    answer, slot = _words(item, "答え"), _words(item, "区分") or "other"
    if slot not in SLOTS:
        raise InputError("bad_sheet", f"事実の{number}番目の区分「{slot}」は使えません。", f"使えるもの: {' '.join(SLOTS)}", where)
    if not answer:
        return None
    if not _words(item, "項目"):
        raise InputError("bad_sheet", f"事実の{number}番目に「項目」がありません。", _HINT, where)
    return SheetRow(slot, _words(item, "項目"), answer, _words(item, "場所"))


def _words(tree: dict[str, Any], key: str) -> str:
    value = tree.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _date(words: str, where: str) -> str:
    if not words:
        return ""
    try:
        return datetime.date.fromisoformat(words).isoformat()
    except ValueError:
        raise InputError("bad_sheet", f"時点「{words}」は日付ではありません。", "2025-09-08 の形で書いてください。", where) from None
