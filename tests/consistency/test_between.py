"""Documents of one incident: open corrections, silent changes, news of a later day."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.consistency.between import SILENT, Published, find_changes, find_document_conflicts
from checker.consistency.told import is_before, report_number, tells_change
from checker.domain.conflict import Conflict
from checker.domain.span import Span
from checker.service import Options, check_documents
from checker.text.load import load_bytes, load_source

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FIRST = "# 不正アクセスについて(第一報)\n\n2025年11月4日\n\n対象は、会員1,200人です。配送は11月10日に再開する予定です。\n"
SECOND = "# 不正アクセスについて(第二報)\n\n2025年11月6日\n\n{}\n"


def conflicts(*documents: tuple[str, str]) -> tuple[Conflict, ...]:
    return find_document_conflicts(Published(f"{i}.md", text, "事案", at) for i, (text, at) in enumerate(documents))


def values(found: tuple[Conflict, ...]) -> list[set[str]]:
    return [{v.value for v in c.values} for c in found]


def test_a_silent_change_is_an_error_that_says_so() -> None:
    (found,) = conflicts((FIRST, "2025-11-04"), (SECOND.format("対象は、会員1,500人です。"), "2025-11-06"))
    assert {v.value for v in found.values} == {"1,200人", "1,500人"}
    assert found.severity == "error"
    assert SILENT in found.explanation


@pytest.mark.parametrize(
    "words",
    [
        "第一報で1,200人とお伝えした対象の会員は、調べた結果、1,500人と分かりました。訂正いたします。",
        "対象の会員は、1,200人から1,500人に訂正いたします。",
        "【訂正】対象は、会員1,500人です。",
        "## 前回からの変更点\n\n- 対象は、会員1,500人です。",
        "調査の結果、対象は会員1,500人と判明しました。",
    ],
)
def test_an_open_correction_is_none(words: str) -> None:
    assert not conflicts((FIRST, "2025-11-04"), (SECOND.format(words), "2025-11-06"))


def test_an_open_correction_holds_for_every_document_after_it_and_not_for_a_stale_one() -> None:
    second = (SECOND.format("対象の会員は、1,200人から1,500人に訂正いたします。"), "2025-11-06")
    page = "# よくあるご質問\n\nQ1. 私の情報は対象ですか。\nA1. 対象は、会員{}人です。\n"
    assert not conflicts((FIRST, "2025-11-04"), second, (page.format("1,500"), ""))
    (stale,) = conflicts((FIRST, "2025-11-04"), second, (page.format("1,200"), ""))
    assert {v.value for v in stale.values} == {"1,200人", "1,500人"}
    assert stale.severity == "error"


def test_what_holds_for_its_day_only_is_no_change() -> None:
    first = FIRST + "悪用されたという連絡は、4日15時の時点で3件です。次のお知らせは11月6日に載せます。\n"
    second = SECOND.format("悪用されたという連絡は、6日15時の時点で5件です。次のお知らせは11月20日に載せます。")
    assert not conflicts((first, "2025-11-04"), (second, "2025-11-06"))


def test_the_day_of_the_first_report_is_not_that_of_the_matter() -> None:
    first = FIRST.replace("対象は、", "11月2日、会員サイトに不正なログインがありました。対象は、")
    told = "11月4日にお知らせした、会員サイトへの不正なログインについて、その後に分かったことをご報告します。"
    assert conflicts((first, "2025-11-04"), (SECOND.format(told), "2025-11-06")) == ()
    (found,) = conflicts((first, "2025-11-04"), (SECOND.format("11月3日に不正なログインがありました。"), "2025-11-06"))
    assert {v.value for v in found.values} == {"11月2日", "11月3日"}


def test_a_plan_that_moves_silently_is_a_change() -> None:
    found = conflicts((FIRST, "2025-11-04"), (SECOND.format("配送は11月15日に再開する予定です。"), "2025-11-06"))
    assert values(found) == [{"11月10日", "11月15日"}]


def test_documents_of_other_incidents_are_not_compared() -> None:
    a, b = Published("a", FIRST, "甲", ""), Published("b", FIRST.replace("1,200", "1,500"), "乙", "")
    assert not find_document_conflicts([a, b])


def test_changes_are_told_or_not() -> None:
    old = Published("old.md", FIRST, "", "2025-11-04")
    for words, told in (("対象は、会員1,500人です。", False), ("対象の会員は、1,200人から1,500人に訂正いたします。", True)):
        conflicts, corrected = find_changes(old, Published("new.md", SECOND.format(words), "", "2025-11-06"))
        assert {t for _, t in conflicts} <= {told}
        assert conflicts or corrected
        assert [(a.value, b.value) for a, b in corrected] == ([("1,200人", "1,500人")] if told else [])


def test_the_samples_of_one_incident_agree() -> None:
    paths = [SAMPLES / f"ransomware_{name}.md" for name in ("first", "second", "faq")]
    for order in (paths, paths[::-1]):
        report = check_documents([load_source(str(p)) for p in order], Options(together=True))
        assert report.conflicts == ()


@pytest.mark.parametrize("named", ["", "---\nincident: 甲\n---\n", "---\nincident: 乙\n---\n"])
def test_together_joins_what_names_its_incident_with_what_names_none_or_another(named: str) -> None:
    sources = [load_bytes("1.md", f"---\nincident: 甲\n---\n{FIRST}".encode()), load_bytes("2.md", (named + FIRST.replace("1,200", "1,500")).encode())]
    (found,) = check_documents(sources, Options(together=True)).conflicts
    assert {v.value for v in found.values} == {"1,200人", "1,500人"}
    assert bool(check_documents(sources).conflicts) is ("甲" in named)


@pytest.mark.parametrize(("words", "number"), [("(第一報)", 1), ("第２報", 2), ("第十二報", 12), ("第二十報", 20), ("お知らせ", None)])
def test_number_of_a_report(words: str, number: int | None) -> None:
    assert report_number(f"# お知らせ{words}") == number


def test_order() -> None:
    def doc(text: str, at: str) -> Published:
        return Published("p", text, "", at)

    assert is_before(doc("第一報", ""), doc("第二報", "")) is True
    assert is_before(doc("第二報", ""), doc("第一報", "2025-01-01")) is False
    assert is_before(doc("", "2025-01-01"), doc("", "2025-01-02")) is True
    assert is_before(doc("", "2025-01-01"), doc("", "2025-01-01")) is None
    assert is_before(doc("", ""), doc("", "")) is None


CALLED = FIRST + "電話は0120-555-830です。\n"
PHONES = {"0120-555-830", "0120-555-838"}


@pytest.mark.parametrize(
    "words",
    [
        "対象は、会員1,500人です。第一報の1,200人から訂正します。電話は0120-555-838です。",
        "電話は0120-555-838です。対象の会員は、1,200人から1,500人に訂正いたします。",
        "調査の結果、対象は会員1,500人と判明しました。電話は0120-555-838です。",
    ],
)
def test_a_correction_of_one_value_tells_nothing_of_another_in_its_paragraph(words: str) -> None:
    assert values(conflicts((CALLED, "2025-11-04"), (SECOND.format(words), "2025-11-06"))) == [PHONES]
    changed, corrected = find_changes(Published("a", CALLED, "", "2025-11-04"), Published("b", SECOND.format(words), "", "2025-11-06"))
    assert [t for c, t in changed if {v.value for v in c.values} == PHONES] == [False]
    assert all(t for c, t in changed if {v.value for v in c.values} != PHONES)
    assert corrected or len(changed) > 1


@pytest.mark.parametrize(
    "words",
    [
        "対象は、会員1,500人です。第一報では「1,200人」とお伝えしていました。電話は0120-555-838です。第一報の0120-555-830は誤りでした。訂正いたします。",
        "【訂正】対象は、会員1,500人です。電話は0120-555-838です。",
        "11月4日に公表した内容に誤りがありましたので、訂正します。対象は、会員1,500人です。電話は0120-555-838です。",
        "対象は、会員1,500人です。電話は0120-555-838です。いずれも第一報から訂正します。",
        "対象の人数と電話番号を訂正いたします。\n\n対象は、会員1,500人です(訂正)。電話は、0120-555-830から0120-555-838に変更しました。",
    ],
)
def test_a_correction_that_names_the_old_value_or_is_meant_for_all_tells_of_each(words: str) -> None:
    assert not conflicts((CALLED, "2025-11-04"), (SECOND.format(words), "2025-11-06"))


def test_the_new_value_stands_before_its_correction_and_is_not_what_was_added() -> None:
    old = Published("old.md", FIRST, "", "2025-11-04")
    for words in ("対象は、会員1,500人です。第一報の1,200人から、300人増えました。", "第一報で1,200人とお伝えしました。対象は、会員1,500人です。"):
        corrected = find_changes(old, Published("new.md", SECOND.format(words), "", "2025-11-06"))[1]
        assert {(a.value, b.value) for a, b in corrected} == {("1,200人", "1,500人")}


def test_a_whole_that_comes_again_is_not_replaced_by_its_part() -> None:
    new = SECOND.format("会員1,200人のうち、さらに3人の方から申し出があったことが確認されました。")
    assert find_changes(Published("old.md", FIRST, "", "2025-11-04"), Published("new.md", new, "", "2025-11-06"))[1] == []


def test_a_title_that_says_updated_tells_no_value() -> None:
    text = "# 訂正とお詫び\n\n対象は、会員1,500人です。\n"
    at = text.index("1,500")
    assert not tells_change(text, Span(at, at + 6))


def _later(first: str, second: str) -> tuple[Conflict, ...]:
    return conflicts((FIRST + first + "\n", "2025-11-04"), (SECOND.format(second), "2025-11-06"))


@pytest.mark.parametrize(
    ("first", "second", "agreeing"),
    [
        (
            "パスポートの番号は見える状態ではありませんでした。", "氏名、パスポートの番号が、見える状態になっていました。",
            "氏名、電話番号が、見える状態になっていました。",
        ),
        ("データの消失はありません。", "入力された一部のデータが失われました。", "データは失われておりません。"),
        ("お客様のデータの消失はありません。", "お客様のデータが失われました。", "通信の記録が失われました。"),
    ],
)
def test_what_was_denied_and_is_told_later(first: str, second: str, agreeing: str) -> None:
    (found,) = _later(first, second)
    assert SILENT in found.explanation
    assert not _later(first, agreeing)


def test_a_short_answer_of_a_page_is_about_its_question() -> None:
    first = FIRST + "クレジットカードの番号は含まれていません。\n"
    page = "# よくあるご質問\n\nQ. {}は含まれますか。\n\nA. はい、含まれます。\n"
    (found,) = conflicts((first, "2025-11-04"), (page.format("クレジットカードの番号"), ""))
    assert {v.value for v in found.values} == {"含まれる・対象", "含まれない・対象外"}
    assert "(a" not in found.subject  # the mark of the answer is no word
    assert not conflicts((first, "2025-11-04"), (page.format("住所"), ""))


def test_how_a_day_was_found_out_is_no_matter_of_its_own_and_tells_a_change() -> None:
    old = Published("old.md", FIRST + "書き換えは2021年4月から続いていました。\n", "", "2025-11-04")
    for words, told in (("", False), ("調査した結果、", True)):
        new = Published("new.md", SECOND.format(f"{words}書き換えは2016年10月から行われていました。"), "", "2025-11-06")
        ((found, is_told),) = find_changes(old, new)[0]
        assert ({v.value for v in found.values}, is_told) == ({"2021年4月", "2016年10月"}, told)


def test_the_whole_or_the_half_is_told_once() -> None:
    (found,) = _later("利用料は、全額を返金します。", "利用料の半額を返金します。")
    assert found.slot == "amount"


def test_what_an_investigation_brought_out_is_told_in_its_own_sentence_only() -> None:
    text = "8月20日の通報を受けて調査した結果、書き換えは2016年10月から行われていました。対象は、会員1,500人です。"
    told = {w: tells_change(text, Span(text.index(w), text.index(w) + len(w))) for w in ("8月20日", "2016年10月", "1,500人")}
    assert told == {"8月20日": False, "2016年10月": True, "1,500人": False}


@pytest.mark.parametrize(
    ("first", "second", "is_found"),
    [
        ("設定の誤りです", "原因は、第三者による不正アクセスです。", True),
        ("設定の誤りとみて調べています", "原因は、第三者による不正アクセスです。", False),
        ("設定の誤りです", "調査の結果、原因は、第三者による不正アクセスと分かりました。", False),
        ("設定の誤りです", "原因は、委託先の作業者が公開の設定を誤ったことです。", False),
    ],
)
def test_a_cause_told_as_a_fact_is_not_replaced_in_silence(first: str, second: str, is_found: bool) -> None:
    assert bool(_later(f"原因は、{first}。", second)) is is_found


def test_none_besides_those_told_is_no_denial() -> None:
    first = "お客様1名が足の骨を折るけがをされました。ほかに2名の方が軽いけがをされました。"
    told = "けがをされた方は、骨折の1名と軽いけがの2名です。"
    assert not _later(first, f"{told}\n\nこのほかにけがの申し出は受けていません。")
    assert _later(first, "けがの申し出は受けていません。")


def test_what_is_registered_and_what_does_not_change_are_no_scope() -> None:
    assert not conflicts(("2つのサイトに席の在庫を登録しました。\n", ""), ("お席は変わりません。\n", ""))
    assert conflicts(("登録された電話番号が含まれます。\n", ""), ("登録された電話番号は含まれません。\n", ""))
