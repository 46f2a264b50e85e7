"""Facts of a whole notice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.facts.extract import extract_facts
from checker.text.segment import build_document
from checker.text.source import SourceText

DATA = Path(__file__).resolve().parents[1] / "data"
NOTICE = """2024年5月24日
お客様各位
株式会社見本

メール誤送信に関するお詫びとお知らせ

5月20日、当社の担当者が、お客様約1,234名のメールアドレスを宛先に入れて案内メールを送信いたしました。
5月21日、お客様からのご指摘により判明しました。
漏えいした情報は、メールアドレス、氏名です。クレジットカード番号は含まれておりません。
翌22日に個人情報保護委員会へ報告しました。
今後は、2名で宛先を確かめることといたします。
お問い合わせ窓口 0120-000-111(平日9時~17時)
"""


def test_a_plain_notice() -> None:
    facts = extract_facts(build_document(SourceText("notice.txt", NOTICE)))
    assert facts.occurred and facts.occurred.value == "2024-05-20" and facts.occurred.year_inferred
    assert facts.discovered and facts.discovered.value == "2024-05-21"
    assert facts.published and facts.published.value == "2024-05-24" and not facts.published.year_inferred
    assert facts.delay_days == 3
    assert [(c.value, c.unit, c.qualifier, c.of) for c in facts.counts] == [(1234, "名", "about", "お客様")]
    assert {f.value for f in facts.info_types if f.included} == {"basic"}
    assert {f.value for f in facts.info_types if f.included is False} == {"financial"}


def test_spans_are_words_of_the_source() -> None:
    facts = extract_facts(build_document(SourceText("notice.txt", NOTICE)))
    assert facts.occurred and facts.occurred.span.of(NOTICE) == "5月20日"
    assert [c.span.of(NOTICE) for c in facts.counts] == ["約1,234名"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("自主回収のお知らせ\n\n対象商品 いちご大福 消費期限 2025年3月4日\nお返しください。\n", None),
        ("自主回収のお知らせ\n\n製造年月日 2025年3月4日\nお返しください。\n", None),
        ("障害のお知らせ\n\n1日朝から診療が止まっておりました。\n2日に再開しました。\n令和7年3月4日 医療法人もり 中央医院 院長\n", "2025-03-04"),
        ("障害のお知らせ\n\n令和7年3月4日 株式会社もり\n3月1日に止まりました。\n", "2025-03-04"),
    ],
)
def test_the_day_of_the_text_is_no_other_label(text: str, day: str | None) -> None:
    published = extract_facts(build_document(SourceText("-", text))).published
    assert (published.value if published else None) == day


def test_only_these_denies_the_rest_alone() -> None:
    text = "誤送信のお詫び\n\n宛先を誤ってメールを送りました。見える状態になったのは氏名だけで、住所や電話番号は含まれておりません。\n"
    said = {f.item: f.included for f in extract_facts(build_document(SourceText("-", text))).info_types}
    assert (said["name"], said["address"], said["phone"]) == (True, False, False)


def test_nothing_said_gives_nothing() -> None:
    facts = extract_facts(build_document(SourceText("x", "本日は晴天なり。\n")))
    assert (facts.occurred, facts.discovered, facts.published, facts.delay_days, facts.counts, facts.info_types) == (
        None, None, None, None, (), (),
    )


def test_accuracy_on_the_measuring_set_does_not_fall() -> None:
    right = found = labelled = 0
    for line in (DATA / "notices_dev.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        facts = extract_facts(build_document(SourceText(record["id"], record["text"])))
        for gold, got in (
            ({c["value"] for c in record["slots"]["counts"]}, {c.value for c in facts.counts}),
            (set(record["slots"]["info_types"]), {f.value for f in facts.info_types if f.included is not False}),
            ({record["slots"]["discovered"]} - {None}, {facts.discovered.value} if facts.discovered else set()),
            ({record["slots"]["occurred"]} - {None}, {facts.occurred.value} if facts.occurred else set()),
        ):
            right, found, labelled = right + len(gold & got), found + len(got), labelled + len(gold)
    assert 2 * right / (found + labelled) >= 0.83


def test_what_is_counted() -> None:
    text = "紛失について\n\n1年生118名、2年生121名、計239名の氏名が入った記録媒体を紛失しました。63人の応募者に知らせました。\n"
    counts = extract_facts(build_document(SourceText("-", text))).counts
    assert [(c.value, c.of) for c in counts] == [(118, "1年生"), (121, "2年生"), (239, ""), (63, "応募者")]
