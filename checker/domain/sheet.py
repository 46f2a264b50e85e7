"""Fact sheet as a file (事実シート): the answers a company wants everyone to give, one line a matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.domain.span import Span


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One answer.

    Attributes:
        slot: one of SLOTS.
        item: what it is about, e.g. 判明日.
        answer: the answer as it is to be given, e.g. 2025年9月4日(木).
        place: where it comes from, e.g. 12行; empty where a person wrote it.
        words: the words it was taken from, for the comment beside it.
    """

    slot: str
    item: str
    answer: str
    place: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class FactSheet:
    """事実シート: ``source`` names the text it was made from, ``as_of`` is ``YYYY-MM-DD`` or empty."""

    title: str
    source: str
    as_of: str
    rows: tuple[SheetRow, ...]

    @property
    def text(self) -> str:
        """The sheet as an official text: a head, then a line 「・項目：答え」 for each row."""
        return self.head + "".join(f"・{row.item}：{row.answer}\n" for row in self.rows)

    @property
    def head(self) -> str:
        """The first line of the text."""
        if not self.as_of:
            return "【社内統一回答】\n"
        year, month, day = self.as_of.split("-")
        return f"【社内統一回答（{year}年{int(month)}月{int(day)}日時点）】\n"

    def lines(self) -> Iterator[tuple[SheetRow, Span]]:
        """Yield each row with its line in ``text``."""
        at = len(self.head)
        for row in self.rows:
            end = at + len(f"・{row.item}：{row.answer}")
            yield row, Span(at, end)
            at = end + 1
