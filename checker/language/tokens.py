"""Tokens by SudachiPy. The only file that imports sudachipy.

Sudachi refuses more than 49,149 bytes at once and its tokenizers must not be shared by threads: one tokenizer a thread,
long input split at line ends.
"""

from __future__ import annotations

import re
import threading
from typing import Any, NamedTuple

from checker.domain.span import Span
from checker.text.document import Document
from checker.text.memory import memory_of
from checker.text.normal import NormalText

MAX_CHARS = 12_000  # 4 bytes at most each: below Sudachi's 49,149
_lock = threading.Lock()
_local = threading.local()
_dictionary: Any = None
_Entry = tuple[str, str, str, tuple[str, ...], tuple[int, ...]]
_MOST = 8192  # entries remembered (3 MB); one text has a few hundred
_entries: dict[int, _Entry] = {}
_JOINED = 0x0FFFFFFF  # the number of words that Sudachi joined or made up begins here


class Token(NamedTuple):
    """A morpheme (Sudachi mode C). ``span`` is of the source; ``pos`` the six part-of-speech fields.

    A named tuple: a notice has 500 of them, and they are made three times as fast as frozen data classes.
    """

    span: Span
    surface: str
    dictionary_form: str
    normalized: str
    reading: str
    pos: tuple[str, ...]
    synonyms: tuple[int, ...]

    @property
    def is_content(self) -> bool:
        """Noun, verb, adjective, adverb or the like: a word that carries meaning."""
        return self.pos[0] in ("名詞", "動詞", "形容詞", "形状詞", "副詞", "代名詞") and self.pos[1] != "非自立可能"


def _tokenizer() -> Any:  # noqa: ANN401  (sudachipy has no types)
    global _dictionary
    tokenizer = getattr(_local, "tokenizer", None)
    if tokenizer is None:
        import sudachipy

        with _lock:
            if _dictionary is None:
                _dictionary = sudachipy.Dictionary()
            create = getattr(_dictionary, "tokenizer", None) or _dictionary.create
            tokenizer = create(mode=sudachipy.SplitMode.C)
        _local.tokenizer = tokenizer
    return tokenizer


def tokenize(normal: NormalText) -> tuple[Token, ...]:
    """Cut a normalised text into tokens with source spans; white space tokens are left out."""
    memory = memory_of(normal.text)
    words: _Words | None = memory.get("tokens")
    if words is None:
        words = memory["tokens"] = _words(normal.text)
    if normal.ends:
        return tuple(Token(normal.span(begin, end), *word) for begin, end, word in words)
    # As ``span`` does it, and the tuples made past their Python code: there are 600 words in a notice.
    starts, new = normal.starts, tuple.__new__
    return tuple([new(Token, (new(Span, (starts[begin], starts[end - 1] + 1)), *word)) for begin, end, word in words])


_Words = list[tuple[int, int, tuple[Any, ...]]]


def _words(text: str) -> _Words:
    """Cut a normalised text into words: where each begins and ends in it, its surface and its entry."""
    words: _Words = []
    known = _entries.get
    for at, piece in _pieces(text):
        for m in _tokenizer().tokenize(piece):
            entry = known(m.word_id()) or _entry(m)
            if entry[3][0] != "空白":
                begin, end = m.begin(), m.end()
                words.append((at + begin, at + end, (piece[begin:end], *entry)))
    return words


def _entry(m: Any) -> _Entry:  # noqa: ANN401  (sudachipy has no types)
    """Return what the dictionary says of a word: forms, reading, part of speech, synonyms.

    Each form costs 0.4 µs to fetch and half the words of a text come again in it, so the entries of dictionary words are
    remembered. Numbers and unknown words get their entries from the text and are not.
    """
    pos = tuple(m.part_of_speech())
    entry = (m.dictionary_form(), m.normalized_form(), m.reading_form(), pos, tuple(m.synonym_group_ids()))
    if m.word_id() < _JOINED and pos[1] != "数詞":
        if len(_entries) >= _MOST:
            _entries.clear()
        _entries[m.word_id()] = entry
    return entry


def tokenize_text(text: str) -> tuple[Token, ...]:
    """Cut a plain string into tokens."""
    return tokenize(NormalText.of(text))


def sentence_tokens(document: Document) -> tuple[tuple[Token, ...], ...]:
    """Tokens of each sentence of the document, in the order of ``document.sentences`` (a cached layer)."""
    return document.layer("tokens", lambda d: tuple(tokenize(s.normal) for s in d.sentences))


def _pieces(text: str) -> list[tuple[int, str]]:
    """Split at line ends, and inside a line that is too long at 。 or simply at the limit."""
    if len(text) <= MAX_CHARS:
        return [(0, text)]
    pieces: list[tuple[int, str]] = []
    start = 0
    for match in re.finditer(r"[\n。]", text):
        if match.end() - start > MAX_CHARS // 2:
            pieces.append((start, text[start : match.end()]))
            start = match.end()
    pieces.append((start, text[start:]))
    return [
        (at + k, piece[k : k + MAX_CHARS]) for at, piece in pieces for k in range(0, max(1, len(piece)), MAX_CHARS)
    ]
