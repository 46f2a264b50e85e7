"""The judge on whole texts: the founding example, a first report, delays, a final report."""

from __future__ import annotations

import pytest

from checker.checks.elements.decide import Sources
from checker.checks.elements.judge import judge_elements
from checker.domain.element import ELEMENT_IDS, Element, Level, Status
from checker.facts.extract import extract_facts
from checker.text.segment import build_document
from checker.text.source import SourceText

# The founding example in other words: a lucky bag's dispatch mail that showed other people's data.
FOUNDING = (
    "先日、当店の通販サイトで正月の福箱をご予約くださった方へ発送完了のメールをお送りしたところ、"
    "別のご予約者のお名前とご住所が記載された内容でお送りしていたことが判明いたしました。\n"
    "原因究明と、お客様からのお問い合わせへのお応えを優先したため、1日たってからの公表となり、"
    "皆様に多大なご迷惑をおかけいたしましたこと、深くお詫び申し上げます。\n"
)
FIRST = (
    "システムへの不正アクセスについて(第1報)\n\n"
    "2026年5月10日、当社の会員サイトが外部から不正アクセスを受け、会員の氏名とメールアドレスが流出した可能性があることが判明しました。\n"
    "会員の皆様にご心配をおかけし、深くお詫び申し上げます。原因は現在調査中です。\n"
    "調査の結果は、5月20日までにこのページでお知らせします。\n"
    "お問い合わせ: 専用窓口 電話0120-000-111(9時から18時)\n"
)


def judge(text: str, stage: str = "first", mode: str = "email_missend", sources: Sources = Sources.BOTH) -> dict[str, Element]:
    """Judge a notice."""
    document = build_document(SourceText("-", text))
    return {e.id: e for e in judge_elements(document, extract_facts(document), "notice", stage, mode, sources)}


@pytest.mark.parametrize("sources", [Sources.RULES, Sources.BOTH])
def test_founding_example(sources: Sources) -> None:
    found = judge(FOUNDING, sources=sources)
    for element in ("facts", "delay_reason", "apology"):
        assert found[element].status is Status.PRESENT, element
    for element in ("cause", "scope_count", "contact", "prevention"):
        assert found[element].status in (Status.ABSENT, Status.VAGUE), element
        assert found[element].message and "〔" in found[element].suggestion
    assert "1日たってから" in found["delay_reason"].evidence[0].span.of(FOUNDING)


@pytest.mark.parametrize("half", ["原因究明と、お客様からのお問い合わせへのお応えを優先したため、", "1日たってからの公表となり、"])
def test_founding_delay_needs_both_halves(half: str) -> None:
    assert judge(FOUNDING.replace(half, ""), sources=Sources.RULES)["delay_reason"].status is not Status.PRESENT


def test_a_short_first_report_has_no_required_gap() -> None:
    found = judge(FIRST, mode="unauthorized_access")
    for element in ("facts", "apology", "contact", "next_update"):
        assert found[element].status is Status.PRESENT, element
    assert found["cause"].status is Status.VAGUE and found["cause"].level is Level.OPTIONAL
    assert found["prevention"].level is Level.OPTIONAL


def test_the_same_text_as_a_final_report_lacks_cause_and_prevention() -> None:
    found = judge(FIRST, stage="final", mode="unauthorized_access")
    assert found["cause"].status is Status.VAGUE and found["cause"].level is Level.REQUIRED
    assert found["prevention"].status is Status.ABSENT and found["prevention"].level is Level.REQUIRED


def test_a_delay_without_a_reason_shows_its_days() -> None:
    text = (
        "2026年5月13日\nお客様情報の誤送信について\n\n2026年5月10日、当社が送ったメールに別のお客様の氏名が記載されていたことが判明しました。\n"
        "深くお詫び申し上げます。\n"
    )
    delay = judge(text)["delay_reason"]
    assert delay.status is Status.ABSENT
    assert "3日" in delay.message


def test_published_on_the_day_asks_for_no_reason() -> None:
    text = "2026年5月10日\nお客様情報の誤送信について\n\n本日、当社が送ったメールに別のお客様の氏名が記載されていたことが判明しました。\n"
    assert judge(text)["delay_reason"].status is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("sentence", "element", "status"),
    [
        ("原因は現在調査中です。", "cause", Status.VAGUE),
        ("再発防止に努めてまいります。", "prevention", Status.VAGUE),
        ("誠に遺憾に存じます。", "apology", Status.VAGUE),
        ("ご不快に感じられた方がいらっしゃいましたら、お詫び申し上げます。", "apology", Status.VAGUE),
        ("対象の方には電話でお詫びしております。", "apology", Status.VAGUE),
        ("ご不明な点は窓口までお問い合わせください。", "contact", Status.VAGUE),
        ("一部のお客様に影響がありました。", "scope_count", Status.VAGUE),
        ("今後、適切に対応いたします。", "response", Status.VAGUE),
        ("関係機関と連携しております。", "authority_report", Status.VAGUE),
        ("くれぐれもご注意ください。", "user_action", Status.VAGUE),
        ("お客様にお願いすることはございません。", "user_action", Status.PRESENT),
        ("判明しだい、改めてお知らせいたします。", "next_update", Status.VAGUE),
        ("警察の要請により、捜査への影響を避けるため公表を控えておりました。", "delay_reason", Status.PRESENT),
    ],
)
def test_vague_is_not_present(sentence: str, element: str, status: Status) -> None:
    assert judge(f"お知らせ\n\n{sentence}\n", sources=Sources.RULES)[element].status is status


def test_profile_elements_follow_the_thirteen() -> None:
    ids = list(judge(FIRST, mode="lost_device"))
    assert tuple(ids[: len(ELEMENT_IDS)]) == ELEMENT_IDS and "device_password" in ids


def test_evidence_names_what_spoke_for_it() -> None:
    for element in judge(FIRST, mode="unauthorized_access").values():
        assert all(e.by.startswith(("model", "elements.")) for e in element.evidence)
        assert all(FIRST[e.span.start : e.span.end].strip() for e in element.evidence)


def test_a_text_without_sentences_is_judged_too() -> None:
    assert all(e.status in (Status.ABSENT, Status.NOT_APPLICABLE) for e in judge("\n").values())


def test_no_further_news_is_asked_for_where_nothing_is_left_open() -> None:
    text = FIRST.replace("原因は現在調査中です。", "原因は、担当者が公開の範囲の設定を誤ったことです。").replace(
        "調査の結果は、5月20日までにこのページでお知らせします。\n", ""
    )
    found = judge(text, mode="misconfiguration", sources=Sources.RULES)
    assert found["next_update"].status is Status.ABSENT and found["next_update"].level is Level.OPTIONAL
    still_open = judge(text.replace("誤ったことです。", "調べています。"), mode="misconfiguration", sources=Sources.RULES)
    assert still_open["next_update"].level is Level.REQUIRED


THEFT = (
    "元従業員による横領について\n\n当店の元従業員が、2024年4月から2025年3月にかけて、売上金約900万円を着服しておりました。\n"
    "深くお詫び申し上げます。{}\nお問い合わせ: 広報室 電話0120-000-111\n"
)


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ("", Level.OPTIONAL),
        ("お客様の個人情報が持ち出された事実は確認されておりません。", Level.OPTIONAL),
        ("あわせて、お客様の情報も持ち出しておりました。", Level.REQUIRED),
    ],
)
def test_the_law_on_personal_data_asks_only_where_data_are_concerned(told: str, level: Level) -> None:
    assert judge(THEFT.format(told), mode="insider")["scope_items"].level is level


@pytest.mark.parametrize(
    ("text", "mode", "status"),
    [
        ("情報流出に関するご報告\n\n顧客リストが社外に流出した事実が確認されました。名簿業者に売られたとみられます。", "insider", Status.ABSENT),
        ("はがきの印刷ミス\n\n裏面に別の会員の氏名が印刷されていました。なお、第1便の80枚に誤りはありません。", "email_missend", Status.ABSENT),
        ("不正ログインについて\n\n不正な課金は18件、合計21,600円で、全額を返金しました。", "unauthorized_access", Status.PRESENT),
        ("情報流出に関するご報告\n\n顧客リストが社外に流出しました。悪用された事実は確認されておりません。", "insider", Status.PRESENT),
    ],
)
def test_the_incident_itself_is_no_further_harm(text: str, mode: str, status: Status) -> None:
    assert judge(text, mode=mode)["secondary_damage"].status is status


def test_what_is_called_off_is_told_with_its_reason() -> None:
    found = judge("公演中止のお知らせ\n\n出演者が体調不良のため、下記の公演を中止します。", mode="other")
    assert found["facts"].status is found["cause"].status is Status.PRESENT
    found = judge("公演について\n\n雨の場合は公演を中止します。", mode="other")
    assert found["cause"].status is not Status.PRESENT
