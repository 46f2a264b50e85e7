"""Say a conflict in one Japanese sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.domain.claim import Claim
from checker.domain.conflict import ConflictValue, Incompatible
from checker.facts.claims.closed_names import in_own_words
from checker.facts.claims.concepts import own_subject

SHOWN = 3
MAKE_ONE = "どちらが正しいかを決めて公式の文書をそろえるまで、訂正は求めません。"


def subject_of(claims: Sequence[Claim]) -> str:
    """Return the subject most claims name, the shortest of equals."""
    counts = Counter(c.subject for c in claims if c.subject)
    subject = min(counts, key=lambda s: (-counts[s], len(s), s)) if counts else ""
    texts = [c.text for c in claims]
    return own_subject(subject, texts) if {c.axis for c in claims} == {"moment"} else in_own_words(subject, texts)


def explain(subject: str, values: Sequence[ConflictValue], bad: Sequence[Incompatible], officials_differ: bool = False) -> str:
    """Return what is said differently, and what the official text says, or that the official texts differ."""
    shown = list(dict.fromkeys(v.value for v in values))
    words = "と".join(f"「{v}」" for v in shown[:SHOWN]) + ("など" if len(shown) > SHOWN else "")
    what = f"{subject}について" if subject else ""
    reasons = list(dict.fromkeys(b.reason for b in bad if b.reason))
    why = f"({reasons[0]})" if reasons else ""
    how = "くい違い" if any(b.kind == "hard" for b in bad) else "言い方の強さの違い"
    if officials_differ:
        return f"{what}{words}という説明の{how}があり{why}、公式どうしが食い違っています。{MAKE_ONE}"
    official = next((v.value for v in values if v.official), "")
    tail = f"、公式の説明は「{official}」です" if official and len(shown) > 1 else ""
    return f"{what}{words}という説明の{how}があり{why}{tail}。" if tail else f"{what}{words}という説明の{how}があります{why}。"
