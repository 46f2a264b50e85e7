"""Lists of what leaked: one item more, other items, items of their own."""

from __future__ import annotations

import pytest

from checker.audit.corrections import corrections
from checker.consistency.check import find_reply_conflicts
from checker.domain.conflict import Conflict
from tests.consistency.helpers import conflicts_of, reply

OFFICIAL = [("official", "漏えいした情報は、氏名、住所、電話番号、メールアドレスです。")]
WHICH = "何が漏れたのですか"


def _between(a: str, b: str, question_a: str = WHICH, question_b: str = WHICH) -> list[Conflict]:
    return find_reply_conflicts([reply("a", a, question_a), reply("b", b, question_b)], [], True)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("生年月日も漏えいしております。", ""),
        ("氏名、住所、電話番号、メールアドレス、生年月日でございます。", WHICH),
        ("漏えいした情報は、氏名、住所、生年月日です。", "どのような情報が漏れましたか"),
    ],
)
def test_an_item_beside_the_official_list(words: str, question: str) -> None:
    (found,) = find_reply_conflicts([reply("a", words, question)], OFFICIAL, True)
    assert (found.axis, found.incompatible[0].kind) == ("listed", "hard")


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("お名前、ご住所、お電話番号、メールアドレスでございます。", WHICH),
        ("お名前とご住所が漏えいいたしました。", WHICH),
        ("ご確認に必要なものは、氏名、生年月日、会員番号でございます。", "何を用意すればよいですか"),
    ],
)
def test_the_official_list_in_other_words_or_in_short(words: str, question: str) -> None:
    assert not find_reply_conflicts([reply("a", words, question)], OFFICIAL, True)


def test_two_answers_with_items_of_their_own_differ_softly() -> None:
    a, b = "氏名とメールアドレスが漏えいいたしました。", "氏名、住所、電話番号、クレジットカード番号が漏えいいたしました。"
    assert [(c.axis, c.severity) for c in _between(a, b)] == [("listed", "warning")]
    assert not _between(a, "氏名、住所、メールアドレスなどが漏えいいたしました。")
    assert not _between(a, b, "個人情報はどこで使われますか", "安全ですか")


def test_different_items_never_contradict() -> None:
    leaked, kept = "生年月日も漏えいしております。", "住所は漏えいしておりません。"
    assert not _between(leaked, kept, "生年月日も漏れましたか", "住所は漏れましたか")
    assert _between("住所も漏えいしております。", kept, "住所も漏れましたか", "住所は漏れましたか")
    assert _between("カード情報は漏えいしておりません。", "カード番号も漏えいしております。", "カードは", "カードは")


def test_who_is_corrected_is_told_the_items() -> None:
    wrong = reply("a", "住所は漏えいしておりません。", "住所は漏れましたか")
    ((reason,),) = [c.reasons for c in corrections(find_reply_conflicts([wrong], OFFICIAL), {"a": wrong})]
    assert "氏名、住所、電話番号、メールアドレス" in reason.should_say.split("(")[0]


@pytest.mark.parametrize("paper", ["問診票", "カルテ", "アンケート"])
def test_the_paper_that_holds_the_kinds_is_none_of_them(paper: str) -> None:
    official = f"{paper}には、お名前、生年月日、病歴の回答が書かれています。血液の検査結果は含まれません。"
    said = reply("a", f"血液検査の結果は{paper}には記載されておりません。")
    assert not find_reply_conflicts([said], [("official", official)], by_meaning=False)
    wrong = reply("a", f"生年月日は{paper}には記載されておりません。")
    assert find_reply_conflicts([wrong], [("official", official)], by_meaning=False)


def test_a_part_of_the_health_data_is_not_another_but_is_among_all_of_it() -> None:
    assert not conflicts_of("病歴が含まれております。", "血液検査の結果は含まれておりません。")
    assert conflicts_of("健康情報は漏れておりません。", "検査結果が漏れました。")
    assert conflicts_of("票には過去の病気の欄もあり、見られました。", "病歴の記載はございません。")
    assert conflicts_of("検査結果は含まれておりません。", "血液検査の結果も含まれております。")
