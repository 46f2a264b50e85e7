"""Profiles (種別): which elements an announcement of its mode, stage and kind is asked for, and on what basis."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from checker.domain.element import Level
from checker.domain.errors import UsageError
from checker.domain.finding import Basis
from checker.record import record
from checker.rules.files import load_group

GROUP = "profiles"


@record
class Demand:
    """How strongly one element is asked for, what that rests on, and the source in Japanese."""

    level: Level
    basis: Basis
    source: str


@record
class Profile:
    """One file of ``style_rules/profiles``.

    Attributes:
        modes, stages, kinds: what it is for.
        card: only where card data leaked.
        demands: by element id; the 13 first.
    """

    id: str
    label: str
    modes: frozenset[str]
    stages: frozenset[str]
    kinds: frozenset[str]
    card: bool
    demands: Mapping[str, Demand]

    def fits(self, kind: str, stage: str, mode: str, card: bool) -> bool:
        """Tell whether the profile is for such a document."""
        return mode in self.modes and stage in self.stages and kind in self.kinds and (card or not self.card)


@cache
def profiles() -> tuple[Profile, ...]:
    """Read the profiles; those for card data come first, being more special.

    Raises:
        UsageError: where a profile extends one that is not there.
    """
    raw = load_group(GROUP)
    found = [_profile(name, body, raw) for name, body in raw.items()]
    return tuple(sorted(found, key=lambda p: (not p.card, p.id)))


def choose_profile(kind: str, stage: str, mode: str, card: bool = False) -> Profile:
    """Return the profile for a document; ``card``: card data leaked.

    Raises:
        UsageError: if the files leave a gap (a test makes sure they do not).
    """
    for profile in profiles():
        if profile.fits(kind, stage, mode, card):
            return profile
    raise UsageError("no_profile", f"種別がありません({kind}・{stage}・{mode})。", "style_rules/profiles を確かめてください。")


def _profile(name: str, body: Mapping[str, Any], raw: Mapping[str, Any]) -> Profile:
    applies = body["applies"]
    return Profile(
        name,
        body["label"],
        frozenset(applies["modes"]),
        frozenset(applies["stages"]),
        frozenset(applies["kinds"]),
        applies.get("card") == "true",
        _demands(name, body, raw),
    )


def _demands(name: str, body: Mapping[str, Any], raw: Mapping[str, Any]) -> dict[str, Demand]:
    demands: dict[str, Demand] = {}
    base = body.get("extends")
    if base:
        if base not in raw:
            raise UsageError("bad_profile", f"元の種別がありません({base})。", "extends の名前を確かめてください。", name)
        demands.update(_demands(base, raw[base], raw))
    for element, entry in body["elements"].items():
        demands[element] = Demand(Level(entry["level"]), Basis(entry["basis"]), entry["source"])
    return demands
