"""Kind, stage, mode and certainty: pure functions of the text, right on texts never learnt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.domain.fact import KINDS, MODES, STAGES
from checker.facts.certainty import certainty_of
from checker.facts.classify import classify
from checker.facts.mode_model import load_model
from checker.text.document import Document
from checker.text.segment import build_document
from checker.text.source import SourceText

DATA = Path(__file__).resolve().parents[1] / "data"


def _document(text: str) -> Document:
    return build_document(SourceText("-", text))


def _dev() -> list[dict[str, object]]:
    return [json.loads(line) for line in (DATA / "notices_dev.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "kind", "stage"),
    [
        ("件名:【お詫び】資料の送り間違いについて\n\n山田様\n\n別の資料をお送りしました。", "mail", "first"),
        ("障害について(第3報)\n\n2025年3月4日\n\n復旧作業を続けています。", "followup", "update"),
        ("障害について(第一報)\n\n2025年3月4日\n\nつながりにくい状態です。", "notice", "first"),
        ("位置情報が公開されていた件(第二報・最終)\n\n2025年3月4日\n\n調査を終えました。", "followup", "final"),
        ("最終処分場の火災について(第二報)\n\n2025年3月4日\n\n火は消えました。", "followup", "update"),
        ("不正アクセスについて(最終報告)\n\n2025年3月4日\n\n調査を終えました。", "followup", "final"),
        ("検定の採点の誤りについて\n\n2025年3月4日\n\n2月3日に発表した検定の結果に誤りがありました。", "notice", "first"),
        ("紛失について\n\n2025年3月4日\n\n鞄を失くし、3月3日に会員の方へお知らせしました。", "notice", "first"),
        ("障害について\n\n2025年3月4日\n\n2月3日に発表した障害の対象に誤りがありました。", "followup", "update"),
        ("回収について\n\n2025年3月4日\n\n2月3日に発表した製品の回収が終わりました。", "followup", "update"),
        ("会員サイトの件 よくあるご質問\n\nQ1. 何が起きましたか。\nA1. 停止しました。\nQ2. いつ直りますか。\nA2. 明日です。", "faq", "first"),
    ],
)
def test_kind_and_stage(text: str, kind: str, stage: str) -> None:
    said = classify(_document(text))
    assert (said.kind, said.stage) == (kind, stage)


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("営業担当が業務用のノートパソコンを電車内に置き忘れ、見つかっておりません。", "lost_device"),
        ("共有設定の誤りにより、応募者の一覧が誰でも閲覧できる状態でした。", "misconfiguration"),
        ("サーバーがランサムウェアに感染し、データが暗号化されました。", "ransomware"),
        ("電気ケトルの取っ手が外れるおそれがあるため、自主回収いたします。", "product_defect"),
        ("宛先をBCCに入れるべきところTOに入れ、会員のメールアドレスが見える形で送信しました。", "email_missend"),
    ],
)
def test_mode_of_plain_stories(words: str, mode: str) -> None:
    assert classify(_document(f"お詫びとお知らせ\n\n2025年3月4日\n\n{words}")).mode == mode


def test_food_poisoning_is_a_defect_only_of_what_is_taken_back() -> None:
    meal = "食中毒について\n\n2025年3月4日\n\n当社が3月1日に製造した弁当の商品で食中毒が起き、製造を止めました。"
    assert classify(_document(meal)).mode == "other"
    assert classify(_document(meal + "\n対象の商品を回収し、代金を返金します。")).mode == "product_defect"


def test_figures_on_the_dev_set() -> None:
    """The dev set is never learnt."""
    records = _dev()
    said = [classify(_document(str(r["text"]))) for r in records]
    assert sum(s.kind == r["kind"] for s, r in zip(said, records, strict=True)) / len(records) >= 0.95
    assert sum(s.mode == r["mode"] for s, r in zip(said, records, strict=True)) / len(records) >= 0.92


def test_classification_names_are_of_the_contract() -> None:
    assert set(load_model().modes) <= set(MODES)
    for record in _dev()[:8]:
        said = classify(_document(str(record["text"])))
        assert said.kind in KINDS
        assert said.stage in STAGES


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("通信障害のお詫び\n\n2025年3月4日\n\n本日10時から通信がつながりにくい状態が続いております。", "confirmed"),
        ("不正アクセスについて\n\n2025年3月4日\n\n当社のサーバーに不正アクセスがあり、会員情報が流出した可能性があります。", "possible"),
        ("不正アクセスについて\n\n2025年3月4日\n\n不正アクセスがありました。情報が外部に流出したかどうかは調査中です。", None),
    ],
)
def test_certainty(text: str, certainty: str | None) -> None:
    assert certainty_of(_document(text)) == certainty


def test_empty_text_is_classified_without_error() -> None:
    assert classify(_document("")).mode in MODES
    assert certainty_of(_document("")) in ("confirmed", "possible", "denied", None)
