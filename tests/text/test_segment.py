# ruff: noqa: E501  (tables of long Japanese lines)
"""Layout, sections and sentences, on small texts, on a pasted page and on all labelled notices."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.rules.files import load_group
from checker.text.document import CONTENT_KINDS, Document, LineKind
from checker.text.headings import is_plain_heading
from checker.text.segment import build_document, classify_line
from checker.text.source import SourceText

DATA = Path(__file__).parent.parent / "data"
PAGE = """本文へスキップ
ホーム 会社情報 製品情報 採用情報 お問い合わせ
ホーム > ニュース > 個人情報漏えいに関するお詫び
この記事をシェア
ツイート
2024.05.21

個人情報の漏えいに関するお詫びとご報告

2024 年 5 月 21 日
株式会社サンプル商事

平素は格別のご高配を賜り、厚く御礼申し上げます。
このたび、当社のサーバーが第三者による不正アクセスを受け、お客様の情報が漏え
いした可能性があることが判明いたしました。お客様には多大なるご迷惑とご心配をおかけす
ることを深くお詫び申し上げます（詳細は下記のとおりです。）。

記

１．経緯
 5 ⽉ 5 ⽇に、Yahoo! JAPAN の Mr. Smith から「見える。どうなっているのか。」と連絡がありました。
第2 漏えいした情報
項目\t件数
氏名\t1,234件
|---|---|
発生日時：2024年5月5日 15:00頃
・対象の方には個別に連絡いたします
・パスワードの変更をお願いします

お問い合わせ先
電話：0120-000-000（平日9:00～17:00）

以上

関連リンク
・2023年の障害に関するお知らせ
プライバシーポリシー | サイトマップ | 利用規約
© 2024 Sample Inc. All Rights Reserved.
1 / 2
"""


def _document(text: str) -> Document:
    return build_document(SourceText("a", text))


def _words(text: str) -> list[str]:
    return [s.span.of(text) for s in _document(text).sentences]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("", LineKind.BLANK),
        ("２０２４年５月１日（水）", LineKind.DATE),
        ("最終更新日：2024年8月9日", LineKind.DATE),
        ("お客様各位", LineKind.ADDRESSEE),
        ("患　者　様　各　位", LineKind.ADDRESSEE),
        ("1,846名様", LineKind.PROSE),
        ("■ 該当するお客様", LineKind.HEADING),
        ("第1 事案の概要", LineKind.HEADING),
        ("1. 経緯", LineKind.HEADING),
        ("１　状況", LineKind.HEADING),
        ("（1）侵入の経路", LineKind.HEADING),
        ("一、届け出", LineKind.HEADING),
        ("①対象", LineKind.HEADING),
        ("【お問い合わせ】", LineKind.HEADING),
        ("〔経過〕", LineKind.HEADING),
        ("## 経緯", LineKind.HEADING),
        ("**経緯**", LineKind.HEADING),
        ("3 名が対象", LineKind.PROSE),
        ("1. パスワードを今すぐ変更してください", LineKind.BULLET),
        ("・氏名", LineKind.BULLET),
        ("- 氏名", LineKind.BULLET),
        ("発生日時：2024年5月1日", LineKind.LABEL),
        ("12:14　警報", LineKind.PROSE),
        ("氏名 | 12件", LineKind.TABLE_ROW),
        ("合計　　　　12件", LineKind.TABLE_ROW),
        ("かゆみ…………… 104人", LineKind.TABLE_ROW),
        ("Q1. いつ届きますか。", LineKind.QUESTION),
        ("Ｑ２　どうして誤ったのですか。", LineKind.QUESTION),
        ("問３　費用はかかりますか", LineKind.QUESTION),
        ("お問い合わせは窓口まで。", LineKind.PROSE),
        ("問い合わせ先", LineKind.PROSE),
        ("以上", LineKind.CLOSING),
        ("> 引用です。", LineKind.QUOTE),
        ("------", LineKind.NOISE),
        ("© 2024 Example Inc.", LineKind.NOISE),
        ("設定 > セキュリティ の順に開いてください", LineKind.PROSE),
        ("ログイン画面でエラーが出ていました。", LineKind.PROSE),
        ("クッキー缶の自主回収について", LineKind.PROSE),
    ],
)
def test_looks_of_a_line(line: str, kind: LineKind) -> None:
    assert classify_line(line) is kind


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("一つ目です。二つ目です。", ["一つ目です。", "二つ目です。"]),
        ("「見えた。困る。」と言われました。次の文。", ["「見えた。困る。」と言われました。", "次の文。"]),
        ("お電話ください（平日のみです。）。次です。", ["お電話ください（平日のみです。）。", "次です。"]),
        ("終わりました。（詳細は後日お知らせします。）次です。", ["終わりました。", "（詳細は後日お知らせします。）", "次です。"]),
        ("なぜ？と聞かれました！本当です。", ["なぜ？と聞かれました！", "本当です。"]),
        ("v1.2.3 の https://a.example/b?c=1.5 を見た。", ["v1.2.3 の https://a.example/b?c=1.5 を見た。"]),
        ("閉じない「かぎ。次の文。", ["閉じない「かぎ。", "次の文。"]),
        ("・氏名\n・住所\n・電話番号", ["・氏名", "・住所", "・電話番号"]),
        ("1　配送\n2　受付\n3　予約", ["1　配送", "2　受付", "3　予約"]),
        ("改行をまたいで続く文で、\r\n次の行に続きます。", ["改行をまたいで続く文で、\r\n次の行に続きます。"]),
        ("・保存箱は色を赤に統一し、廃棄の箱とは\n　別の部屋に置きます。", ["・保存箱は色を赤に統一し、廃棄の箱とは\n　別の部屋に置きます。"]),
        ("4月8日　該当する管理者の鍵を取り消し\n4月14日　外部の調査会社が保全作業を開始", ["4月8日　該当する管理者の鍵を取り消し", "4月14日　外部の調査会社が保全作業を開始"]),
    ],
)  # fmt: skip
def test_sentences(text: str, sentences: list[str]) -> None:
    assert _words(text) == sentences


def test_pasted_page() -> None:
    document = _document(PAGE)
    kinds = {line.span.of(PAGE): line.kind for line in document.lines}
    noise = [words for words, kind in kinds.items() if kind is LineKind.NOISE]
    assert len(noise) == 11
    assert document.title and document.title.of(PAGE) == "個人情報の漏えいに関するお詫びとご報告"
    assert kinds["株式会社サンプル商事"] is LineKind.SIGNATURE
    words = [s.text for s in document.sentences]
    assert (
        "このたび、当社のサーバーが第三者による不正アクセスを受け、お客様の情報が漏え\nいした可能性があることが判明いたしました。"
        in words
    )
    assert any(
        w.startswith("5月5日に、Yahoo! JAPAN の Mr. Smith から「見える。") and w.endswith("ました。") for w in words
    )
    assert [s.heading.of(PAGE) for s in document.sections if s.heading] == [
        "１．経緯",
        "第2 漏えいした情報",
        "お問い合わせ先",
    ]
    assert document.sentences[5].kind is LineKind.GREETING or any(
        s.kind is LineKind.GREETING for s in document.sentences
    )


def test_questions_open_sections_below_headings() -> None:
    text = "# よくあるご質問\n\n## お金のこと\n\nQ1. 返金は？\nA1. いたします。\n\nQ2. いつですか。\nA2. 5月です。\n"
    document = _document(text)
    assert [s.heading.of(text) for s in document.sections if s.heading] == [
        "## お金のこと",
        "Q1. 返金は？",
        "Q2. いつですか。",
    ]
    answer = next(s for s in document.sentences if s.text.startswith("A2"))
    assert document.heading_of(answer) == "Q2. いつですか。"


@pytest.mark.parametrize(
    ("line", "question", "answer"),
    [
        ("Q1 対象は? A 4,219名です。", "Q1 対象は?", "A 4,219名です。"),
        ("Q.方法は？ A.着払いで戻します。", "Q.方法は？", "A.着払いで戻します。"),
        ("Q2 返金は／現金書留で送ります。", "Q2 返金は", "／現金書留で送ります。"),
        ("Q3 二段階認証は。→6月28日から全員必須。", "Q3 二段階認証は。", "→6月28日から全員必須。"),
        ("Q4 読めなくなったもの → 伝票の控え。", "Q4 読めなくなったもの", "→ 伝票の控え。"),
    ],
)
def test_answer_on_the_line_of_its_question(line: str, question: str, answer: str) -> None:
    document = _document(line + "\n")
    assert [(s.span.of(line), s.kind) for s in document.sentences] == [
        (question, LineKind.QUESTION),
        (answer, LineKind.PROSE),
    ]
    assert document.heading_of(document.sentences[1]).strip() == question


@pytest.mark.parametrize(
    "question",
    ["Q1 氏名/住所は漏れましたか？", "Q2 設定 → 通知の順に開けばよいですか？", "Q3 設定→通知が開かない"],
)
def test_slash_or_way_through_menus_inside_a_question_parts_nothing(question: str) -> None:
    assert _words(question) == [question]


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("工事 道路を掘った跡は朝までに埋め戻しておいた", LineKind.PROSE),
        ("喫茶 はる", LineKind.SIGNATURE),
    ],
)
def test_last_line_of_a_memo_is_no_signature(last: str, kind: LineKind) -> None:
    document = _document(f"断水についてのお知らせ\n\n水道管の交換のため、水が出ませんでした。\n\n{last}\n")
    assert document.sentences[-1].kind is kind


@pytest.mark.parametrize(
    "reply",
    [
        "返金は不可、交換のみ。詳細は基準書参照。緒方",
        "お待たせしております！アイテムが消えたのは2月18日の更新からです。GMルカ",
        "写真は別の場所に保存しているので、ほかの人の画面には出ていません！",
        "令和7年10月2日、つまり本日の正午に載せました！",
        "お引き渡しから3か月以内にお知らせください！",
    ],
)
def test_short_replies_are_content(reply: str) -> None:
    assert {s.kind for s in _document(reply).sentences} == {LineKind.PROSE}


def test_statements_of_replies_are_content() -> None:
    lost = []
    for path in sorted(DATA.glob("replies_*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            texts = {reply["id"]: reply["text"] for reply in row["replies"]} | {"official": row["official"] or ""}
            documents = {name: _document(text) for name, text in texts.items()}
            for pair in row["contradictions"]:
                for side in "ab":
                    document, words = documents[pair[side]], pair[f"{side}_span"]
                    start = document.text.index(words)
                    touched = [
                        s for s in document.sentences if s.span.start < start + len(words) and start < s.span.end
                    ]
                    if not any(s.kind in CONTENT_KINDS for s in touched):
                        lost.append((row["id"], words))
    # One official text asks 「決定が前日の17時になったのは?」: the time stands in the question itself.
    assert len(lost) <= 1, lost


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("Q3 けがは? 軽いやけどが1件。", ["軽いやけどが1件。"]),
        ("Q5 対応は？無償修理。交換や返金はしない。", ["無償修理。", "交換や返金はしない。"]),
        ("Q1 対象か分かりますか? 調べ方も教えてください。", []),
        ("Q2 届いた品を使いました。どうすればよいですか?", []),
    ],
)
def test_an_answer_on_the_line_of_a_short_question(line: str, answers: list[str]) -> None:
    assert [s.text for s in _document(line).sentences if s.kind in CONTENT_KINDS] == answers


def test_examples_of_the_word_lists() -> None:
    data = load_group("layout")
    examples = data["layout.noise"]["examples"]
    assert all(classify_line(line) is LineKind.NOISE for line in examples["noise"])
    assert not any(classify_line(line) is LineKind.NOISE for line in examples["content"])
    examples = data["layout.headings"]["examples"]
    assert all(is_plain_heading(line) for line in examples["heading"])
    assert not any(is_plain_heading(line) for line in examples["plain"])


def test_front_matter_is_no_sentence() -> None:
    text = "---\ntitle: お詫び\n---\n本文です。\n"
    document = build_document(SourceText("a.md", text, body=text.index("本文"), front_matter={"title": "お詫び"}))
    assert [s.text for s in document.sentences] == ["本文です。"]


def _evidence() -> list[tuple[str, str, Document]]:
    found = []
    for path in sorted(DATA.glob("notices_*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            document = build_document(SourceText(row["id"], row["text"]))
            for element in row["elements"].values():
                found.extend((row["id"], words, document) for words in element.get("evidence", ()))
    return found


def test_labelled_evidence_lies_in_sentences() -> None:
    total = alone = 0
    lost = []
    for name, words, document in _evidence():
        start = document.text.index(words)
        touched = [s for s in document.sentences if s.span.start < start + len(words) and start < s.span.end]
        total += 1
        alone += len(touched) == 1
        if not any(s.kind in CONTENT_KINDS for s in touched):
            lost.append((name, words))
    print(f"evidence strings {total}, inside one sentence {alone / total:.4f}, lost {len(lost)}")
    assert not lost
    assert alone / total >= 0.99


def test_labelled_notices_hold_no_noise_but_rules() -> None:
    wrong = set()
    for _, _, document in _evidence():
        for line in document.lines:
            words = line.span.of(document.text)
            if line.kind is LineKind.NOISE and any(c.isalnum() for c in words):
                wrong.add(words)
    assert not wrong


PIECES = ["あいう", "です。", "\n", "\r\n", "「", "」", "（", "）", "・", "1. ", "Q1 ", "■ ", "# ", "　", " ", "|", "---", "、", "？", "記", "2024年5月1日", "©", ">", "\u2028", "が\u3099"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(deadline=None)
def test_spans_are_in_order_and_inside(text: str) -> None:
    document = _document(text)
    last = 0
    for i, sentence in enumerate(document.sentences):
        assert sentence.index == i
        assert last <= sentence.span.start < sentence.span.end <= len(text)
        assert sentence.span.of(text).strip() == sentence.span.of(text)
        section = document.sections[sentence.section].span
        assert section.start <= sentence.span.start < max(section.end, 1)
        last = sentence.span.end
    ends = [0]
    for line in document.lines:
        assert ends[-1] <= line.span.start <= line.span.end
        ends.append(line.span.end)
    skipped = (LineKind.NOISE, LineKind.BLANK, LineKind.FRONT_MATTER)
    covered = {k for s in document.sentences for k in range(s.span.start, s.span.end)}
    for line in document.lines:
        if line.kind not in skipped:
            assert all(k in covered for k in range(line.span.start, line.span.end) if not text[k].isspace())


@pytest.mark.parametrize(
    "text", ["「" * 50_000, "あ。" * 20_000, "あ\n" * 5_000, "（あ。" * 20_000, "a@" * 50_000, " " * 200_000 + "あ"]
)
def test_hostile_input_stays_fast(text: str) -> None:
    start = time.process_time()
    _document(text)
    assert time.process_time() - start < 4
