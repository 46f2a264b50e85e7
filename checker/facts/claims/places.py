"""Where a measured value stands among those of its source: the only one of its unit, the largest, the answer asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from checker.domain.claim import Claim
from checker.facts.claims.concepts import concepts_of
from checker.rules.files import load_group

# Kinds of items that say what a word does in its clause (head, event, theme, deed), beside the words themselves.
ROLES = ("h:", "v:", "m:", "d:")
AXES = frozenset({"count", "money", "rate", "duration", "moment"})
# Values that are not the whole: a part, a difference, another event, only under a condition.
_LIMITED = frozenset({"part", "gap", "other", "if"})


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    raw = load_group("axes/measured")["axes.measured.asked"]
    return {
        name: re.compile("|".join(words) if isinstance(words, list) else words) for name, words in raw["asks"].items()
    }


@cache
def _unit_cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw = load_group("axes/measured")["axes.measured.asked"]
    return tuple((unit, re.compile("|".join(words))) for unit, words in raw["units"].items())


@lru_cache(maxsize=8192)
def asked_for(question: str) -> frozenset[str]:
    """Return which measures a normal question asks for: axes, and units of counts (``count:人``)."""
    found = {name for name, cue in _cues().items() if cue.search(question)}
    found |= {f"count:{unit}" for unit, cue in _unit_cues() if cue.search(question)}
    return frozenset(found)


def flags_of(claim: Claim) -> frozenset[str]:
    """Return the flags of a measured claim."""
    return _flags(claim.note)


@lru_cache(maxsize=65536)
def _flags(note: str) -> frozenset[str]:
    return frozenset(note.rsplit("|", 1)[-1].split(",")) - {""}


def placed(claims: Sequence[Claim], question: str) -> list[Claim]:
    """Mark the measured claims of one text with their place in it.

    ``only``: no other value of its unit; ``top``: the largest one of several; ``first``: the first of its kind in an
    official text; ``asked``: the first of a reply whose question asks for such a value; ``whole``: said to be the whole.
    An asked moment without an event of its own takes that of the question.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if claim.axis in AXES:
            groups[claim.axis, _unit(claim)].append(i)
    out = list(claims)
    units = [unit for axis, unit in groups if axis == "count"]
    for (axis, unit), ids in groups.items():
        whole = [i for i in ids if not flags_of(claims[i]) & _LIMITED]
        values = {(claims[i].low, claims[i].high, claims[i].note.split("|")[1]) for i in whole}
        largest = max((_size(claims[i]) for i in whole), default=0.0)
        asked = _is_asked(axis, unit, question, units)
        for i in ids:
            marks: list[str] = []
            if i in whole:
                marks += (
                    ["only"]
                    if len(values) == 1
                    else ["top"]
                    if axis != "moment" and _size(claims[i]) == largest
                    else []
                )
            if i == ids[0]:
                marks += ["first"] if claims[i].is_official else ["asked"] if asked else []
            out[i] = _marked(claims[i], marks, question)
    return out


def _unit(claim: Claim) -> str:
    return "" if claim.axis == "moment" else claim.note.split("|", 1)[0]


def _size(claim: Claim) -> float:
    return max((abs(v) for v in (claim.low, claim.high) if v is not None and abs(v) != float("inf")), default=0.0)


def _is_asked(axis: str, unit: str, question: str, units: Sequence[str]) -> bool:
    """Tell whether the question asks for such a value; ``units``: those of the counts in the answer, in their order."""
    wanted = asked_for(question) if question else frozenset()
    if axis != "count":
        return axis in wanted
    named = [u for u in units if f"count:{u}" in wanted]
    # 「何人ですか」 may be answered with 世帯, 「件数は」 with 軒: then the first count is the answer.
    return unit in named or ("count" in wanted and not named and unit == units[0])


def _marked(claim: Claim, marks: Iterable[str], question: str) -> Claim:
    marks = list(marks)
    if not marks:
        return claim
    head, flags = claim.note.rsplit("|", 1)
    items = claim.items
    if "asked" in marks and not any(i.startswith("e:") for i in items):
        lent = event_asked(question)
        items = tuple(f"v:{lent}" if i == "v:" and lent else i for i in items)
    return replace(claim, note=f"{head}|{','.join(filter(None, [flags, *marks]))}", items=items)


@lru_cache(maxsize=8192)
def event_asked(question: str) -> str:
    """Return the last event that a normal question names, which it asks about (「止まってからいつ直りましたか」)."""
    events = [c.name for c in concepts_of(question) if c.name.startswith("e:")]
    return events[-1] if events else "e:beginning" if _cues()["beginning"].search(question) else ""
