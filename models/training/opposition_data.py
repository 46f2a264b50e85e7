"""Pairs of statements for training: written clusters and packs (``models/data/oppositions``) and labelled reply sets.

Each source gives groups: statements (question, words, time, what stands before) and pairs of them with what they are to each other.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from checker.consistency.said import statements
from checker.domain.claim import SLOTS, Claim

Statement = tuple[str, str, str, str]
TIMED = 0.85  # share of groups whose times are known
DAYS = 4
TURNED = 0.7  # share of repeated statements that are turned round, where they can be
NUMBERED = 0.3
_NUMBER = re.compile(r"(?<![0-9,.])[1-9][0-9]{0,4}(?![0-9,./月])")
_UNSURE = re.compile("場合|詫び|申し訳|恐れ|おそれ|かもしれ|存じ|思い|願い|ください|まだ|以外|だけ|のみ|ほか")
# Ends of a statement (without 。) and what denies or affirms it.
_ENDS = (
    ("ておりません", "ております"), ("ております", "ておりません"), ("ではありません", "です"), ("ではございません", "でございます"),
    ("は必要ありません", "が必要です"), ("は不要です", "は必要です"), ("が必要です", "は不要です"), ("は必要です", "は不要です"),
    ("しました", "しておりません"), ("ません", "ます"), ("ます", "ません"), ("あり", "なし"), ("なし", "あり"),
)  # fmt: skip


class Pair(NamedTuple):
    """Numbers of two statements; whether they oppose each other, and if so on which slot and how hard."""

    a: int
    b: int
    opposed: bool
    slot: int = 0
    hard: bool = False


class Group(NamedTuple):
    """Statements that stand together; of ``pairs`` only what is known.

    Attributes:
        is_incident: most pairs do not oppose.
        news: numbers of statements that were said before the statement that follows them.
    """

    said: list[Statement]
    pairs: list[Pair]
    is_incident: bool
    news: tuple[int, ...] = ()


def slot_number(name: str) -> int:
    """Return the place of a slot, that of ``other`` where it is unknown."""
    return SLOTS.index(name if name in SLOTS else "other")


def cluster(record: dict[str, Any]) -> Group:
    """Return the group of a cluster: sides that oppose each other, and statements apart from all of them."""
    question = record.get("q", "")
    sides = [(side, words) for side, said in enumerate(record["sides"]) for words in said]
    sides += [(-1, words) for words in record["apart"]]
    slot, hard = slot_number(record.get("slot", "")), not record.get("soft", False)
    pairs = [
        Pair(i, j, sides[i][0] != sides[j][0] and sides[j][0] >= 0, slot, hard)
        for i in range(len(sides))
        for j in range(i + 1, len(sides))
    ]
    return Group([(question, words, "", "") for _, words in sides], pairs, False)


def pack(record: dict[str, Any]) -> Group:
    """Return the group of a pack: many matters of one incident, each with its sides, and what opposes nothing.

    That is: ``facts``, what stands ``apart`` of a matter, and ``progress``, pairs of which the second came later.
    """
    said: list[tuple[Statement, int, int, int, bool]] = []
    for number, matter in enumerate(record["matters"]):
        question, slot, hard = matter.get("q", ""), slot_number(matter.get("slot", "")), not matter.get("soft", False)
        for side, words in enumerate(matter["sides"]):
            said += [((question, w, "", ""), number, side, slot, hard) for w in words]
        said += [((question, w, "", ""), -1, 0, 0, False) for w in matter.get("apart", [])]
    said += [(("", words, "", ""), -1, 0, 0, False) for words in record["facts"]]
    first = len(said)
    said += [(("", words, "", ""), -1, 0, 0, False) for news in record.get("progress", []) for words in news[:2]]
    pairs = [
        Pair(i, j, x[1] == y[1] >= 0 and x[2] != y[2], x[3], x[4])
        for i, x in enumerate(said)
        for j, y in enumerate(said[i + 1 :], i + 1)
    ]
    return Group([s[0] for s in said], pairs, True, tuple(range(first, len(said), 2)))


def incident(record: dict[str, Any]) -> Group:
    """Return the group of a labelled incident; pairs whose label cannot be told are left out.

    Two statements that dispute a third one and not each other say the same, mostly in other words: the pairs that teach most.
    """
    claims = statements("official", record["official"], is_official=True) if record["official"] else []
    for reply in record["replies"]:
        claims += statements(reply["id"], reply["text"], reply["question"], reply["at"])
    texts = {r["id"]: r["text"] for r in record["replies"]} | {"official": record["official"] or ""}
    known: dict[tuple[int, int], Pair | None] = {}
    disputed: set[int] = set()
    for gold in record["contradictions"]:
        a, b = (_holders(claims, gold[side], texts[gold[side]], gold[f"{side}_span"]) for side in "ab")
        disputed.update(a, b)
        known.update({(min(i, j), max(i, j)): None for i in a for j in b if (min(i, j), max(i, j)) not in known})
        if a and b:
            i, j = sorted((a[0], b[0]))
            known[i, j] = Pair(i, j, True, slot_number(gold["slot"]), gold["kind"] == "hard")
    opposed = {frozenset((g["a"], g["b"])) for g in record["contradictions"]}
    pairs: list[Pair] = []
    for i, x in enumerate(claims):
        for j, y in enumerate(claims[i + 1 :], i + 1):
            both = frozenset((x.source, y.source))
            unsure = both in opposed and (i in disputed or j in disputed)
            found = known.get((i, j), None if unsure else Pair(i, j, False))
            if found and x.source != y.source:
                pairs.append(found)
    return Group([(c.note, c.text, c.at, c.before) for c in claims], pairs, True)


def _holders(claims: list[Claim], source: str, text: str, piece: str) -> list[int]:
    """Return the numbers of the statements that hold ``piece``, the one that holds most of it first."""
    start = text.find(piece)
    end = start + len(piece)
    shared = {i: min(c.span.end, end) - max(c.span.start, start) for i, c in enumerate(claims) if c.source == source}
    return sorted((i for i, n in shared.items() if n > 0), key=lambda i: (-shared[i], i))


def groups_of(paths: Iterable[Path]) -> list[Group]:
    """Return the groups of files: ``clusters_*``, ``packs_*``, or else labelled replies."""
    makers = {"clusters": cluster, "packs": pack}
    return [makers.get(path.name.partition("_")[0], incident)(r) for path in paths for r in _records(path)]


def sample(group: Group, most: int = 30) -> Group:
    """Return a group small enough for one step: of an incident the statements of some disputes and a few others."""
    group = _minimal(_minimal(_timed(group)))
    if not group.is_incident:
        opposed = [p for p in group.pairs if p.opposed]
        sides = {i for p in opposed for i in p[:2]}
        same = [p for p in group.pairs if not p.opposed and p.a in sides and p.b in sides]
        apart = [p for p in group.pairs if not (p.a in sides and p.b in sides)]
        return Group(group.said, random.sample(opposed, min(9, len(opposed))) + same + random.sample(apart, min(14, len(apart))), False)
    disputes = [p for p in group.pairs if p.opposed]
    used = {i for p in random.sample(disputes, min(12, len(disputes))) for i in p[:2]}
    rest = [i for i in range(len(group.said)) if i not in used]
    used.update(random.sample(rest, max(0, min(len(rest), most - len(used)))))
    place = {old: new for new, old in enumerate(sorted(used))}
    pairs = [p._replace(a=place[p.a], b=place[p.b]) for p in group.pairs if p.a in place and p.b in place]
    return Group([group.said[i] for i in sorted(used)], pairs, True)


def _timed(group: Group) -> Group:
    """Return the group with times: where it has none mostly some at random, where it has them sometimes none.

    Otherwise the network would learn that who knows the time (labelled sets) seldom disputes.
    """
    if any(said[2] for said in group.said):
        return group if random.random() < TIMED else group._replace(said=[(q, words, "", led) for q, words, _, led in group.said])
    if random.random() >= TIMED:  # whether news is news cannot be told then
        return group._replace(pairs=[p for p in group.pairs if not (p.a in group.news and p.b == p.a + 1)])
    days = [random.randint(1, DAYS) for _ in group.said]
    for earlier in group.news:
        days[earlier], days[earlier + 1] = sorted(random.sample(range(1, DAYS + 1), 2))
    timed = zip(group.said, days, strict=True)
    return group._replace(said=[(q, words, f"2025-05-{day:02}T10:00", led) for (q, words, _, led), day in timed])


def _minimal(group: Group) -> Group:
    """Return the group with one statement said once more, in the same words or with its verb or a number turned.

    The same words never oppose themselves, to whatever question; one word can turn the rest round.
    """
    disputes = [p for p in group.pairs if p.opposed]
    chosen = random.choice(disputes) if disputes else None
    number = random.choice(chosen[:2]) if chosen else random.randrange(len(group.said))
    question, words, at, led = group.said[number]
    other = turned(words) if chosen and random.random() < TURNED else None
    if chosen and other:
        again, pair = (question, other, at, led), Pair(number, len(group.said), True, chosen.slot, True)
    else:
        again, pair = (random.choice(group.said)[0], words, at, led), Pair(number, len(group.said), False)
    return group._replace(said=[*group.said, again], pairs=[*group.pairs, pair])


def turned(words: str) -> str | None:
    """Return a statement with its last verb denied or affirmed or its first number changed; None where that is unsafe."""
    if _UNSURE.search(words):
        return None
    turns = [(end, new) for end, new in _ENDS if words.rstrip("。").endswith(end)]
    number = _NUMBER.search(words)
    if number and (not turns or random.random() < NUMBERED):
        other = str(int(number.group()) + random.choice((1, 2, 3, 5, 10, 100)))
        return words[: number.start()] + other + words[number.end() :]
    if not turns:
        return None
    end, new = turns[0]
    return words.rstrip("。").removesuffix(end) + new + "。"


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())
