"""Causes, costs and cases: another occasion, a denial, another deed, another cost are no answer of the same matter."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from tests.consistency.helpers import reply


def _axes(a: str, b: str, question: str) -> set[str]:
    replies = [reply("a", a, question), reply("b", b, question, "2025-06-04T10:00")]
    return {c.axis for c in find_reply_conflicts(replies)}


@pytest.mark.parametrize(
    ("axis", "question", "a", "b"),
    [
        ("cause", "原因は何ですか", "担当者が設定を誤りました。", "外部からの不正アクセスが原因です。"),
        ("cause", "原因は何ですか", "落雷による故障です。", "落雷によるものではございません。"),
        ("delay", "なぜ公表が遅れたのですか", "公表は警察の捜査に配慮して控えておりました。", "影響の範囲を確認していたため公表が本日となりました。"),
        ("payer", "再検査の費用は誰が払いますか", "再検査の費用は当院が負担いたします。", "再検査の費用はお客様のご負担です。"),
        ("payer", "泊まった分はどうなりますか", "お泊まりの費用は当社が負担いたします。", "宿のお代はお客様のご負担となります。"),
        ("occurrence", "外れたことはありますか", "ふたが外れた例が6件ございます。", "実際に外れた例はございません。"),
    ],
)
def test_answers_to_one_matter_conflict(axis: str, question: str, a: str, b: str) -> None:
    assert axis in _axes(a, b, question)


@pytest.mark.parametrize(
    ("name", "question", "a", "b"),
    [
        ("years ago", "原因は何ですか", "担当者が設定を誤りました。", "4年前の件は、外部からの不正アクセスが原因でした。"),
        ("another month", "原因は何ですか", "担当者が設定を誤りました。", "6月の停電は、落雷によるものでした。"),
        ("denied", "原因は何ですか", "担当者が設定を誤りました。", "外からの侵入の跡は見つかっておりません。"),
        ("denied as such", "原因は何ですか", "担当者が設定を誤りました。", "豪雨や渇水によるものではございません。"),
        ("another delay", "なぜ公表が遅れたのですか", "放送が遅れたのは、機械が動かなかったためです。", "公表が翌日になったのは、連絡を先にしたためです。"),
        ("another cost", "費用はかかりますか", "検査料は通常どおり頂戴いたします。", "駐車場の料金は当院が負担いたします。"),
        ("priced thing", "費用はかかりますか", "有料の会員の方にご連絡しております。", "費用は一切当社が負担いたします。"),
        ("another case", "けが人はいますか", "けがをされた方が2名おられます。", "券を複製した例はありません。"),
    ],
)
def test_answers_to_other_matters_stay_quiet(name: str, question: str, a: str, b: str) -> None:
    assert not _axes(a, b, question) & {"cause", "delay", "payer", "occurrence"}, name
