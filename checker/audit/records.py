"""Cut a CSV text into records, and tell where its quotes do not close."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record.

    Attributes:
        start, end: its lines, half-open, counted from 0.
        is_open: a quote runs to the end of the file.
        is_loose: words follow a closing quote.
    """

    cells: list[str]
    start: int
    end: int
    is_open: bool = False
    is_loose: bool = False


class Cutter:
    """Cuts record after record; setting ``at`` (a line, counted from 0) goes on from there."""

    def __init__(self, text: str, delimiter: str) -> None:
        self.lines = io.StringIO(text, newline="").readlines()
        self.delimiter = delimiter
        self.at = 0
        csv.field_size_limit(max(len(text), csv.field_size_limit()))

    def cut(self) -> Record | None:
        """Return the next record and go past it; None at the end."""
        if self.at >= len(self.lines):
            return None
        start = self.at
        is_open, is_loose = False, False
        while self.at < len(self.lines):
            is_open, loose = _scan(self.lines[self.at], is_open, self.delimiter)
            is_loose |= loose
            self.at += 1
            if not is_open:
                break
        return Record(self.cells(start, self.at), start, self.at, is_open, is_loose)

    def cells(self, start: int, end: int) -> list[str]:
        """Return the cells of the lines from ``start`` to ``end``, read as one record."""
        return next(csv.reader(self.lines[start:end], delimiter=self.delimiter))


def _scan(line: str, is_open: bool, delimiter: str) -> tuple[bool, bool]:
    """Return whether a quote is open after the line, and whether words follow a closing quote (as ``csv`` reads it)."""
    at, is_loose = 0, False
    while at < len(line):
        if not is_open:
            if line[at] == '"':
                is_open = True
                at += 1
                continue
        else:
            at = line.find('"', at)
            if at < 0:
                return True, is_loose
            if line.startswith('""', at):
                at += 2
                continue
            is_open = False
            at += 1
        stop = line.find(delimiter, at)
        end = len(line) if stop < 0 else stop
        is_loose |= at > 0 and line[at - 1] == '"' and bool(line[at:end].strip())
        at = end + 1
    return is_open, is_loose
