"""Compare claims on closed axes: opposed answers to one question about the same matter."""

from __future__ import annotations

from checker.consistency.about import of_other_matters
from checker.consistency.conditions import USE, at_other_times, granted_once_safe
from checker.consistency.costs import of_other_costs, of_other_refunds
from checker.consistency.room import order_of_harm
from checker.consistency.spells import follow_on
from checker.consistency.subjects import (
    closest,
    for_some,
    named_cases,
    of_other_deeds,
    of_other_events,
    of_other_groups,
    on_two_sides,
    same_event,
    same_focus,
    same_matter,
    same_question,
    same_theme,
    shared_bodies,
    theme_missed,
    under_condition,
    words_of,
)
from checker.consistency.verdict import NONE, Verdict, comparer, in_time
from checker.domain.claim import Claim, Modality
from checker.facts.claims.closed import EVENT_AXIS
from checker.facts.claims.closed_axes import closed_axes, event_opposed
from checker.facts.claims.closed_plain import pattern
from checker.facts.claims.listed import held_kinds, kinds_of
from checker.facts.claims.open import OTHER, UNKNOWN, is_the_answer, open_axes
from checker.rules.regex import regex

THRESHOLD = 0.75
# Narrow questions, and classes denied outright, need less in common: the axis itself names the matter.
NARROW = {"reported": 0.6, "responsibility": 0.5, "refund_way": 0.6}
DENIED = 0.5
# Answers to an open question are read once more, by weights that were taught with statements made to look opposed.
ANSWERS = 0.3
# Poles of one event that hardly ever go together, by what is left of doubt: 「申し込みは不要」 against 「お申し込みください」.
SHARP = {frozenset({"required", "not_required"}): 0.3}
# Reports to a body that both name are the same report.
REPORTED = "reported"
SAME_BODY = 0.3
_LOOSE = frozenset({"can", "cannot", "let", "required", "not_required", "advised", "stop", "undecided", "planned"})
_LOOSE_PAIRS = ({"will", "cannot"}, {"cont", "cannot"}, {"will", "wont"}, {"can", "wont"})
REASONS = {"hard": "同じ問いへの答えが両立しません", "soft": "言い切り方や理由がそろっていません"}
SCOPE = "scope"
INCLUDED = "included"
KEPT = "kept"
_RESTORED = regex("復元|戻[せしさ]")
OCCURRENCE = "occurrence"
NEAR_CASES = 0.36
PAID = ("payer", "compensate")
APPLICATION = "application"
DEMANDS = (USE, "return_item", APPLICATION, "refund_extent")
# What was open is settled by now: progress, not contradiction.
_SETTLED = regex("(?:調査|調べ|確認|検査|解析)[^、。]{0,4}の?結果|(?:判明|特定)(?:し|いたし|でき)|(?:こと|もの)が分か(?:り|って)|によるものと分か")


@comparer(EVENT_AXIS, *closed_axes(), *open_axes())
def compare_closed(a: Claim, b: Claim) -> Verdict:
    """Return the verdict on two claims of one axis: opposed poles and the same matter."""
    opposed = opposition(a, b)
    if opposed is None or follow_on(a, b):
        return NONE
    kind, order = opposed
    order = order_of_harm(in_time(order), a, b)
    again = same_question(a, b, kind) < ANSWERS if a.axis in open_axes() else of_other_matters(a, b, kind)
    if again or same_matter(a, b, kind) < _limit(a, b):
        return NONE
    return Verdict(kind, REASONS[kind], order)


def _limit(a: Claim, b: Claim) -> float:
    """Return how probable it must be that both speak of the same matter."""
    if a.axis in open_axes():
        left, right = a.note.split(), b.note.split()
        denied = any(f"-{c}" in right for c in left) or any(f"-{c}" in left for c in right)
        return DENIED if denied else THRESHOLD
    if a.axis == REPORTED and shared_bodies(a, b):
        return SAME_BODY
    if a.axis == EVENT_AXIS:
        return SHARP.get(frozenset({a.note, b.note}), THRESHOLD)
    return NARROW.get(a.axis, THRESHOLD) if "later" not in (a.note, b.note) else THRESHOLD


def opposition(a: Claim, b: Claim) -> tuple[str, str] | None:
    """Return kind and order of the opposition of the two claims, None where they go together."""
    if a.axis in open_axes():
        return _open_opposition(a, b)
    if closed_slot(a.axis) != SCOPE and (on_two_sides(a, b) or of_other_groups(a, b)):
        return None
    if _conditional(a, b) or (a.axis in (USE, EVENT_AXIS) and at_other_times(a, b)):
        return None
    if _of_other_items(a, b):
        return None
    if of_other_refunds(a, b):
        return None
    if a.axis == EVENT_AXIS:
        return event_opposed().get((a.note, b.note)) if same_event(a, b, _loose(a, b)) else None
    if closed_axes()[a.axis].share == "event" and of_other_events(a, b):
        return None
    if a.axis in PAID and of_other_costs(a, b):
        return None
    if a.axis == OCCURRENCE and closest(named_cases(a), named_cases(b)) < NEAR_CASES:
        return None  # 「けがをされた方が2名」, 「券を複製した例はない」
    if a.axis == APPLICATION and (theme_missed(a, b) or theme_missed(b, a)):
        return None
    if a.axis == KEPT and _RESTORED.search(a.text) and _RESTORED.search(b.text) and _of_other_themes(a, b):
        return None  # 「写真は復元できた」, 「動画は復元できない」
    if a.axis == INCLUDED and not same_theme(a, b):
        return None
    if closed_axes()[a.axis].share == "focus" and not same_focus(a, b):
        return None
    return closed_axes()[a.axis].opposed.get((a.note, b.note))


def _of_other_items(a: Claim, b: Claim) -> bool:
    """Tell whether each speaks of kinds of information of its own, leaked or not or to be changed: 「住所は」, 「生年月日も」."""
    left, right = held_kinds(a.text), held_kinds(b.text)
    if a.axis == EVENT_AXIS and not (left and right):
        left, right = _handled_kinds(a), _handled_kinds(b)
    return bool(left and right and not left & right)


def _handled_kinds(claim: Claim) -> frozenset[str]:
    """Return the kinds of information among the words of an event: 「住所の変更」, 「パスワードの変更」."""
    return frozenset(kind for i in claim.items if i.startswith("e:") for kind in kinds_of(i[2:]))


def _of_other_themes(a: Claim, b: Claim) -> bool:
    """Tell whether both clauses set a theme and neither names anything of the other's."""
    wa, wb = words_of(a.items), words_of(b.items)
    left, right = wa["m"] - wa["e"], wb["m"] - wb["e"]
    return bool(left and right) and not left & (right | wb["c"] | wb["s"]) and not right & (left | wa["c"] | wa["s"])


def _conditional(a: Claim, b: Claim) -> bool:
    """A demand under a condition does not contradict the general rule, nor a recommendation that it is no duty."""
    if a.axis == EVENT_AXIS:
        poles = {a.note, b.note}
        if poles == {"advised", "not_required"} and pattern("no_duty").search(a.text + b.text):
            return True
        return (poles == {"required", "not_required"} and under_condition(a, b)) or (poles == {"stop", "can"} and granted_once_safe(a, b))
    return (a.axis in DEMANDS and under_condition(a, b)) or (a.axis == USE and (for_some(a, b) or granted_once_safe(a, b)))


def closed_slot(axis: str) -> str:
    """Return the slot of a closed axis, empty for events."""
    return "" if axis == EVENT_AXIS else closed_axes()[axis].slot


def _loose(a: Claim, b: Claim) -> bool:
    """Permissions and needs are said of a matter in many words (代理も可, 申し出は承らない); deeds only of themselves."""
    poles = {a.note, b.note}
    return poles in _LOOSE_PAIRS or (poles != {"required", "cannot"} and poles <= _LOOSE)


def _open_opposition(a: Claim, b: Claim) -> tuple[str, str] | None:
    """Different classes of answers: hard where they exclude each other or one denies the other, else soft."""
    if on_two_sides(a, b) or of_other_deeds(a, b):
        return None  # 「3年前の件は、宛先の入れ間違いでした」; 「放送が遅れたのは」, 「公表が翌日になったのは」
    left, right = set(a.note.split()), set(b.note.split())
    if any(f"-{x}" in right for x in left) or any(f"-{x}" in left for x in right):
        hedged = Modality.POSSIBLE in (a.modality, b.modality)
        return ("soft" if hedged and "unknown" in left | right else "hard", "any")
    if UNKNOWN in left or UNKNOWN in right:
        if _SETTLED.search((a if UNKNOWN in right else b).text):
            return None
        if left & right or any(c.startswith("-") for c in left | right) or (a if UNKNOWN in right else b).modality is Modality.POSSIBLE:
            return None
        return ("soft", "a_standing" if UNKNOWN in left else "b_standing")
    left, right = ({c for c in side if not c.startswith("-")} for side in (left, right))
    around = {i[2:] for c in (a, b) for i in c.items if i.startswith("o:")}
    if left & right - {"other"} and a.modality is not b.modality and Modality.POSSIBLE in (a.modality, b.modality):
        return ("soft", "a_late!" if a.modality is Modality.POSSIBLE else "b_late!")
    if not left or not right or left & right or (left | right) & around:
        return None
    firm = a.modality is b.modality is Modality.ASSERTED
    return ("hard" if firm and _exclude(a, b, left, right) else "soft", "any")


def _exclude(a: Claim, b: Claim, left: set[str], right: set[str]) -> bool:
    """Tell whether classes of answers cannot both hold: each is told as the whole answer, and neither may be part of the other."""
    axis = open_axes()[a.axis]
    pairs = [frozenset((x, y)) for x in left for y in right]
    if any(pair in axis.exclude for pair in pairs):
        return True
    known = bool(axis.together) and OTHER not in left | right
    return known and not any(pair in axis.together for pair in pairs) and all(is_the_answer(axis, c.text) for c in (a, b))
