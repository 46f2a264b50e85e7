"""The report of an audit for a terminal: values side by side, whom to write to, the fact sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.domain.audit import AuditReport
from checker.domain.conflict import Conflict, Possible
from checker.domain.names import SEVERITIES, slot_name
from checker.report.audit import AuditStyle
from checker.report.audit.summary import by_responder
from checker.report.audit.view import POSSIBLE, POSSIBLE_NOTE, View, counted, official_name, when, whom
from checker.report.lines import Line, Piece, cut, pad, paint, width, wrap

SHOWN = 5  # statements of a value, rows of a list, where nothing else is asked for
_RESPONDERS = 20


def render(report: AuditReport, style: AuditStyle) -> str:
    """Render the audit for people."""
    return paint(list(_lines(report, style)), style.color)


def _lines(report: AuditReport, style: AuditStyle) -> Iterator[Line]:
    view = View(report)
    most = SHOWN if style.examples is None else style.examples
    yield [Piece(view.headline(), "title")]
    yield from ([Piece(note, "dim")] for note in report.notes)
    yield []
    if not report.conflicts:
        yield [Piece("食い違いは見つかりませんでした。", "good")]
        yield []
    for index, conflict in enumerate(report.conflicts):
        yield from _conflict(view, index, conflict, style, most)
    yield from _corrections(report, style)
    yield from _possible(view, style)
    yield from _facts(report, style)
    yield from _responders(report)
    yield from _unreadable(report)


def _conflict(view: View, index: int, conflict: Conflict, style: AuditStyle, most: int) -> Iterator[Line]:
    incident = f"[{conflict.incident}] " if conflict.incident else ""
    name = f"{SEVERITIES[conflict.severity]}・{slot_name(conflict.slot)}"
    yield [Piece(f"{index + 1}. ", "title"), Piece(name, conflict.severity), Piece(f"  {incident}{conflict.subject}", "title")]
    for line in wrap(conflict.explanation, max(40, style.width - 4)):
        yield [Piece(f"   {line}")]
    bad = view.bad_values(index)
    for i, value in enumerate(conflict.values):
        mark, css = ("○", "good") if value.official else ("×", "error") if i in bad else ("・", "")
        origin = "  公式" if value.official else ""
        room = max(20, style.width - 22)
        yield [Piece(f"   {mark} {cut(value.value, room)}", css), Piece(f"{origin}  {counted(conflict, i)}", "dim")]
        for voice in view.voices(value, most):
            head = "  ".join(filter(None, ("" if voice.is_official else voice.id, voice.who, voice.at)))
            yield [Piece(f"       {head}", "dim"), Piece(f"  「{cut(voice.words, max(20, style.width - 13 - width(head)))}」")]
        if len(value.statements) > most > 0:
            yield [Piece(f"       ほか{len(value.statements) - most:,}か所", "dim")]
    to_write = view.to_write(index)
    if to_write:
        rest = f" ほか{len(to_write) - most:,}件" if len(to_write) > most > 0 else ""
        yield [Piece("   訂正の連絡: ", "mark"), Piece(whom(to_write[: most or None]) + rest)]
    elif not any(value.official for value in conflict.values):
        yield [Piece("   答えが決まっていません。事実を確かめて、一つに決めてください。", "warning")]
    yield []


def _corrections(report: AuditReport, style: AuditStyle) -> Iterator[Line]:
    if not report.corrections:
        return
    yield [Piece(f"訂正が要る回答({len(report.corrections):,})", "title")]
    shown = report.corrections[: 4 * SHOWN]
    for correction in shown:
        done = f"  {correction.corrected_by} で訂正済み" if correction.corrected_by else ""
        yield [Piece(f"  {correction.reply}", "title"), Piece(f"  {correction.responder}"), Piece(done, "good")]
        for reason in correction.reasons:
            yield [Piece("      言ったこと: ", "dim"), Piece(cut(f"「{reason.said.strip()}」", max(30, style.width - 18)))]
            for k, line in enumerate(wrap(reason.should_say, max(30, style.width - 18))):
                yield [Piece("      正しい答え: " if k == 0 else "                  ", "dim"), Piece(line)]
    if len(report.corrections) > len(shown):
        yield [Piece(f"  ほか{len(report.corrections) - len(shown):,}件(--format csv か xlsx で全部を書き出せます)", "dim")]
    yield []


def _possible(view: View, style: AuditStyle) -> Iterator[Line]:
    found = view.report.possible
    if not found:
        return
    yield [Piece(f"{POSSIBLE}({len(found):,})", "title"), Piece(f"  {POSSIBLE_NOTE}", "dim")]
    yield from possible_lines(view, found[:SHOWN], style)
    if len(found) > SHOWN:
        yield [Piece(f"  ほか{len(found) - SHOWN:,}組(--format xlsx か json で全部を書き出せます)", "dim")]
    yield []


def possible_lines(view: View, found: Iterable[Possible], style: AuditStyle) -> Iterator[Line]:
    """Yield the lines of what may be a conflict: the probability, then a speaker of each value."""
    for one in found:
        incident = f"[{one.incident}] " if one.incident else ""
        yield [Piece(f"  {one.probability:.0%}", "info"), Piece(f"  {incident}{slot_name(one.slot)}")]
        for value in one.values:
            voice = next(view.voices(value, 1))
            rest = f" ほか{len(value.statements) - 1:,}か所" if len(value.statements) > 1 else ""
            head = "  ".join(filter(None, ("" if voice.is_official else voice.id, voice.who, voice.at)))
            words = cut(voice.words, max(20, style.width - 13 - width(head)))
            yield [Piece(f"       {head}", "dim"), Piece(f"  「{words}」"), Piece(rest, "dim")]


def _facts(report: AuditReport, style: AuditStyle) -> Iterator[Line]:
    if not report.fact_sheet:
        return
    yield [Piece("事実シート", "title")]
    for row in report.fact_sheet:
        what = f"{slot_name(row.slot)}・{row.subject}" if row.subject else slot_name(row.slot)
        value = row.value or "未決定(回答が割れています)"
        origin = official_name(row.source) if row.source.partition(":")[0] == "official" else row.source
        told = "、".join(filter(None, (origin, when(row.as_of))))
        wrong = f"  違う回答 {len(row.deviating):,}件" if row.deviating else ""
        yield [
            Piece(f"  {pad(cut(what, 34), 36)}"), Piece(cut(value, max(20, style.width - 60)), "" if row.value else "warning"),
            Piece(f"  ({told})" if told else "", "dim"), Piece(wrong, "error"),
        ]
    yield []


def _responders(report: AuditReport) -> Iterator[Line]:
    rows = [row for row in by_responder(report) if row.deviating]
    if not rows:
        return
    yield [Piece("回答者ごとの訂正が要る回答", "title")]
    for row in rows[:_RESPONDERS]:
        slots = "、".join(f"{slot_name(slot)} {count:,}" for slot, count in row.by_slot.items())
        yield [Piece(f"  {pad(cut(row.responder, 20), 22)}{row.deviating:,}/{row.replies:,}件"), Piece(f"  {slots}", "dim")]
    if len(rows) > _RESPONDERS:
        yield [Piece(f"  ほか{len(rows) - _RESPONDERS:,}名", "dim")]
    yield []


def _unreadable(report: AuditReport) -> Iterator[Line]:
    if not report.unreadable:
        return
    yield [Piece(f"読めない行({len(report.unreadable):,})", "title")]
    for row in report.unreadable[: 4 * SHOWN]:
        yield [Piece(f"  {row.file or f'{row.row}行目'}: {row.reason}", "error")]
    if len(report.unreadable) > 4 * SHOWN:
        yield [Piece(f"  ほか{len(report.unreadable) - 4 * SHOWN:,}件", "dim")]
    yield []
