"""What an official text does not say is no official value: correct responders would be told that they are wrong."""

from __future__ import annotations

import pytest

from checker.audit.files import ReplyFile
from checker.audit.run import Plan, audit
from checker.domain.audit import AuditReport
from tests.audit.helpers import reply


def _report(official: str, *texts: str) -> AuditReport:
    replies = tuple(reply(str(n), text, f"担当{n}", "2026-11-20T10:00") for n, text in enumerate(texts, 1))
    return audit(ReplyFile(replies), [("official", official)], Plan(by_meaning=False))


def _facts(official: str) -> set[str]:
    return {f"{row.subject}={row.value}" for row in _report(official, "ご連絡ありがとうございます。").fact_sheet}


# (official text, what its sheet does not say, a plain statement, what its sheet does say)
PAIRS = [
    ("当日の1日券は全額払い戻します。", "=12月1日(1日)", "12月1日に全額払い戻します。", "払い戻しの日時=12月1日"),
    ("鍵の持ち出しについて、医師は許可を得ておりませんでした。", "=認められていた", "医師は許可を得ておりました。", "=認められていた"),
    ("社員が行いましたが、校長の確認は行われておりませんでした。", "=人の操作・作業の誤りではない",
     "担当者は手順どおりに作業しておりました。", "=人の操作・作業の誤りではない"),
    ("手順どおりに作業しておりませんでした。", "=人の操作・作業の誤りではない", "原因は職員の操作の誤りです。", "原因=人の操作・作業の誤り"),
    ("「大地震です」と放送されましたが、誤りです。", "原因=自然現象", "停電の原因は地震です。", "原因=自然現象"),
    ("身代金は支払っておりません。", "=お客様負担・有料", "代金は返金できません。", "=返金しない"),
    ("電話で口座番号をお聞きすることはありません。", "受け渡しの方法(電話・口座番号)=当方が訪問・引き取り",
     "職員がご自宅に伺って引き取ります。", "=当方が訪問・引き取り"),
    ("返金にあたり、口座番号をお聞きすることはありません。", "返金の方法=振り込みはしない", "口座へのご返金はございません。", "=振り込みはしない"),
    ("会員カードの番号で購入をお調べします。レシートのない方も、会員カードの番号でお調べします。", "会員証・学生証=要らない",
     "会員カードは不要です。", "会員証・学生証=要らない"),
    ("部品の強さが足りなかったためです。", "=見つかっていない・戻っていない", "書類が3通足りません。", "=見つかっていない・戻っていない"),
    ("受け取られた方に名簿をお返しいただきました。", "=お客様が返送・持参する", "届いた名簿はお返しください。", "=お客様が返送・持参する"),
    ("菌が出なければ炊事場を使えるようにします。", "=使ってよい", "炊事場は使えます。", "=使ってよい"),
    ("県の立ち入り検査を受けました。", "=使ってよい", "園内には立ち入りできます。", "=使ってよい"),
    ("行き先は変わりません。運賃も変わりません。", "交通費=お客様負担", "運賃はお客様のご負担です。", "交通費=お客様負担"),
    ("アプリから車の鍵が開けられなくなりました。", "開封=控える", "箱は開けないでください。", "開封=控える"),
    ("けが人はいません。", "けが=不要", "お手続きはいりません。", "請求の手続き=しなくてよい"),
    ("空港の搭乗手続きのシステムが使えなくなりました。", "=無効・やり直し", "お手元のチケットは使えません。", "=無効・やり直し"),
    ("ATMが使えず、カードが機械に残りました。", "=無効・やり直し", "ご予約はいったん取り消しとさせていただきます。", "=無効・やり直し"),
    ("通話がつながりにくくなりました。", "=済み", "通話は復旧しました。", "=済み"),
    ("営業を停止しました。", "=済み", "営業を再開しました。", "=済み"),
    ("基本料金から1日分を差し引きます。", "=お客様負担", "解約の手数料を差し引きます。", "=お客様負担・有料"),
    ("請求は取り消しました。", "=削除済み", "データは消しました。", "=削除済み"),
    ("全員にメールの削除のお願いを送りました。", "=削除済み", "メールは全員が削除しました。", "=削除済み"),
    ("写真が消えることはありません。", "=残っていない", "写真は消えてしまいました。", "=残っていない"),
    ("契約の内容が外に漏れたおそれはありません。", "=契約の内容を含む", "氏名が漏れたおそれがあります。", "=氏名を含む"),
    ("パスワードは暗号化して保存しております。", "=パスワードを含む", "一覧にはパスワードが保存されていました。", "=パスワードを含む"),
    ("検査で大腸菌が出ました。", "=検査を含む", "検査の結果も漏れました。", "=検査を含む"),
    ("命綱を巻き取る機械が正しく動いていませんでした。", "=影響なし", "2階の機械は正しく動いています。", "=影響なし"),
    ("警察へ届けましたが、まだ見つかっておりません。", "=報告していない", "警察への届け出はまだしておりません。", "=報告していない"),
    ("サイトの運営会社の入力の誤りです。", "=当方に責任がある", "当社の入力の誤りです。", "=当方に責任がある"),
    ("お手元の請求書は破棄してください。", "申請書=要る", "申請書のご提出が必要です。", "申請書=要る"),
    ("対象の電池を回収し、新しいものと交換します。", "発見・回収=見つかった", "なくした電池は回収しました。", "=見つかった・戻った"),
    ("製品の使用をやめ、電話でお申し込みください。", "継続か終了か", "販売を中止しました。", "継続か終了か"),
    ("北浜産うなぎ蒲焼の一部に外国産が使われていました。", "二次被害", "流出したカード番号が使われていました。", "二次被害"),
    ("お支払いに遅れはありません。", "=会社負担・無料", "お支払いは必要ありません。", "=会社負担・無料"),
    ("市の職員が電話で操作をお願いすることはありません。", "誰が行ったか", "職員が誤って送信しました。", "誰が行ったか=自社の職員"),
    ("店にも問い合わせましたが、分かりませんでした。", "=影響あり", "2号店にも同じ誤りが見つかりました。", "=影響あり"),
    ("今後は二人での確認を徹底します。", "=2人", "けがをされた方は2人です。", "=2人"),
    ("ほかの施設は通常どおり営業しています。", "復旧・再開", "施設は再開しました。", "復旧・再開"),
]  # fmt: skip


@pytest.mark.parametrize(("official", "false", "plain", "true"), PAIRS)
def test_an_official_value_is_what_the_text_says(official: str, false: str, plain: str, true: str) -> None:
    assert not [fact for fact in _facts(official) if false in fact]
    assert [fact for fact in _facts(plain) if true in fact]


def test_a_figure_with_thousands_is_whole() -> None:
    assert "返金・補償の額=15,000円まで" in _facts("宿泊の費用は1人15,000円まで当社が負担し、お支払いします。")


def test_a_subject_is_named_as_the_text_names_it() -> None:
    facts = _facts("名簿には会葬された方のお名前が載っておりました。賞味期限は2027年8月3日です。")
    assert any("名簿" in fact for fact in facts)
    assert not any("一覧" in fact for fact in facts)
    assert "賞味期限=2027年8月3日" in facts


def test_today_of_a_dated_official_text_is_its_own_day() -> None:
    facts = _facts("2026年3月31日 三崎銀行\n振り込みの一部が遅れております。本日中にすべて処理する予定です。")
    assert "処理の日時=3月31日(本日)" in facts
    assert not any("三崎" in fact for fact in facts)


def test_what_is_made_is_told_in_the_brackets() -> None:
    facts = _facts("加湿器(2023年10月から2025年2月に製造、36,500台)で、煙が出るおそれがあることが分かりました。")
    assert "製造の日時=2023年10月" in facts
    assert not any(fact.startswith("判明") for fact in facts)


TWO_WAYS = "クレジットカードでお支払いの方はカード会社を通じて、口座振替の方は口座へお返しします。"


@pytest.mark.parametrize("told", [TWO_WAYS, "カードでお支払いの方には、カード会社を通じてお返しします。"])
def test_who_repeats_one_of_two_ways_is_not_corrected(told: str) -> None:
    assert _report(TWO_WAYS, told).corrections == ()


def test_another_way_for_all_is_corrected() -> None:
    assert _report(TWO_WAYS, "ご返金は商品券で行います。").corrections


def test_the_official_sentence_on_the_same_cost_is_quoted() -> None:
    report = _report("無料で作り直します。診察代は当店が負担します。", "診察代はお客様のご負担です。")
    (correction,) = report.corrections
    assert all("診察代は当店が負担します" in reason.should_say for reason in correction.reasons)
