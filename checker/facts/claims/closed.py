"""Claims on closed axes: what a clause answers to a closed question (必要か, 含まれるか, 済んだか …).

A claim's ``note`` is its pole; its ``items`` are the topic words, each with where it comes from: ``c:`` the clause,
``s:`` the rest of the sentence, ``q:`` the question, ``p:`` the sentence before, ``e:`` the event, ``k:`` a condition and its words,
``h:`` a condition with its sense (``conditions.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.closed_axes import Axis, Pole, closed_axes
from checker.facts.claims.closed_names import event_name
from checker.facts.claims.closed_plain import (
    Plain,
    describes_noun,
    event_describes,
    is_content_verb,
    pattern,
    plain_form,
    plain_wording,
    whole_words,
    word_list,
)
from checker.facts.claims.closed_states import State, read_state, spared_by_leaving, state_words
from checker.facts.claims.closed_words import topic_word, topic_words
from checker.facts.claims.conditions import as_items, conditions_in
from checker.facts.claims.forborne import STOP, Forborne, forborne
from checker.facts.claims.fulfilled import fulfilled_items
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit, tokens_of
from checker.facts.items import find_items

# Demands on the reader: where they name no thing, the question does.
_DEMANDS = frozenset({"required", "advised"})
_NO_DEMANDS = frozenset({"not_required"})
_NO = frozenset({"not_required", "cannot", "wont", "not_done", "denied", "stop", "absent"})
_MODALITY = {
    "possible": Modality.POSSIBLE,
    "undecided": Modality.INVESTIGATING,
    "investigating": Modality.INVESTIGATING,
    "unconfirmed": Modality.UNCONFIRMED,
    "planned": Modality.PLANNED,
    "required": Modality.REQUESTED,
    "advised": Modality.REQUESTED,
}
# Known by the letters: いる is read as 居る.
_NO_NEED = ("いりません", "要りません", "いらない", "要らない")
# The tense of a clause that goes on and whose sentence does not tell.
CONTINUED = "cont"
AHEAD = "ahead"  # the same where the sentence ends with what will be: 「回収し、交換します」 has not been done
# A clause with so few topic words of its own leaves out what the question names.
BARE = 1
EVENT_AXIS = "event"
_EVENT_SLOTS = {
    "required": "user_action", "not_required": "user_action", "advised": "user_action", "stop": "user_action",
    "done": "status", "not_done": "status", "ongoing": "status", "undecided": "schedule", "planned": "schedule",
}  # fmt: skip
_EVENT_STATES = frozenset(
    (
        "required", "not_required", "advised", "stop", "cannot", "can", "let", "wont", "not_done",
        "planned", "done", "ongoing", "exists", "will", "undecided", "absent", "possible", "cont",
    )
)


@extractor
def read_closed(unit: Unit) -> Iterator[Claim]:
    """Yield the claims of one clause on the closed axes and on its own event."""
    plain = plain_of(unit.text)
    if not plain.text:
        return
    state = state_of(unit, plain)
    question = plain_text(unit.question) if unit.question else ""
    around = " ".join((plain.text, *_plain_texts(unit)))
    topics = topics_of(unit, plain)
    left = forborne(unit, plain)
    if left is not None and not left.ends:
        yield from _left_claims(unit, plain, left, question, around, topics)
    for axis in closed_axes().values():
        found = _answer(axis, plain, state, question, around)
        if found:
            yield _axis_claim(unit, plain, axis, found, topics, state)
    state = State(CONTINUED, state.start, state.end) if state is not None and state.id == AHEAD else state
    if state is not None and state.id in _EVENT_STATES:
        yield from _event_claims(unit, plain, state, topics, left.owner if left and not left.ends else None)


def _left_claims(
    unit: Unit, plain: Plain, left: Forborne, question: str, around: str, topics: tuple[str, ...]
) -> Iterator[Claim]:
    """Yield the claims on an act that the clause asks to leave while its end asks for another: 「捨てずに保管してください」."""
    told = left.cut(plain)
    for axis in closed_axes().values():
        found = _answer(axis, told, left.state, question, around)
        if found and STOP in found[0].states:
            yield _axis_claim(unit, told, axis, found, topics, left.state)
    yield from _event_claims(unit, told, left.state, topics)


def _axis_claim(
    unit: Unit, plain: Plain, axis: Axis, found: tuple[Pole, int, int], topics: tuple[str, ...], state: State | None
) -> Claim:
    pole, start, end = found
    marks = (*event_marks(axis.events, plain, start), *focus_marks(plain, start, end))
    subject, word = axis.reading(pole, plain.text)
    return _claim(
        unit, plain, axis.id, _slot(axis, unit), _subject(subject, marks), word, pole.id, (*marks, *topics), state, (start, end)
    )


def _slot(axis: Axis, unit: Unit) -> str:
    """Return the slot: a kind of information makes a question of scope one of items, a fee one of policy."""
    if axis.id == "included" and find_items(unit.text):
        return "info_item"
    if axis.id == "payer" and pattern("fee").search(unit.text):
        return "policy"
    return axis.slot


def _subject(subject: str, marks: tuple[str, ...]) -> str:
    """Return the subject for people: that of the axis, with what the clause names."""
    named = [m[2:] for m in marks if m.startswith("f:")][:2]
    return f"{subject}({'・'.join(named)})" if named else subject


def state_of(unit: Unit, plain: Plain) -> State | None:
    """Return the state of a clause; one that goes on (「提出し、受理された」) takes its tense from the sentence's end."""
    if unit.text.rstrip("。 ").endswith(_NO_NEED):
        return State("not_required", max(0, len(plain.text) - 1), len(plain.text))
    left = forborne(unit, plain)
    if left is not None and left.ends:
        return left.state
    if spared_by_leaving(plain) is not None:
        return None
    state = read_state(plain, 0, len(plain.text))
    last = unit.tokens[-1] if unit.tokens else None
    goes_on = last is not None and last.surface == "、" and unit.offset + len(unit.text) < len(unit.sentence)
    if state is None or not goes_on or state.id not in ("will", "exists") or len(unit.tokens) < 2:
        return state
    if unit.tokens[-2].pos[5].startswith("連用形") or unit.tokens[-2].surface == "て":
        rest = plain_wording(tokens_of(unit.sentence[unit.offset + len(unit.text) :]))
        end = read_state(rest, 0, len(rest.text))
        is_ours = end is not None and end.id == "required" and pattern("humble").search(unit.text)
        known = end.id if end is not None and not is_ours and end.id in ("done", "planned", "required", "ongoing") else CONTINUED
        is_left = known == "required" and pattern("left_off").search(plain.text)
        is_ahead = known == CONTINUED and end is not None and end.id == "will"
        return State(STOP if is_left else AHEAD if is_ahead else known, state.start, state.end)
    return state


def _plain_texts(unit: Unit) -> tuple[str, ...]:
    return tuple(plain_text(t) for t in (unit.question, unit.label, unit.sentence[: unit.offset]) if t)


@lru_cache(maxsize=8192)
def plain_of(text: str) -> Plain:
    """Return the plain wording of a normal text with its tokens; spans are offsets of ``text``."""
    return plain_wording(tokens_of(text))


def plain_text(text: str) -> str:
    """Return the plain wording of a normal text."""
    return plain_of(text).text


@lru_cache(maxsize=8192)
def _words_of(text: str) -> tuple[str, ...]:
    return topic_words(tokens_of(text))


def _answer(axis: Axis, plain: Plain, state: State | None, question: str, around: str) -> tuple[Pole, int, int] | None:
    """Return the pole of ``axis`` that the clause answers with, and the range of plain wording that says so."""
    if axis.needs and not axis.needs.search(around):
        return None
    if (axis.quiet and axis.quiet.search(plain.text)) or (state is not None and state.id in axis.silent):
        return None
    best: tuple[Pole, int, int] | None = None
    for pole in axis.poles:
        if pole.quiet and pole.quiet.search(plain.text):
            continue
        match = _telling(pole.cues, plain) if pole.cues else None
        if match and (best is None or match.end() > best[2]):
            best = (pole, match.start(), match.end())
    if best is not None or state is None:
        return best
    for pole in axis.poles:
        events = pole.events or axis.events
        if not _belongs(state.id, pole) or events is None or (pole.quiet and pole.quiet.search(plain.text)):
            continue
        start = _event_before(events, plain, state)
        if start is None and axis.lends and len(topic_words(plain.tokens)) <= BARE and events.search(question):
            start = state.start
        if start is not None:
            return pole, start, state.end
    return None


def _telling(cues: re.Pattern[str], plain: Plain) -> re.Match[str] | None:
    """Return the first match that tells: not another's words in 「」, not a clause that only describes a noun."""
    if not cues.search(plain.text):
        return None
    quotes = [m.span() for m in pattern("quote").finditer(plain.text)]
    for match in cues.finditer(plain.text):
        if match.end() == match.start() or any(start < match.start() and match.end() < end for start, end in quotes):
            continue
        if not describes_noun(plain, match.end()):
            return match
    return None


def _belongs(state: str, pole: Pole) -> bool:
    """Tell whether the state speaks for the pole; an open tense speaks for what is done or will be."""
    return state in pole.states or (state == CONTINUED and "done" in pole.states)


def _event_before(events: re.Pattern[str], plain: Plain, state: State) -> int | None:
    """Return where the event of the state begins: nearest before its end, with no other meaning verb between."""
    for match in reversed(list(events.finditer(plain.text, 0, state.end))):
        between = {plain.owners[i] for i in range(match.end(), max(match.end(), state.start))}
        between.discard(plain.owners[match.end() - 1])
        if pattern("only_sought").match(plain.text, match.end()):
            continue  # 「復旧を依頼しました」: nothing is restored yet
        if all(_may_stand_between(plain, i) for i in between) and not event_describes(plain, plain.owners[match.end() - 1]):
            return match.start()
    return None


def _may_stand_between(plain: Plain, owner: int) -> bool:
    token = plain.tokens[owner]
    return not is_content_verb(token) or plain_form(token) in word_list("carrying")


def topics_of(unit: Unit, plain: Plain) -> tuple[str, ...]:
    """Return the topic words of a clause and its context, each with its origin (see above)."""
    items = [f"c:{w}" for w in topic_words(plain.tokens)]
    before = unit.sentence[: unit.offset]
    items += [f"s:{w}" for w in _words_of(before)] if before else []
    items += [f"s:{w}" for w in _words_of(unit.label)] if unit.label else []
    items += [f"q:{w}" for w in _words_of(unit.question)] if unit.question else []
    items += [f"p:{w}" for text in unit.previous[-1:] for w in _words_of(text)]
    items += [f"k:{w}" for w in condition_words(unit.text, before)]
    # A clause with a group of its own (「…、口座振替の方は」) is not said of the one before it.
    items += [f"r:{w}" for w in group_words(unit.text) or group_words(before + unit.text)]
    items += as_items(conditions_in(before, unit.text))
    items += fulfilled_items(before + unit.text, unit.previous)
    items += [f"m:{w}" for w in main_words(plain)]
    if pattern("contrast").search(unit.text):
        items.append("x:")
    told_before = unit.previous[-1] if unit.previous else ""
    if _is_outside(before + unit.text) or _is_usual(unit.text) or pattern("not_meant").search(told_before):
        items.append("z:")
    if unit.question and _is_outside(unit.question):
        items.append("z:q")
    return tuple(dict.fromkeys(items))


def _is_outside(text: str) -> bool:
    """Tell whether a text speaks of what stands outside the matter, or of another occasion."""
    return bool(pattern("outside").search(text) or pattern("elsewhen").search(text))


def _is_usual(text: str) -> bool:
    """Tell whether a clause says no more than how it is as a rule (「通常は有料です」), which leaves room for the case at hand."""
    return bool(pattern("usual").search(text)) and not pattern("usual_but").search(text)


def condition_words(*texts: str) -> tuple[str, ...]:
    """Return an empty word and the topic words of the conditions in ``texts``, nothing where there is none."""
    words: dict[str, None] = {}
    for text in texts:
        match = pattern("condition").search(text)
        if match and not pattern("any_case").search(text):
            words.setdefault("")
            words.update(dict.fromkeys(_words_of(text[text.rfind("、", 0, match.start()) + 1 : match.end()])))
    return tuple(words)


def group_words(text: str) -> tuple[str, ...]:
    """Return the topic words that restrict the statement to some: 「お申し込み済みの方には」, 「軸が割れている場合は」."""
    words: dict[str, None] = {}
    for match in pattern("group").finditer(text):
        if not pattern("any_case").search(match.group()):
            words.update(dict.fromkeys(_words_of(match.group(1))))
    return tuple(words)


def main_words(plain: Plain) -> tuple[str, ...]:
    """Return the topic words of the phrases that は, も or について sets as the theme of the clause."""
    words: dict[str, None] = {}
    for i, token in enumerate(plain.tokens):
        before = plain.tokens[i - 1] if i else token
        about = token.surface in ("は", "も") and token.pos[0] == "助詞" and before.surface not in ("に", "で", "から", "まで")
        if not (about or token.surface in ("について", "につい", "関し")):
            continue
        at = i - 1
        while at >= 0 and plain.tokens[at].pos[0] in ("名詞", "接尾辞", "接頭辞", "助詞", "形状詞", "代名詞"):
            if plain.tokens[at].surface in ("は", "、") or plain.tokens[at].pos[1] == "接続助詞":
                break
            word = topic_word(plain.tokens[at])
            if word:
                words.setdefault(word)
            at -= 1
    return tuple(words)


def event_marks(events: re.Pattern[str] | None, plain: Plain, start: int) -> tuple[str, ...]:
    """Return the event words of the axis in the clause as ``e:`` items."""
    if events is None:
        return ()
    owners = {plain.owners[m.start()] for m in events.finditer(plain.text) if m.end() > m.start()}
    return tuple(f"e:{w}" for w in (topic_word(plain.tokens[o]) for o in sorted(owners)) if w)


def focus_marks(plain: Plain, start: int, end: int) -> tuple[str, ...]:
    """Return the topic words outside the words that give the answer as ``f:`` items: what the answer is about."""
    inside = set(plain.owners[start:end])
    words = (topic_word(t) for i, t in enumerate(plain.tokens) if i not in inside)
    return tuple(dict.fromkeys(f"f:{w}" for w in words if w))


def _event_claims(
    unit: Unit, plain: Plain, state: State, topics: tuple[str, ...], left: int | None = None
) -> Iterator[Claim]:
    """Yield a claim on the event itself: 修理は承っております against 修理はしない. ``left``: token of an act not to be done."""
    events = _event_words(plain, state, left)
    if not events:
        return
    start, bare = events[0][1], word_list("bare_acts")
    lent = lent_words(unit) if all(w in bare for w, _ in events) else ()
    name = event_name(plain, events)
    if not lent and len(events) > 1 and events[0][0] in bare and state.id in _DEMANDS | _NO_DEMANDS:
        events = events[1:]  # 「パスワードのお手続きは不要です」: whatever act it would be, the thing counts
    subject = "の".join(lent[-2:]) or name
    # 「変更をお願いします」 names an act and no thing: its question does.
    asked = lent_words(unit) if len(events) == 1 and not lent and unit.question and state.id in _DEMANDS else ()
    events = [*([] if lent else events), *((w, start) for w in lent)]
    yield _claim(
        unit, plain, EVENT_AXIS, _EVENT_SLOTS.get(state.id, "policy"), subject, state_words().get(state.id, "する"), state.id,
        (*(f"e:{w}" for w, _ in events), *(f"d:{w}" for w in asked), *focus_marks(plain, start, state.end), *topics),
        state, (start, state.end),
    )


def lent_words(unit: Unit) -> tuple[str, ...]:
    """Return what the last question asks about: 「お手続きは不要です」 names no act of its own, its question does."""
    asked = unit.question or (unit.previous[-1] if unit.previous else "")
    last = next((p for p in reversed(pattern("sentence_end").split(asked)) if p.strip()), "")
    return _words_of(last)[-4:]


def _event_words(plain: Plain, state: State, left: int | None = None) -> list[tuple[str, int]]:
    """Return what the state is about, nearest first: the event word before its end and the words that it governs.

    「修理・交換はしない」: 交換, 修理; 「返金の申し出は承っておりません」: 受付, 申請, 返金.
    """
    words: list[tuple[str, int]] = []
    verbs = 0
    owners = sorted({plain.owners[i] for i in range(state.end)}, reverse=True)
    for owner in owners:
        token = plain.tokens[owner]
        if owner == left or (state.id == STOP and plain_form(token) == "待つ"):  # 「飲むのはお待ちください」: the act waits
            continue
        word = "" if token.pos[1] == _STEM else topic_word(token)
        verbs += is_content_verb(token)
        if verbs > 1 or (token.surface == "、" and words and verbs):
            break
        if word:
            words.append((word, plain.owners.index(owner)))
    return words[:4]


_STEM = "助動詞語幹"  # 「…ないようお願いします」: よう is nothing that is asked for


def _keys(axis: str, topics: tuple[str, ...]) -> tuple[str, ...]:
    """Return what two claims must share to be compared at all: a word of the clause or question, or only the axis."""
    if closed_axes()[axis].share != "focus":
        return ("*",)
    return tuple(dict.fromkeys(i[2:] for i in topics if i[0] in "fqc")) or ("*",)


def _claim(
    unit: Unit, plain: Plain, axis: str, slot: str, subject: str, word: str, note: str, topics: tuple[str, ...],
    state: State | None, where: tuple[int, int],
) -> Claim:
    name = state.id if state else ""
    span = plain.span(0, len(plain.text)) if where[1] <= where[0] else whole_words(plain, *where)
    place = unit.place(span.start, span.end)
    keys = tuple(dict.fromkeys(i[2:] for i in topics if i[0] in "ecd")) if axis == EVENT_AXIS else _keys(axis, topics)
    return Claim(
        slot=slot, axis=axis, subject=subject, scope="", value=word,
        polarity=Polarity.NO if name in _NO else Polarity.UNKNOWN if name in ("unconfirmed", "possible") else Polarity.YES,
        modality=_MODALITY.get(name, Modality.ASSERTED), source=unit.source, at=unit.at, span=place,
        items=topics, keys=keys, note=note, is_official=unit.is_official, is_correction=unit.is_correction,
        text=unit.text.strip(),
    )
