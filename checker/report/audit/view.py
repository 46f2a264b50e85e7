"""What the reports for people show of an audit: who said it, when, against what, and whom to write to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from checker.domain.audit import AuditReport, Correction
from checker.domain.conflict import Conflict, ConflictValue, Statement

OFFICIAL = "公式"
POSSIBLE = "参考: 食い違いかもしれない組"
POSSIBLE_NOTE = "言い切れるほど確かではないので、食い違いにも訂正にも数えていません。"


def official_name(source: str) -> str:
    """Return how people see an official text: 公式, and its name where there are several."""
    name = source.partition(":")[2]
    return f"{OFFICIAL} {name}" if name else OFFICIAL


@dataclass(frozen=True, slots=True)
class Voice:
    """One statement with its speaker: ``who`` is the responder, or the ``official_name``; ``at`` for people."""

    id: str
    who: str
    at: str
    words: str
    is_official: bool
    row: int = 0


class View:
    """Looks up what a report's conflicts and corrections name by id."""

    def __init__(self, report: AuditReport) -> None:
        self.report = report
        self._replies = {reply.id: reply for reply in report.replies}
        self._to_write: dict[int, list[Correction]] = defaultdict(list)
        for correction in report.corrections:
            for index in sorted({reason.conflict for reason in correction.reasons}):
                self._to_write[index].append(correction)

    def voice(self, statement: Statement) -> Voice:
        """Return who speaks in a statement."""
        reply = self._replies.get(statement.reply)
        words = statement.text.strip()
        if reply is None:
            return Voice(statement.reply, official_name(statement.reply), when(statement.at), words, True)
        return Voice(reply.id, reply.responder, when(reply.at), words, False, reply.row)

    def voices(self, value: ConflictValue, most: int | None = None) -> Iterator[Voice]:
        """Yield the speakers of a value, official texts first, at most ``most``."""
        found = [self.voice(s) for s in value.statements]
        yield from sorted(found, key=lambda v: not v.is_official)[:most]

    def to_write(self, index: int) -> list[Correction]:
        """Return the replies to correct because of conflict number ``index``."""
        return self._to_write.get(index, [])

    def bad_values(self, index: int) -> set[int]:
        """Return the indices of the values of a conflict that are to be corrected."""
        conflict = self.report.conflicts[index]
        wrong = {correction.reply for correction in self.to_write(index)}
        rights = {i for i, value in enumerate(conflict.values) if value.official}
        return {
            i for i, value in enumerate(conflict.values)
            if i not in rights and any(s.reply in wrong for s in value.statements)
        }

    def headline(self) -> str:
        """Return the one line that says it all."""
        report = self.report
        hard = sum(c.severity == "error" for c in report.conflicts)
        people = len({reply.responder for reply in report.replies if reply.responder})
        told = [
            f"回答 {len(report.replies):,}件" + (f"(回答者 {people:,}名)" if people else ""),
            f"食い違い {len(report.conflicts):,}件" + (f"(うち誤り {hard:,}件)" if report.conflicts else ""),
            f"訂正が要る回答 {len(report.corrections):,}件",
        ]
        if report.possible:
            told.append(f"食い違いかもしれない組 {len(report.possible):,}組(参考)")
        if report.unreadable:
            told.append(f"読めない行 {len(report.unreadable):,}件")
        return "、".join(told)


def when(at: str) -> str:
    """Return a time for people: 2025-09-08 13:40."""
    return at.replace("T", " ")


def whom(corrections: list[Correction]) -> str:
    """Name the replies to correct: 佐藤(1007)、鈴木(1012、1015)."""
    by_responder: dict[str, list[str]] = defaultdict(list)
    for correction in corrections:
        done = f"→{correction.corrected_by}で訂正済み" if correction.corrected_by else ""
        by_responder[correction.responder or "(回答者不明)"].append(correction.reply + done)
    return "、".join(f"{name}({'、'.join(ids)})" for name, ids in by_responder.items())


def counted(conflict: Conflict, index: int) -> str:
    """Say how many replies state a value, and how many of them were taken back."""
    value = conflict.values[index]
    back = f"(うち{len(value.taken_back):,}件は訂正済み)" if value.taken_back else ""
    return f"{len({s.reply for s in value.statements}):,}件{back}"
