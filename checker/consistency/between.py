"""Conflicts between documents of one incident: the same engine as for replies, kept to what spans two documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.consistency.check import find_reply_conflicts
from checker.domain.conflict import Conflict
from checker.domain.reply import Reply


@dataclass(frozen=True, slots=True)
class Published:
    """A document as the comparison sees it: ``at`` is its date of publication (``YYYY-MM-DD``), empty if unknown."""

    path: str
    text: str
    incident: str
    at: str = ""


def find_document_conflicts(documents: Iterable[Published]) -> tuple[Conflict, ...]:
    """Return the conflicts between documents that name the same incident; what one says alone is not among them."""
    groups: dict[str, dict[str, Published]] = defaultdict(dict)
    for document in documents:
        if document.incident:
            groups[document.incident][document.path] = document
    replies = [
        Reply(d.path, "", f"{d.at}T00:00" if len(d.at) == 10 else "", "", d.text, incident)
        for incident, group in groups.items()
        if len(group) > 1
        for d in group.values()
    ]
    return tuple(c for c in find_reply_conflicts(replies) if _spans_documents(c))


def find_official_conflicts(
    documents: Iterable[Published], officials: Sequence[tuple[str, str]]
) -> tuple[Conflict, ...]:
    """Return where a document contradicts the ``officials`` (id, text); documents are not compared with each other."""
    found: list[Conflict] = []
    for document in documents if officials else ():
        reply = Reply(document.path, "", f"{document.at}T00:00" if len(document.at) == 10 else "", "", document.text)
        found.extend(c for c in find_reply_conflicts([reply], officials) if _spans_documents(c))
    return tuple(found)


def _spans_documents(conflict: Conflict) -> bool:
    return any(
        {s.reply for s in conflict.values[i.a].statements} != {s.reply for s in conflict.values[i.b].statements}
        for i in conflict.incompatible
    )
