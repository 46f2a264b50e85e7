"""What the sentence model sees of each sentence: word vectors, averaged and one by one, and names of words, layout and figures.

Training and prediction share this file: a change here asks for ``models/training/train_elements.py`` to run again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from checker.checks.elements.votes import rule_votes
from checker.domain.fact import Facts
from checker.domain.span import Span
from checker.language.tokens import Token, sentence_tokens, tokenize_text
from checker.language.vectors import WIDTH, Rows, UnitVectors, rows_of, token_rows, unit_vectors
from checker.record import record
from checker.rules.regex import regex
from checker.text.document import Document, LineKind, Sentence
from checker.text.memory import Facets, memory_of

BLOCKS = ("own", "peak", "before", "after", "heading")
DENSE = WIDTH * len(BLOCKS)

# How much a part of speech says about the matter; the rest (particles, symbols) is left out of the vectors.
_WEIGHTS = {
    "名詞": 1.0, "動詞": 1.0, "形容詞": 1.0, "形状詞": 1.0,
    "副詞": 0.6, "接続詞": 0.4, "接尾辞": 0.3, "助動詞": 0.25,
}
# Word by word: the vector, then which part of speech it is, whether it is a figure, whether it is a proper name.
_PARTS = (
    "名詞", "動詞", "形容詞", "形状詞", "副詞", "接続詞", "接尾辞", "助動詞",
    "助詞", "接頭辞", "代名詞", "連体詞", "補助記号", "記号", "感動詞",
)
_PART_AT = {part: WIDTH + k for k, part in enumerate(_PARTS)}
_FIGURE, _NAME = WIDTH + len(_PARTS), WIDTH + len(_PARTS) + 1
WORD = WIDTH + len(_PARTS) + 2
_PART_SIZE, _FOLDED_SIZE = 0.3, 0.7  # beside vectors of length 1
# Name, characters of which one stands in every match (a look at them spares most of 500 searches a notice), pattern.
_SHAPES = (
    ("phone", "0", regex(r"0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}|0120-?\d")),
    ("mail", "@", regex(r"[\w.+-]+@[\w-]+\.\w+")),
    ("url", "/.", regex(r"https?://|www\.|\w\.(?:example|jp|com|co\.jp)\b")),
    ("year", "年", regex(r"(?:令和|平成|20\d\d)\s*\S{0,2}年")),
    ("day", "月/", regex(r"\d{1,2}月\d{1,2}日|\d{1,2}/\d{1,2}")),
    ("time", "時:", regex(r"\d{1,2}時|\d{1,2}:\d\d")),
    ("people", "名人社世口会", regex(r"\d\s*(?:名|人|社|世帯|口座|会員)")),
    ("things", "件台通枚個冊本点箱回袋缶ア", regex(r"\d\s*(?:件|台|通|枚|個|冊|本|点|箱|回|袋|缶|アカウント)")),
    ("money", "円万", regex(r"\d\s*(?:円|万円)")),
    ("percent", "%％", regex(r"\d\s*[%％]")),
    ("some", "一数複多限", regex(r"一部の|数名|複数の|多数の|限られた")),
    ("hours", "時:平土年", regex(r"\d\s*(?:時|:\d\d)\s*[~から-]\s*\d|平日|土日|年中無休")),
    ("quote", "「『", regex(r"[「『]")),
    ("list", "、,・", regex(r"[^、,・][、,・][^、,・]{1,12}[、,・][^、,・]")),
)


@record
class Named:
    """What names a sentence: its words (alone, in pairs and with one between), those of its neighbours, and ``told``, all else."""

    words: list[str]
    before: list[str]
    after: list[str]
    told: list[str]

    def names(self) -> list[str]:
        """Spell the names out; prediction does without (``model.Columns``)."""
        words = self.words
        return [
            *(f"w:{w}" for w in words), *(f"b:{a}|{b}" for a, b in pairwise(words)),
            *(f"s:{a}|{b}" for a, b in zip(words, words[2:], strict=False)),
            *(f"p:{w}" for w in self.before), *(f"x:{w}" for w in self.after), *self.told,
        ]


@record
class SentenceFeatures:
    """Features of ``n`` sentences.

    Attributes:
        dense: shape (n, DENSE), five blocks of vectors (see BLOCKS).
        named: for each sentence what its names are made of.
        words: shape (n_words, WORD), the words of all sentences one after another; a sentence without any has a row of zeros.
        starts: shape (n,), the first row of each sentence.
    """

    dense: NDArray[np.float32]
    named: tuple[Named, ...]
    words: NDArray[np.float32]
    starts: NDArray[np.intp]

    @property
    def names(self) -> tuple[list[str], ...]:
        """For each sentence the names of what it has, e.g. ``w:謝罪``; some come twice."""
        return tuple(named.names() for named in self.named)


def sentence_features(document: Document, facts: Facts) -> SentenceFeatures:
    """Return the features of every sentence of ``document``, whose facts are ``facts`` (a cached layer)."""
    return document.layer("elements.features", lambda d: _build(d, facts))


def _build(document: Document, facts: Facts) -> SentenceFeatures:
    tokens = sentence_tokens(document)
    sentences = document.sentences
    count = len(sentences)
    known_vectors = unit_vectors(document)
    own, peak = _pool(tokens, rows_of(document), known_vectors)
    headings = _headings(document)
    order = sorted(headings)
    over, _ = _pool([headings[k] for k in order], [list(map(token_rows, headings[k])) for k in order], known_vectors)
    dense = np.zeros((count, len(BLOCKS), WIDTH), dtype=np.float32)
    dense[:, 0], dense[:, 1] = own, peak
    if count > 1:
        dense[1:, 2], dense[:-1, 3] = own[:-1], own[1:]
    row_of = {section: i for i, section in enumerate(order)}
    for i, sentence in enumerate(sentences):
        if sentence.section in row_of:
            dense[i, 4] = over[row_of[sentence.section]]
    memories = [memory_of(s.text) for s in sentences]
    words = [_known_words(m, t) for m, t in zip(memories, tokens, strict=True)]
    known = _known(document, facts)
    over_words = {section: [f"h:{w}" for w in _words(ts)] for section, ts in headings.items()}
    named = tuple(
        Named(
            words[i], words[i - 1] if i else [], words[i + 1] if i + 1 < count else [],
            [*_own_names(memories[i], s.text, words[i]), *_names(document, i, count), *known[i], *over_words.get(s.section, ())],
        )
        for i, s in enumerate(sentences)
    )
    return SentenceFeatures(dense.reshape(count, DENSE), named, *_one_by_one(tokens, rows_of(document), known_vectors))


def _one_by_one(
    groups: Sequence[Sequence[Token]], rows_of_groups: Sequence[Sequence[Rows]], known: UnitVectors
) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Return the rows of all words, and where each group begins. Figures and proper names have no vector: nobody is learned."""
    starts: list[int] = []
    parts: list[int] = []
    folded: list[tuple[int, int]] = []
    rows: list[Rows] = []
    for tokens, own_rows in zip(groups, rows_of_groups, strict=True):
        first = len(parts)
        starts.append(first)
        rows += own_rows
        parts += [_PART_AT.get(token[5][0], WIDTH) for token in tokens]
        for k, (_, surface, _, _, _, pos, _) in enumerate(tokens, first):
            if pos[1] == "数詞" or surface[:1].isdigit():
                folded.append((k, _FIGURE))
                rows[k] = ()
            elif pos[1] == "固有名詞":
                folded.append((k, _NAME))
                rows[k] = ()
        if not tokens:
            rows.append(())
            parts.append(-1)
    words = known.words(rows, WORD)
    part = np.asarray(parts, dtype=np.intp)
    told = np.flatnonzero(part >= 0)
    words[told, part[told]] = _PART_SIZE
    if folded:
        at, column = zip(*folded, strict=True)
        words[list(at), list(column)] = _FOLDED_SIZE
    return words, np.asarray(starts, dtype=np.intp)


def _headings(document: Document) -> dict[int, tuple[Token, ...]]:
    """Return the tokens of the heading of each section that has one; most headings are sentences too and have theirs."""
    found: dict[int, tuple[Token, ...]] = {}
    known = {s.span: tokens for s, tokens in zip(document.sentences, sentence_tokens(document), strict=True)}
    for number, section in enumerate(document.sections):
        if section.heading is not None:
            found[number] = known.get(section.heading) or tokenize_text(section.heading.of(document.text))
    return found


def _pool(
    groups: Sequence[Sequence[Token]], rows_of_groups: Sequence[Sequence[Rows]], known: UnitVectors
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return for each group the weighted mean of unit vectors and the values farthest from 0, shape (n, 300) each."""
    rows: list[int] = []
    weights: list[float] = []
    ends: list[int] = []
    for tokens, own_rows in zip(groups, rows_of_groups, strict=True):
        for (_, _, _, _, _, pos, _), own in zip(tokens, own_rows, strict=True):
            weight = _WEIGHTS.get(pos[0])
            if weight is None or pos[1] == "数詞":
                continue
            if len(own) == 1:
                rows.append(own[0])
                weights.append(weight)
            elif own:
                rows.extend(own)
                weights.extend([weight / len(own)] * len(own))
        ends.append(len(rows))
    mean = np.zeros((len(groups), WIDTH), dtype=np.float32)
    if not rows:
        return mean, np.zeros_like(mean)
    units = known.of(rows)
    weighted = units * np.asarray(weights, dtype=np.float32)[:, None]
    high, low = np.zeros_like(mean), np.zeros_like(mean)
    whole = np.ones(len(groups), dtype=np.float32)
    start = 0
    for i, end in enumerate(ends):  # ``reduceat`` would take twice as long
        if end > start:
            np.add.reduce(weighted[start:end], out=mean[i])
            whole[i] = max(sum(weights[start:end]), 1e-6)
            np.maximum.reduce(units[start:end], out=high[i])
            np.minimum.reduce(units[start:end], out=low[i])
        start = end
    mean /= whole[:, None]
    return mean, np.where(high > -low, high, low)


def _known_words(memory: Facets, tokens: Sequence[Token]) -> list[str]:
    """Return the words of a sentence, made once."""
    found: list[str] | None = memory.get("words")
    if found is None:
        found = memory["words"] = _words(tokens)
    return found


def _words(tokens: Sequence[Token]) -> list[str]:
    """Return normalized forms; figures, proper names and symbols are folded."""
    words: list[str] = []
    for _, surface, _, word, _, pos, _ in tokens:
        if pos[1] == "数詞" or surface[:1].isdigit():
            word = "<0>"
        elif pos[1] == "固有名詞":
            word = "<名>"
        elif pos[0] == "補助記号" and surface not in "。、「」()":
            word = "<記>"
        if not (words and word == words[-1] and word[0] == "<"):
            words.append(word)
    return words


def _own_names(memory: Facets, text: str, words: list[str]) -> list[str]:
    """Name the end of a sentence, its length and its shapes, made once."""
    known: list[str] | None = memory.get("names")
    if known is not None:
        return known
    tail = [w for w in words if w not in ("。", "」", ")")][-4:]
    names = ["e:" + "|".join(tail[-2:]), "E:" + "|".join(tail), f"z:{min(len(text) // 15, 8)}", f"stop:{text.endswith('。')}"]
    chars = set(text)
    names += [f"f:{shape}" for shape, signs, pattern in _SHAPES if not chars.isdisjoint(signs) and pattern.search(text)]
    memory["names"] = names  # only now that it is whole: other threads may read it
    return names


def _names(document: Document, i: int, count: int) -> list[str]:
    """Name the kind and the place of a sentence, and its label."""
    sentence: Sentence = document.sentences[i]
    names = [f"k:{sentence.kind}"]
    if i:
        names.append(f"pk:{document.sentences[i - 1].kind}")
    names.append("at:" + ("first" if i < 2 else str(5 * i // count)))
    if sentence.kind is LineKind.LABEL:
        label = re.split(r"[::]", sentence.text, maxsplit=1)[0]
        names.append(f"l:{label}")
    return names


def _known(document: Document, facts: Facts) -> list[list[str]]:
    """Name the facts that stand in each sentence, and what the cues say of it."""
    names: list[list[str]] = [[] for _ in document.sentences]
    starts = [s.span.start for s in document.sentences]

    def put(span: Span, name: str) -> None:
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.start < document.sentences[at].span.end:
            names[at].append(name)

    for count in facts.counts:
        put(count.span, "a:count")
        put(count.span, f"a:count:{count.unit}")
    for info in (i for i in facts.info_types if i.is_lead):
        put(info.span, f"a:info:{info.included}")
        put(info.span, f"a:info:{info.value}")
    for role, date in (("occurred", facts.occurred), ("discovered", facts.discovered), ("published", facts.published)):
        if date is not None:
            put(date.span, f"a:{role}")
    for element, votes in rule_votes(document, facts).items():
        for index, vote in votes.items():
            names[index].append(f"v:{element}:{vote.gives.name}")
    return names
