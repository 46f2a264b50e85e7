"""Jargon without a gloss: single terms of the glossary, and sentences thick with the trade's words.

Terms match longest first and on token boundaries (ログ is not in ブログ); a term counts as explained where a gloss in
brackets, 「とは」, 「という」 or a ※ note stands in the same sentence, or where it was explained before.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from checker.checks.build import make_finding
from checker.checks.registry import Context, check
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.domain.span import Span
from checker.language.tokens import Token, sentence_tokens
from checker.record import record
from checker.rules.files import load_group
from checker.rules.pairs import WordIndex, pairs_of
from checker.rules.regex import regex
from checker.text.document import CONTENT_KINDS, Document, Sentence
from checker.text.normal import NormalText

_KATAKANA = regex(r"[ァ-ヺー]")
_LATIN = regex(r"[A-Za-z]")
# Words with a blank between them are one name: 「Active Directory」.
_LATIN_WORD = regex(r"(?<![A-Za-z0-9@./_-])[A-Za-z][A-Za-z0-9+-]*(?: [A-Za-z][A-Za-z0-9+-]*)*(?![A-Za-z0-9@._-])")
_NOT_WORDS = regex(r"https?://\S+|[\w.+-]+@[\w.-]+|「[^」]*」|[A-Za-z]+[- ]?\d[\w-]*")
# 「X(説明)」: a gloss has a kana word in it; 「(以下「本サイト」といいます)」 is none.
_GLOSS_AFTER = regex(r"^[^。、(]{0,12}\((?!以下|※|約|計|全|うち)[^()]*[ぁ-ん][^()]*\)")
_GLOSS = regex(r"[」』]?\((?!以下|※|約|計|全|うち)[^()。]*[ぁ-ん][^()。]*\)")
_FOREIGN = regex(r"[ァ-ヺー]{2,}|[A-Za-z][A-Za-z0-9+-]+")
_DEFINED = regex(
    r"^[」』]?(?:とは|という[^。]{0,6}(?:仕組み|もの|手口|方法|攻撃|機能|状態)|と(?:呼ば|いわ|言わ)れ)"
)
_IN_BRACKETS = regex(r"[ぁ-ん][^。(]*\([^()]*$")


@record
class Term:
    """A glossary entry: canonical form, plain gloss, level 1 … 3."""

    name: str
    gloss: str
    level: int


@record
class Hit:
    """A term found in a sentence: ``[start, end)`` of the sentence's normal form."""

    term: Term
    sentence: Sentence
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Place in the source."""
        return self.sentence.normal.span(self.start, self.end)


@cache
def glossary() -> dict[str, Term]:
    """Return the built-in terms by normalised form, every variant included."""
    forms: dict[str, Term] = {}
    for entry in load_group("terms")["terms.jargon"]["terms"]:
        term = Term(entry["term"], entry["gloss"], int(entry["level"]))
        for form in (entry["term"], *entry["variants"]):
            forms[NormalText.of(form).text] = term
    return forms


@cache
def _technical() -> tuple[frozenset[str], frozenset[str]]:
    words = load_group("terms")["terms.technical"]
    return frozenset(words["katakana"]), frozenset(w.lower() for w in words["common_latin"])


def find_terms(document: Document, forms: dict[str, Term]) -> tuple[Hit, ...]:
    """Return every term of the content, longest match first, on token boundaries."""
    known = tuple(forms)
    index, longest = _index(known), _by_first(known)
    tokens = sentence_tokens(document)
    return tuple(
        hit
        for sentence in document.sentences
        if sentence.kind in CONTENT_KINDS
        if index.found_in(sentence.text, pairs_of(sentence.text))
        for hit in _scan(sentence, tokens[sentence.index], forms, longest)
    )


def _terms(document: Document) -> tuple[Hit, ...]:
    """Return the terms of the glossary in a document (a cached layer: two checks ask for them)."""
    return document.layer("jargon.terms", lambda d: find_terms(d, glossary()))


@lru_cache(maxsize=4)
def _index(forms: tuple[str, ...]) -> WordIndex:
    return WordIndex(forms)


@lru_cache(maxsize=4)
def _by_first(forms: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the forms by their first character, longest first."""
    longest: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        longest.setdefault(form[0], []).append(form)
    return longest


def _scan(
    sentence: Sentence, tokens: tuple[Token, ...], forms: dict[str, Term], longest: dict[str, list[str]]
) -> Iterable[Hit]:
    text, at = sentence.text, 0
    edges = {t.span.start for t in tokens} | {t.span.end for t in tokens}
    while at < len(text):
        for form in longest.get(text[at], ()):
            end = at + len(form)
            if text.startswith(form, at) and _stands_alone(text, at, end):
                span = sentence.normal.span(at, end)
                if span.start in edges and span.end in edges:
                    yield Hit(forms[form], sentence, at, end)
                    at = end - 1
                    break
        at += 1


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A katakana or Latin term must not be part of a longer run of the same script."""
    for script in (_KATAKANA, _LATIN):
        if start and script.match(text[start]) and script.match(text[start - 1]):
            return False
        if end < len(text) and script.match(text[end - 1]) and script.match(text[end]):
            return False
    return True


def is_explained(text: str, start: int, end: int) -> bool:
    """Tell whether the words ``[start, end)`` of a sentence have a gloss beside them."""
    after, before = text[end:], text[:start]
    if _GLOSS_AFTER.match(after) or _DEFINED.match(after):
        return True
    return bool(_IN_BRACKETS.search(before)) and after.lstrip("」』").startswith(")")


def gloss_letters(document: Document, sentence: Sentence) -> str:
    """Return the words of the glosses in brackets that follow terms of the glossary, katakana and Latin words of a sentence."""
    if "(" not in sentence.text:
        return ""
    ends = [h.end for h in _terms(document) if h.sentence.index == sentence.index]
    ends += [m.end() for m in _FOREIGN.finditer(sentence.text)]
    glosses = {m.span() for end in ends if (m := _GLOSS.match(sentence.text, end))}
    return "".join(sentence.text[a:b] for a, b in glosses)


def _is_noted(document: Document, term: Term, forms: dict[str, Term]) -> bool:
    names = [form for form, t in forms.items() if t is term]
    return any(
        s.text.startswith(("※", "*", "注")) and any(n in s.text[:40] for n in names) and len(s.text) > 20
        for s in document.sentences
    )


@check("jargon")
def check_terms(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report each unexplained glossary term once, at its first place."""
    forms = glossary()
    by_level = {int(rule.params["level"]): rule for rule in rules}
    own = context.settings.get("glossary")
    explained = {NormalText.of(str(k)).text for k in own} if isinstance(own, dict) else set()
    hits: dict[str, list[Hit]] = {}
    for hit in _terms(context.document):
        hits.setdefault(hit.term.name, []).append(hit)
    for name, places in hits.items():
        term = places[0].term
        rule = by_level.get(term.level)
        if rule is None or name in explained or _is_noted(context.document, term, forms):
            continue
        if any(is_explained(h.sentence.text, h.start, h.end) for h in places):
            continue
        words = places[0].span.of(context.document.text)
        related = tuple(h.span for h in places[1:])
        yield make_finding(rule, places[0].span, related, words=words, gloss=term.gloss)


@check("jargon_dense")
def check_density(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Report sentences with several unexplained words of the trade, known to the glossary or not."""
    tokens = sentence_tokens(context.document)
    by_sentence: dict[int, list[Hit]] = {}
    for hit in _terms(context.document):
        by_sentence.setdefault(hit.sentence.index, []).append(hit)
    for rule in rules:
        minimum = int(rule.params["minimum"])
        for sentence in context.document.sentences:
            if sentence.kind not in CONTENT_KINDS:
                continue
            words = _trade_words(sentence, tokens[sentence.index], by_sentence.get(sentence.index, []))
            if len(words) >= minimum:
                shown = "、".join(words[:4])
                yield make_finding(rule, sentence.span, n=str(len(words)), words=shown)


def _trade_words(sentence: Sentence, tokens: tuple[Token, ...], hits: list[Hit]) -> list[str]:
    katakana, common = _technical()
    text = sentence.text
    # Mostly there is no Latin letter at all.
    blanked = _NOT_WORDS.sub(lambda m: " " * len(m.group()), text) if _LATIN.search(text) else ""
    found: dict[str, None] = {}
    taken: list[tuple[int, int]] = []
    for hit in hits:
        if hit.term.level >= 2 and not is_explained(text, hit.start, hit.end):
            found.setdefault(text[hit.start : hit.end])
            taken.append((hit.start, hit.end))
    for match in _LATIN_WORD.finditer(blanked):
        name = match.group()
        strange = any(len(word) > 1 and word.lower() not in common for word in name.split())
        inside = any(a < match.end() and match.start() < b for a, b in taken)
        if strange and name.lower() not in common and not inside and not is_explained(text, *match.span()):
            found.setdefault(name)
    for token in tokens:
        if token.surface in katakana and not any(token.surface in w for w in found):
            found.setdefault(token.surface)
    return list(found)
