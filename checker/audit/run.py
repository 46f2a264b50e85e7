"""Audit replies: find conflicts, rank them, say whom to write to again."""

from __future__ import annotations

from collections.abc import Sequence

from checker.audit.corrections import corrections, fact_sheet
from checker.audit.files import ReplyFile
from checker.audit.rank import ranked
from checker.consistency.check import find_reply_conflicts
from checker.domain.audit import AuditReport


def audit(replies: ReplyFile, officials: Sequence[tuple[str, str]] = ()) -> AuditReport:
    """Audit the replies of a file against each other and against the ``officials`` (id, text).

    The order of the replies changes nothing in the conflicts.
    """
    found = ranked(find_reply_conflicts(replies.replies, officials))
    by_id = {reply.id: reply for reply in replies.replies}
    return AuditReport(
        replies.replies,
        replies.unreadable,
        found,
        corrections(found, by_id),
        fact_sheet(found),
        dict(officials),
        replies.notes,
    )
