"""Conflicts between documents, for the reports that people read."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from checker.domain.conflict import Conflict, Statement
from checker.domain.names import SEVERITIES
from checker.domain.report import Report
from checker.report.lines import Line, Piece
from checker.report.place import Places, places_of


def conflict_lines(report: Report) -> Iterator[Line]:
    """Yield the lines of 文書どうしの食い違い; none where there is no conflict."""
    if not report.conflicts:
        return
    places = _places(report)
    yield [Piece(f"{_heading(report)}({len(report.conflicts)})", "title")]
    for conflict in report.conflicts:
        yield [Piece(f"  {SEVERITIES[conflict.severity]}", conflict.severity), Piece(f"  {conflict.explanation}")]
        for value, statement in _statements(conflict):
            place, words = _shown(statement, places)
            yield [Piece(f"      {value}: {place}", "dim"), Piece(f"「{words}」")]
    yield []


def conflicts_html(report: Report) -> str:
    """Return the section of 文書どうしの食い違い, empty where there is no conflict."""
    if not report.conflicts:
        return ""
    places = _places(report)
    pieces = [f"<section><h2>{_heading(report)}({len(report.conflicts)})</h2>"]
    for conflict in report.conflicts:
        rows = "".join(
            f"<li>{escape(value)}: <span class=\"soft\">{escape(place)}</span> <q>{escape(words)}</q></li>"
            for value, statement in _statements(conflict)
            for place, words in [_shown(statement, places)]
        )
        pieces.append(
            f'<div class="finding is-{conflict.severity}"><h3><span class="{conflict.severity}">'
            f"{SEVERITIES[conflict.severity]}</span> {escape(conflict.explanation)}</h3><ul>{rows}</ul></div>"
        )
    return "\n".join([*pieces, "</section>\n"])


def _heading(report: Report) -> str:
    return "公式の回答や文書どうしの食い違い" if report.officials else "文書どうしの食い違い"


def _places(report: Report) -> dict[str, Places]:
    officials = {name: Places(text) for name, text in report.officials.items()}
    return officials | {d.path: places_of(d) for d in report.documents}


def _statements(conflict: Conflict) -> Iterator[tuple[str, Statement]]:
    for value in conflict.values:
        for statement in value.statements:
            yield value.value, statement


def _shown(statement: Statement, places: dict[str, Places]) -> tuple[str, str]:
    where = places[statement.reply]
    name = statement.reply
    if name.partition(":")[0] == "official":
        name = "公式" + name.removeprefix("official").replace(":", " ")
    return f"{name} {where.name(statement.span)}", statement.span.of(where.text)
