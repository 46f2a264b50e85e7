"""CSV and JSONL, strictly decoded; a row that cannot be read rightly is listed, the others are read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.audit.columns import find_columns
from checker.audit.files import Row
from checker.audit.mixed import decode_table
from checker.audit.moments import moment
from checker.audit.records import Cutter, Record
from checker.domain.errors import InputError

_SIGNS = {"\t": "タブ"}
_MOST_SHAPES = 20  # ids of more shapes than these have none
_NUMBER_HEAD = re.compile(r"(?:^|[^0-9.\-－:：/])[0-9]{1,3}$")
_NUMBER_TAIL = re.compile(r"[0-9]{3}[^0-9\s.:：/\-－]")


def rows_of_csv(data: bytes, chosen: Mapping[str, str], where: str) -> tuple[Iterator[Row], tuple[str, ...]]:
    """Read CSV or TSV; quoted cells may hold line breaks. Returns the rows and remarks on the encoding."""
    text, notes = _decode(data, where)
    return _csv_rows(Cutter(text, _delimiter(text)), chosen, where), notes


def _csv_rows(cutter: Cutter, chosen: Mapping[str, str], where: str) -> Iterator[Row]:
    table: _Table | None = None
    number = 0
    while record := cutter.cut():
        number += 1
        if not any(cell.strip() for cell in record.cells):
            continue
        if table is None:
            if record.is_open or (record.is_loose and record.end > record.start + 1):
                reason = '見出しの行の引用符(")が閉じていません。'
                raise InputError("open_quote", reason, '欄の終わりに " を補ってください。', where)
            table = _Table(find_columns(record.cells, chosen, where), len(record.cells), cutter)
            continue
        reason = table.broken(record) or table.fault(record)
        cells = {} if reason else {f: record.cells[i] for f, i in table.columns.items() if i < len(record.cells)}
        yield Row(number, cells, reason)
    if table is None:
        raise InputError("empty", "ファイルが空です。", "回答を書き出したファイルを指定してください。", where)


@dataclass(slots=True)
class _Table:
    """What the rows of a file have in common.

    Attributes:
        width: columns of the header; ``shapes``: of the ids so far (1001 is 0000, T-1 is A-0).
    """

    columns: Mapping[str, int]
    width: int
    cutter: Cutter
    shapes: set[str] = field(default_factory=set)

    def broken(self, record: Record) -> str:
        """Tell (Japanese) that a quote swallowed what follows, and go on at the next line that is a whole row."""
        self._learn(record)
        if record.end == record.start + 1 and not record.is_open:
            return ""
        row = next((i for i in range(record.start + 1, record.end) if self._is_row(i, record)), None)
        if row is None and not record.is_open and not record.is_loose:
            return ""
        self.cutter.at = row or record.end
        lost = self.cutter.at - record.start
        where = f"ここから{lost}行を読めません" if lost > 1 else "この行を読めません"
        return f'引用符(")の閉じ方に誤りがあり、{where}(欄の終わりに " を補い、欄の中の " は "" と書いてください)'

    def fault(self, record: Record) -> str:
        """Tell (Japanese) what shows that the cells stand under the wrong headers."""
        cells, text = record.cells, self.columns["text"]
        sign = self.cutter.delimiter
        hint = f'「{_SIGNS.get(sign, sign)}」を含む欄は " で囲んでください'
        if any(cell.strip() for cell in cells[self.width :]):
            return f"列が多すぎます(見出しは{self.width}列、この行は{len(cells)}列。{hint})"
        if sign == "," and text + 1 < len(cells) and _NUMBER_HEAD.search(cells[text]) and _NUMBER_TAIL.match(cells[text + 1]):
            return f"回答が数の途中の「,」で切れています({hint})"
        if len(cells) <= text:
            return f'回答の欄がありません(見出しは{self.width}列、この行は{len(cells)}列。改行を含む欄は " で囲んでください)'
        return ""

    def _learn(self, record: Record) -> None:
        column = self.columns.get("id")
        known = column is not None and column < len(record.cells) - (record.end > record.start + 1)
        if column is not None and known and len(self.shapes) <= _MOST_SHAPES:
            self.shapes.add(_shape(record.cells[column]))

    def _is_row(self, line: int, record: Record) -> bool:
        """Tell whether a line inside a quoted cell is a row of its own: in doubt it is a line of the reply."""
        if self.cutter.lines[line].count(self.cutter.delimiter) < self.width - 1 or self.width < 3:
            return False
        cells = self.cutter.cells(line, line + 1)
        found = {f: cells[i].strip() for f, i in self.columns.items() if i < len(cells)}
        if len(cells) != self.width or "。" not in found["text"] or ("at" in found and not moment(found["at"])):
            return False
        who = found.get("responder", "")
        if len(who) > 20 or who[:1].isdigit() or "。" in who or "、" in who:
            return False
        if not found.get("id"):
            return bool(found.get("at"))
        return 0 < len(self.shapes) <= _MOST_SHAPES and _shape(found["id"]) in self.shapes and cells[0] != record.cells[0]


def _shape(name: str) -> str:
    return re.sub("[A-Za-z]+", "A", re.sub("[0-9]", "0", name.strip()))


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
    found = decode_table(data, where)
    return found.text, found.notes


def _delimiter(text: str) -> str:
    head = text[: text.find("\n")] if "\n" in text else text
    return max(",\t;", key=head.count)
