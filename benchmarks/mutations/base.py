"""What every operator works with: a clean text, its readings, and the planted defect."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from checker.text.document import CONTENT_KINDS, Document, LineKind, Sentence
from checker.text.segment import build_document
from checker.text.source import SourceText

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one defect at ``[start, end)``; a finding of one of ``categories`` there counts as found."""

    text: str
    start: int
    end: int
    categories: frozenset[str]
    words: str


@dataclass(frozen=True)
class Base:
    """A clean text with an id that makes every choice repeatable."""

    name: str
    text: str

    @cached_property
    def document(self) -> Document:
        """The segmented text."""
        return build_document(SourceText(self.name, self.text))

    @cached_property
    def statements(self) -> list[Sentence]:
        """Sentences that may carry statements."""
        return [s for s in self.document.sentences if s.kind in CONTENT_KINDS]

    def number(self, salt: str) -> int:
        """Return a number that depends on the text's id and ``salt`` alone."""
        return int.from_bytes(hashlib.sha256(f"{self.name}/{salt}".encode()).digest()[:4], "big")

    def pick(self, options: Sequence[T], salt: str) -> T:
        """Return one of ``options``."""
        return options[self.number(salt) % len(options)]

    def replaced(self, start: int, end: int, words: str, *categories: str) -> Planted:
        """Plant ``words`` in place of ``[start, end)``."""
        return Planted(self.text[:start] + words + self.text[end:], start, start + len(words), frozenset(categories), words)

    def added(self, words: str, salt: str, *categories: str, after: int = 0) -> Planted | None:
        """Plant ``words`` as a sentence of its own after a later prose sentence (behind offset ``after``)."""
        places = [s.span.end for s in self.statements if s.kind is LineKind.PROSE and s.span.start >= after and s.text.endswith("。")]
        if not places:
            return None
        at = self.pick(places[: max(1, len(places) - 1)], salt)
        return self.replaced(at, at, words, *categories)


Operator = Callable[[Base], Iterator[Planted]]
OPERATORS: dict[str, Operator] = {}


def operator(name: str) -> Callable[[Operator], Operator]:
    """Register an operator under ``name``."""

    def register(function: Operator) -> Operator:
        OPERATORS[name] = function
        return function

    return register


def slipped(number: int, base: Base, salt: str) -> int:
    """Return ``number`` with two neighbouring digits swapped, or one digit changed where none differ."""
    digits = list(str(number))
    swaps = [i for i in range(1 if len(digits) > 2 else 0, len(digits) - 1) if digits[i] != digits[i + 1]]
    if swaps:
        i = base.pick(swaps, salt)
        digits[i], digits[i + 1] = digits[i + 1], digits[i]
    else:
        digits[-1] = str((int(digits[-1]) + 3) % 10)
    return int("".join(digits))
