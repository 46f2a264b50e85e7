"""What speaks for and against a dispute of two statements."""

from __future__ import annotations

from checker.consistency.evidence import Evidence, evidence_weights
from checker.consistency.meaning import gather
from checker.consistency.said import Said, statements
from checker.domain.claim import Claim
from checker.language.opposition import Opposition

SURE, LIKELY = Opposition(0.99, "policy", 0.9), Opposition(0.8, "policy", 0.9)


def said(*texts: str, question: str = "", at: str = "") -> Said:
    claims: list[list[Claim]] = [statements(f"r{n}", text, question, at) for n, text in enumerate(texts)]
    return Said(claims)


GIFT = ("お詫びの品をお送りします。", "粗品をお届けします。", "お詫びの品はご用意しておりません。", "粗品などのお届けはいたしかねます。", "窓口は9時からです。")


def features(evidence: Evidence, i: int, j: int) -> dict[str, float]:
    return dict(evidence.features())[i, j]


def test_every_feature_has_a_weight() -> None:
    found = features(Evidence(said(*GIFT), {(0, 2): SURE}, {}), 0, 2)
    assert found.keys() == evidence_weights().keys()


def test_two_camps_bear_each_other_out() -> None:
    alone = Evidence(said(*GIFT), {(0, 2): SURE}, {})
    camps = Evidence(said(*GIFT), {(0, 2): SURE, (0, 3): LIKELY, (1, 2): LIKELY, (1, 3): LIKELY}, {})
    assert features(alone, 0, 2)["camps"] == 0
    assert 0.5 < features(camps, 0, 2)["camps"] <= 0.8


def test_a_reply_bears_nobody_out_against_itself() -> None:
    """Two statements of one reply are no camp."""
    groups = [statements("a", GIFT[0]), statements("b", GIFT[2]), statements("b", GIFT[3]), statements("a", GIFT[1])]
    evidence = Evidence(Said(groups), {(0, 1): SURE, (0, 2): SURE, (1, 3): SURE, (2, 3): SURE}, {})
    found = features(evidence, 0, 1)
    assert (found["camps"], found["opposed elsewhere, one"], found["opposed elsewhere, both"]) == (0, 0, 0)


def test_a_third_statement_against_both() -> None:
    evidence = Evidence(said(*GIFT), {(0, 2): SURE, (0, 4): LIKELY, (2, 4): LIKELY}, {})
    assert features(evidence, 0, 2)["a third opposes both"] > 0.5


def test_what_axes_found_speaks_for_a_dispute() -> None:
    bare = Evidence(said(*GIFT), {(0, 2): LIKELY}, {})
    told = Evidence(said(*GIFT), {(0, 2): LIKELY}, {(0, 2): {("gift", "hard")}})
    assert (told.chance(0, 2) or 0) > (bare.chance(0, 2) or 0)


def test_a_pair_has_one_chance_from_either_side_and_others_none() -> None:
    evidence = Evidence(said(*GIFT), {(0, 2): SURE}, {})
    assert evidence.chance(0, 2) == evidence.chance(2, 0) is not None
    assert evidence.chance(0, 4) is None


def test_statements_of_an_incident_are_gathered_with_their_evidence() -> None:
    claims = [c for n, text in enumerate(GIFT) for c in statements(f"r{n}", text)]
    own, candidates, evidence = gather(claims)
    assert {c.text for group in own.groups for c in group} == set(GIFT)
    assert candidates
    assert all(0 < (evidence.chance(i, j) or 0) < 1 for i, j in candidates)
