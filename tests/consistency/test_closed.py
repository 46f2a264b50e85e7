"""Opposed answers to closed and open questions, and pairs that only look opposed."""

from __future__ import annotations

import pytest

from checker.consistency.check import find_reply_conflicts
from checker.domain.conflict import Conflict
from tests.consistency.helpers import reply

EARLY, LATE = "2025-06-03T10:00", "2025-06-04T10:00"


def _conflicts(a: str, b: str, question: str = "", official: str = "") -> list[Conflict]:
    texts = [("official", official)] if official else []
    return find_reply_conflicts([reply("a", a, question, EARLY), reply("b", b, question, LATE)], texts)


@pytest.mark.parametrize(
    ("question", "a", "b", "axis"),
    [
        ("USBの中身は読まれますか。", "USBメモリのデータは暗号化しております。", "USBメモリのデータは暗号化していませんでした。", "encrypted"),
        ("お詫びの品はありますか。", "対象の方に500円分の商品券をお送りいたします。", "お詫びの品をお送りする予定はございません。", "gift"),
        ("警察に届けましたか。", "警察へは昨日のうちに被害届を提出いたしました。", "警察への被害届の提出はまだ行っておりません。", "reported"),
        ("責任はどこにありますか。", "今回の件の責任はすべて当社にございます。", "当社に責任はないものと考えております。", "responsibility"),
        ("再発行の手数料は誰が払いますか。", "再発行の手数料は当社が負担いたします。", "再発行の手数料はお客様にお支払いいただきます。", "payer"),
        ("なぜ公表が遅れたのですか。", "影響の範囲を確認していたため公表が本日となりました。", "公表は警察の捜査に配慮して控えておりました。", "delay"),
    ],
)
def test_opposed_answers_conflict(question: str, a: str, b: str, axis: str) -> None:
    found = [c for c in _conflicts(a, b, question) if c.axis == axis]
    assert found
    assert len(found[0].values) == 2
    assert found[0].explanation.endswith("。")


@pytest.mark.parametrize(
    ("question", "a", "b"),
    [
        ("USBの中身は読まれますか。", "USBメモリのデータは暗号化しております。", "はい、データには暗号化を施しております。"),
        ("手数料は?", "再発行の手数料は当社が負担いたします。", "再発行の手数料はいただいておりません。"),
        ("見つかりましたか。", "書類はまだ見つかっておりません。", "本日、書類はすべて見つかりました。"),
        ("悪用はありますか。", "不正利用の報告は受けておりません。", "不正なご利用は確認されておりません。"),
        ("捜索は?", "車両を捜しております。", "車両の捜索を終えました。"),
        ("変更は必要ですか。", "パスワードの変更は必要ありません。", "パスワードを変えていただかなくて結構です。"),
        ("使えますか。", "対象の品のご使用はお控えください。", "対象ではない品はそのままお使いいただけます。"),
    ],
)
def test_pairs_that_only_look_opposed_stay_quiet(question: str, a: str, b: str) -> None:
    assert _conflicts(a, b, question) == []


def test_possibility_against_a_plain_fact_is_soft() -> None:
    found = _conflicts(
        "名簿が外部に流出した可能性がございます。", "はい、残念ながら名簿は外部に流出しました。", "名簿は流出したのですか。"
    )
    assert {i.kind for c in found if c.axis == "leak" for i in c.incompatible} == {"soft"}


@pytest.mark.parametrize("asked", ["パスワードはどうすればよいですか。", "パスワードの変更は必要ですか。", "パスワードは変えるべきですか。"])
@pytest.mark.parametrize("by_meaning", [False, True])
def test_no_procedure_against_a_change_of_the_password(asked: str, by_meaning: bool) -> None:
    replies = [reply("a", "お手続きは不要です。", asked, EARLY), reply("b", "お早めに変更をお願いします。", "パスワードはどうすればよいですか。", LATE)]
    found = find_reply_conflicts(replies, by_meaning=by_meaning)
    assert [{s.reply for v in c.values for s in v.statements} for c in found] == [{"a", "b"}]


@pytest.mark.parametrize("by_meaning", [False, True])
def test_a_procedure_named_by_its_thing_against_the_official_request(by_meaning: bool) -> None:
    official = [("official", "・お願い：パスワードの変更をお願いする。\n・領収書の発行をお願いする方は窓口へ。")]
    wrong, other = (reply(k, words, "", EARLY) for k, words in (("a", "パスワードのお手続きは不要です。"), ("b", "会員証のお手続きは不要です。")))
    found = find_reply_conflicts([wrong, other], official, by_meaning=by_meaning)
    assert [{s.reply for v in c.values for s in v.statements} for c in found] == [{"a", "official"}]


def test_a_demand_leans_on_the_question_only_for_the_thing_asked_about() -> None:
    a = reply("a", "お手続きは不要です。", "ポイントはどうやってもらえますか。", EARLY)
    b = reply("b", "お早めに変更をお願いします。", "パスワードはどうしますか。", LATE)
    assert find_reply_conflicts([a, b], by_meaning=True) == []


def test_a_rounded_figure_agrees_with_the_exact_one_by_meaning_too() -> None:
    a, b = reply("a", "対象は約1万件です。", "何件ですか。", EARLY), reply("b", "対象は10,234件です。", "何件ですか。", LATE)
    assert find_reply_conflicts([a, b], by_meaning=True) == []
