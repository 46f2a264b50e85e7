"""Cues (手がかり): patterns of ``style_rules/elements/<element>.yaml`` that make a sentence carry an element.

A cue ``gives`` substance, weak (substance only where the model agrees or nothing contradicts), touch (spoken of, nothing said),
block (no substance in this sentence) or silence (this sentence says nothing on the element).
``{name}`` in a pattern stands for a word class of ``style_rules/elements/lexicon.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from enum import IntEnum
from functools import cache
from typing import Any

from checker.domain.errors import UsageError
from checker.record import record
from checker.rules.files import load_group
from checker.rules.regex import regex

GROUP = "elements"
_SHARED = ("elements.lexicon", "elements.features")
_NAME = regex(r"\{([a-z][a-z_]*)\}")
_FIELDS = frozenset(
    ["id", "gives", "sure", "text", "lemma", "with", "without", "unless", "heading", "kinds", "fires", "quiet"]
)


class Gives(IntEnum):
    """What a cue makes of a sentence, weakest first."""

    SILENCE = -2
    BLOCK = -1
    TOUCH = 1
    WEAK = 2
    SUBSTANCE = 3


@record
class Cue:
    """One cue of an element.

    Attributes:
        id: ``elements.<element>.<name>``; shown as the reason.
        text: RE2 patterns on the normal form of a sentence; one hit is enough.
        lemma: RE2 patterns on its dictionary forms, set apart by blanks; one hit is enough.
        with_, without: names of features the sentence must (not) have.
        unless: RE2 patterns that silence this cue in a sentence.
        heading: RE2 pattern the heading of the section must match.
        kinds: line kinds it may stand in; empty for all that carry content.
        sure: so seldom wrong that the model is not asked (where it gives substance).
    """

    id: str
    element: str
    gives: Gives
    text: tuple[str, ...] = ()
    lemma: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    heading: str = ""
    kinds: frozenset[str] = frozenset()
    fires: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    sure: bool = False


@record
class Feature:
    """A named property of sentences that cues of several elements ask for."""

    name: str
    text: tuple[str, ...] = ()
    lemma: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    fires: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()


@record
class CueBook:
    """All cues by element, and the features they ask for.

    Attributes:
        lacking: for elements of a profile: what to say where one is missing, and a sentence to fill in.
    """

    cues: Mapping[str, tuple[Cue, ...]]
    features: Mapping[str, Feature]
    lacking: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@cache
def cue_book() -> CueBook:
    """Read and check the cue files.

    Raises:
        UsageError: where a file has an unknown field or names an unknown word class or feature.
    """
    raw = load_group(GROUP)
    words = _lexicon(raw.get("elements.lexicon", {}).get("words", {}))
    features = {
        name: Feature(
            name,
            _patterns(body.get("text"), words, name),
            _patterns(body.get("lemma"), words, name),
            _patterns(body.get("unless"), words, name),
            tuple(body.get("fires", ())),
            tuple(body.get("quiet", ())),
        )
        for name, body in raw.get("elements.features", {}).get("features", {}).items()
    }
    cues: dict[str, tuple[Cue, ...]] = {}
    lacking: dict[str, tuple[str, str]] = {}
    for file_id, body in raw.items():
        if file_id in _SHARED:
            continue
        for element, part in body.get("elements", {body.get("element", ""): body}).items():
            cues[element] = tuple(_cue(f"{GROUP}.{element}", element, entry, words, features) for entry in part["cues"])
            if "lacking" in part:
                lacking[element] = (part["lacking"], part["suggestion"])
    return CueBook(cues, features, lacking)


def _cue(
    file_id: str, element: str, entry: Mapping[str, Any], words: Mapping[str, str], features: Mapping[str, Feature]
) -> Cue:
    where = f"{file_id}.{entry.get('id', '?')}"
    unknown = set(entry) - _FIELDS
    if unknown:
        raise UsageError("bad_cue", f"知らない欄があります({', '.join(sorted(unknown))})。", "欄の名前を確かめてください。", where)
    asked = (*entry.get("with", ()), *entry.get("without", ()))
    missing = [name for name in asked if name not in features]
    if missing:
        raise UsageError("bad_cue", f"知らない特徴です({missing[0]})。", "features.yaml の名前を使ってください。", where)
    heading = _patterns([entry["heading"]], words, where)[0] if "heading" in entry else ""
    return Cue(
        where,
        element,
        Gives[entry["gives"].upper()],
        _patterns(entry.get("text"), words, where),
        _patterns(entry.get("lemma"), words, where),
        tuple(entry.get("with", ())),
        tuple(entry.get("without", ())),
        _patterns(entry.get("unless"), words, where),
        heading,
        frozenset(entry.get("kinds", ())),
        tuple(entry.get("fires", ())),
        tuple(entry.get("quiet", ())),
        entry.get("sure") == "true",
    )


def _lexicon(raw: Mapping[str, Any]) -> dict[str, str]:
    """Turn word classes into alternatives; a class may use classes above it."""
    words: dict[str, str] = {}
    for name, forms in raw.items():
        words[name] = "(?:" + "|".join(_fill(form, words, f"lexicon.{name}") for form in forms) + ")"
    return words


def _patterns(raw: Any, words: Mapping[str, str], where: str) -> tuple[str, ...]:  # noqa: ANN401  (YAML)
    if raw is None:
        return ()
    entries = [raw] if isinstance(raw, str) else raw
    return tuple(_fill(entry, words, where) for entry in entries)


def _fill(pattern: str, words: Mapping[str, str], where: str) -> str:
    """Put word classes in, and keep negated sets inside one sentence (sentences are joined by line ends)."""

    def word(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise UsageError("bad_cue", f"知らない語群です({match[1]})。", "lexicon.yaml の名前を使ってください。", where)
        return words[match[1]]

    return _NAME.sub(word, pattern).replace("[^", "[^\\n")
