"""From units to claims; a sentence that comes again with the same context is analysed once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checker.domain.claim import Claim
from checker.domain.span import Span
from checker.facts.claims.places import placed
from checker.facts.claims.read import read_units
from checker.facts.claims.registry import extractors
from checker.facts.claims.topics import VALUED
from checker.facts.claims.unit import Unit

MAX_MEMO = 200_000
MAX_TEXTS = 20_000


class ClaimReader:
    """Reads claims and remembers what it has read; one for an audit."""

    def __init__(self) -> None:
        self._memo: dict[tuple[object, ...], tuple[Claim, ...]] = {}
        self._texts: dict[tuple[str, str, str, bool, str], tuple[Claim, ...]] = {}

    def read(self, units: Iterable[Unit]) -> list[Claim]:
        """Return the claims of ``units`` in their order."""
        claims: list[Claim] = []
        for unit in units:
            if unit.is_question or unit.is_quoted or unit.is_greeting:
                continue
            key = unit.memo_key
            known = self._memo.get(key)
            if known is None:
                known = tuple(_relative(claim, unit) for claim in _read(unit))
                if len(self._memo) < MAX_MEMO:
                    self._memo[key] = known
            claims.extend(_absolute(claim, unit) for claim in known)
        return claims

    def read_text(
        self, source: str, text: str, question: str = "", at: str = "", is_official: bool = False, anchor: str = ""
    ) -> list[Claim]:
        """Return the claims of a reply or official text; an equal text of the same day is read once.

        Args: see ``read_units``.
        """
        return [replace(c, source=source, at=at) for c in self.bare(text, question, at, is_official, anchor)]

    def bare(
        self, text: str, question: str = "", at: str = "", is_official: bool = False, anchor: str = ""
    ) -> tuple[Claim, ...]:
        """Return the claims of a text without their source; equal texts of a day share them."""
        key = (text, question, at[:10], is_official, anchor)
        known = self._texts.get(key)
        if known is None:
            units = read_units("", text, question, at[:10], is_official, anchor)
            known = tuple(placed(self.read(units), units[0].question if units else ""))
            if len(self._texts) < MAX_TEXTS:
                self._texts[key] = known
        return known


def extract_claims(units: Iterable[Unit]) -> list[Claim]:
    """Return the claims of ``units`` in their order."""
    return ClaimReader().read(units)


def _read(unit: Unit) -> Iterable[Claim]:
    found = (claim for read in extractors() for claim in read(unit))
    return (claim for claim in found if claim.axis in VALUED) if unit.is_topic else found


def _relative(claim: Claim, unit: Unit) -> Claim:
    shift = unit.sentence_span.start
    return replace(claim, span=Span(claim.span.start - shift, claim.span.end - shift))


def _absolute(claim: Claim, unit: Unit) -> Claim:
    shift = unit.sentence_span.start
    return replace(
        claim,
        span=Span(claim.span.start + shift, claim.span.end + shift),
        source=unit.source,
        at=unit.at,
        is_official=unit.is_official,
    )
