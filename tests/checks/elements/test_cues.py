"""Every cue and feature keeps its own promises: its examples fire, its counter-examples stay quiet."""

from __future__ import annotations

import re

import pytest

from checker.checks.elements.cues import Cue, Feature, Gives, cue_book
from checker.checks.elements.scan import Scan
from checker.domain.element import ELEMENT_IDS
from checker.domain.errors import UsageError
from checker.text.segment import build_document
from checker.text.source import SourceText

CUES = [cue for cues in cue_book().cues.values() for cue in cues]
FEATURES = list(cue_book().features.values())


def scan(text: str) -> Scan:
    """Scan a text of one sentence."""
    book = cue_book()
    return Scan(build_document(SourceText("-", text)), lambda name: book.features[name])


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.id)
def test_cue_keeps_its_examples(cue: Cue) -> None:
    for text in cue.fires:
        assert scan(text).cue(cue), f"silent: {text}"
    for text in cue.quiet:
        assert not scan(text).cue(cue), f"fires: {text}"


@pytest.mark.parametrize("feature", FEATURES, ids=lambda f: f.name)
def test_feature_keeps_its_examples(feature: Feature) -> None:
    assert feature.fires and feature.quiet
    for text in feature.fires:
        assert scan(text).feature(feature.name), f"silent: {text}"
    for text in feature.quiet:
        assert not scan(text).feature(feature.name), f"fires: {text}"


def test_cues_have_examples_unless_a_heading_is_their_condition() -> None:
    bare = [c.id for c in CUES if not (c.fires and c.quiet) and not c.heading and c.kinds != {"title"}]
    assert not bare


def test_all_thirteen_elements_have_cues_that_give_substance_and_touch() -> None:
    for element in ELEMENT_IDS:
        gives = {cue.gives for cue in cue_book().cues[element]}
        assert Gives.SUBSTANCE in gives and Gives.TOUCH in gives, element


def test_cue_ids_are_unique() -> None:
    ids = [c.id for c in CUES]
    assert len(ids) == len(set(ids))


def test_patterns_stay_inside_a_sentence() -> None:
    for cue in CUES:
        for pattern in (*cue.text, *cue.unless):
            assert not re.search(r"\[\^(?!\\n)", pattern), cue.id


def test_unknown_word_class_is_an_error() -> None:
    from checker.checks.elements.cues import _fill

    with pytest.raises(UsageError, match="知らない語群"):
        _fill("{nothing}する", {}, "elements.test")
