"""Claims on open axes: the class of an answer to an open question (原因, 公表が遅れた理由, 誰が行ったか).

A claim's ``note`` holds its classes: ``config`` asserted, ``-attack`` denied; ``items`` as those of closed claims, with
``o:`` for the classes that the sentences around it name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.closed import plain_of, plain_text, topics_of
from checker.facts.claims.closed_plain import Plain, pattern
from checker.facts.claims.closed_states import read_state
from checker.facts.claims.closed_words import topic_words
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit
from checker.rules.files import load_group

_DENIES = re.compile(r"^[^、。]{0,14}(?:は(?:ある|いる)?ない(?!か)|(?:も|が)(?:ある|いる)ない|確認[^、。]{0,8}ない)")
# The end of a clause that denies what stands before it: 「侵入の跡は見つかっておりません」, 「落雷によるものではありません」.
_DENIAL = re.compile(
    r"(?:(?:は|も|が)(?:ある|いる)?(?:だ)?ない|だはあるない|(?:見つかる|考える)(?:れる|られる)*(?:ている)?(?:は)?ない"
    r"|(?:確認|観測|検知|検出|把握|認める)(?:する)?(?:れる|られる|できる)+(?:ている)?(?:は)?ない|否定(?:する)?(?:れる)?(?:ている|た)*"
    r"|(?:関わる|関係する|当たる|影響する)(?:ている)?ない|(?:事実|実際)(?:と|で)は?(?:異なる|違う)|(?:という|との)[^、。]{1,8}は(?:誤りだ|違う))(?:た)?$"
)
MAX_GAP = 24
_NO_CAUSE = re.compile(r"(?:原因|理由|もの|ため|せい)(?:で|だ|に)?は(?:ある|なる)?ない")
# 「放送が遅れたのは」: what the clause gives the reason of, or says who did.
_CLEFT = re.compile(r"^(.{2,40}?)のは(?!ある|ない)")
OTHER = "other"
UNKNOWN = "unknown"
UNCLASSED = "別の説明"  # an answer of no known class
_TOLD = re.compile(r"(?:ため|せい|によるもの)だ(?:ある|た)*$")
_PAST = re.compile(r"(?:ているた|れるた|ないた|するた)(?:もの|こと|ため)*だ?$")
# 「攻撃を受けたことが原因です」: whatever state the words before have.
_IS_CAUSE = re.compile(r"(?:原因|要因|理由)だ(?:ある|た)*$")
# 「部品の劣化により、破片が混入したものです」
_EXPLAINS = re.compile(r"(?:による|ため)[^。]{1,24}たものだ$")
_NO_TELLING = ("required", "not_required", "advised", "stop", "planned", "can", "let")
ACTOR = "actor"
_NEVER = re.compile("(?<!た)こと(?:は|も|など)[^、。]{0,10}ない")
_HEDGED = ("possible", "investigating", "undecided", "unconfirmed")


@dataclass(frozen=True, slots=True)
class OpenAxis:
    """An open question and the classes of its answers.

    Attributes:
        asks: words of a question that asks it; says: words of a clause that answers it by itself; strong: those that
            answer it whatever the class (class ``other``).
        classes: class id → (word for people, cues).
        denied: class id → cues that deny it in other words (手順どおり).
        event: class id → cues of what happened, which is a cause only where ``causal`` words before or after make it one.
        exclude: pairs of classes that cannot both hold; together: where given, pairs of which one may be part of the
            other, all others being apart; partly: words that make an answer one of several; whole: ``says`` may stand anywhere in the sentence.
    """

    id: str
    slot: str
    subject: str
    asks: re.Pattern[str]
    says: re.Pattern[str]
    strong: re.Pattern[str]
    classes: dict[str, tuple[str, re.Pattern[str]]]
    denied: dict[str, re.Pattern[str]]
    event: dict[str, re.Pattern[str]]
    causal: tuple[re.Pattern[str], re.Pattern[str]] | None
    exclude: frozenset[frozenset[str]]
    together: frozenset[frozenset[str]]
    partly: re.Pattern[str] | None
    whole: bool


@cache
def open_axes() -> dict[str, OpenAxis]:
    """Return the open axes by id."""
    axes = {}
    for name, data in load_group("axes/open").items():
        axis = name.rsplit(".", 1)[-1]
        asks, says, strong = (_pattern(data[k]) for k in ("asks", "says", "strong"))
        classes = {}
        for key, row in data["classes"].items():
            classes[key] = (row["word"], _pattern(row["cues"]))
        denied = {key: _pattern(row["denied"]) for key, row in data["classes"].items() if "denied" in row}
        event = {key: _pattern(row["event"]) for key, row in data["classes"].items() if "event" in row}
        causal = (re.compile(data["causal"][0]), re.compile(data["causal"][1])) if "causal" in data else None
        exclude, together = (frozenset(frozenset(pair.split()) for pair in data.get(k, ())) for k in ("exclude", "together"))
        partly = _pattern(data["partly"]) if "partly" in data else None
        axes[axis] = OpenAxis(
            axis, data["slot"], data["subject"], asks, says, strong, classes, denied, event, causal, exclude, together,
            partly, data.get("within") == "sentence",
        )
    return axes


def _pattern(cues: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue})" for cue in cues))


@extractor
def read_open(unit: Unit) -> Iterator[Claim]:
    """Yield the claims of one clause on the open axes."""
    plain = plain_of(unit.text)
    if not plain.text:
        return
    words = plain.text + ("、" if unit.text.rstrip().endswith("、") else "")
    question = plain_text(unit.question) if unit.question else ""
    label = plain_text(unit.label) if unit.label else ""
    for axis in open_axes().values():
        said = axis.says.search(plain_text(unit.sentence) if axis.whole else words) or axis.asks.search(label)
        asked = axis.asks.search(question)
        if not said and not asked:
            continue
        found = _classes(axis, plain.text, bool(asked))
        told = _TOLD.search(words) or _IS_CAUSE.search(words)
        denied = _DENIAL.search(plain.text) or _NO_CAUSE.search(plain.text)
        if not found and not denied and (told or ((asked or axis.asks.search(label)) and axis.strong.search(words))):
            found = {OTHER}
        if not found:
            continue
        state = read_state(plain, 0, len(plain.text))
        if state is not None and state.id in _NO_TELLING and not _PAST.search(plain.text) and not _IS_CAUSE.search(plain.text):
            continue
        if axis.id == ACTOR and _NEVER.search(plain.text):
            continue  # 「市の職員が操作をお願いすることはありません」
        note = " ".join(sorted(found))
        around = {c for t in (*unit.previous[-1:], unit.sentence) for c in _classes(axis, plain_text(t), bool(asked))}
        items = (*topics_of(unit, plain), *_cleft(plain), *(f"o:{c}" for c in sorted(around - found)), *(("y:",) if said else ()), *(("a:",) if asked else ()))
        span = unit.place(plain.tokens[0].span.start, plain.tokens[-1].span.end)
        yield Claim(
            slot=axis.slot, axis=axis.id, subject=axis.subject, scope="",
            value="・".join(_word(axis, c) for c in sorted(found)), polarity=Polarity.YES,
            modality=Modality.POSSIBLE if state and state.id in _HEDGED else Modality.ASSERTED,
            source=unit.source, at=unit.at, span=span, items=items, keys=("*",), note=note,
            is_official=unit.is_official, is_correction=unit.is_correction, text=unit.text.strip(),
        )


def _cleft(plain: Plain) -> tuple[str, ...]:
    """Return the topic words before 「のは」 as ``u:`` items."""
    match = _CLEFT.match(plain.text)
    if not match:
        return ()
    tokens = plain.tokens[: plain.owners[match.end(1) - 1] + 1]
    return tuple(dict.fromkeys(f"u:{w}" for w in topic_words(tokens)))


def is_the_answer(axis: OpenAxis, text: str) -> bool:
    """Tell whether a clause gives the answer to the question as a whole: 「原因は誤操作です」, not 「…も一因です」."""
    plain = plain_text(text)
    return bool(axis.strong.search(plain) or _EXPLAINS.search(plain)) and not (axis.partly and axis.partly.search(plain))


def denies_one(axis: OpenAxis, text: str) -> bool:
    """Tell whether a clause only says which answer is not the right one: 「機械の故障ではありません」."""
    found = _classes(axis, plain_text(text))
    return bool(found) and all(name.startswith("-") for name in found)


def tells_why(axis: OpenAxis, text: str) -> bool:
    """Tell whether a clause has words that make something a cause at all."""
    plain = plain_text(text)
    return bool(axis.says.search(plain) and axis.causal and any(c.search(plain) for c in axis.causal))


def _is_cause(axis: OpenAxis, name: str, text: str, start: int, end: int, asked: bool) -> bool:
    """Tell whether the words for a class at ``text[start:end]`` give a cause, and not only what happened."""
    event = axis.event.get(name)
    if event is None or axis.causal is None or not event.fullmatch(text, start, end):
        return True
    before, after = axis.causal
    if before.search(text, 0, start) or after.search(text, end):
        return True
    return asked and not after.search(text)


def _classes(axis: OpenAxis, text: str, asked: bool = True) -> set[str]:
    """Return the classes that ``text`` (plain wording) names, denied ones with a minus; ``asked``: it answers the question."""
    found = set()
    text = _unquoted(text)
    denial = _DENIAL.search(text)
    for name, (_, cues) in axis.classes.items():
        for match in cues.finditer(text):
            if not _is_cause(axis, name, text, match.start(), match.end(), asked):
                continue
            denied = bool(axis.exclude and _DENIES.match(text[match.end() :]))
            if denial and name != UNKNOWN and match.end() <= denial.start() <= match.end() + MAX_GAP:
                denied = denied or "、" not in text[match.end() : denial.start()].replace("、という", "")
            found.add(f"-{name}" if denied else name)
        if name in axis.denied and axis.denied[name].search(text):
            found = (found - {name}) | {f"-{name}"}
    return found


def _unquoted(text: str) -> str:
    """Return a plain wording with what was called out or shown left blank: 「「大地震だ」と流れる」 tells of no earthquake."""
    if "「" not in text:
        return text
    return pattern("uttered").sub(lambda m: "　" * len(m.group()), text)


def _word(axis: OpenAxis, name: str) -> str:
    if name == OTHER:
        return UNCLASSED
    word = axis.classes[name.lstrip("-")][0]
    return f"{word}ではない" if name.startswith("-") else word
