"""Filling in a suggestion makes the element present; blanks are marked, messages name what is lacking."""

from __future__ import annotations

import re

import pytest

from checker.checks.elements.cues import cue_book
from checker.checks.elements.decide import by_rules
from checker.checks.elements.suggest import FAMILIES, advices, advise
from checker.checks.elements.votes import rule_votes
from checker.domain.element import ELEMENT_IDS, Status
from checker.domain.fact import MODES, Facts
from checker.text.segment import build_document
from checker.text.source import SourceText

TEMPLATES = [(e, family, text) for e, advice in advices().items() for family, text in advice.templates.items()]


def fill(template: str) -> str:
    """Put the example of each blank in its place."""
    return re.sub(r"〔例:([^〕]*)〕", r"\1", template)


@pytest.mark.parametrize(("element", "family", "template"), TEMPLATES, ids=lambda v: str(v)[:12])
def test_filled_template_makes_the_element_present(element: str, family: str, template: str) -> None:
    filled = fill(template)
    assert "〔" not in filled
    document = build_document(SourceText("-", "お客様情報に関するお知らせ\n\n" + filled + "\n"))
    assert by_rules(document, rule_votes(document, Facts(), (element,))[element]).status is Status.PRESENT


def test_every_element_has_advice_for_every_mode() -> None:
    for element in {*ELEMENT_IDS, *cue_book().cues}:
        for mode in MODES:
            for status in (Status.ABSENT, Status.VAGUE):
                message, sentence = advise(element, status, mode, "調査中です。", "3日")
                assert message.endswith("。") and "{" not in message and sentence


def test_families_are_modes() -> None:
    assert set(FAMILIES) <= set(MODES)


def test_templates_differ_where_readers_need_other_things() -> None:
    for element in ("contact", "user_action"):
        texts = {advise(element, Status.ABSENT, mode, "", "")[1] for mode in ("lost_device", "system_outage", "product_defect")}
        assert len(texts) == 3


def test_long_words_are_cut_in_the_message() -> None:
    message, _ = advise("cause", Status.VAGUE, "other", "原因は" + "あ" * 200, "")
    assert len(message) < 120 and "…" in message


def test_no_message_calls_a_missing_apology_illegal() -> None:
    assert "違法" not in "".join(a.absent + a.vague for a in advices().values())


def test_a_delay_without_a_number_is_not_told_with_an_empty_one() -> None:
    told, _ = advise("delay_reason", Status.ABSENT, "other", "", "")
    assert told == "公表が遅れたとありますが、その理由が書かれていません。"
    assert "3日ありますが" in advise("delay_reason", Status.ABSENT, "other", "", "3日")[0]
