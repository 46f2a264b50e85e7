"""The tables of an audit, one for CSV and XLSX alike: every cell is text or a number."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.audit import AuditReport
from checker.domain.names import SEVERITIES, slot_name
from checker.report.audit.summary import by_responder, by_slot
from checker.report.audit.view import View, when, whom

Cell = str | int
Row = tuple[Cell, ...]
# What a spreadsheet would take for a formula or a command when the cell begins with it.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def tables(report: AuditReport, examples: int | None = None) -> dict[str, tuple[Row, list[Row]]]:
    """Return by sheet name the header and the rows."""
    view = View(report)
    return {
        "食い違い": (CONFLICTS, list(conflict_rows(view, examples))),
        "訂正": (CORRECTIONS, list(correction_rows(view))),
        "参考": (POSSIBLE_ROWS, list(possible_rows(view, examples))),
        "事実シート": (FACTS, list(fact_rows(report))),
        "読めない行": (UNREADABLE, [(row.row, row.file, row.reason) for row in report.unreadable]),
        "まとめ": (SUMMARY, list(summary_rows(view))),
    }


CONFLICTS: Row = (
    "番号", "重大度", "項目", "何について", "事案", "値", "値の扱い", "回答", "回答者", "日時", "言葉", "説明", "訂正の連絡",
)
CORRECTIONS: Row = ("回答", "回答者", "日時", "質問", "言ったこと", "正しい答え", "食い違いの番号", "訂正済みの回答")
POSSIBLE_ROWS: Row = ("番号", "確からしさ(%)", "項目", "事案", "値", "回答", "回答者", "日時", "言葉")
FACTS: Row = ("項目", "何について", "値", "出どころ", "時点", "出どころの言葉", "違う回答の数", "違う回答")
UNREADABLE: Row = ("行", "ファイル", "理由")
SUMMARY: Row = ("区分", "名前", "回答", "食い違い・訂正", "内訳")


def conflict_rows(view: View, examples: int | None = None) -> Iterator[Row]:
    """Yield a row for each statement of each value of each conflict, at most ``examples`` a value."""
    for index, conflict in enumerate(view.report.conflicts):
        bad = view.bad_values(index)
        told = whom(view.to_write(index))
        for i, value in enumerate(conflict.values):
            state = "公式" if value.official else "要訂正" if i in bad else ""
            for voice in view.voices(value, examples):
                yield (
                    index + 1, SEVERITIES[conflict.severity], slot_name(conflict.slot), conflict.subject,
                    conflict.incident or "", value.value, state, voice.id, voice.who, voice.at, voice.words,
                    conflict.explanation, told,
                )


def correction_rows(view: View) -> Iterator[Row]:
    """Yield a row for each reason of each reply to correct."""
    replies = {reply.id: reply for reply in view.report.replies}
    for correction in view.report.corrections:
        reply = replies[correction.reply]
        for reason in correction.reasons:
            yield (
                correction.reply, correction.responder, when(reply.at), reply.question, reason.said.strip(),
                reason.should_say, reason.conflict + 1, correction.corrected_by,
            )


def possible_rows(view: View, examples: int | None = None) -> Iterator[Row]:
    """Yield a row for each statement of each value of what may be a conflict, likeliest first."""
    for index, one in enumerate(view.report.possible):
        for value in one.values:
            for voice in view.voices(value, examples):
                yield (
                    index + 1, round(100 * one.probability), slot_name(one.slot), one.incident or "", value.value,
                    voice.id, voice.who, voice.at, voice.words,
                )


def fact_rows(report: AuditReport) -> Iterator[Row]:
    """Yield the fact sheet."""
    for row in report.fact_sheet:
        yield (
            slot_name(row.slot), row.subject, row.value or "未決定", row.source, when(row.as_of), row.words.strip(),
            len(row.deviating), " ".join(row.deviating[:100]) + (" …" if len(row.deviating) > 100 else ""),
        )


def summary_rows(view: View) -> Iterator[Row]:
    """Yield the counts of the whole, by slot and by responder."""
    report = view.report
    yield "全体", view.headline(), len(report.replies), len(report.conflicts), ""
    for slot in by_slot(report):
        yield "項目", slot_name(slot.slot), slot.replies, slot.conflicts, f"うち誤り {slot.hard}"
    for person in by_responder(report):
        parts = "、".join(f"{slot_name(slot)} {count}" for slot, count in person.by_slot.items())
        yield "回答者", person.responder, person.replies, person.deviating, parts


def harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes before a dangerous beginning."""
    is_bad = isinstance(cell, str) and (cell.startswith(DANGEROUS) or cell.lstrip().startswith(DANGEROUS))
    return f"'{cell}" if is_bad else cell
