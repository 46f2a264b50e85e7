"""Where a measured value stands in its source, and what its question asks for."""

from __future__ import annotations

import pytest

from checker.domain.claim import Claim
from checker.facts.claims.extract import ClaimReader
from checker.facts.claims.places import asked_for, event_asked, flags_of


def counts(text: str, question: str = "", is_official: bool = False) -> list[Claim]:
    claims = ClaimReader().read_text("a", text, question, "2025-06-03", is_official)
    return [c for c in claims if c.axis == "count"]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("何人が対象ですか", {"count", "count:人"}),
        ("いつ復旧しましたか", {"moment"}),
        ("総額はいくらですか", {"money"}),
        ("大丈夫でしょうか", set()),
    ],
)
def test_what_a_question_asks_for(question: str, wanted: set[str]) -> None:
    assert asked_for(question) == wanted


def test_the_only_count_answers_the_question() -> None:
    (claim,) = counts("対象は1,207名です。", "何人ですか")
    assert {"only", "asked"} <= flags_of(claim)


def test_the_largest_of_two_counts_is_on_top_and_the_part_is_not() -> None:
    whole, part = counts("対象は1,207名で、うち退職者は57名です。", is_official=True)
    assert "only" in flags_of(whole)
    assert "part" in flags_of(part) and not {"only", "top"} & flags_of(part)


def test_a_count_of_another_unit_answers_where_no_other_does() -> None:
    (claim,) = counts("対象は186戸です。", "何人が困っているのですか")
    assert "asked" in flags_of(claim)


def test_a_bare_answer_takes_the_event_of_its_question() -> None:
    claims = ClaimReader().read_text("a", "3日の11時です。", "いつ復旧しましたか", "2025-06-03")
    assert any("v:e:restore" in c.items for c in claims if c.axis == "moment")
    assert event_asked("いつから止まっていたのですか") == "e:stop"
    assert event_asked("何時からですか") == "e:beginning"
