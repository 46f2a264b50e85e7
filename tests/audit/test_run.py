"""The audit as a whole: conflicts, corrections, fact sheet; the order of the input and the number of processes change nothing."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from checker.audit import claims as scheduler
from checker.audit.claims import read_claims
from checker.audit.files import ReplyFile
from checker.audit.run import Plan, audit
from checker.domain.audit import AuditReport
from checker.report.audit.json import tree
from tests.audit.helpers import OFFICIAL, reply, sample

OFFICIALS = [("official", OFFICIAL)]


def test_replies_against_each_other_and_the_official_text() -> None:
    report = audit(sample(), OFFICIALS)
    assert {c.slot for c in report.conflicts} >= {"contact"}
    assert {c.reply for c in report.corrections} == {"2", "5"}
    for correction in report.corrections:
        assert all(r.said and r.should_say for r in correction.reasons)
        assert correction.responder == "鈴木"
    assert ("contact", "official", ("5",)) in {(f.slot, f.source, f.deviating) for f in report.fact_sheet}


def test_spans_are_of_the_replies() -> None:
    report = audit(sample(), OFFICIALS)
    texts = {r.id: r.text for r in report.replies} | dict(report.officials)
    for conflict in report.conflicts:
        for value in conflict.values:
            assert value.statements
            for s in value.statements:
                assert 0 <= s.span.start < s.span.end <= len(texts[s.reply])


def test_undisputed_values_are_on_the_fact_sheet() -> None:
    report = audit(sample(), OFFICIALS)
    values = {f.value: f for f in report.fact_sheet if not f.deviating}
    assert any("10,234" in value for value in values)
    assert all(f.source and f.words for f in values.values())


def test_without_official_two_replies_must_agree() -> None:
    replies = ReplyFile((*(reply(str(k), "対象は10,234名のお客様です。") for k in range(2)), reply("9", "対象は4台の機器です。")))
    values = [f.value for f in audit(replies).fact_sheet]
    assert any("10,234" in v for v in values)
    assert not any(v[:1] == "4" for v in values)


def test_incidents_are_never_compared() -> None:
    apart = ReplyFile(tuple(replace(r, incident=f"事案{k}") for k, r in enumerate(sample().replies)))
    assert audit(sample()).conflicts
    assert not audit(apart).conflicts


def test_order_changes_nothing() -> None:
    replies = list(sample().replies)
    first = audit(ReplyFile(tuple(replies)), OFFICIALS)
    random.Random(3).shuffle(replies)
    again = audit(ReplyFile(tuple(replies)), OFFICIALS)
    assert again.conflicts == first.conflicts
    assert again.fact_sheet == first.fact_sheet
    assert set(again.corrections) == set(first.corrections)


def test_processes_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "PARALLEL_FROM", 2)
    monkeypatch.setattr(scheduler, "CHUNK", 2)
    seen: list[tuple[int, int]] = []
    alone = audit(sample(), OFFICIALS, Plan(1, lambda done, total: seen.append((done, total))))
    together = audit(sample(), OFFICIALS, Plan(2))
    assert tree(together) == tree(alone)
    assert seen[:3] == [(2, 5), (4, 5), (5, 5)]  # reading; then the same replies are weighed
    assert seen[3:] == sorted(seen[3:])
    assert seen[-1] == (5, 5)


def test_few_replies_stay_in_this_process() -> None:
    assert scheduler._workers(8, scheduler.PARALLEL_FROM - 1) == 1
    assert scheduler._workers(3, 100_000) == 3
    assert scheduler._workers(None, 100_000) >= 1


def test_equal_texts_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.facts.claims import extract

    calls: list[str] = []
    original = extract.read_units

    def counting(*args: object, **more: object) -> object:
        calls.append(str(args[1]))
        return original(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(extract, "read_units", counting)
    scheduler._reader.cache_clear()
    text = "この回答は、この試験のほかでは使いません。返金いたします。"
    found = read_claims([reply(str(k), text) for k in range(50)])
    assert calls == [text]
    assert {c.source for c in found.by_incident[""]} == {str(k) for k in range(50)}


def test_one_broken_reply_does_not_stop_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    real = scheduler.ClaimReader.bare

    def fail(self: scheduler.ClaimReader, text: str, *rest: object) -> object:
        if "鍵" in text:
            raise RuntimeError("秘密の言葉")
        return real(self, text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(scheduler.ClaimReader, "bare", fail)
    report = audit(ReplyFile((*sample().replies, replace(reply("6", "鍵です。"), row=7))))
    assert [(u.row, "秘密" in u.reason) for u in report.unreadable] == [(7, False)]
    assert "RuntimeError" in report.unreadable[0].reason
    assert report.conflicts


def _correction(report: AuditReport, name: str) -> str:
    return next(c.corrected_by for c in report.corrections if c.reply == name)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (reply("2#2", "先ほどのご案内を訂正いたします。カードの情報は含まれておりません。", "鈴木", "2025-09-09T10:00"), "2#2"),
        (reply("8", "先ほどのご案内を訂正いたします。カードの情報は含まれておりません。", "鈴木", "2025-09-09T10:00", "カードは？"), "8"),
        (reply("8", "先ほどのご案内を訂正いたします。カードの情報は含まれておりません。", "鈴木", "2025-09-09T10:00", "別の質問"), ""),
        (reply("2#2", "先ほどのご案内を訂正いたします。カードの情報は含まれておりません。", "高橋", "2025-09-09T10:00"), ""),
        (reply("2#2", "先ほどのご案内を訂正いたします。カードの情報は含まれておりません。", "鈴木", "2025-09-07T10:00"), ""),
    ],
)
def test_a_reply_already_put_right_is_noted(later: object, expected: str) -> None:
    replies = tuple(replace(r, question="カードは？") if r.id == "2" else r for r in sample().replies)
    report = audit(ReplyFile((*replies, later)), OFFICIALS)  # type: ignore[arg-type]
    assert _correction(report, "2") == expected
