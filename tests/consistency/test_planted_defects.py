"""Contradictions inside one document: plain cases, defects written by hand, and defects planted in clean texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.clean_texts import clean_texts
from benchmarks.consistency_accuracy import findings_of
from benchmarks.consistency_handmade import is_found as is_found_by_hand
from benchmarks.consistency_mutations import is_found
from benchmarks.mutations.base import OPERATORS, Base, Planted

for part in ("numbers", "statements", "leftovers"):
    import_module(f"benchmarks.mutations.{part}")

DATA = Path(__file__).resolve().parents[1] / "data" / "consistency"
ENOUGH = 12  # planted texts an operator: seconds, not minutes

PLAIN = [
    ("sum", "会員様1,500名の情報が閲覧できる状態でした。内訳は、国内旅行の会員様800名、海外旅行の会員様500名です。"),
    ("contradiction", "対象の情報は、氏名、住所、パスポート番号です。パスポート番号は含まれておりません。"),
    ("contradiction", "お客様の情報が漏れました。原因は設定の誤りです。情報の漏えいはありませんでした。"),
    ("contradiction", "1,234名のお客様の情報の流出について\n1,234名のお客様の情報が流出いたしました。\n対象は1,324名です。"),
    ("contradiction", "2025年6月20日\n障害は2025年6月18日に復旧いたしました。\n復旧したのは6月19日です。"),
    ("contradiction", "外部の専門会社による調査は完了いたしました。\n現在、専門会社による調査を進めております。"),
    ("contradiction", "お問い合わせ\n電話 0120-555-118\n\nご不明な点は、専用窓口(0120-555-181)におかけください。"),
    ("contradiction", "受付時間:平日9時~18時\n\n本件のお問い合わせはお客様相談室までお願いいたします。受付は平日の9時から17時までです。"),
    ("contradiction", "クレジットカード情報の流出について\n流出したのは氏名です。クレジットカード情報は流出しておりません。"),
    ("contradiction", "お手数ですが、パスワードを変更してください。\nパスワードを変更していただく必要はありません。"),
    ("contradiction", "個人情報保護委員会に報告いたしました。\n個人情報保護委員会には報告しておりません。"),
    ("chronology", "2024年10月2日\nお詫び\n10月8日に社内の点検で判明いたしました。"),
    ("chronology", "お詫び\n6月31日に発送した荷物が届いておりません。"),
]

QUIET = [
    "お客様の情報が漏れました。現時点で、悪用は確認されておりません。",
    "流出した情報は、氏名、住所、電話番号です。クレジットカード番号は含まれておりません。",
    "会員様1,500名の情報が閲覧できる状態でした。内訳は、国内の会員様1,000名、海外の会員様500名です。",
    "会員様1,500名の情報が閲覧できる状態でした。うち、海外の会員様は500名です。",
    "当初1,234名とお知らせしましたが、精査の結果、対象は1,324名でした。",
    "お問い合わせ先\n電話 03-5550-1181\nFAX 03-5550-1182",
    "2025年6月20日\n6月18日に一部が復旧いたしました。すべてが復旧したのは6月19日です。",
]


@pytest.mark.parametrize(("category", "text"), PLAIN)
def test_plain_contradictions_are_found_and_explained(category: str, text: str) -> None:
    found = [f for f in findings_of(text) if f.category == category]
    assert found
    assert all(f.message.endswith("。") for f in found)


@pytest.mark.parametrize("text", QUIET)
def test_what_only_looks_alike_stays_quiet(text: str) -> None:
    assert [f.message for f in findings_of(text)] == []


@pytest.mark.parametrize(("name", "least"), [("seen", 0.85), ("unseen", 0.8)])
def test_defects_written_by_hand(name: str, least: float) -> None:
    records = [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sum(is_found_by_hand(r) for r in records) / len(records) >= least


def planted(name: str) -> Iterator[Planted]:
    for family, text_id, text in clean_texts():
        if family != "official":
            yield from OPERATORS[name](Base(text_id, text))


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("weekday", 0.9), ("impossible_date", 0.9), ("breakdown", 0.8), ("second_count", 0.6), ("changed_count", 0.4),
        ("end_before_start", 0.7), ("found_after_published", 0.5), ("duration", 0.7), ("same_event_other_day", 0.3), ("item_denied", 0.6),
        ("leak_denied", 0.9), ("opposite", 0.6), ("phone_two_values", 0.8), ("hours_two_values", 0.5), ("blank_number", 0.8),
        ("blank_date", 0.8), ("blank_phone", 0.8), ("blank_name", 0.6), ("note_left", 0.9), ("victim_name", 0.9), ("private_contact", 0.9),
    ],
)  # fmt: skip
def test_planted_defects_are_found(name: str, least: float) -> None:
    texts = list(islice(planted(name), ENOUGH))
    assert sum(map(is_found, texts)) / len(texts) >= least


@pytest.mark.parametrize("name", [n for n in OPERATORS if n.startswith("trap_")])
def test_traps_stay_quiet(name: str) -> None:
    assert not any(map(is_found, islice(planted(name), ENOUGH)))
