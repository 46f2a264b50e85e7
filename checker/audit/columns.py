"""Find the columns of a reply file by their Japanese or English names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from checker.domain.errors import InputError, UsageError
from checker.rules.files import load_group

FIELDS = ("text", "question", "responder", "at", "id", "incident")
_NOISE = re.compile(r"[\s_\-・/／()（）\[\]【】:：.#]")


def parse_columns(words: str | None) -> dict[str, str]:
    """Read ``--columns "text=本文,responder=担当"`` into field → header.

    Raises:
        UsageError: for an unknown field or a part without ``=``.
    """
    chosen: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in (words or "").split(","))):
        field, sign, header = part.partition("=")
        if not sign or field.strip() not in FIELDS:
            raise UsageError(
                "bad_columns", f"--columns の「{part}」は読めません。",
                f"「項目=列名」をコンマで並べてください。項目は {' '.join(FIELDS)} です。",
            )
        chosen[field.strip()] = header.strip()
    return chosen


def find_columns(header: Sequence[str], chosen: Mapping[str, str], where: str) -> dict[str, int]:
    """Return field → column index; ``text`` is always among them.

    Args:
        header: names of the first row.
        chosen: field → header as the user named it.

    Raises:
        InputError: if there is no column of reply texts, or a chosen one is not there.
    """
    names = [_fold(name) for name in header]
    found: dict[str, int] = {}
    for field, name in chosen.items():
        if _fold(name) not in names:
            raise InputError("no_column", f"列「{name}」がありません。", _listing(header), where)
        found[field] = names.index(_fold(name))
    known = load_group("audit")["audit.columns"]
    for exact in (True, False):
        for field in FIELDS:
            if field not in found:
                column = _match(names, known[field], exact, set(found.values()))
                if column is not None:
                    found[field] = column
    if "text" not in found:
        hint = f'{_listing(header)} 回答の列を --columns "text=列名" で指定してください。'
        raise InputError("no_column", "回答の本文の列が見つかりません。", hint, where)
    return found


def _match(names: Sequence[str], known: Sequence[str], exact: bool, taken: set[int]) -> int | None:
    for word in (_fold(k) for k in known):
        for i, name in enumerate(names):
            # A short English word inside another is chance: at in "category".
            inside = word in name and (len(word) > 3 or not word.isascii())
            if i not in taken and (name == word if exact else inside):
                return i
    return None


def _fold(name: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", str(name))).lower()


def _listing(header: Sequence[str]) -> str:
    return f"列は {'、'.join(str(h) for h in header[:20])} です。"
