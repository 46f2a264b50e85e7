"""Which official texts hold for an incident: one whose front matter names an incident for that one only, others for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.domain.claim import Claim
from checker.domain.reply import Reply
from checker.facts.issued import issued_at
from checker.text.front_matter import read_front_matter


class Officials:
    """Official texts (id, text) with the incidents they name.

    Args:
        incidents: the incidents of all replies, empty names included. Where no reply names one, there is nothing to
            tell apart and every text holds.
    """

    def __init__(self, officials: Iterable[tuple[str, str]], incidents: Iterable[str]) -> None:
        self._of = {name: incident for name, text in officials if (incident := incident_in(text))}
        if not any(incidents):
            self._of = {}

    def holding(self, claims: Sequence[Claim], incident: str) -> Sequence[Claim]:
        """Return the claims of those official texts that hold for ``incident``."""
        if not self._of:
            return claims
        return [c for c in claims if self._of.get(c.source, incident) == incident]


def incident_in(text: str) -> str:
    """Return the incident that the front matter of a text names, empty where there is none."""
    return read_front_matter(text)[0].get("incident", "").strip()


def anchor_of(text: str, replies: Iterable[Reply]) -> str:
    """Return the day (ISO) that dates without a year in an official text lean on, empty where none is known.

    Its own day where it bears one, else the first day of the replies, which follow an official text closely.
    """
    return issued_at(text)[:10] or min((reply.at[:10] for reply in replies if reply.at), default="")
