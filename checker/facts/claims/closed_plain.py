"""Plain wording of a clause: politeness stripped and verbs in dictionary form, so that a cue needs one form only.

「ご返送のお手間はおかけいたしません」 becomes 「返送の手間はかけるするない」. Cues of the closed and open axes are
regular expressions over this wording; every character of it leads back to its token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.domain.span import Span
from checker.language.tokens import Token
from checker.rules.files import load_group

_WORDS = {
    "ござる": "ある", "御座る": "ある", "おる": "いる", "いたす": "する", "致す": "する", "なさる": "する", "です": "だ",
    "でございます": "だ", "ぬ": "ない", "ん": "ない", "ず": "ない", "無い": "ない", "頂く": "いただく", "下さる": "くださる",
    "申す": "言う", "申し上げる": "言う", "さしあげる": "差し上げる", "出来る": "できる", "有る": "ある", "れる": "れる",
    "為る": "する", "居る": "いる", "成る": "なる", "伺う": "聞く", "参る": "来る", "存じる": "思う", "頂戴": "いただく",
    "ございます": "ある", "おっしゃる": "言う", "てる": "ている", "でる": "ている", "まい": "ない", "ちゃう": "てしまう",
}  # fmt: skip
_INFLECTED = ("動詞", "形容詞", "助動詞")


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a word list of ``style_rules/axes/closed/words.yaml``."""
    return frozenset(load_group("axes/closed")["axes.closed.words"][name].split())


@cache
def word_rows(name: str) -> tuple[frozenset[str], ...]:
    """Return the sets of words of a list of ``style_rules/axes/closed/words.yaml``."""
    return tuple(frozenset(row.split()) for row in load_group("axes/closed")["axes.closed.words"][name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of ``style_rules/axes/closed/words.yaml``, compiled."""
    return re.compile(load_group("axes/closed")["axes.closed.words"][name])


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain wording of some tokens.

    Attributes:
        text: the wording.
        owners: for each character of ``text`` the index of its token in ``tokens``.
        tokens: the tokens, in order.
    """

    text: str
    owners: tuple[int, ...]
    tokens: tuple[Token, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the source span of ``text[start:end]`` (not empty)."""
        first, last = self.tokens[self.owners[start]], self.tokens[self.owners[end - 1]]
        return Span(first.span.start, last.span.end)


def whole_words(plain: Plain, start: int, end: int) -> Span:
    """Return the source span of ``text[start:end]`` with the rest of its first compound and the ます of its last verb."""
    first, last, tokens = plain.owners[start], plain.owners[end - 1], plain.tokens
    while first and _joins(tokens[first - 1], tokens[first]):
        first -= 1
    while last + 1 < len(tokens) and tokens[last].pos[0] in _INFLECTED and tokens[last + 1].pos[0] == "助動詞":
        last += 1
    return Span(tokens[first].span.start, tokens[last].span.end)


def _joins(before: Token, token: Token) -> bool:
    """Tell whether two tokens are one written word: 「お|詫び」, 「法人|契約」."""
    if before.span.end != token.span.start or token.pos[0] not in ("名詞", "動詞"):
        return False
    is_noun = before.pos[0] == "名詞" and before.pos[1] == "普通名詞" and before.pos[2] not in ("副詞可能", "助数詞可能")
    return before.pos[0] == "接頭辞" or (is_noun and token.pos[0] == "名詞")


def plain_form(token: Token) -> str:
    """Return the plain wording of one token; empty for polite prefixes and bare ます."""
    return _form(token.pos[0], token.surface, token.dictionary_form)


@lru_cache(maxsize=65536)
def _form(kind: str, surface: str, dictionary_form: str) -> str:
    if kind == "接頭辞" and surface in ("お", "ご", "御"):
        return ""
    form = dictionary_form if kind in _INFLECTED else surface
    if kind == "助詞" and form == "ん":  # 「お返ししますんで」: の, not a negation
        return "の"
    form = _WORDS.get(form, form)
    if form == "ます":
        return ""
    if kind == "接尾辞" and dictionary_form == "かねる":
        return "かねる"
    if kind == "名詞":
        form = re.sub(r"^[おご御](?=[一-龠])", "", form) or form
    return form


def plain_wording(tokens: Sequence[Token]) -> Plain:
    """Join the plain forms of ``tokens``; the stop and よ or ね at the end are left out."""
    while tokens and _closes(tokens[-1]):
        tokens = tokens[:-1]
    text: list[str] = []
    owners: list[int] = []
    for i, token in enumerate(tokens):
        form = plain_form(token)
        if form == "ある" and i and plain_form(tokens[i - 1]) == "だ":
            form = ""  # でございます and である are only だ
        text.append(form)
        owners.extend([i] * len(form))
    return Plain("".join(text), tuple(owners), tuple(tokens))


def _closes(token: Token) -> bool:
    """Tell whether a token at the end only closes the clause: a stop, or a particle that asks for assent."""
    if token.pos[:2] == ("助詞", "終助詞"):
        return token.surface in ("よ", "ね", "わ", "な")
    return token.pos[0] == "補助記号" and token.pos[1] in ("句点", "読点")


def is_content_verb(token: Token) -> bool:
    """True for a verb with a meaning of its own, False for light and auxiliary verbs."""
    if token.pos[0] != "動詞" or token.pos[1] == "非自立可能":
        return False
    return plain_form(token) not in word_list("light")


def describes_noun(plain: Plain, end: int) -> bool:
    """Tell whether the predicate that reaches to ``end`` only describes the noun after it: 「影響を受けたお客様」.

    Formal nouns (こと, 状態, 予定 …) do not count: what comes before them is what is told, unless there is none of the kind
    (「見つかっていないものはない」).
    """
    if not 0 < end < len(plain.text) or plain.tokens[plain.owners[end - 1]].pos[0] not in _INFLECTED:
        return False
    if pattern("none_such").match(plain.text, end):
        return True
    return _before_noun(plain, plain.owners[end - 1])


def event_describes(plain: Plain, owner: int) -> bool:
    """Tell whether the event at token ``owner`` only describes a noun: 「閲覧した方」."""
    at = owner
    while at + 1 < len(plain.tokens) and plain.tokens[at + 1].pos[0] in _INFLECTED and not is_content_verb(plain.tokens[at + 1]):
        at += 1
    return at > owner and _before_noun(plain, at)


def _before_noun(plain: Plain, owner: int) -> bool:
    """Tell whether the predicate at ``owner`` ends before a noun that is no formal one."""
    while owner + 1 < len(plain.tokens) and _goes_on(plain.tokens[owner + 1]):
        owner += 1
    if owner + 1 >= len(plain.tokens) or plain.tokens[owner].pos[0] not in _INFLECTED:
        return False
    following = plain.tokens[owner + 1]
    return following.pos[0] in ("名詞", "代名詞", "接頭辞") and following.surface not in word_list("formal")


def _goes_on(token: Token) -> bool:
    return token.pos[0] == "助動詞" or token.surface == "て" or token.pos[:2] == ("動詞", "非自立可能")
