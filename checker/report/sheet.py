"""A fact sheet as a file that people edit (YAML), and as the answers to give (社内統一回答)."""

from __future__ import annotations

import json
from collections import defaultdict

from checker.domain.audit import AuditReport
from checker.domain.claim import SLOTS
from checker.domain.names import slot_name
from checker.domain.sheet import FactSheet
from checker.domain.span import Span
from checker.report.audit.view import whom

_HELP = """\
# 事実シート: お客様への答えを、社内でそろえるための表です。公表文から自動で作りました。必ず人が確かめてください。
#
# ・「答え」は、お客様にそのまま言える言葉に直してください。答えを消した行は使われません。
# ・行を足すときは、下の「- 項目: … 区分: … 答え: …」の形をまねてください。区分が分からなければ other とします。
# ・事実が変わったら、答えと「時点」を直してください。
# ・使い方: tsujitsuma audit --official このファイル 回答.csv   回答どうし・公式との食い違いを探す
#           tsujitsuma reply --official このファイル 返信.txt   送る前の返信を確かめる
#           tsujitsuma facts このファイル --answers             社内統一回答を印刷する
# ・区分: {slots}
"""


def yaml_of(sheet: FactSheet) -> str:
    """Return the sheet as YAML with Japanese comments; reading it again gives the same sheet."""
    slots = "、".join(f"{slot} {slot_name(slot)}" for slot in SLOTS)
    lines = [_HELP.format(slots=slots), "形式: 事実シート 1", f"題名: {_quoted(sheet.title)}", f"出どころ: {_quoted(sheet.source)}"]
    lines += [f"時点: {_quoted(sheet.as_of)}  # 年-月-日", "", "事実:"]
    for row in sheet.rows:
        words = f"「{row.words}」" if row.words and row.words != row.answer else ""
        if row.place or words:
            lines.append(f"  # {row.place}{words}")
        lines += [f"  - 項目: {_quoted(row.item)}", f"    区分: {row.slot}  # {slot_name(row.slot)}", f"    答え: {_quoted(row.answer)}"]
        lines += [f"    場所: {_quoted(row.place)}"] if row.place else []
        lines.append("")
    return "\n".join(lines)


def answers_of(sheet: FactSheet, report: AuditReport | None = None) -> str:
    """Return 社内統一回答: a line an answer with its source, and who has said otherwise (from an audit against it)."""
    wrong = _deviating(sheet, report) if report else {}
    out = [sheet.head]
    if sheet.title:
        out.append(f"件名：{sheet.title}\n")
    for k, (row, _) in enumerate(sheet.lines()):
        origin = " ".join(filter(None, (sheet.source, row.place)))
        told = "、".join(filter(None, (origin, f"{sheet.as_of} 時点" if sheet.as_of else "")))
        out.append(f"・{row.item}：{row.answer}" + (f"  [{told}]" if told else "") + "\n")
        if k in wrong:
            out.append(f"    違う回答をした人：{wrong[k]}\n")
    return "".join(out)


def _deviating(sheet: FactSheet, report: AuditReport) -> dict[int, str]:
    """Name, by row, whom to write to: the corrections whose conflict has an official statement in that row's line."""
    lines = [span for _, span in sheet.lines()]
    rows_of = {index: _rows(report, index, lines) for index in range(len(report.conflicts))}
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for correction in report.corrections:
        for index in sorted({reason.conflict for reason in correction.reasons}):
            for row in rows_of[index]:
                found[row].setdefault(correction.reply)
    by_id = {correction.reply: correction for correction in report.corrections}
    return {row: whom([by_id[name] for name in names]) for row, names in found.items()}


def _rows(report: AuditReport, index: int, lines: list[Span]) -> list[int]:
    official = [
        s.span for value in report.conflicts[index].values if value.official for s in value.statements if s.reply in report.officials
    ]
    return [k for k, line in enumerate(lines) if any(line.overlaps(span) for span in official)]


def _quoted(words: str) -> str:
    """Return a double-quoted YAML scalar (JSON strings are such)."""
    return json.dumps(words, ensure_ascii=False)
