"""What a denial reaches: a predicate, the things it describes, or only the clause beside it."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.facts.claims.extract import extract_claims
from checker.facts.claims.read import read_units
from tests.consistency.helpers import reply


def _axes(a: str, b: str) -> set[str]:
    return {c.axis for c in find_reply_conflicts([reply("a", a), reply("b", b, at="2025-06-04T10:00")])}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("すべて見つかりました。", "見つかっていないものはございません。"),
        ("すべて回収しました。", "回収できていないものはありません。"),
        ("すべて見つかりました。", "見つかっていないものは1つもございません。"),
    ],
)
def test_none_that_is_not_is_all_that_are(a: str, b: str) -> None:
    assert _axes(a, b) == set()


def test_some_that_are_not_oppose_all_that_are() -> None:
    assert "found" in _axes("すべて見つかりました。", "まだ見つかっていないものがございます。")


@pytest.mark.parametrize(
    ("a", "b", "axis"),
    [
        ("パスワードはかけておりませんでした。", "パスワードをかけておりましたので、中は見られません。", "password"),
        ("鍵はかけておりませんでした。", "鍵をかけておりました。", "locked"),
        ("保管庫は施錠しておりました。", "保管庫は施錠しておりませんでした。", "locked"),
        ("財布は11月6日に倉庫で見つかりました。", "財布は結局出てきませんでした。", "side:whereabouts"),
        ("箱は見つかりました。", "箱は結局見つかりませんでした。", "found"),
    ],
)
def test_done_and_not_done_in_everyday_words(a: str, b: str, axis: str) -> None:
    assert axis in _axes(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("パスワードをかけておりました。", "パスワードをかけておりましたので、中は見られません。"),
        ("保管庫は施錠しておりませんでした。", "保管庫に鍵はかけておりませんでした。"),
        ("財布は見つかりました。", "点検で異常は見つかりませんでした。"),
    ],
)
def test_what_goes_together_in_everyday_words(a: str, b: str) -> None:
    assert _axes(a, b) == set()


def test_what_is_only_asked_for_is_not_done() -> None:
    assert _axes("警察に復旧を依頼しました。", "まだ復旧しておりません。") == set()
    assert _axes("業者が復旧作業を終えました。", "まだ復旧しておりません。")


def test_what_cannot_be_restored_is_lost() -> None:
    lost = "業者に復元を依頼しましたが、復元できないとの報告を受けました。"
    assert "kept" in _axes(lost, "データは復元できております。")
    assert _axes("写真は無事に取り戻せております。", "動画は復元できないとの報告を受けました。") == set()


def test_a_report_received_is_none_that_customers_are_to_make() -> None:
    assert not {c.axis for c in extract_claims(read_units("a", "復元できないとの報告を受けました。"))} & {"stance"}


def test_a_noun_for_the_act_and_an_adverb_for_its_way_change_nothing() -> None:
    assert _axes("取消手続きはすべて終えております。", "取り消しの作業はまだ始まっておりません。")
    assert _axes("1日分を来月のご請求より自動で差し引かせていただきます。", "今回の障害による利用料の減額は予定しておりません。")
    assert _axes("手数料を差し引いてお返しします。", "利用料の減額は予定しておりません。") == set()
