"""Drop the pairs of a conflict whose statements do not oppose each other by all that is known of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from checker.consistency.evidence import SHORT, Evidence, Kinds, Pair
from checker.consistency.narrow import narrowed
from checker.consistency.outright import are_outright, bans, leaves
from checker.consistency.reach import ADDED, MORE, UNEVEN
from checker.consistency.resolve import MEASURED
from checker.consistency.said import Said
from checker.consistency.spells import opens_while_closed
from checker.domain.conflict import Conflict, Incompatible, Statement
from checker.facts.claims.conditions import UNTIL, conditions_in
from checker.facts.claims.open import denies_one, is_the_answer, open_axes
from checker.facts.claims.stances import AXIS as STANCE
from checker.facts.claims.stances import grave_matters
from checker.rules.regex import regex

DOUBT = 0.6  # below this probability the conflict of an axis is taken for a mistake
DOUBT_OF_FIGURES = 0.5  # the network reads figures as words: whether two go together their axis knows better
DOUBT_OF_COUNTS = 0.2  # which people are counted the words around two numbers tell better than the network does
DOUBT_OF_SHORT = 0.3  # of two statements shorter than those that network and weights learnt from (「お手続きは不要です」)
DOUBT_OF_DESKS = 0.1  # hours and numbers: which desk is meant its axis knows as well, by the number
DOUBT_OF_HARM = 0.25  # who is told that he may eat or use what he must not comes to harm: rather one alarm too many
DOUBT_OF_UNTIL = 0.02  # the network hears no order in 「代わりの品が届くまでは」: it is granted for now
DOUBT_OF_ONE_CONDITION = 0.01  # nor the same condition in 「修理が終わるまで」 and 「修理前でも」
DOUBT_OF_BANS = 1e-6  # a plain ban against a plain leave: only what the axes rule out themselves is dropped
DOUBT_OF_CARRIAGE = 0.02  # 着払い, 元払い tell who pays by one word, in which the network hears no cost
DOUBT_OF_CAUSES = 0.25  # two causes that exclude each other, each told by name as the cause, or one denied by name
USE, PAYER, CAUSE, COUNT, HELD = "use", "payer", "cause", "count", "side:held"
_CARRIAGE = regex("着払い|元払い")
_FOR_SOME = regex("場合|とき|際は|ある方|ない方|限り|除き|ほか|以外|のみ|(?:^|[^た]|[^い]た)だけ|なければ|でしたら|後は")  # not いただけます
# So likely of one matter, figures that exclude each other are in dispute: to the network 12,345 and 12,435 look the same.
SURE_MATTER = 0.9
DOUBT_OF_SURE_FIGURES = 0.05
# The network compares sentences, not sets: what one list or group has and the other has not, their axis alone can tell.
_OF_SETS = frozenset({ADDED, MORE, UNEVEN})
_DESKS = frozenset({"hours", "address"})
MOST = 6  # statements of a value that are looked at one by one; of more the first ones speak for all


def found_by_axes(conflicts: Iterable[Conflict], said: Said) -> dict[Pair, Kinds]:
    """Return the pairs of groups that known conflicts set against each other, with axis and kind."""
    found: dict[Pair, set[tuple[str, str]]] = defaultdict(set)
    for conflict in conflicts:
        for bad in conflict.incompatible:
            for x, y in _pairs(conflict, bad):
                i, j = said.number(x.reply, x.span), said.number(y.reply, y.span)
                if i is not None and j is not None and i != j and x.reply != y.reply:
                    found[min(i, j), max(i, j)].add((conflict.axis, bad.kind))
    return {pair: frozenset(kinds) for pair, kinds in found.items()}


def without_doubted(conflicts: Iterable[Conflict], said: Said, evidence: Evidence) -> list[Conflict]:
    """Return the conflicts with only the pairs of statements that may well oppose each other.

    What cannot be weighed (a statement that is not among ``said``) stays.
    """
    return [kept for conflict in conflicts if (kept := _kept(conflict, said, evidence)) is not None]


def _kept(conflict: Conflict, said: Said, evidence: Evidence) -> Conflict | None:
    is_number = conflict.axis in MEASURED and conflict.axis != "moment"
    pairs: dict[Incompatible, set[Statement]] = {}
    for bad in conflict.incompatible:
        least = _least(conflict, bad)
        a, b = conflict.values[bad.a].statements, conflict.values[bad.b].statements
        limit = 0.0 if bad.reason in _OF_SETS else least
        spoken: set[Statement] = set()
        for x, y in _pairs(conflict, bad):
            sure = _is_sure(conflict, bad, x, y, said)
            if not _is_doubted(x, y, said, evidence, DOUBT_OF_BANS if sure else limit, is_number):
                spoken |= {x, y}
        if spoken:
            # The axis reads the same value in the official words: the lead must see them, not a reply's words in their place.
            spoken |= {s for s in (*a, *b) if said.is_official(s.reply, s.span)}
            pairs[bad] = spoken if len(a) <= MOST and len(b) <= MOST else {*a, *b}
    everyone = {s for n in {n for b in conflict.incompatible for n in (b.a, b.b)} for s in conflict.values[n].statements}
    if len(pairs) == len(conflict.incompatible) and set().union(*pairs.values()) == everyone:
        return conflict
    return narrowed(conflict, pairs) if pairs else None


def _is_sure(conflict: Conflict, bad: Incompatible, x: Statement, y: Statement, said: Said) -> bool:
    """Tell whether two statements need no weighing: a plain ban and a plain leave of the same, closed until later than open from."""
    numbers = said.number(x.reply, x.span), said.number(y.reply, y.span)
    if bad.kind != "hard" or conflict.axis not in (USE, STANCE, HELD) or numbers[0] is None or numbers[1] is None:
        return False
    values = conflict.values[bad.a].value, conflict.values[bad.b].value
    pair = (x, said.groups[numbers[0]][0]), (y, said.groups[numbers[1]][0])
    for (one, other), (first, second) in ((values, pair), (values[::-1], pair[::-1])):
        if conflict.axis == HELD:
            if opens_while_closed(first[0].text, second[0].text, second[1].note, second[0].at[:10]):
                return True
        elif one in bans() and other in leaves() and are_outright(first, second, said.sentences(second[0].reply)):
            return True
    return False


def _least(conflict: Conflict, bad: Incompatible) -> float:
    """Return the probability below which a pair of values of the conflict is taken for a mistake."""
    if conflict.axis == USE or (conflict.axis == STANCE and conflict.subject in grave_matters()):
        if _on_one_condition(conflict, bad):
            return DOUBT_OF_ONE_CONDITION
        if _until_then(conflict, bad):
            return DOUBT_OF_UNTIL
        if not _is_for_some(conflict, bad):
            return DOUBT_OF_HARM
    if conflict.axis == PAYER and bad.kind == "hard" and _on_one_condition(conflict, bad):
        return DOUBT_OF_ONE_CONDITION
    if conflict.axis == PAYER and any(_CARRIAGE.search(s.text) for v in conflict.values for s in v.statements[:MOST]):
        return DOUBT_OF_CARRIAGE
    if conflict.axis == CAUSE and bad.kind == "hard" and _tell_the_cause(conflict, bad):
        return DOUBT_OF_CAUSES
    if conflict.axis in _DESKS:
        return DOUBT_OF_DESKS
    if conflict.axis == COUNT:
        return DOUBT_OF_COUNTS
    return DOUBT_OF_FIGURES if conflict.axis in MEASURED else DOUBT


def _on_one_condition(conflict: Conflict, bad: Incompatible) -> bool:
    """Tell whether all statements of two values name one condition, under it or even so."""
    return all(
        any(c.same(d) for c, d in product(conditions_in("", x.text), conditions_in("", y.text))) for x, y in _pairs(conflict, bad)
    )


def _until_then(conflict: Conflict, bad: Incompatible) -> bool:
    """Tell whether a value is only told until something happens, the other one without any condition."""
    sides = [[conditions_in("", s.text) for s in conflict.values[n].statements[:MOST]] for n in (bad.a, bad.b)]
    return any(
        all({c.sense for c in found} == {UNTIL} for found in one) and not any(other) for one, other in (sides, sides[::-1])
    )


def _is_for_some(conflict: Conflict, bad: Incompatible) -> bool:
    """Tell whether a statement of two values is for some people, things or times only: what harms one need not harm another."""
    return any(_FOR_SOME.search(s.text) for n in (bad.a, bad.b) for s in conflict.values[n].statements[:MOST])


def _tell_the_cause(conflict: Conflict, bad: Incompatible) -> bool:
    """Tell whether all statements of two values give it as the cause, by name, or those of one deny it by name."""
    axis = open_axes()[CAUSE]
    sides = [[s.text for s in conflict.values[n].statements[:MOST]] for n in (bad.a, bad.b)]
    given = [all(is_the_answer(axis, text) for text in side) for side in sides]
    return all(g or (any(given) and all(denies_one(axis, text) for text in side)) for g, side in zip(given, sides, strict=True))


def _pairs(conflict: Conflict, bad: Incompatible) -> Iterator[tuple[Statement, Statement]]:
    """Yield the pairs of statements that speak for two values."""
    a, b = (conflict.values[n].statements[:MOST] for n in (bad.a, bad.b))
    return product(a, b)


def _is_doubted(x: Statement, y: Statement, said: Said, evidence: Evidence, least: float, is_number: bool) -> bool:
    first, second = said.number(x.reply, x.span), said.number(y.reply, y.span)
    if first is None or second is None or x.reply == y.reply:
        return False
    if said.groups[first][0].text == said.groups[second][0].text:
        return True  # the same words on another day (「本日返金しました」) are of another customer's case, or news
    if said.is_overtaken(first, second):
        return True
    if max(len(said.groups[n][0].text) for n in (first, second)) <= SHORT:
        least = min(least, DOUBT_OF_SHORT)
    if is_number and evidence.one_matter(first, second) >= SURE_MATTER:
        least = min(least, DOUBT_OF_SURE_FIGURES)
    chance = evidence.chance(first, second)
    return chance is not None and chance < least
