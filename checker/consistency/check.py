"""Conflicts between replies and official texts, all in one process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.consistency.engine import find_conflicts
from checker.consistency.officials import Officials, anchor_of
from checker.domain.claim import Claim
from checker.domain.conflict import Conflict
from checker.domain.reply import Reply
from checker.facts.claims.extract import ClaimReader

if TYPE_CHECKING:
    from checker.consistency.weighed import Weighed


def find_reply_conflicts(
    replies: Sequence[Reply], official: Sequence[tuple[str, str]] = (), by_meaning: bool = False
) -> list[Conflict]:
    """Return the conflicts between ``replies`` of the same incident, and with the ``official`` (id, text) pairs.

    ``by_meaning``: weighed by the network of opposed statements, as in an audit.
    """
    if by_meaning:
        return [*weigh_replies(replies, official).conflicts]
    reader = ClaimReader()
    fixed = [c for name, text in official for c in reader.read_text(name, text, is_official=True, anchor=anchor_of(text, replies))]
    by_incident: dict[str, list[Claim]] = defaultdict(list)
    for reply in replies:
        by_incident[reply.incident].extend(reader.read_text(reply.id, reply.text, reply.question, reply.at))
    holding = Officials(official, by_incident)
    return [
        conflict
        for incident in sorted(by_incident)
        for conflict in find_conflicts([*holding.holding(fixed, incident), *by_incident[incident]], incident or None)
    ]


def weigh_replies(replies: Sequence[Reply], official: Sequence[tuple[str, str]] = ()) -> Weighed:
    """Return the conflicts of ``find_reply_conflicts`` by meaning, and what else is possible."""
    from checker.consistency.meaning import weighed

    return weighed(replies, official, find_reply_conflicts(replies, official))
