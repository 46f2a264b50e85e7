"""Under which condition a clause holds: 「濁っている間は」, 「修理が終わるまで」, 「割れていなければ」, 「熱が出た方は」.

「濁っている間は飲まないで」 and 「透きとおっていれば飲めます」 are one piece of advice, 「濁っていても飲めます」 is another.
Marks and words are in ``style_rules/axes/closed/conditions.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.facts.claims.closed_words import topic_word
from checker.facts.claims.unit import tokens_of
from checker.language.tokens import Token
from checker.rules.files import load_group
from checker.rules.regex import regex

# What a condition says: it is so, it is not so, it is so for a while, it is not over yet, it is over.
SO, NOT_SO, DURING, UNTIL, OVER = "+", "-", "=", "<", ">"
# What is granted for whatever stands outside the matter.
OUTSIDE = "o"
# What is spoken of where nothing is done to a thing: 「そのままでは」.
AS_IS = frozenset({"そのまま"})
# Two conditions of the same words are one where both say one of these.
_ALIKE = frozenset(frozenset(pair) for pair in ((SO, DURING), (NOT_SO, UNTIL), (DURING, UNTIL)))
_TAIL = re.compile(r"[ぁ-ん]+$")
_KANJI = re.compile(r"[一-龠]")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition.

    Attributes:
        sense: see above.
        words: stems of what it speaks of; may be empty (その場合は).
        even_so: it restricts nothing: the clause holds even then (濁っていても).
        is_kind: it only names a kind of things (A型は), as any announcement does of what it is about.
    """

    sense: str
    words: frozenset[str]
    even_so: bool = False
    is_kind: bool = False

    def same(self, other: Condition) -> bool:
        """Tell whether the other one holds when this one does: the same words, the same sense."""
        return self._alike(other) and self._told_of(other)

    def turned(self, other: Condition) -> bool:
        """Tell whether the other one holds when this one does not: the same words, another sense."""
        return not self._alike(other) and self._told_of(other)

    def beside(self, other: Condition) -> bool:
        """Tell whether both speak of one thing and say something of their own of it: 「表示が赤のとき」, 「表示が緑のとき」."""
        return bool(self.words & other.words and self.words - other.words and other.words - self.words)

    def _alike(self, other: Condition) -> bool:
        return self.sense == other.sense or frozenset((self.sense, other.sense)) in _ALIKE

    def _told_of(self, other: Condition) -> bool:
        least, most = sorted((self.words, other.words), key=len)
        return bool(least) and least <= most


@cache
def _words() -> dict[str, str]:
    data: dict[str, str] = load_group("axes/closed")["axes.closed.conditions"]
    return data


@cache
def cue_of(name: str) -> re.Pattern[str]:
    """Return a pattern of ``style_rules/axes/closed/conditions.yaml``, compiled."""
    return regex(_words()[name].replace(" ", "").replace("\n", ""))


@cache
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw: dict[str, str] = load_group("axes/closed")["axes.closed.conditions"]["marks"]
    return tuple((name, regex(cue)) for name, cue in raw.items())


def always_holds(text: str) -> bool:
    """Tell whether the words of a clause say that no condition matters (いつでも, かかわらず)."""
    return bool(cue_of("always").search(text))


@lru_cache(maxsize=16_384)
def conditions_in(before: str, text: str) -> tuple[Condition, ...]:
    """Return the conditions of a clause; where it has none, those of what stands before it in the sentence (not 「…が、」)."""
    own = _conditions(text)
    if not own and before and not before.rstrip("、").endswith(("が", "けれど", "けど", "けれども", "一方")):
        own = tuple(c for c in _conditions(before) if not c.even_so)
    outside = (Condition(OUTSIDE, frozenset()),) if cue_of("outside").search(before + text) else ()
    as_is = cue_of("as_is").search(text)
    untreated = (Condition(NOT_SO, AS_IS, bool(as_is["even"])),) if as_is else ()
    return (*own, *untreated, *outside)


def _conditions(text: str) -> tuple[Condition, ...]:
    blank = cue_of("blank").sub(lambda m: "　" * len(m.group()), text)
    out: list[Condition] = []
    last = 0
    found = _found(blank)
    for i, (start, end, name) in enumerate(found):
        follows = found[i + 1][0] if i + 1 < len(found) else len(blank)
        # 「他でもお使いの方は」: も belongs to the words of the next mark.
        if start < last or (name == "even_so" and follows < len(blank) and "、" not in blank[end:follows]):
            continue
        condition = _condition(name, blank[max(last, *(blank.rfind(c, 0, start) + 1 for c in "、 ")) : start], blank[start:])
        if condition is not None:
            out.append(condition)
        last = end
    return tuple(out)


def _found(text: str) -> list[tuple[int, int, str]]:
    """Return where the marks of a text begin (their first group that is there) and end, in order, of two at one place the first."""
    found: dict[int, tuple[int, str]] = {}
    for name, cue in _marks():
        for match in cue.finditer(text):
            start = match.start(match.lastindex or 0)
            found.setdefault(start, (match.end(match.lastindex or 0), name))
    return [(start, end, name) for start, (end, name) in sorted(found.items())]


def _condition(name: str, told: str, rest: str) -> Condition | None:
    """Read one condition: ``told`` stands before its mark, ``rest`` begins with it."""
    even_so = name == "even_so"
    if even_so and (cue_of("no_even_so").search(rest) or cue_of("no_even_so").search(told + rest[:2])):
        return None
    if name in ("so", "who", "which") and cue_of("concerned").search(told) and not cue_of("some_of").search(told):
        return None
    sense = _sense(name, told, rest)
    words = stems_in(cue_of("when").sub("", told) if even_so else told)
    if name in ("who", "which") and not words:
        return None
    if sense in (OVER, UNTIL):
        words -= _over_words()
    return Condition(sense, words, even_so, name == "which")


def _sense(name: str, told: str, rest: str) -> str:
    when = cue_of("when").search(told + rest[:1] if rest[0] in "間中" else told) if name == "even_so" else None
    if name == "until" or (when and when.group().endswith("前")):
        return UNTIL
    if cue_of("denied").search(told):
        return NOT_SO
    if name == "after" or (name in ("so", "who") and cue_of("over").search(told)):
        return OVER
    return DURING if name == "during" or when or rest.startswith("うち") else SO


def stems_in(text: str) -> frozenset[str]:
    """Return what a condition speaks of: topic words, numbers, adjectives and verbs, without their endings."""
    stems = frozenset(_stem(word) for token in tokens_of(text) if (word := _word(token)))
    return stems - frozenset(_words()["degrees"].split())


def _over_words() -> frozenset[str]:
    return frozenset(_words()["over_words"].split())


def process_words() -> frozenset[str]:
    """Return stems that tell how a thing is brought about, whatever it is (確認, 結果)."""
    return frozenset(_words()["process"].split())


def _word(token: Token) -> str:
    if token.pos[1] == "数詞":
        return token.surface
    return topic_word(token) or (token.dictionary_form if token.pos[0] in ("動詞", "形容詞") and _KANJI.search(token.surface) else "")


def _stem(word: str) -> str:
    return _TAIL.sub("", word) or word


def as_items(conditions: Iterable[Condition]) -> tuple[str, ...]:
    """Return the conditions as items of a claim."""
    return tuple(f"h:{c.sense}{int(c.even_so)}{int(c.is_kind)}{' '.join(sorted(c.words))}" for c in conditions)


def from_items(items: Iterable[str]) -> tuple[Condition, ...]:
    """Return the conditions that ``as_items`` wrote."""
    return tuple(
        Condition(i[2], frozenset(i[5:].split()), i[3] == "1", i[4] == "1") for i in items if i.startswith("h:")
    )


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return topic words without their endings, as conditions keep theirs."""
    return frozenset(_stem(word) for word in words)
