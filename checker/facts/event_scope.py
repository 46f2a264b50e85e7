"""What a date of a notice tells nothing of: what it was found out to be within another date's clause, and whose data are meant.

「9月3日、調査により、8月28日に侵入があったことを確認しました」: the inner day is that of the intrusion alone, and what was
learnt belongs to the outer one. 「2023年4月1日から8月28日までに登録されたお客様」 says whose data they are, not how long
the incident lasted. Cues: ``style_rules/facts/events.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.facts.dates import DateMention
from checker.facts.linear import cues_in
from checker.rules.regex import regex
from checker.text.document import Document

# The end of a told fact that someone learns of: 「…していたこと|を確認しました」.
_FACT = regex(r"たこと(?=[がを])")
_LEARNING = {"after:learn", "after:grasp", "after:confirm", "after:told"}
# An outer day stands by itself (「9月3日、」, 「3日に」), not before a noun (「3日の攻撃で」).
_ADVERB = regex(r"^(?:付け?で|に)?[、,]|^に")


class Nested(NamedTuple):
    """A told fact inside the clause of another day: the ``outer`` mention, ``at``: where the fact ends."""

    outer: int
    at: int


def nested_fact(text: str, mentions: Sequence[DateMention]) -> Nested | None:
    """Return the first told fact of a sentence that has a day of its own beside that on which someone learnt of it."""
    for i, mention in enumerate(mentions):
        stop = mentions[i + 1].start if i + 1 < len(mentions) else len(text)
        fact = _FACT.search(text, mention.end, stop)
        if fact is None or not cues_in(text[fact.end() : stop], "events", "after") & _LEARNING:
            continue
        first = i - 1 if mention.is_range_end and i else i
        outer = _outer(text, mentions, first)
        if outer >= 0:
            return Nested(outer, fact.end())
    return None


def _outer(text: str, mentions: Sequence[DateMention], inner: int) -> int:
    """Return the day before ``inner`` that governs the verb after the fact, -1 if there is none."""
    at = inner - 1
    if at < 0 or mentions[at].is_range_end or mentions[at].is_range_start:
        return -1
    between = text[mentions[at].end : mentions[inner].start]
    is_told = "。" in between or "after:announced" in cues_in(between, "events", "after")
    return at if _ADVERB.match(between) and not is_told else -1


# 「5月10日に発生した紛失が、|5月12日に判明しました」: what happened, told of the day on which it came to be known.
_HAPPENED = regex(
    r"^(?:[0-9時分頃ごろ午前後]*)?(?:に|、)?[^。]*(?:た|だ)(?:こと|[一-龠ァ-ヶ][一-龠ァ-ヶのえい]{0,12})(?:が|を|は|について)、?(?:その)?$"
)
_CAME_OUT = regex(
    r"^(?:の?[0-9時分頃ごろ午前後朝昼夕夜]*)?(?:に|、|になって|になり)?、?[^。、0-9]{0,20}?(?:判明|発覚|発見|確認|把握|検知|分か|わか|気[づ付]|見つ[かけ])"
    r"(?:し|いたし|致し|され|でき|り|っ|き|い)?(?:て(?:い|おり))?(?:まし)?た(?:もの(?:です)?)?。?$"
)
_DENIED = regex(r"ない|ません|なかった|おらず|予定|対応|対策|復旧|再開|中止")


def happened_and_found(text: str, mentions: Sequence[DateMention]) -> bool:
    """Tell whether a sentence of two days says that what happened on the first came to be known on the second."""
    if len(mentions) != 2 or any(m.is_range_start or m.is_range_end or m.day is None for m in mentions):
        return False
    first, second = mentions
    start = first.time.end if first.time else first.end
    between, rest = text[start : second.start], text[second.time.end if second.time else second.end :]
    acts = {f"after:{n}" for n in ("send", "missend", "attack", "expose", "lose", "take", "outage", "happen")}
    told = cues_in(between, "events", "after")
    return bool(_HAPPENED.match(between) and _CAME_OUT.match(rest) and told & acts and not _DENIED.search(between + rest))


def tells_whom(document: Document, words: str) -> bool:
    """Tell whether ``words`` after a period say who is affected by when they joined or bought.

    What was bought or used is left to the learnt weights unless someone broke in: with a double charge or a tampered
    payment page the period is that of the incident itself.
    """
    cues = cues_in(words, "events", "period")
    if "period:joined" in cues:
        return "カード" not in words
    return "period:used" in cues and _is_entry_without_cards(document)


def _is_entry_without_cards(document: Document) -> bool:
    text = document.normal.text
    return "document:attack" in cues_in(text, "events", "document") and "story:card" not in cues_in(text, "events", "story")
