"""The closed axes as data: ``style_rules/axes/closed/*.yaml`` and the open ones beside them, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.rules.files import load_group


@dataclass(frozen=True, slots=True)
class Pole:
    """One answer to the question of an axis: its word for people, its states and direct cues, and what forbids it."""

    id: str
    word: str
    states: frozenset[str]
    cues: re.Pattern[str] | None
    events: re.Pattern[str] | None
    quiet: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Axis:
    """A closed question that replies answer oppositely.

    Attributes:
        read_as: where a clause has certain words, other words for people: pattern, subject, pole → word (菌が見つかる is no return).
        silent: states of a clause that tells nothing on the axis: what is asked of the reader (「使用をやめ、…ください」) is no fact.
        lends: the question may name the event that a bare clause leaves out (「控えてください」).
        id: name of the file.
        slot, subject: slot of CONTRACT.md and the subject in plain Japanese.
        share: what two claims must have in common beside the axis: ``none``, ``word`` or ``focus``.
        events: words of the event (plain wording); states count only beside one of them.
        needs, quiet: words the clause or its context must have, or the clause must not have.
        opposed: (pole, pole) → (kind, order): ``any``, ``b_late`` (only where the second is said after the first, an
            official text being the first of all) or ``b_standing`` (the same, but an official text stands at any time);
            ``b_standing_day``: what was said on one day is said at one time.
    """

    id: str
    slot: str
    subject: str
    share: str
    events: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    quiet: re.Pattern[str] | None
    poles: tuple[Pole, ...]
    opposed: dict[tuple[str, str], tuple[str, str]]
    lends: bool = False
    read_as: tuple[tuple[re.Pattern[str], str, dict[str, str]], ...] = ()
    silent: frozenset[str] = frozenset()

    def reading(self, pole: Pole, text: str) -> tuple[str, str]:
        """Return the subject and the word for people of a pole in a clause (plain wording)."""
        found = next(((subject, words) for when, subject, words in self.read_as if when.search(text)), None)
        return (found[0], found[1].get(pole.id, pole.word)) if found else (self.subject, pole.word)

    def pole(self, name: str) -> Pole:
        """Return the pole called ``name``."""
        return next(p for p in self.poles if p.id == name)


def compile_cues(cues: list[str] | None) -> re.Pattern[str] | None:
    """Compile a list of cues to one pattern, None for no cue."""
    return re.compile("|".join(f"(?:{cue})" for cue in cues)) if cues else None


@cache
def closed_axes() -> dict[str, Axis]:
    """Return the closed axes by id, in the order of their names."""
    axes = {}
    for name, data in load_group("axes/closed").items():
        if data.get("kind") == "closed":
            axis = _axis(name.rsplit(".", 1)[-1], data)
            axes[axis.id] = axis
    return axes


def _axis(name: str, data: dict[str, Any]) -> Axis:
    poles = tuple(
        Pole(
            pole,
            row["word"],
            frozenset(row.get("states", ())),
            compile_cues(row.get("cues")),
            compile_cues(row.get("events")),
            compile_cues(row.get("quiet")),
        )
        for pole, row in data["poles"].items()
    )
    return Axis(
        name, data["slot"], data["subject"], data["share"], compile_cues(data.get("events")),
        compile_cues(data.get("needs")), compile_cues(data.get("quiet")), poles, parse_opposed(data["oppose"]),
        data.get("lends") == "question",
        tuple((re.compile(row["when"]), row["subject"], row["words"]) for row in data.get("read_as", ())),
        frozenset(data.get("silent", ())),
    )


def parse_opposed(lines: list[str]) -> dict[tuple[str, str], tuple[str, str]]:
    """Read lines of ``first second kind [late|standing|standing_day]`` into both directions."""
    opposed: dict[tuple[str, str], tuple[str, str]] = {}
    for line in lines:
        first, second, kind, *order = line.split()
        when = order[0] if order else ""
        opposed[first, second] = (kind, f"b_{when}" if when else "any")
        opposed[second, first] = (kind, f"a_{when}" if when else "any")
    return opposed


@cache
def event_opposed() -> dict[tuple[str, str], tuple[str, str]]:
    """Return which states of one and the same event exclude each other."""
    return parse_opposed(load_group("axes/closed")["axes.closed.states"]["oppose"])
