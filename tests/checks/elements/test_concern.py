"""What is asked for where no profile surely fits: what every incident needs, and no more."""

from __future__ import annotations

import pytest

from checker.checks.elements.concern import shown_mode
from checker.config.settings import Settings
from checker.domain.element import Element, Level, Status
from checker.engine import Ask, analyse
from checker.facts.classify import classify
from checker.text.segment import build_document
from checker.text.source import SourceText

TOP = "2025年6月3日\n株式会社あざみ野\n\n"
SPECIAL = {"model_lot", "recall_method", "device_password", "remote_wipe", "impact_service", "workaround"}


def elements_of(text: str, mode: str | None = None) -> dict[str, Element]:
    """Judge a notice as the engine does, without any rule."""
    return {e.id: e for e in analyse(SourceText("-", text), (), Settings(), Ask(mode=mode)).elements}


@pytest.mark.parametrize(
    "story",
    [
        "6月2日、園児1名がすべり台から落ち、足を骨折しました。保護者の方に深くお詫び申し上げます。",
        "6月1日に当店のちらし寿司を召し上がった11名の方が、吐き気と下痢を訴えられました。",
        "当館のエスカレーターでお客様が転ばれ、けがをされました。運転は10時に再開しました。",
        "お預かりした傘を取り違え、ほかのお客様にお返ししました。",
        "ご予約いただいた62件のおせちの配送が遅れております。",
    ],
)
def test_accidents_illness_and_mix_ups_are_asked_for_no_lot_and_no_workaround(story: str) -> None:
    asked = {name for name, e in elements_of(TOP + story).items() if e.level is not Level.OPTIONAL}
    assert not asked & (SPECIAL | {"secondary_damage", "scope_items", "authority_report"})
    assert {"facts", "apology", "contact"} <= asked


@pytest.mark.parametrize(
    ("story", "element"),
    [
        ("当社の加湿器から発煙するおそれがあるため、回収いたします。", "model_lot"),
        ("当社の充電器から火花が出る事故がありました。使用をお控えください。", "model_lot"),
        ("クッキーにゴム片が混入していました。お買い上げの店へお持ちください。", "model_lot"),
        ("当社のクッキーにゴム片が混入していました。", "model_lot"),
        ("職員が業務用のタブレットを紛失しました。", "device_password"),
        ("名簿の入った記憶媒体のハードディスクが見当たりません。", "device_password"),
        ("本日9時から、予約のアプリがご利用いただけません。", "impact_service"),
    ],
)
def test_plain_stories_keep_their_profile(story: str, element: str) -> None:
    assert elements_of(TOP + story)[element].level is not Level.OPTIONAL


def test_a_mode_that_the_caller_gives_is_never_doubted() -> None:
    assert "model_lot" in elements_of(TOP + "お客様がけがをされました。", mode="product_defect")


def test_falsified_inspections_are_no_attack_and_papers_no_device() -> None:
    def mode(words: str) -> str:
        return classify(build_document(SourceText("-", TOP + words))).mode

    assert mode("鋼材の試験の数値を改ざんして出荷していたことが分かりました。") == "conduct"
    assert mode("公式サイトが何者かに改ざんされ、別のページが表示される状態でした。") == "unauthorized_access"
    assert mode("相談員が車上荒らしに遭い、相談の記録の紙が入った袋を盗まれました。") == "lost_document"
    assert mode("相談員が車上荒らしに遭い、ノートパソコンを盗まれました。") == "lost_device"


def test_misuse_is_asked_about_only_where_information_is_concerned() -> None:
    fee = "検診料の二重徴収について\n\n" + TOP + "検診料を48件、二重に徴収しました。差額は6月末までにお返しします。"
    assert elements_of(fee)["secondary_damage"].level is Level.OPTIONAL
    leak = fee + "\n別の方の通知書をお送りし、氏名と口座番号が見られた可能性があります。"
    assert elements_of(leak)["secondary_damage"].level is not Level.OPTIONAL


def absent(text: str) -> set[str]:
    """Return what is asked for and not there."""
    return {e.id for e in elements_of(text).values() if e.level is not Level.OPTIONAL and e.status is Status.ABSENT}


def test_a_medium_that_no_network_reaches_cannot_be_wiped_from_afar() -> None:
    stick = absent(TOP + "6月2日、教員が生徒31名の成績を記録したSDカードを紛失しました。")
    assert not stick & {"remote_wipe", "data_on_device"} and "disk_encryption" in stick
    assert {"remote_wipe", "data_on_device"} <= absent(TOP + "6月2日、教員が業務用のタブレットを紛失しました。")


def test_a_restored_outage_needs_no_other_way() -> None:
    down = TOP + "本日13時から、窓口のシステムの障害で住民票を受け取れませんでした。"
    moot = {"workaround", "eta", "impact_area", "impact_service"}
    assert not absent(down + "15時に復旧しました。") & moot
    assert "workaround" in absent(down + "15時に一部の店舗で復旧しました。ほかは復旧の見込みが立っていません。")
    assert "workaround" in absent(down + "復旧作業を開始しました。")


def test_the_title_names_the_product() -> None:
    notice = "電気毛布「ほかり」の回収のお知らせ\n\n" + TOP + "発火のおそれがあります。ただちに使用を中止してください。"
    assert "product_name" not in absent(notice)
    assert "product_name" in absent(notice.replace("「ほかり」", ""))


@pytest.mark.parametrize(
    "text",
    [
        "遊具での事故について\n\nお客様1名がけがをされました。\n\n今後は、毎朝の点検でカバーを外し、2人で確かめます。",
        "使用期限を過ぎたワクチンの接種について\n\n本日、使用期限を過ぎたワクチンを24名に接種したことが分かりました。今後は在庫の点検を行います。",
        "浴槽からのレジオネラ属菌の検出について\n\n当館の浴槽から細菌が検出されました。浴槽の使用を止め、配管を消毒しました。原因は清掃の不足です。",
    ],
)
def test_what_nobody_took_home_cannot_be_sent_back(text: str) -> None:
    asked = {name for name, e in elements_of(text).items() if e.level is not Level.OPTIONAL}
    assert not asked & {"model_lot", "recall_method", "stop_use", "scope_items", "secondary_damage"}


def test_goods_in_the_hands_of_people_are_asked_for_all_that_a_recall_needs() -> None:
    text = "遊具の自主回収について\n\n販売した室内用の遊具で、お子さま1名がけがをされました。毎朝の点検をお願いします。"
    assert {"model_lot", "recall_method", "stop_use"} <= set(elements_of(text))
    assert "stop_use" in elements_of("加湿器からの発火について\n\n加湿器から発火する事故がありました。お客様1名がやけどをされました。")


def test_a_mode_that_hardly_fits_is_not_named() -> None:
    assert shown_mode("system_outage", {"system_outage"}, {"system_outage": 0.2, "other": 0.17}) == "other"
    assert shown_mode("insider", {"insider", "ransomware"}, {"insider": 0.2, "ransomware": 0.19}) == "insider"
