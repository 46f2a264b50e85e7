"""What nobody disputes: the values that the official text or several replies state and that no conflict touches."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from checker.consistency.explain import subject_of
from checker.domain.audit import FactRow
from checker.domain.claim import SLOTS, Claim, Modality
from checker.domain.conflict import Conflict
from checker.domain.span import Span
from checker.facts.claims.open import UNCLASSED

MIN_REPLIES = 2
# Of the open axis ``event`` only what answers a question a customer asks; 「する」, 「できる」 and 「済み」 alone say too little.
_EVENT_NOTES = frozenset({"required", "not_required", "absent", "undecided"})
# 「進み具合: 済んだ」, 「日程: 日が決まっている」: the day itself has a row of its own.
_SAYS_LITTLE = frozenset({"side:phase", "side:decision", "schedule"})
# Hours without a day whose clause names nothing but a desk to call.
_HOURS_ALONE = re.compile(r"^[0-9]{1,2}(?::[0-9]{2}|時[0-9分半]*)$")
_ENDS = frozenset({"始まりの日時", "終わりの日時"})
_UNSURE = frozenset({Modality.CONDITIONAL, Modality.QUESTION, Modality.HEARSAY})
# What would read as a leave or a rule for all without its condition (「菌が出なければ使えます」).
_UNCONDITIONED = frozenset({"use", "stance", "refund", "payer", "event"})
# What would be read of the matter itself, also where it is told of what stands outside.
_OF_THE_MATTER = frozenset({"recovery", "side:held", "doing", "use", "faulty", "occurrence"})
_OF_SCOPE = re.compile("対象|影響|該当|含")
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
    return [FactRow(c.slot, subject_of([c]), c.value, c.at, c.source, (), c.text) for c in found]


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
    if claim.axis in _SAYS_LITTLE or claim.value == UNCLASSED or _holds_only_if(claim):
        return False
    if claim.axis == "undecided" and claim.note != "open":  # the day has a row of its own
        return False
    if claim.axis in _OF_THE_MATTER and "z:" in claim.items:  # 「ほかの店は営業しています」
        return False
    if claim.axis == "included":  # 「泥水が入った」 tells of no scope
        return claim.slot == "info_item" or bool(_OF_SCOPE.search(claim.text))
    if claim.axis == "event":
        return claim.note in _EVENT_NOTES and len(claim.subject) > 1
    if claim.axis == "moment":  # a date of which nothing is told what happened on it
        return any(item not in _ROLES for item in claim.items) and not (claim.subject in _ENDS and _HOURS_ALONE.match(claim.value))
    return True


def _holds_only_if(claim: Claim) -> bool:
    """Tell whether a claim holds under a condition, which its value does not tell."""
    return claim.axis in _UNCONDITIONED and any(item.startswith("k:") for item in claim.items)


def _touched(claim: Claim, disputed: Mapping[str, list[Span]]) -> bool:
    return any(span.overlaps(claim.span) for span in disputed.get(claim.source, ()))
