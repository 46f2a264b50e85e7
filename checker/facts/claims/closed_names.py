"""Names for people of what an event claim is about: 「番号の記載」, 「番号を含むかどうか」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.facts.claims.closed_plain import Plain, plain_form, word_list
from checker.facts.claims.closed_words import topic_word
from checker.facts.claims.unit import tokens_of

# What the act is about stands before these rather than before に or で: 「番号は票に記載しない」.
_OBJECTS = frozenset({"を", "が", "は", "も"})
_NOMINAL = frozenset({"名詞", "接尾辞"})
_WORD = re.compile("[一-龠々ァ-ヶー]+")


def event_name(plain: Plain, events: Sequence[tuple[str, int]]) -> str:
    """Return the name of an event.

    Args:
        plain: wording of the clause.
        events: the act, then the words that it governs, nearest first, each with its place in the wording.
    """
    act, at = events[0]
    # 「お持ちいただく際は保証書が必要です」, 「きれいになるまで」: only a noun names what the act is about.
    things = [(word, _particle(plain, start)) for word, start in events[1:] if _is_noun(plain, start)]
    word, particle = next((t for t in things if t[1] in _OBJECTS), things[0] if things else ("", ""))
    if act in word_list("permitting"):  # 「箱はなくても構いません」 is about the box
        return word or f"{next((w for w, _ in events[1:]), act)}かどうか"
    if not _is_verb(plain, at, act):
        return f"{word}の{act}" if word else act
    if not word:
        return f"{act}かどうか"
    if particle not in ("を", "が", "に", "で", "へ", "と"):
        particle = "を" if act in word_list("transitive") else "が"
    return f"{word}{particle}{act}かどうか"


def in_own_words(subject: str, texts: Sequence[str]) -> str:
    """Return a subject with the nouns that ``texts`` use where it has the word that stands for them: 名簿, not 一覧.

    Of a subject with brackets only what they hold is put so: what stands before them is the name of the question.
    """
    name, bracket, named = subject.partition("(")
    if not bracket:
        name, named = "", subject
    for text in texts:
        for token in tokens_of(text):
            shown = plain_form(token)
            if token.pos[0] != "名詞" or not _WORD.fullmatch(shown):
                continue
            word = topic_word(token)
            if len(word) > 1 and word != shown and word in named and not any(word in t for t in texts):
                named = named.replace(word, shown)
    return name + bracket + named


def _is_verb(plain: Plain, at: int, act: str) -> bool:
    """Tell whether the act is a verb and named by one: 含む, but not 送る, which is called 送付."""
    return plain.tokens[plain.owners[at]].pos[0] == "動詞" and act[-1:] in "うくぐすつぬぶむる"


def _is_noun(plain: Plain, at: int) -> bool:
    pos = plain.tokens[plain.owners[at]].pos
    return pos[0] in _NOMINAL and not pos[2].startswith(("副詞", "助数詞"))  # no 「6か月以内の申請」


def _particle(plain: Plain, at: int) -> str:
    """Return the particle after the nouns that begin with the word at ``at``, empty if none."""
    owner = plain.owners[at]
    while owner < len(plain.tokens) and plain.tokens[owner].pos[0] in _NOMINAL:
        owner += 1
    is_particle = owner < len(plain.tokens) and plain.tokens[owner].pos[0] == "助詞"
    return plain.tokens[owner].surface if is_particle else ""
