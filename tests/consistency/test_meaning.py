"""Conflicts that the meaning of statements shows or drops."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from checker.audit.files import ReplyFile
from checker.audit.run import Plan, audit
from checker.consistency.check import find_reply_conflicts
from checker.consistency.doubts import without_doubted
from checker.consistency.evidence import Evidence
from checker.consistency.meaning import gather, weigh
from checker.consistency.said import order_of, statements
from checker.consistency.weighed import AXIS
from checker.domain.claim import SLOTS
from checker.domain.conflict import Conflict, ConflictValue, Incompatible, Statement
from checker.domain.reply import Reply
from checker.domain.span import Span
from checker.language.opposition import Order, opposition_model
from tests.consistency.helpers import reply

GIVEN = "お詫びの品をお送りします。"
NONE = "お詫びの品をお送りする予定はございません。"
HOURS = "窓口の営業時間は平日の9時から17時までです。"


def opposed(*replies: Reply, official: str = "") -> list[frozenset[str]]:
    said = [c for r in replies for c in statements(r.id, r.text, r.question, r.at)]
    said += statements("official", official, is_official=True) if official else []
    return [
        frozenset((x.reply, y.reply))
        for conflict in weigh(said).conflicts
        for bad in conflict.incompatible
        for x in conflict.values[bad.a].statements
        for y in conflict.values[bad.b].statements
    ]


def test_two_replies_that_promise_and_refuse() -> None:
    pairs = opposed(reply("a", GIVEN), reply("b", NONE), reply("c", HOURS))
    assert pairs == [frozenset("ab")]


def test_a_conflict_is_told_with_its_words_and_a_slot() -> None:
    conflicts = weigh([*statements("a", GIVEN), *statements("b", NONE)]).conflicts
    assert len(conflicts) == 1
    assert conflicts[0].slot in SLOTS
    assert conflicts[0].axis == f"{AXIS}:{conflicts[0].slot}"
    assert {v.statements[0].text for v in conflicts[0].values} == {GIVEN, NONE}
    assert "両立しない" in conflicts[0].explanation


def test_one_source_is_not_set_against_itself() -> None:
    assert opposed(reply("a", GIVEN + NONE)) == []


def test_incidents_are_kept_apart() -> None:
    a, b = replace(reply("a", GIVEN), incident="1"), replace(reply("b", NONE), incident="2")
    assert [c for c in find_reply_conflicts([a, b], by_meaning=True) if c.axis.startswith(AXIS)] == []


def test_what_an_axis_found_is_not_told_again() -> None:
    a, b = reply("a", "対象は3,416名です。"), reply("b", "対象は8,120名です。")
    found = find_reply_conflicts([a, b], by_meaning=True)
    assert [c.axis for c in found] == ["count"]


def test_a_correction_stands_against_later_replies_only() -> None:
    fixed = reply("b", "先ほどのご案内を訂正いたします。" + NONE, at="2025-06-04T10:00")
    assert opposed(reply("a", GIVEN, at="2025-06-03T10:00"), fixed) == []
    assert opposed(fixed, reply("c", GIVEN, at="2025-06-04T15:00")) == [frozenset("bc")]


def test_the_order_of_the_replies_changes_nothing() -> None:
    replies = [reply("a", GIVEN), reply("b", NONE), reply("c", HOURS), reply("d", GIVEN), reply("e", "お詫びの品はお届けできません。")]
    first = find_reply_conflicts(replies, by_meaning=True)
    random.Random(3).shuffle(replies)
    assert find_reply_conflicts(replies, by_meaning=True) == first


def test_an_audit_compares_by_meaning_unless_told_not_to() -> None:
    replies = ReplyFile((reply("a", GIVEN), reply("b", NONE)))
    assert len(audit(replies).conflicts) == 1
    by_axes = audit(replies, (), Plan(by_meaning=False)).conflicts
    assert not [c for c in by_axes if c.axis.startswith(AXIS)]


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        ("2025-06-03T10:00", "2025-06-03T15:00", Order.SAME),
        ("2025-06-03T10:00", "2025-06-05T10:00", Order.EARLIER),
        ("2025-06-05T10:00", "2025-06-03T10:00", Order.LATER),
        ("", "2025-06-03T10:00", Order.UNKNOWN),
        ("2025-06-03", "2025-06-05T10:00", Order.UNKNOWN),
    ],
)
def test_how_two_times_stand_to_each_other(a: str, b: str, order: Order) -> None:
    assert order_of(a, b) is order


@pytest.mark.parametrize("axis", ["event", "count"])
def test_an_axis_is_doubted_where_the_statements_do_not_oppose_each_other(axis: str) -> None:
    def left(first: str, second: str) -> bool:
        a, b = statements("a", first), statements("b", second)
        values = tuple(ConflictValue(c.value, (Statement(c.source, c.span, c.text, c.at),)) for c in (*a, *b))
        told = Conflict("other", "", values, (Incompatible(0, 1, "hard"),), "error", "", axis=axis)
        own, _, evidence = gather([*a, *b], [told])
        return without_doubted([told], own, evidence) == [told]

    assert not left("ご予約は3,416件ございました。", "館内のお席は120席ございます。")
    assert left("対象のご予約は3,416件です。", "対象のご予約は4,120件です。")


def test_who_wrote_is_told_to_the_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one person tells two customers mostly differs because their cases do."""
    seen: list[float] = []
    plain = Evidence.features

    def watched(self: Evidence) -> Iterator[tuple[tuple[int, int], dict[str, float]]]:
        for pair, features in plain(self):
            seen.append(features["one responder"])
            yield pair, features

    monkeypatch.setattr(Evidence, "features", watched)
    for names in (("丘", "丘", "森", "原"), ("丘", "谷", "森", "原")):
        texts = (GIVEN, NONE, HOURS, HOURS)
        find_reply_conflicts(
            [replace(reply(f"r{n}", text), responder=name) for n, (text, name) in enumerate(zip(texts, names, strict=True))],
            by_meaning=True,
        )
    assert seen == [1.0, 0.0]


@pytest.mark.parametrize(
    ("asked", "first", "second"),
    [
        ("商品はどうすればよいですか。", "お手元で処分してください。", "着払いでご返送ください。"),
        ("暗証番号はどうすればよいですか。", "お手続きは不要です。", "お早めに変更をお願いします。"),
    ],
)
def test_short_answers_stay_with_their_axis(asked: str, first: str, second: str) -> None:
    """The network saw few statements as short as these and answers them badly."""
    early, late = reply("a", first, asked), reply("b", second, asked, "2025-06-04T10:00")
    assert len(find_reply_conflicts([early, late], by_meaning=True)) == 1


@pytest.mark.parametrize(
    ("official", "asked", "answer"),
    [
        ("・パスワードの変更のお手続きは不要です。", "パスワードは変えるべき?", "お早めに変更をお願いします。"),
        ("・商品の返送は不要です。", "商品はどうすればよいですか。", "着払いでご返送ください。"),
        ("・カードの再発行の手数料は当社が負担します。", "再発行は有料ですか。", "手数料はお客様のご負担です。"),
    ],
)
def test_short_answers_are_set_against_the_official_line(official: str, asked: str, answer: str) -> None:
    replies = [reply("a", answer, asked)]
    found = find_reply_conflicts(replies, [("official", official)], by_meaning=True)
    assert any({s.reply for v in c.values for s in v.statements} == {"a", "official"} for c in found)


def test_the_official_words_stay_with_a_dispute_of_replies() -> None:
    """Else the right reply's words would be shown as the official ones."""
    asked = "パスワードは変えた方がいいですか"
    replies = [reply("a", "お手続きは不要です。", asked), reply("b", "お早めに変更をお願いします。", asked)]
    (found,) = find_reply_conflicts(replies, [("official", "・パスワードは、お早めに変更をお願いする。")], by_meaning=True)
    assert {frozenset(s.reply for s in v.statements) for v in found.values} == {frozenset("a"), frozenset(("b", "official"))}


def test_the_same_words_on_another_day_are_no_dispute() -> None:
    """The day that 昨日 names differs, and the axis says so."""
    early = reply("a", "返金は昨日行いました。", at="2025-06-02T10:00")
    late = reply("b", early.text, at="2025-06-05T10:00")
    assert find_reply_conflicts([early, late], by_meaning=False)
    assert find_reply_conflicts([early, late], by_meaning=True) == []


def test_what_cannot_be_weighed_stays() -> None:
    values = tuple(ConflictValue(v, (Statement(v, Span(0, 3), v),)) for v in ("a", "b"))
    conflict = Conflict("count", "", values, (Incompatible(0, 1, "hard"),), "error", "", axis="count")
    own, _, evidence = gather([], [conflict])
    assert without_doubted([conflict], own, evidence) == [conflict]


def test_a_statement_leans_on_the_sentence_before_it() -> None:
    text = "お問い合わせありがとうございます。交換品は無料でお届けします。\n送料もかかりません。"
    assert [(c.before, c.text) for c in statements("a", text)] == [
        ("", "交換品は無料でお届けします。"),
        ("交換品は無料でお届けします。", "送料もかかりません。"),
    ]


def test_equal_words_after_different_sentences_are_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[str, str]] = []
    model = opposition_model()
    own = model.read
    monkeypatch.setattr(model, "read", lambda text, note="", before="": read.append((text, before)) or own(text, note, before))
    texts = {"a": "交換品はお送りします。無料です。", "b": "ご返金はいたしません。無料です。", "c": "お品はお返しください。送料は無料です。"}
    gather([c for source, text in texts.items() for c in statements(source, text)])[0].hints()
    assert ("無料です。", "") in read
    assert ("送料は無料です。", "お品はお返しください。") in read
    assert len([text for text, _ in read if text == "無料です。"]) == 1


def test_the_progress_ends_with_all_replies() -> None:
    told: list[tuple[int, int]] = []
    audit(ReplyFile((reply("a", GIVEN), reply("b", NONE), reply("c", HOURS))), (), Plan(progress=lambda *state: told.append(state)))
    read, *weighed = told
    assert read == (3, 3)
    assert weighed == sorted(weighed)
    assert weighed[-1] == (3, 3)


def test_statements_that_differ_in_a_word_stay_with_their_axis() -> None:
    """The axis knows the word that turns them, and the network does not gainsay it."""
    pairs = [
        ("パスワードの変更は必要です。", "パスワードの変更は不要です。"),
        ("カード番号は含まれます。", "カード番号は含まれません。"),
        ("警察に届け出ました。", "警察には届け出ておりません。"),
    ]
    for a, b in pairs:
        replies = [Reply("1", "佐藤", "2025-06-01T10:00", "", a), Reply("2", "鈴木", "2025-06-01T11:00", "", b)]
        assert len(find_reply_conflicts(replies, by_meaning=True)) == 1, a


def test_equal_statements_of_many_replies_are_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    model = opposition_model()
    asked = []
    compare = type(model).compare

    def counted(self: object, *args: object) -> object:
        asked.append(args)
        return compare(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(type(model), "compare", counted)
    words = ("パスワードの変更は必要です。", "パスワードの変更は不要です。")
    (found,) = audit(ReplyFile(tuple(reply(f"{i}", words[i % 2]) for i in range(12)))).conflicts
    assert {len(v.statements) for v in found.values} == {6}
    assert 0 < len(asked) <= 3


def test_what_was_open_before_the_official_text_came_out_is_progress() -> None:
    words = "アプリの障害の原因はまだ特定できておりません。"
    official = "【障害の案内(2025年6月3日 12時更新)】\n・アプリの障害の原因は設定の誤りである。サイバー攻撃によるものではない。"
    told = [find_reply_conflicts([reply("a", words, at=at)], [("official", official)], True) for at in ("2025-06-03T08:30", "2025-06-03T15:00")]
    assert not told[0] and told[1]


def test_a_denial_of_anything_else_does_not_deny_the_thing() -> None:
    paid = reply("a", "影響を受けられたお客様には、1日分の基本料金相当額を差し引かせていただきます。", "返金はありますか")
    asked = "料金は安くなりますか"
    assert find_reply_conflicts([paid, reply("b", "基本料金の減額は致しかねる旨をご案内。", asked)])
    assert not find_reply_conflicts([paid, reply("b", "基本料金の減額のほかに補償は致しかねる旨をご案内。", asked)])


def test_figures_surely_of_one_matter_are_told_though_the_network_reads_them_alike() -> None:
    answer = reply("a", "12,435件でございます。", "何件の情報が漏れたのですか")
    official = [("official", "漏えいした件数は12,345件です。")]
    assert [c.axis for c in find_reply_conflicts([answer], official, True)] == ["count"]
    assert not find_reply_conflicts([replace(answer, text="約1万2千件でございます。")], official, True)
