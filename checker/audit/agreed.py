"""What nobody disputes: the values that the official text or several replies state and that no conflict touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.domain.audit import FactRow
from checker.domain.claim import SLOTS, Claim, Modality
from checker.domain.conflict import Conflict
from checker.domain.span import Span
from checker.facts.claims.open import UNCLASSED

MIN_REPLIES = 2
# Of the open axis ``event`` only what answers a question a customer asks; 「する」, 「できる」 and 「済み」 alone say too little.
_EVENT_NOTES = frozenset({"required", "not_required", "absent", "undecided"})
_SAYS_LITTLE = frozenset({"side:phase"})  # 「進み具合: 済んだ」
_UNSURE = frozenset({Modality.CONDITIONAL, Modality.QUESTION, Modality.HEARSAY})
_ROLES = ("h:", "v:")
_Key = tuple[str, str, str, str]


def agreed_rows(
    official: Sequence[Claim], replies: Mapping[str, Sequence[Claim]], conflicts: Iterable[Conflict]
) -> list[FactRow]:
    """Return the undisputed values in the order of SLOTS, each with its source.

    Args:
        official: claims of the official texts: each is taken.
        replies: claims of the replies by incident: taken where no text is official, at least two replies
            state the value, and none states another of the same subject.
    """
    disputed: dict[str, list[Span]] = defaultdict(list)
    for conflict in conflicts:
        for value in conflict.values:
            for statement in value.statements:
                disputed[statement.reply].append(statement.span)
    known: dict[_Key, Claim] = {}
    for claim in official:
        if speaks(claim) and not _touched(claim, disputed):
            known.setdefault(_key(claim), claim)
    if not official:
        for incident in sorted(replies):
            known |= _unanimous(replies[incident], disputed)
    found = sorted(known.values(), key=lambda c: (SLOTS.index(c.slot) if c.slot in SLOTS else len(SLOTS)))
    return [FactRow(c.slot, c.subject, c.value, c.at, c.source, (), c.text) for c in found]


def _unanimous(claims: Sequence[Claim], disputed: Mapping[str, list[Span]]) -> dict[_Key, Claim]:
    sources: dict[_Key, dict[str, Claim]] = defaultdict(dict)
    values: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for claim in claims:
        values[_matter(claim)].add(claim.value)
        if speaks(claim) and not _touched(claim, disputed):
            sources[_key(claim)].setdefault(claim.source, claim)
    newest = {key: max(by_source.values(), key=lambda c: (c.at, c.source)) for key, by_source in sorted(sources.items())}
    return {k: c for k, c in newest.items() if len(sources[k]) >= MIN_REPLIES and len(values[_matter(c)]) == 1}


def _matter(claim: Claim) -> tuple[str, ...]:
    """What a value answers: numbers of people and of things are two matters."""
    return claim.slot, claim.axis, claim.subject, claim.note.partition("|")[0] if claim.axis == "count" else ""


def _key(claim: Claim) -> _Key:
    return claim.slot, claim.axis, claim.subject, claim.value


def speaks(claim: Claim) -> bool:
    """Tell whether subject and value say something by themselves, outside their sentence."""
    if claim.modality in _UNSURE or not claim.subject or not claim.value:
        return False
    if claim.modality is Modality.POSSIBLE and "可能性" not in claim.value:  # the value alone would sound certain
        return False
    if claim.axis in _SAYS_LITTLE or claim.value == UNCLASSED:
        return False
    if claim.axis == "event":
        return claim.note in _EVENT_NOTES and len(claim.subject) > 1
    if claim.axis == "moment":  # a date of which nothing is told what happened on it
        return any(item not in _ROLES for item in claim.items)
    return True


def _touched(claim: Claim, disputed: Mapping[str, list[Span]]) -> bool:
    return any(span.overlaps(claim.span) for span in disputed.get(claim.source, ()))
