"""Profiles: one for every document, complete, and right where the law or a standard speaks."""

from __future__ import annotations

import itertools

import pytest

from checker.checks.elements.cues import cue_book
from checker.checks.elements.profile import choose_profile, profiles
from checker.domain.element import ELEMENT_IDS, Level
from checker.domain.fact import KINDS, MODES, STAGES
from checker.domain.finding import Basis
from checker.domain.names import ELEMENTS


def test_there_is_a_profile_for_every_document() -> None:
    for kind, stage, mode, card in itertools.product(KINDS, STAGES, MODES, (False, True)):
        assert set(ELEMENT_IDS) <= set(choose_profile(kind, stage, mode, card).demands)


def test_further_elements_have_cues_and_names() -> None:
    for profile in profiles():
        for element in profile.demands:
            assert element in cue_book().cues and element in ELEMENTS


def test_law_and_standards_name_their_source() -> None:
    for profile in profiles():
        for element, demand in profile.demands.items():
            if demand.basis is not Basis.PRACTICE:
                assert any(w in demand.source for w in ("法", "規則", "JIS", "IPA", "ガイドライン")), (profile.id, element)


def test_an_apology_never_rests_on_the_law() -> None:
    assert all(p.demands["apology"].basis is Basis.PRACTICE for p in profiles())
    assert all(p.demands["delay_reason"].basis is not Basis.LAW for p in profiles())


@pytest.mark.parametrize(
    ("kind", "stage", "mode", "card", "name"),
    [
        ("notice", "first", "unauthorized_access", False, "leak_first"),
        ("notice", "final", "unauthorized_access", True, "card_final"),
        ("mail", "first", "lost_device", False, "lost_device_first"),
        ("notice", "first", "product_defect", False, "recall"),
        ("followup", "update", "system_outage", False, "outage_first"),
        ("faq", "first", "phishing", False, "faq"),
        ("reply", "first", "conduct", True, "reply"),
    ],
)
def test_choice(kind: str, stage: str, mode: str, card: bool, name: str) -> None:
    assert choose_profile(kind, stage, mode, card).id == f"profiles.{name}"


def test_a_first_report_may_be_short_and_a_final_one_not() -> None:
    first = choose_profile("notice", "first", "email_missend").demands
    final = choose_profile("notice", "final", "email_missend").demands
    assert first["prevention"].level is Level.OPTIONAL and final["prevention"].level is Level.REQUIRED
    assert first["cause"].level is Level.RECOMMENDED and final["cause"].level is Level.REQUIRED
    assert first["next_update"].level is Level.REQUIRED and final["next_update"].level is Level.OPTIONAL
