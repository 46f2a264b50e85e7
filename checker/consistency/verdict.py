"""Verdict of a comparer on two distinct values, and the registry of comparers by axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from checker.domain.claim import Claim


@dataclass(frozen=True, slots=True)
class Verdict:
    """``kind``: hard | soft | none; ``reason``: Japanese, for the explanation; ``order``: when it holds.

    ``order`` is ``any``, or ``a_late`` (only statements of ``a`` made after one of ``b``: 調査中 said after the
    matter was settled), or ``b_late`` the other way round; ``a_late!`` takes an official text as said at any time,
    ``a_late_day`` a statement as made at any hour of its day.
    """

    kind: str
    reason: str = ""
    order: str = "any"

    def turned(self) -> Verdict:
        """Return the verdict for the values the other way round."""
        other = {"a": "b", "b": "a"}
        order = other[self.order[0]] + self.order[1:] if self.order[1:].startswith("_late") else self.order
        return Verdict(self.kind, self.reason, order)


NONE = Verdict("none")


def in_time(order: str) -> str:
    """Return the order of an opposition as data give it (``a_standing``: an official text stands at any time) for a verdict."""
    return order.replace("_standing", "_late!")


Comparer = Callable[[Claim, Claim], Verdict]
_COMPARERS: dict[str, Comparer] = {}


def comparer(*axes: str) -> Callable[[Comparer], Comparer]:
    """Register the comparer of one or more axes. It sees two claims with a common key and different values."""

    def register(function: Comparer) -> Comparer:
        for axis in axes:
            _COMPARERS[axis] = function
        return function

    return register


def comparer_of(axis: str) -> Comparer | None:
    """Return the comparer of ``axis``, importing the modules of this package on first use."""
    _load()
    return _COMPARERS.get(axis)


@cache
def _load() -> None:
    """Import the modules that hold comparers, however many of them were imported before."""
    for name in ("closed", "measured", "reach", "sides", "stances"):
        import_module(f"checker.consistency.{name}")
