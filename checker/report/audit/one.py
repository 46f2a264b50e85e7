"""The report on one reply before it is sent, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.audit import AuditReport
from checker.domain.conflict import Conflict
from checker.domain.names import SEVERITIES, slot_name
from checker.report.audit import AuditStyle
from checker.report.audit.text import possible_lines
from checker.report.audit.view import POSSIBLE, View, Voice
from checker.report.lines import Line, Piece, cut, paint, width, wrap

DRAFT = "draft"
SHOWN = 3


def render(report: AuditReport, style: AuditStyle) -> str:
    """Render what the reply contradicts, and what should be said instead."""
    return paint(list(_lines(report, style)), style.color)


def _lines(report: AuditReport, style: AuditStyle) -> Iterator[Line]:
    others = len(report.replies) - 1
    against = "と".join(filter(None, ("公式の回答" if report.officials else "", f"これまでの回答{others:,}件" if others else "")))
    view = View(report)
    if not report.conflicts:
        yield [Piece(f"{against}との食い違いは見つかりませんでした。", "good")]
        yield from _possible(view, style)
        return
    yield [Piece(f"この返信は、{against}と{len(report.conflicts)}か所で食い違っています。送る前に確かめてください。", "title")]
    yield []
    should = {reason.conflict: reason.should_say for c in report.corrections for reason in c.reasons}
    for index, conflict in enumerate(report.conflicts):
        name = f"{SEVERITIES[conflict.severity]}・{slot_name(conflict.slot)}"
        yield [Piece(f"{index + 1}. ", "title"), Piece(name, conflict.severity), Piece(f"  {conflict.subject}", "title")]
        yield from _sides(view, conflict, style)
        hint = should.get(index, "公式の回答がありません。どちらが正しいか、事実を確かめてください。" if not _decided(conflict) else "")
        for k, line in enumerate(wrap(hint, max(30, style.width - 14)) if hint else ()):
            yield [Piece("   どう直すか: " if k == 0 else "               ", "dim"), Piece(line)]
        yield []
    yield from _possible(view, style)


def _possible(view: View, style: AuditStyle) -> Iterator[Line]:
    if view.report.possible:
        yield [Piece(f"{POSSIBLE}({len(view.report.possible)})", "title"), Piece("  念のため、読み比べてください。", "dim")]
        yield from possible_lines(view, view.report.possible[:SHOWN], style)


def _decided(conflict: Conflict) -> bool:
    return any(value.official for value in conflict.values)


def _sides(view: View, conflict: Conflict, style: AuditStyle) -> Iterator[Line]:
    for value in sorted(conflict.values, key=lambda v: all(s.reply != DRAFT for s in v.statements)):
        voices = list(view.voices(value))
        own = [v for v in voices if v.id == DRAFT]
        for voice in own:
            yield _said("   この返信: ", voice, "error", style)
        rest = [v for v in voices if v.id != DRAFT]
        for voice in rest[: 0 if own else SHOWN]:
            head = " ".join(filter(None, ("" if voice.is_official else voice.id, voice.who, voice.at)))
            yield _said(f"   {head}: ", voice, "good" if voice.is_official else "", style)
        if not own and len(rest) > SHOWN:
            yield [Piece(f"   ほか{len(rest) - SHOWN:,}件", "dim")]


def _said(head: str, voice: Voice, css: str, style: AuditStyle) -> Line:
    return [Piece(head, "dim"), Piece(f"「{cut(voice.words, max(20, style.width - width(head) - 4))}」", css)]
