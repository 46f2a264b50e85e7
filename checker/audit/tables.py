"""CSV and JSONL, strictly decoded; a row that does not decode is listed, the others are read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from checker.audit.columns import find_columns
from checker.audit.files import MAX_TEXT, Row, rows_of_table
from checker.domain.errors import InputError
from checker.text.decode import decode

_MIXED = ("utf-8", "cp932")


def rows_of_csv(data: bytes, chosen: Mapping[str, str], where: str) -> tuple[Iterator[Row], tuple[str, ...]]:
    """Read CSV or TSV; quoted cells may hold line breaks. Returns the rows and remarks on the encoding."""
    text, notes = _decode(data, where)
    csv.field_size_limit(max(MAX_TEXT * 20, csv.field_size_limit()))
    table = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    return rows_of_table((list(row) for row in table), chosen, where), notes


def rows_of_jsonl(data: bytes, chosen: Mapping[str, str], where: str) -> tuple[Iterator[Row], tuple[str, ...]]:
    """Read one JSON object a line; its keys are the columns."""
    text, notes = _decode(data, where)
    return _json_rows(text, chosen, where), notes


def _json_rows(text: str, chosen: Mapping[str, str], where: str) -> Iterator[Row]:
    known: dict[tuple[str, ...], dict[str, int]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except json.JSONDecodeError as error:
            yield Row(number, {}, f"JSON として読めません({error.colno}字目)")
            continue
        if not isinstance(found, dict):
            yield Row(number, {}, "1行に1つの JSON オブジェクト({…})ではありません")
            continue
        names = tuple(found)
        if names not in known:
            try:
                known[names] = find_columns(names, chosen, where)
            except InputError as error:
                yield Row(number, {}, error.message)
                continue
        yield Row(number, {field: found[names[i]] for field, i in known[names].items()})


def _decode(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    if not data.strip():
        raise InputError("empty", "ファイルが空です。", "回答を書き出したファイルを指定してください。", where)
    try:
        found = decode(data, where)
    except InputError as error:
        if error.code != "undecodable":
            raise
        return _decode_around(data, error)
    return found.text, found.notes


def _decode_around(data: bytes, error: InputError) -> tuple[str, tuple[str, ...]]:
    """Decode all but the bytes that fit no encoding; those stay as marks, and their rows are refused later."""
    lines = data.split(b"\n")
    for encoding in _MIXED:
        fitting = sum(_fits(line, encoding) for line in lines)
        if fitting and fitting >= 0.9 * len(lines):
            text = data.removeprefix(b"\xef\xbb\xbf").decode(encoding, errors="surrogateescape")
            return text, (f"文字コードを {encoding} と判定しました。読めない行があります。",)
    raise error


def _fits(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: str) -> str:
    head = text[: text.find("\n")] if "\n" in text else text
    return max(",\t;", key=head.count)
