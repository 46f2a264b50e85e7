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


def test_the_number_of_threads_changes_no_answer() -> None:
    claims = [c for n, text in enumerate(GIFT) for c in statements(f"r{n}", text)]
    (_, one, alone), (_, several, shared) = (gather(claims, threads=n) for n in (1, 3))
    assert one == several
    assert {p: alone.chance(*p) for p in one} == {p: shared.chance(*p) for p in several}


def test_one_responder_seldom_contradicts_himself() -> None:
    groups = [statements(f"r{n}", text) for n, text in enumerate(GIFT)]
    several = Evidence(Said(groups, {"r0": "丘", "r1": "森", "r2": "原", "r3": "谷"}), {(0, 2): SURE}, {})
    one = Evidence(Said(groups, {"r0": "丘", "r1": "森", "r2": "丘", "r3": "谷", "r4": "原"}), {(0, 2): SURE}, {})
    assert (features(several, 0, 2)["one responder"], features(one, 0, 2)["one responder"]) == (0, 1)
    assert (one.chance(0, 2) or 0) < (several.chance(0, 2) or 0)


def test_a_desk_is_no_responder() -> None:
    """Where most replies went out under one name, many people wrote under it."""
    groups = [statements(f"r{n}", text) for n, text in enumerate(GIFT)]
    assert not Said(groups, {f"r{n}": "お客様窓口" for n in range(5)}).by_one_responder(0, 2)
    assert not Said(groups, {"r0": "", "r2": "", "r3": "谷"}).by_one_responder(0, 2)


def test_a_statement_of_two_people_is_nobodys_own() -> None:
    groups = [[*statements("a", GIFT[0]), *statements("b", GIFT[0])], statements("c", GIFT[2])]
    assert not Said(groups, {"a": "丘", "b": "森", "c": "丘", "d": "原"}).by_one_responder(0, 1)


def test_figures_that_exclude_each_other_speak_for_a_dispute() -> None:
    counts = ("対象は10,234名のお客様です。", "対象のお客様は4,500名です。", "対象のお客様は約1万人です。")
    evidence = Evidence(said(*counts), {(0, 1): LIKELY, (0, 2): LIKELY}, {})
    differ, same = features(evidence, 0, 1), features(evidence, 0, 2)
    assert (differ["figures differ"], same["figures differ"]) == (1, 0)
    assert differ["figures of one matter"] > 0 == same["figures of one matter"]
    assert (evidence.chance(0, 1) or 0) > (evidence.chance(0, 2) or 0)
