"""Needles of a regular expression: groups of words; a text that matches holds at least one of each group.

A pattern whose needles a text does not hold need not be searched there, nor compiled at all. And a pattern that is nothing but
a choice of words is told as such. The tree is that of Python's ``re``; what RE2 reads otherwise (``[[:alpha:]]``, ``\\p{Han}``,
flags) is given up: no needles, which means nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

_MOST_JOINED = 48  # words that a sequence of pieces may stand for and still be spelt out
_MOST_CHARS = 12  # characters of a set that is spelt out
_MOST_GROUPS = 3
Words = tuple[str, ...]


class Needles(NamedTuple):
    """What is known of the texts that match.

    Attributes:
        groups: each text holds a word of every group.
        words: all that the pattern can match, the preferred ones first; empty where they cannot be listed.
    """

    groups: tuple[Words, ...] = ()
    words: Words = ()


class _Piece(NamedTuple):
    """What is known of the matches of a piece of a pattern.

    Attributes:
        spelt: all of them, in the order in which they are tried; None where they cannot be listed.
        groups: else words, one of each group of which they hold.
        is_free: the piece asks nothing of what stands around it.
    """

    spelt: Words | None = None
    groups: tuple[Words, ...] = ()
    is_free: bool = True

    def held(self) -> tuple[Words, ...]:
        """Return groups of words: each match holds one of every group."""
        if self.spelt is None:
            return self.groups
        return () if "" in self.spelt else (self.spelt,)


_NOTHING = _Piece()


def needles_of(pattern: str) -> Needles:
    """Return what is known of the texts in which ``pattern`` matches."""
    if "[:" in pattern:
        return Needles()
    import warnings
    from re import IGNORECASE, _parser, error  # type: ignore[attr-defined]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = _parser.parse(pattern)
    except (error, FutureWarning, OverflowError, RecursionError):
        return Needles()
    if tree.state.flags & IGNORECASE:
        return Needles()
    piece = _sequence(tree.data)
    groups = sorted(piece.held(), key=_worth, reverse=True)[:_MOST_GROUPS]
    is_choice = piece.spelt is not None and piece.is_free and "" not in piece.spelt and tree.state.groups == 1
    return Needles(tuple(_shortest(words) for words in groups), piece.spelt or () if is_choice else ())


def _shortest(words: Words) -> Words:
    """Leave out words that hold another one."""
    return tuple(sorted({w for w in words if not any(other in w for other in words if other != w)}))


def _worth(words: Words) -> tuple[int, int]:
    """Long words are rare, and few are quickly looked for."""
    return min(3, min(map(len, words))), -len(words)


def _sequence(nodes: Iterable[tuple[Any, Any]]) -> _Piece:
    """Join the pieces of a sequence: spelt out as far as possible."""
    run: Words = ("",)
    found: list[Words] = []
    is_whole = is_free = True
    for node in nodes:
        piece = _piece(node)
        is_free &= piece.is_free
        if piece.spelt is not None and (run == ("",) or len(run) * len(piece.spelt) <= _MOST_JOINED):
            run = tuple(a + b for a in run for b in piece.spelt)
            continue
        is_whole = False
        found.append(run)
        run = piece.spelt or ("",)
        found.extend(piece.groups)
    if is_whole:
        return _Piece(run, is_free=is_free)
    return _Piece(groups=tuple(words for words in (*found, run) if "" not in words))


def _piece(node: tuple[Any, Any]) -> _Piece:
    kind, value = str(node[0]), node[1]
    if kind == "LITERAL":
        return _Piece((chr(value),))
    if kind == "AT":
        return _Piece(("",), is_free=False)
    if kind == "IN":
        return _set(value)
    if kind == "BRANCH":
        return _branch([_sequence(branch.data) for branch in value[1]])
    if kind == "SUBPATTERN":
        _, add, remove, inner = value
        return _NOTHING if add or remove else _sequence(inner.data)
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        return _repeat(value[0], value[1], _sequence(value[2].data), kind == "MIN_REPEAT")
    return _NOTHING


def _set(members: Iterable[tuple[Any, Any]]) -> _Piece:
    chars: list[str] = []
    for kind, value in members:
        if str(kind) == "LITERAL":
            chars.append(chr(value))
        elif str(kind) == "RANGE" and value[1] - value[0] < _MOST_CHARS:
            chars.extend(map(chr, range(value[0], value[1] + 1)))
        else:
            return _NOTHING
    return _Piece(tuple(chars)) if 0 < len(chars) <= _MOST_CHARS else _NOTHING


def _branch(branches: list[_Piece]) -> _Piece:
    if all(branch.spelt is not None for branch in branches):
        words = tuple(word for branch in branches for word in branch.spelt or ())
        return _Piece(words, is_free=all(branch.is_free for branch in branches))
    if not all(branch.held() for branch in branches):
        return _NOTHING
    return _Piece(groups=(tuple(word for branch in branches for word in max(branch.held(), key=_worth)),))


def _repeat(least: int, most: int, inner: _Piece, is_lazy: bool) -> _Piece:
    if least == most == 1:
        return inner
    if least:
        return _Piece(groups=inner.held())
    if most == 1 and inner.spelt is not None:
        return _Piece(("", *inner.spelt) if is_lazy else (*inner.spelt, ""), is_free=inner.is_free)
    return _NOTHING
