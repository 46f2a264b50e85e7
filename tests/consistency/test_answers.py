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


HARBOUR = (
    "このたび、「みなとカレー」の一部に、プラスチック片が混入している可能性があることが判明いたしました。\n"
    "製造ラインの部品の劣化により破片が混入したものです。"
)
BROKEN = "原因は、機器の故障によるもので、サイバー攻撃によるものではありません。"
WHY = "原因は何ですか"


@pytest.mark.parametrize("by_meaning", [False, True])
@pytest.mark.parametrize(
    ("official", "text"),
    [
        (HARBOUR, "製造ラインの部品が劣化していたことが原因です。"),
        (BROKEN, "サイバー攻撃ではなく、機器の故障によるものでございます。"),
    ],
)
def test_what_happened_is_no_cause_and_one_answer_is_none_against_itself(official: str, text: str, by_meaning: bool) -> None:
    assert not find_reply_conflicts([reply("a", text, WHY)], [("official", official)], by_meaning)


@pytest.mark.parametrize(
    ("official", "text"),
    [
        (HARBOUR, "外部の仕入れ先の原材料に混入していたことが原因です。"),
        (BROKEN, "外部からのサイバー攻撃を受けたことが原因です。"),
        ("原因は、従業員によるメールの誤送信でございます。", "原因は、外部からの不正アクセスでございます。"),
        ("原因は、落雷による停電でございます。", "原因は、作業員の操作ミスでございます。"),
    ],
)
@pytest.mark.parametrize("by_meaning", [False, True])
def test_two_causes_each_told_as_the_cause_exclude_each_other(official: str, text: str, by_meaning: bool) -> None:
    found = find_reply_conflicts([reply("a", text, WHY)], [("official", official)], by_meaning)
    assert [c.severity for c in found if c.axis == "cause"] == ["error"]


@pytest.mark.parametrize("text", ["原因は担当者の作業ミスです。", "落雷も一因とみております。"])
def test_a_cause_that_may_be_part_of_the_other_is_no_error(text: str) -> None:
    found = find_reply_conflicts([reply("a", text, WHY)], [("official", "原因は設定の誤りです。")])
    assert all(c.severity == "warning" for c in found)


def test_the_wrong_cause_is_told_beside_the_right_one() -> None:
    wrong = reply("a", "外部からのサイバー攻撃を受けたことが原因です。", WHY)
    right = reply("b", "サイバー攻撃ではなく、機器の故障によるものでございます。", WHY)
    found = find_reply_conflicts([wrong, right], [("official", BROKEN)], True)
    told = [
        {s.reply for n in (bad.a, bad.b) for s in c.values[n].statements} for c in found for bad in c.incompatible if bad.kind == "hard"
    ]
    assert any({"a", "official"} <= replies for replies in told)
    assert {"b", "official"} not in told


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("運転手の居眠りが原因です。", "ブレーキの故障が原因です。", "hard"),
        ("強い風により安全装置が働いて止まりました。", "モーターの故障により止まったものでございます。", "hard"),
        ("機械の故障ではありません。", "モーターの故障により止まったものでございます。", "hard"),
        ("お客様の使い方によるものではありません。", "お客様がご家庭で使われた漂白剤によるものと思われます。", "hard"),
        ("洗剤のすすぎが足りなかったためです。", "お客様がご家庭で使われた漂白剤によるものです。", "soft"),
    ],
)
def test_causes_told_outright_or_denied_conflict_without_a_question(a: str, b: str, kind: str) -> None:
    found = [c for c in find_reply_conflicts([reply("a", a), reply("b", b, at="2025-06-03T11:00")]) if c.axis == "cause"]
    assert [bad.kind for c in found for bad in c.incompatible] == [kind]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("部品の故障が原因です。", "ネジのゆるみが原因です。"),
        ("確認の不足が原因です。", "担当者が宛先を間違えたことが原因です。"),
        ("機械の故障ではありません。", "強い風が原因です。"),
    ],
)
def test_a_detail_and_the_denial_of_another_cause_do_not(a: str, b: str) -> None:
    assert not [c for c in find_reply_conflicts([reply("a", a), reply("b", b, at="2025-06-03T11:00")]) if c.axis == "cause"]
