"""One reply before it is sent: does it contradict the official texts or what others said?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.audit.corrections import corrections, fact_sheet
from checker.audit.files import ReplyFile
from checker.audit.run import Plan, audit
from checker.domain.audit import AuditReport
from checker.domain.conflict import Conflict, Incompatible
from checker.domain.reply import Reply

DRAFT = "draft"


def check_one(
    text: str, officials: Sequence[tuple[str, str]], others: ReplyFile | None = None, question: str = "",
    plan: Plan | None = None,
) -> AuditReport:
    """Audit ``text`` as the newest reply and keep only what it is part of.

    Returns:
        A report whose conflicts all have a statement of the reply ``draft``; ``corrections`` name it alone.
    """
    sent = others.replies if others else ()
    kept = tuple(r for r in sent if r.id != DRAFT)
    at = max((r.at for r in kept), default="")
    draft = Reply(DRAFT, "", at, question, text, _incident(kept))
    report = audit(ReplyFile((*kept, draft)), officials, replace(plan or Plan(), about=DRAFT))
    found = tuple(c for c in map(_about_draft, report.conflicts) if c is not None)
    by_id = {r.id: r for r in report.replies}
    wrong = tuple(c for c in corrections(found, by_id) if c.reply == DRAFT)
    bad = others.unreadable if others else ()
    possible = tuple(p for p in report.possible if any(s.reply == DRAFT for v in p.values for s in v.statements))
    return replace(
        report, conflicts=found, corrections=wrong, fact_sheet=fact_sheet(found, by_id), unreadable=(*bad, *report.unreadable),
        possible=possible,
    )


def _incident(replies: Sequence[Reply]) -> str:
    """Return the incident of the others where they all have one."""
    names = {r.incident for r in replies}
    return names.pop() if len(names) == 1 else ""


def _about_draft(conflict: Conflict) -> Conflict | None:
    """Return the conflict with only the draft's values and those they do not go with; None where it has no part.

    Where the draft says what the official text says, others are wrong, not the draft.
    """
    own = {i for i, value in enumerate(conflict.values) if any(s.reply == DRAFT for s in value.statements)}
    bad = [b for b in conflict.incompatible if (b.a in own) != (b.b in own) and not _is_official_side(conflict, b, own)]
    if not bad:
        return None
    order = sorted({i for b in bad for i in (b.a, b.b)})
    number = {i: k for k, i in enumerate(order)}
    pairs = tuple(Incompatible(number[b.a], number[b.b], b.kind, b.reason) for b in bad)
    severity = "error" if any(b.kind == "hard" for b in bad) else "warning"
    return replace(conflict, values=tuple(conflict.values[i] for i in order), incompatible=pairs, severity=severity)


def _is_official_side(conflict: Conflict, bad: Incompatible, own: set[int]) -> bool:
    """Tell whether the draft's value of a pair is the official one and the other is not."""
    mine, other = (bad.a, bad.b) if bad.a in own else (bad.b, bad.a)
    return conflict.values[mine].official and not conflict.values[other].official
