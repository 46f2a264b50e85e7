"""Shorthand for the tests of conflicts."""

from __future__ import annotations

from checker.consistency.check import find_reply_conflicts
from checker.domain.conflict import Conflict
from checker.domain.reply import Reply

MEASURES = frozenset({"count", "money", "rate", "duration", "moment", "hours", "channel", "undecided", "none_some", "address"})


def reply(name: str, text: str, question: str = "", at: str = "2025-06-03T10:00") -> Reply:
    """Return a reply by responder ``name``."""
    return Reply(name, f"担当{name}", at, question, text)


def measured(conflicts: list[Conflict]) -> list[Conflict]:
    """Keep the conflicts of the measured axes."""
    return [c for c in conflicts if c.axis in MEASURES or c.axis.startswith("word:")]


def compare(a: str, b: str, question: str = "", official: str = "", later: str = "2025-06-04T10:00") -> list[Conflict]:
    """Return the measured conflicts between two replies to the same question (the second one later)."""
    texts = [("official", official)] if official else []
    return measured(find_reply_conflicts([reply("a", a, question), reply("b", b, question, later)], texts))


def conflicts_of(a: str, b: str) -> list[Conflict]:
    """Return all conflicts that the axes tell between two replies, the second an hour after the first."""
    return find_reply_conflicts([reply("a", a), reply("b", b, at="2025-06-03T11:00")])
