"""Tokens by SudachiPy. The only file that imports sudachipy.

Sudachi refuses more than 49,149 bytes at once and its tokenizers must not be shared by threads: one tokenizer a thread,
long input split at line ends.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from typing import Any

from checker.domain.span import Span
from checker.text.document import Document
from checker.text.normal import NormalText

MAX_CHARS = 12_000  # 4 bytes at most each: below Sudachi's 49,149
_lock = threading.Lock()
_local = threading.local()
_dictionary: Any = None


@dataclass(frozen=True, slots=True)
class Token:
    """A morpheme (Sudachi mode C). ``span`` is of the source; ``pos`` the six part-of-speech fields."""

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
    tokens: list[Token] = []
    for start, piece in _pieces(normal.text):
        for m in _tokenizer().tokenize(piece):
            pos = m.part_of_speech()
            if pos[0] == "空白":
                continue
            span = normal.span(start + m.begin(), start + m.end())
            tokens.append(
                Token(
                    span, m.surface(), m.dictionary_form(), m.normalized_form(), m.reading_form(), tuple(pos),
                    tuple(m.synonym_group_ids()),
                )
            )
    return tuple(tokens)


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
