"""Audit replies: find conflicts, rank them, say whom to write to again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.audit.agreed import agreed_rows
from checker.audit.claims import Progress, Reading, read_claims
from checker.audit.corrections import corrections, fact_sheet
from checker.audit.disputed import with_disputed_officials
from checker.audit.files import ReplyFile
from checker.audit.rank import ranked
from checker.audit.taken_back import with_corrections
from checker.audit.twins import without_twins
from checker.consistency.engine import find_conflicts
from checker.consistency.officials import Officials
from checker.domain.audit import AuditReport
from checker.domain.conflict import Conflict, Possible


@dataclass(frozen=True, slots=True)
class Plan:
    """How an audit is to run.

    Attributes:
        jobs: processes that read replies; None for as many as cores.
        progress: is told (done, all), once for reading and once more for weighing by meaning.
        by_meaning: whether statements are also compared by the network, which finds what no axis names and costs most.
        about: id of the one reply whose conflicts are wanted by meaning; empty for all.
        threads: how many compare by meaning; None for as many as cores.
    """

    jobs: int | None = 1
    progress: Progress | None = field(default=None, compare=False)
    by_meaning: bool = True
    about: str = ""
    threads: int | None = None


def audit(replies: ReplyFile, officials: Sequence[tuple[str, str]] = (), plan: Plan | None = None) -> AuditReport:
    """Audit the replies of a file against each other and against the ``officials`` (id, text).

    The order of the replies and the number of processes and threads change nothing in the conflicts.
    """
    plan = plan or Plan()
    reading = read_claims(replies.replies, officials, plan.jobs, plan.progress)
    conflicts: Sequence[Conflict] = conflicts_of(reading, officials)
    possible: tuple[Possible, ...] = ()
    if plan.by_meaning:
        from checker.consistency.meaning import weighed

        weighing = weighed(replies.replies, officials, conflicts, plan.about, plan.progress, plan.threads)
        conflicts, possible = weighing.conflicts, weighing.possible
    conflicts = with_disputed_officials(conflicts, dict(officials))
    conflicts = with_corrections(conflicts, reading.by_incident, replies.replies)
    found = without_twins(ranked(conflicts))
    by_id = {reply.id: reply for reply in replies.replies}
    return AuditReport(
        replies.replies,
        tuple(sorted((*replies.unreadable, *reading.failed), key=lambda u: (u.row, u.file))),
        found,
        corrections(found, by_id),
        (*fact_sheet(found, by_id), *agreed_rows(reading.official, reading.by_incident, found)),
        dict(officials),
        replies.notes,
        possible,
    )


def conflicts_of(reading: Reading, officials: Sequence[tuple[str, str]] = ()) -> list[Conflict]:
    """Return the conflicts of every incident, with the ``officials`` (id, text) that hold for it."""
    fixed = Officials(officials, reading.by_incident)
    return [
        conflict
        for incident in sorted(reading.by_incident)
        for conflict in find_conflicts([*fixed.holding(reading.official, incident), *reading.by_incident[incident]], incident or None)
    ]
