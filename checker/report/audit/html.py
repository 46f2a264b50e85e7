"""The audit as one self-contained HTML page: nothing in it is fetched or run; light, dark and print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from checker.domain.audit import AuditReport
from checker.domain.conflict import Conflict
from checker.domain.names import SEVERITIES, slot_name
from checker.report.audit import AuditStyle
from checker.report.audit.heatmap import heatmap
from checker.report.audit.tables import (
    CORRECTIONS,
    FACTS,
    POSSIBLE_ROWS,
    Row,
    correction_rows,
    fact_rows,
    possible_rows,
)
from checker.report.audit.view import POSSIBLE, POSSIBLE_NOTE, View, Voice, counted, whom

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
SHOWN = 20  # statements of a value where nothing else is asked for
MOST = 2_000  # rows of a table: a browser must be able to open the page


def render(report: AuditReport, style: AuditStyle) -> str:
    """Render the audit as one page."""
    here = Path(__file__)
    css = here.parent.with_name("page.css").read_text(encoding="utf-8") + here.with_name("audit.css").read_text(encoding="utf-8")
    body = "\n".join(_body(report, SHOWN if style.examples is None else style.examples))
    return (
        f'<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>つじつま 回答の食い違い</title>\n'
        f"<style>\n{css}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(report: AuditReport, most: int) -> Iterator[str]:
    view = View(report)
    yield f'<h1>回答の食い違い</h1>\n<p class="overview"><strong>{escape(view.headline())}</strong></p>'
    yield from (f'<p class="soft">{escape(note)}</p>' for note in report.notes)
    yield '<nav><a href="#conflicts">食い違い</a><a href="#corrections">訂正</a><a href="#facts">事実シート</a><a href="#unread">読めない行</a></nav>'
    picture = heatmap(report)
    if picture:
        yield f'<h2>だれの、どの項目か</h2>\n<p class="soft">数は訂正が要る回答です。名前の右は、訂正が要る回答/全回答です。</p>\n{picture}'
    yield f'<h2 id="conflicts">食い違い({len(report.conflicts):,})</h2>'
    if not report.conflicts:
        yield "<p>食い違いは見つかりませんでした。</p>"
    for index, conflict in enumerate(report.conflicts):
        yield from _conflict(view, index, conflict, most)
    yield f'<h2 id="corrections">訂正が要る回答({len(report.corrections):,})</h2>'
    yield _table(CORRECTIONS, correction_rows(view))
    if report.possible:
        yield f'<h2 id="possible">{POSSIBLE}({len(report.possible):,})</h2>\n<p class="soft">{POSSIBLE_NOTE}</p>'
        yield f"<details><summary>確からしい順に見る</summary>{_table(POSSIBLE_ROWS, possible_rows(view, most))}</details>"
    yield f'<h2 id="facts">事実シート({len(report.fact_sheet):,})</h2>'
    yield _table(FACTS, fact_rows(report))
    yield f'<h2 id="unread">読めない行({len(report.unreadable):,})</h2>'
    yield _table(("行", "ファイル", "理由"), ((row.row, row.file, row.reason) for row in report.unreadable))


def _conflict(view: View, index: int, conflict: Conflict, most: int) -> Iterator[str]:
    incident = f"[{escape(conflict.incident)}] " if conflict.incident else ""
    yield (
        f'<section class="finding is-{conflict.severity}" id="c{index + 1}"><h3>{index + 1}. <span class="{conflict.severity}">'
        f"{SEVERITIES[conflict.severity]}・{slot_name(conflict.slot)}</span> {incident}{escape(conflict.subject)}</h3>"
        f"<p>{escape(conflict.explanation)}</p>\n<div class=\"values\">"
    )
    bad = view.bad_values(index)
    for i, value in enumerate(conflict.values):
        css = " official" if value.official else " bad" if i in bad else ""
        state = "公式・" if value.official else "要訂正・" if i in bad else ""
        said = "".join(f"<li>{_voice(voice)}</li>" for voice in view.voices(value, most))
        rest = len(value.statements) - most
        hidden = f'<p class="soft">ほか{rest:,}か所</p>' if rest > 0 else ""
        yield (
            f'<div class="value{css}"><h4>{escape(value.value)}</h4><p class="soft">{state}{counted(conflict, i)}</p>'
            f"<ul>{said}</ul>{hidden}</div>"
        )
    to_write = view.to_write(index)
    yield "</div>"
    if to_write:
        more = f" ほか{len(to_write) - most:,}件" if len(to_write) > most > 0 else ""
        yield f'<p class="write">訂正の連絡: {escape(whom(to_write[: most or None]) + more)}</p>'
    elif not any(value.official for value in conflict.values):
        yield '<p class="write warning">答えが決まっていません。事実を確かめて、一つに決めてください。</p>'
    yield "</section>"


def _voice(voice: Voice) -> str:
    head = " ".join(filter(None, ("" if voice.is_official else voice.id, voice.who, voice.at)))
    return f'<span class="soft">{escape(head)}</span> <q>{escape(voice.words)}</q>'


def _table(header: Row, rows: Iterable[Row]) -> str:
    found = list(rows)
    if not found:
        return "<p>ありません。</p>"
    head = "".join(f"<th>{escape(str(name))}</th>" for name in header)
    body = "\n".join("<tr>" + "".join(f"<td>{escape(str(c))}</td>" for c in row) + "</tr>" for row in found[:MOST])
    rest = f'<p class="soft">ほか{len(found) - MOST:,}行(CSV か XLSX で全部を書き出せます)</p>' if len(found) > MOST else ""
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>{rest}"
