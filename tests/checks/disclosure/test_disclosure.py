"""Nature, manner and safeguards: each cue moves its own factor only; deadlines are computed from the dates."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from checker.checks.disclosure.advise import disclosure_of, duty_reason
from checker.checks.disclosure.factors import severity_of
from checker.domain.disclosure import SEVERITIES, Disclosure, Factor
from checker.domain.fact import CountFact, DateFact, Facts, InfoFact
from checker.domain.span import Span
from checker.text.segment import build_document
from checker.text.source import SourceText

NOWHERE = Span(0, 1)
BASE = "お客様の情報について(お詫び)\n\n5月10日、当社の社員がパソコンを電車に置き忘れました。お客様128人の氏名が入っています。"


def _facts(*types: str, discovered: str = "2025-05-10", people: int = 128) -> Facts:
    return Facts(
        discovered=DateFact(discovered, NOWHERE),
        counts=(CountFact(people, "人", "exact", "お客様", NOWHERE),),
        info_types=tuple(InfoFact(t, True, NOWHERE) for t in types),
        certainty="confirmed",
    )


def _read(text: str = BASE, mode: str = "lost_device", facts: Facts | None = None) -> Disclosure:
    return disclosure_of(build_document(SourceText("x.txt", text)), facts or _facts("basic"), mode)


def _ids(found: Disclosure) -> set[str]:
    return {a.id for a in found.advice}


def test_severity_never_falls_as_a_factor_gets_graver() -> None:
    natures = (Factor("basic"),), (Factor("usage_history"),), (Factor("sensitive"),)
    manners = Factor("negligence"), Factor("contractor"), Factor("insider")
    postures = (Factor("encrypted", (), True),), (Factor("encrypted", (), None),), (Factor("encrypted", (), False),)
    rank = {
        at: SEVERITIES.index(severity_of(natures[at[0]], manners[at[1]], postures[at[2]]))
        for at in product(range(3), repeat=3)
    }
    assert len(rank) == 27
    for at, value in rank.items():
        for axis in range(3):
            graver = tuple(k + (i == axis) for i, k in enumerate(at))
            assert rank.get(graver, 3) >= value
    assert rank[0, 0, 0] == 0 and rank[2, 2, 2] == 3


@pytest.mark.parametrize(
    ("words", "name", "holds"),
    [
        ("パソコンの中身は暗号化していました。", "encrypted", True),
        ("パソコンの中身は暗号化していませんでした。", "encrypted", False),
        ("起動には12桁のパスワードが必要です。", "password", True),
        ("遠隔で中身を消去しました。", "remote_wipe", True),
    ],
)
def test_each_safeguard_is_read_by_itself(words: str, name: str, holds: bool) -> None:
    before = {f.name: f.holds for f in _read().posture}
    found = _read(BASE + words)
    after = {f.name: f.holds for f in found.posture}
    assert after == {**before, name: holds}
    evidence = next(f.evidence for f in found.posture if f.name == name)
    assert evidence and evidence[0].of(BASE + words) in words


def test_files_encrypted_by_an_attacker_are_no_safeguard() -> None:
    text = "サーバーへの攻撃について\n\n11月3日、サーバーのファイルが勝手に暗号化されました。身代金を要求されています。"
    assert {f.name: f.holds for f in _read(text, "ransomware").posture}["encrypted"] is None


@pytest.mark.parametrize(
    ("types", "mode", "people", "expected"),
    [
        (("sensitive",), "lost_document", 1, "1号"),
        (("financial",), "misconfiguration", 1, "2号"),
        (("basic",), "unauthorized_access", 1, "3号"),
        (("basic",), "email_missend", 1001, "4号"),
        (("basic",), "email_missend", 1000, ""),
        (("trade_secret",), "insider", 0, ""),
    ],
)
def test_class_of_the_duty_to_report(types: tuple[str, ...], mode: str, people: int, expected: str) -> None:
    reason = duty_reason(tuple(Factor(t) for t in types), mode, people)
    assert (expected in reason) if expected else reason == ""


def test_deadlines_follow_from_the_day_of_discovery() -> None:
    found = _read(mode="unauthorized_access", facts=_facts("basic", discovered="2025-05-10"))
    assert dict(found.deadlines) == {"initial": "2025-05-13", "initial_last": "2025-05-15", "final": "2025-07-09"}
    lost = _read(facts=_facts("sensitive", discovered="2025-05-10"))
    assert lost.deadlines["final"] == "2025-06-09"
    text = next(a.text for a in lost.advice if a.id == "report_initial")
    assert "2025年5月13日" in text and "2025年5月15日" in text


@pytest.mark.parametrize(("day", "has_duty"), [("2022-03-31", False), ("2022-04-01", True)])
def test_the_duty_begins_on_the_first_of_april_2022(day: str, has_duty: bool) -> None:
    assert ("report_initial" in _ids(_read(facts=_facts("sensitive", discovered=day)))) is has_duty


def test_advice_names_its_basis_and_source() -> None:
    found = _read(facts=_facts("sensitive", "financial"))
    assert {"press_conference", "speed_over_accuracy", "own_channels_first", "police_lost"} <= _ids(found)
    for advice in found.advice:
        assert advice.source and advice.why and "{" not in advice.text + advice.why


def test_what_the_sources_leave_open_is_marked_as_our_reading() -> None:
    found = _read()
    assert [a.is_reading for a in found.advice if a.id == "say_safeguards"] == [True]


def test_an_outage_has_no_severity_of_a_leak() -> None:
    found = _read("システム障害について\n\n10時から使えません。", "system_outage", Facts())
    assert found.severity == "" and "outage_interval" in _ids(found)


@pytest.mark.parametrize(
    ("told", "gone"),
    [
        ("", set()),
        ("個人情報保護委員会への報告を準備しています。", set()),
        ("個人情報保護委員会には5月11日に報告いたしました。", {"report_initial"}),
        ("委員会へは5月12日に速報を、5月20日に確報を提出しております。", {"report_initial", "report_final"}),
        ("公表が本日となりましたのは、対象の方へのご連絡を先に行ったためです。", {"explain_delay"}),
    ],
)
def test_what_the_text_says_is_done_is_not_advised(told: str, gone: set[str]) -> None:
    facts = replace(_facts("sensitive"), delay_days=3)
    assert {"report_initial", "report_final", "explain_delay"} - _ids(_read(BASE + told, facts=facts)) == gone


@pytest.mark.parametrize(
    ("told", "has_duty"),
    [
        ("当行のシステムから情報がもれたわけではありません。", False),
        ("職員が偽の画面に入力し、メールの控えが第三者に閲覧されました。", True),
    ],
)
def test_a_misused_name_alone_is_no_leak(told: str, has_duty: bool) -> None:
    text = "にせのサイトにご注意ください\n\n当行をよそおうメールが届いています。口座番号を入力しないでください。" + told
    assert ("report_initial" in _ids(_read(text, "phishing", _facts("financial")))) is has_duty


@pytest.mark.parametrize(("people", "is_advised"), [(1, False), (128, True)])
def test_no_press_conference_for_a_single_person(people: int, is_advised: bool) -> None:
    assert ("press_conference" in _ids(_read(facts=_facts("sensitive", people=people)))) is is_advised


def test_advice_on_the_first_report_is_not_given_with_the_last() -> None:
    document = build_document(SourceText("x.txt", BASE))
    facts = replace(_facts("credential", people=2000), delay_days=15)
    first, last = (_ids(disclosure_of(document, facts, "lost_device", stage)) for stage in ("first", "final"))
    early = {"speed_over_accuracy", "own_channels_first", "report_initial", "explain_delay"}
    assert early <= first and not early & last
    assert {"report_final", "notify_persons"} <= last
