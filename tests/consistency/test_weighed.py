"""What is not sure enough for a conflict is kept apart, for people to look at."""

from __future__ import annotations

import pytest

from checker.audit.files import ReplyFile
from checker.audit.one import check_one
from checker.audit.run import audit
from checker.consistency import meaning
from checker.consistency.check import weigh_replies
from checker.consistency.weighed import POSSIBLE
from checker.domain.conflict import Possible
from tests.consistency.helpers import reply

RUNS = "工場の機械はもう動いております。"  # no axis hears these two
BROKEN = "工場の機械はまだ直っておりません。"
STAFF = "会場には係員が立ち会っておりました。"
NOBODY = "会場には係員が一人もおりませんでした。"
HOURS = "窓口の営業時間は平日の9時から17時までです。"
REPLIES = [reply("a", RUNS), reply("b", BROKEN), reply("c", HOURS)]


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sure enough to be told by meaning."""
    monkeypatch.setattr(meaning, "LIMIT", 1.1)
    monkeypatch.setattr(meaning, "LIMIT_OFFICIAL", 1.1)


def sources(possible: Possible) -> set[str]:
    return {s.reply for value in possible.values for s in value.statements}


def test_a_conflict_is_not_possible_besides() -> None:
    told = weigh_replies(REPLIES)
    assert len(told.conflicts) == 1
    assert told.possible == ()


@pytest.mark.usefixtures("unsure")
def test_what_is_not_told_is_possible() -> None:
    told = weigh_replies(REPLIES)
    assert told.conflicts == ()
    (one,) = told.possible
    assert sources(one) == {"a", "b"}
    assert POSSIBLE <= one.probability <= 1
    assert {v.value for v in one.values} == {RUNS, BROKEN}


@pytest.mark.usefixtures("unsure")
def test_the_likeliest_comes_first_and_two_replies_are_named_once() -> None:
    told = weigh_replies([reply("a", RUNS + STAFF), reply("b", BROKEN + NOBODY), reply("d", "当日の会場に係員はおりませんでした。")])
    assert [sources(p) for p in told.possible] == [{"a", "b"}, {"a", "d"}]
    chances = [p.probability for p in told.possible]
    assert chances == sorted(chances, reverse=True)


@pytest.mark.usefixtures("unsure")
def test_what_is_possible_asks_for_no_correction() -> None:
    report = audit(ReplyFile(tuple(REPLIES)), [("official", "・" + BROKEN)])
    assert report.possible
    assert report.conflicts == report.corrections == ()


@pytest.mark.usefixtures("unsure")
def test_a_draft_is_told_only_what_it_is_part_of() -> None:
    others = ReplyFile((reply("a", RUNS), reply("b", BROKEN)))
    assert [sources(p) for p in check_one(RUNS, [], others).possible] == [{"a", "b", "draft"}]
    assert check_one(HOURS, [], others).possible == ()


def test_a_rounded_figure_is_not_even_possible() -> None:
    asked = "何件ですか"
    told = weigh_replies([reply("a", "約1万件でございます。", asked), reply("b", "10,234件です。", asked)])
    assert told.conflicts == told.possible == ()


def test_without_meaning_nothing_is_possible() -> None:
    from checker.audit.run import Plan

    assert audit(ReplyFile(tuple(REPLIES)), (), Plan(by_meaning=False)).possible == ()
