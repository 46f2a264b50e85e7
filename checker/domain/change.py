"""Change (変更): a fact that differs between two reports of one incident."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """変更.

    Attributes:
        kind: ``changed``, ``added`` or ``dropped``.
        name: what it is, in Japanese.
        old, new: the values for people, empty where there is none.
        is_told: the new report says that it corrects or updates the value; what is added tells itself.
        old_line, new_line: lines from 1, 0 where there is no place.
    """

    kind: str
    name: str
    old: str = ""
    new: str = ""
    is_told: bool = False
    old_line: int = 0
    new_line: int = 0
