"""A real-sized first notice of a mis-sent mail, and texts that say nothing of an incident."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.checks.elements.judge import judge_elements
from checker.domain.element import Status
from checker.facts.classify import classify
from checker.facts.extract import extract_facts
from checker.text.segment import build_document
from checker.text.source import SourceText

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "fukubukuro_missend.txt"


def judged(text: str) -> tuple[str, dict[str, Status]]:
    document = build_document(SourceText("n", text))
    found = classify(document)
    elements = judge_elements(document, extract_facts(document), found.kind, found.stage, found.mode)
    return found.mode, {e.id: e.status for e in elements}


def test_the_sample_of_the_mis_sent_mail() -> None:
    mode, status = judged(SAMPLE.read_text(encoding="utf-8"))
    assert mode == "email_missend"
    for element in ("facts", "delay_reason", "apology"):
        assert status[element] is Status.PRESENT, element
    for element in ("cause", "scope_count", "contact", "prevention"):
        assert status[element] is not Status.PRESENT, element
    for element in ("scope_count", "contact", "prevention"):
        assert status[element] is Status.ABSENT, element


@pytest.mark.parametrize(
    "text",
    [
        "このたびは誠に申し訳ございませんでした。心よりお詫び申し上げます。",
        "エンジニアを募集しています。未経験歓迎です。",
        "スタッフ募集中\nアルバイト・パートを募集しています。週2日から働けます。応募はこちら",
        "皆様に多大なるご迷惑とご心配をおかけしましたことを深くお詫び申し上げます。\n株式会社みほん",
    ],
)
def test_an_apology_or_a_job_offer_states_no_facts(text: str) -> None:
    assert judged(text)[1]["facts"] is not Status.PRESENT
