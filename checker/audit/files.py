"""Read reply files: CSV, XLSX, JSONL, and folders of .eml and .txt. A bad row is listed and does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.audit.columns import FIELDS, find_columns
from checker.audit.mixed import has_marks
from checker.audit.moments import moment
from checker.domain.audit import Unreadable
from checker.domain.errors import InputError
from checker.domain.reply import Reply

MAX_BYTES = 1_000_000_000
MAX_TEXT = 100_000  # characters of one reply


@dataclass(frozen=True, slots=True)
class ReplyFile:
    """Replies in the order of the file, what could not be read, and remarks on reading (encoding …)."""

    replies: tuple[Reply, ...]
    unreadable: tuple[Unreadable, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One raw row: its number, and its cells by field or a reason why there are none."""

    number: int
    cells: Mapping[str, object]
    reason: str = ""


def read_replies(path: str, columns: Mapping[str, str] | None = None) -> ReplyFile:
    """Read the replies of a file or folder.

    Args:
        path: .csv, .tsv, .xlsx, .jsonl (or .ndjson, .json with one object a line) or a folder.
        columns: field → header, where the names are not the usual ones.

    Raises:
        InputError: missing, empty, of an unknown kind, no column of texts, or not one readable reply.
    """
    file = Path(path)
    if not file.exists():
        raise InputError("missing", "ファイルが見つかりません。", "パスのつづりと場所を確かめてください。", path)
    if file.is_dir():
        from checker.audit.folder import read_folder

        result = read_folder(file)
    else:
        if file.stat().st_size > MAX_BYTES:
            raise InputError("too_big", "ファイルが大きすぎます(上限 1GB)。", "期間を分けて書き出してください。", path)
        result = read_bytes(path, file.read_bytes(), columns)
    if not result.replies:
        bad = result.unreadable
        reason = f"{len(bad)}行が読めませんでした({bad[0].reason})。" if bad else ""
        hint = "ファイルの中身と列名を確かめてください。"
        raise InputError("no_replies", f"回答が1件も読めません。{reason}", hint, path)
    return result


def read_bytes(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> ReplyFile:
    """Read the replies of one file's bytes (for uploads); ``name`` tells the format by its suffix."""
    chosen = dict(columns or {})
    suffix = Path(name).suffix.lower()
    if suffix in (".xlsx", ".xlsm") or data[:4] == b"PK\x03\x04":
        from checker.audit.sheets import rows_of_xlsx

        return collect(rows_of_xlsx(data, chosen, name))
    from checker.audit.tables import rows_of_csv, rows_of_jsonl

    if suffix in (".jsonl", ".ndjson", ".json"):
        rows, notes = rows_of_jsonl(data, chosen, name)
    elif suffix in (".csv", ".tsv", ".txt", ""):
        rows, notes = rows_of_csv(data, chosen, name)
    else:
        raise InputError(
            "unknown_format", f"この種類のファイル({suffix})は読めません。",
            "CSV、XLSX、JSONL か、.eml・.txt のフォルダーを指定してください。", name,
        )
    return collect(rows, notes)


def collect(rows: Iterable[Row], notes: tuple[str, ...] = ()) -> ReplyFile:
    """Turn raw rows into replies; every id is unique afterwards."""
    replies: list[Reply] = []
    unreadable: list[Unreadable] = []
    seen: dict[str, int] = {}
    for row in rows:
        reason = row.reason or _fault(row.cells)
        if reason:
            unreadable.append(Unreadable(row.number, reason))
            continue
        cells = {field: _words(row.cells.get(field)) for field in FIELDS}
        name = cells["id"].strip() or f"行{row.number}"
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            name = f"{name}#{seen[name]}"
        at = moment(row.cells.get("at"))
        responder, incident = cells["responder"].strip(), cells["incident"].strip()
        replies.append(Reply(name, responder, at, cells["question"], cells["text"], incident, row.number))
    return ReplyFile(tuple(replies), tuple(unreadable), notes)


def rows_of_table(table: Iterator[list[object]], chosen: Mapping[str, str], where: str) -> Iterator[Row]:
    """Read a sheet whose first row names the columns; short rows are filled with nothing."""
    rows = enumerate(table, 1)
    header = next((row for _, row in rows if any(_words(c).strip() for c in row)), None)
    if header is None:
        raise InputError("empty", "ファイルが空です。", "回答を書き出したファイルを指定してください。", where)
    columns = find_columns([_words(c) for c in header], chosen, where)
    for number, cells in rows:
        if any(_words(c).strip() for c in cells):
            yield Row(number, {f: cells[i] for f, i in columns.items() if i < len(cells)})


def _fault(cells: Mapping[str, object]) -> str:
    text = _words(cells.get("text"))
    if not text.strip():
        return "回答の本文が空です"
    if any(has_marks(_words(cells.get(f))) for f in FIELDS):
        return "文字コードが混ざっていて読めません(この行を、ほかの行と同じ文字コードで書き出し直してください)"
    if "\x00" in text:
        return "文章ではない値が入っています"
    if len(text) > MAX_TEXT:
        return f"回答が長すぎます({len(text):,}字、上限 {MAX_TEXT:,}字)"
    return ""


def _words(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
