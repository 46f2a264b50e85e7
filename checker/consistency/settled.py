"""When an official text says that a thing came about: what a reply said before that moment was true then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from checker.domain.claim import Claim
from checker.facts.claims.concepts import concepts_of, cue

# What ends an incident: its moment may stand in another sentence than the word that all is well (「現在は復旧しています」).
_ENDS = frozenset({"e:restore", "e:reopen"})
_ENDING = "e:ending"
_DAY = 1440  # minutes


def with_settled(claims: Iterable[Claim]) -> list[Claim]:
    """Return ``claims`` with ``since`` for those of official texts that date what they tell.

    The moment is one of their own clause, else the latest end of the incident that their text gives.
    """
    claims = list(claims)
    told: dict[tuple[str, str], str] = {}
    ends: dict[str, str] = defaultdict(str)
    for claim in claims:
        if claim.is_official and claim.axis == "moment" and (at := happened_at(claim)):
            place = (claim.source, claim.text)
            told[place] = max(at, told.get(place, ""))
            if _ENDING in claim.items:
                ends[claim.source] = max(at, ends[claim.source])
    return [_with_since(claim, told, ends) for claim in claims] if told else claims


def first_told(claims: Sequence[Claim]) -> str:
    """Return since when ``claims`` hold, empty where one of them gives neither its time nor that of what it tells."""
    return min(c.since or c.at for c in claims)


def _with_since(claim: Claim, told: dict[tuple[str, str], str], ends: dict[str, str]) -> Claim:
    if not claim.is_official or claim.axis == "moment":
        return claim
    since = told.get((claim.source, claim.text), "")
    if not since and ends[claim.source] and _ENDS & {c.name for c in concepts_of(claim.text)}:
        since = ends[claim.source]
    return replace(claim, since=since) if since else claim


def happened_at(claim: Claim) -> str:
    """Return the moment of a claim as ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``, empty where it only begins, or is still to come."""
    role, clock = claim.note.split("|")[:2]
    if role == "start" or claim.high is None or not cue("happened").search(claim.text) or cue("meant").search(claim.text):
        return ""
    day = date.fromordinal(int(claim.high))
    if not clock:
        return day.isoformat()
    late, minute = divmod(int(clock.split("_")[1]), _DAY)
    return f"{day + timedelta(days=late)}T{minute // 60:02}:{minute % 60:02}"
